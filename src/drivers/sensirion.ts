import { batteryLevel, BATTERY_SERVICE } from './battery-level.ts';
import { plausible } from './plausible.ts';
import { roundTo } from './round-to.ts';
import { sensirionAdvertisement } from './sensirion-advertisement.ts';
import { SENSIRION, SENSIRION_DOWNLOAD, sensirionLog } from './sensirion-log.ts';
import type { DriverCharacteristic, SensorDriver } from './sensor-driver.ts';

const RANGE = { lowest: -45, highest: 125 };
const TEMPERATURE = SENSIRION('2234');
const HUMIDITY = SENSIRION('1234');

/** A float32. While a Humigadget sends its log, longer frames come the same way: a run number and up to four floats. */
function float(service: string, uuid: string, quantity: 'temperature' | 'humidity'): DriverCharacteristic {
  return {
    service,
    uuid,
    quantities: [quantity],
    prefers: 'notify',
    pollMs: 30_000,
    decode: (frame) => {
      if (frame.byteLength >= 8 && frame.byteLength <= 20 && frame.byteLength % 4 === 0) return [];
      if (frame.byteLength !== 4 || isSubnormal(frame)) return undefined;
      return plausible(RANGE, [{ quantity, value: roundTo(2, frame.getFloat32(0, true)) }]);
    },
  };
}

/** A number so near to zero that it is none: a small whole number, taken for a float. */
function isSubnormal(frame: DataView): boolean {
  const bits = frame.getUint32(0, true);
  return bits > 0 && bits < 0x00800000;
}

/**
 * Sensirion's gadgets with live values over a connection: Smart Humigadget (SHT3x), SHT4x gadgets, MyCO2.
 * Source: Sensirion/SmartGadget-Firmware Simple BLE Profile Description; Sensirion/arduino-ble-gadget.
 */
export const sensirion: SensorDriver = {
  key: 'sensirion',
  label: 'Sensirion',
  filters: [
    ...['MyCO2', 'SHT4', 'Smart Humigadget'].map((namePrefix) => ({ namePrefix })),
    { manufacturerData: [{ companyIdentifier: 0x06d5 }] },
  ],
  optionalServices: [TEMPERATURE, HUMIDITY, SENSIRION_DOWNLOAD, BATTERY_SERVICE],
  range: RANGE,
  characteristics: [
    float(TEMPERATURE, SENSIRION('2235'), 'temperature'),
    float(HUMIDITY, SENSIRION('1235'), 'humidity'),
    batteryLevel,
  ],
  recognise: (services) => services.includes(TEMPERATURE),
  log: sensirionLog,
  advertisement: sensirionAdvertisement,
};
