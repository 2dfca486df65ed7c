import { plausible } from './plausible.ts';
import { roundTo } from './round-to.ts';
import type { DriverCharacteristic, SensorDriver } from './sensor-driver.ts';

const own = (part: string) => `f000${part}-0451-4000-b000-000000000000`;
const HUMIDITY_SENSOR = own('aa20');
const RANGE = { lowest: -40, highest: 125 };

/** Temperature and humidity of the HDC1000, 16 bits each over their whole span. All zeros: not switched on yet. */
const humiditySensor: DriverCharacteristic = {
  service: HUMIDITY_SENSOR,
  uuid: own('aa21'),
  quantities: ['temperature', 'humidity'],
  prefers: 'notify',
  pollMs: 30_000,
  decode: (frame) => {
    if (frame.byteLength !== 4) return undefined;
    const isOff = frame.getUint32(0) === 0;
    const [temperature, humidity] = [frame.getUint16(0, true), frame.getUint16(2, true)];
    return plausible(RANGE, [
      { quantity: 'temperature', value: isOff ? undefined : roundTo(2, -40 + (165 * temperature) / 65_536) },
      { quantity: 'humidity', value: isOff ? undefined : roundTo(2, (100 * humidity) / 65_536) },
    ]);
  },
};

/** TI SensorTag CC2650. Source: sandeepmistry/node-sensortag lib/cc2650.js. */
export const sensortag: SensorDriver = {
  key: 'sensortag',
  label: 'TI SensorTag CC2650',
  filters: [{ namePrefix: 'CC2650 SensorTag' }, { namePrefix: 'SensorTag 2.0' }],
  optionalServices: [HUMIDITY_SENSOR],
  range: RANGE,
  characteristics: [humiditySensor],
  recognise: (services) => services.includes(HUMIDITY_SENSOR),
  conversation: {
    opening: [{ service: HUMIDITY_SENSOR, uuid: own('aa22'), bytes: [1] }],
    closing: [{ service: HUMIDITY_SENSOR, uuid: own('aa22'), bytes: [0] }],
  },
};
