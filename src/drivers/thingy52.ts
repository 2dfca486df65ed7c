import { batteryLevel, BATTERY_SERVICE } from './battery-level.ts';
import { plausible } from './plausible.ts';
import type { DriverCharacteristic, SensorDriver } from './sensor-driver.ts';

const own = (part: string) => `ef68${part}-9b35-4933-9b10-52ffa9740042`;
const CONFIGURATION = own('0100');
const ENVIRONMENT = own('0200');
const RANGE = { lowest: -40, highest: 85 };

/** Whole degrees (signed), hundredths. The sign is that of the whole degrees: −0.5 looks like 0.5. */
const temperature: DriverCharacteristic = {
  service: ENVIRONMENT,
  uuid: own('0201'),
  quantities: ['temperature'],
  prefers: 'notify',
  pollMs: 60_000,
  decode: (frame) => {
    if (frame.byteLength !== 2 || frame.getUint8(1) > 99) return undefined;
    const whole = frame.getInt8(0);
    const hundredths = whole * 100 + (whole < 0 ? -1 : 1) * frame.getUint8(1);
    return plausible(RANGE, [{ quantity: 'temperature', value: hundredths / 100 }]);
  },
};

const humidity: DriverCharacteristic = {
  service: ENVIRONMENT,
  uuid: own('0203'),
  quantities: ['humidity'],
  prefers: 'notify',
  pollMs: 60_000,
  decode: (frame) =>
    frame.byteLength === 1
      ? plausible(RANGE, [{ quantity: 'humidity', value: frame.getUint8(0) }])
      : undefined,
};

/** Nordic Thingy:52. Source: Nordic-Thingy52-FW documentation, Environment Service. */
export const thingy52: SensorDriver = {
  key: 'thingy52',
  label: 'Nordic Thingy:52',
  filters: [{ services: [CONFIGURATION] }, { namePrefix: 'Thingy' }],
  optionalServices: [CONFIGURATION, ENVIRONMENT, BATTERY_SERVICE],
  range: RANGE,
  characteristics: [temperature, humidity, batteryLevel],
  recognise: (services) => services.includes(ENVIRONMENT),
  remarks: ['uncertain-near-zero'],
};
