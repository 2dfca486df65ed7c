import { addressAt } from './advertised-bytes.ts';
import { siliconRange } from './advertisement-form.ts';
import { coinCellPercent } from './battery-level.ts';
import { DEVICE_INFORMATION_SERVICE } from './device-information.ts';
import { battery, temperature } from './measured.ts';
import { plausible } from './plausible.ts';
import type { DriverCharacteristic, SensorDriver } from './sensor-driver.ts';
import { readTeltonikaEye, teltonikaEyeAdvertisement } from './teltonika-eye-advertisement.ts';

const SENSOR_DATA = 'e61c0000-7df3-4d4e-8e6d-c611745b92e9';
/** The longest block and the bytes behind it that mean nothing. */
const LONGEST = 24;

/** The advertised block, to be read: also without advertisements, and when the sensor advertises as a beacon. */
const sensorBlock: DriverCharacteristic = {
  service: SENSOR_DATA,
  uuid: 'e61c0001-7df3-4d4e-8e6d-c611745b92e9',
  quantities: ['temperature', 'humidity', 'battery'],
  prefers: 'poll',
  pollMs: 30_000,
  decode: (frame) => {
    const block = frame.byteLength <= LONGEST ? readTeltonikaEye(frame) : undefined;
    if (!block) return undefined;
    const { measurements, batteryMv } = block;
    const isOff = !measurements.some(({ quantity }) => quantity === 'temperature');
    return plausible(siliconRange, [
      ...(isOff ? [temperature(undefined)] : []),
      ...measurements,
      ...(batteryMv === undefined ? [] : [battery(coinCellPercent(batteryMv))]),
    ]);
  },
  vitals: (frame) => {
    const { batteryMv, batteryLow } = readTeltonikaEye(frame) ?? {};
    return { ...(batteryMv !== undefined && { batteryMv }), ...(batteryLow !== undefined && { batteryLow }) };
  },
};

/**
 * Teltonika EYE Sensor BTSMP1. Nothing is ever written: its settings are behind a password, and belong to its owner.
 * Source: Teltonika EYE Sensor BLE Protocol Document, figure 3 (copy in VignanTej/teltonika-eye-homeassistant).
 */
export const teltonikaEye: SensorDriver = {
  key: 'teltonika-eye',
  label: 'Teltonika EYE',
  filters: [{ namePrefix: 'MP1_' }, { manufacturerData: [{ companyIdentifier: 0x089a }] }],
  optionalServices: [SENSOR_DATA, DEVICE_INFORMATION_SERVICE],
  range: siliconRange,
  characteristics: [sensorBlock],
  recognise: (services) => services.includes(SENSOR_DATA),
  advertisement: teltonikaEyeAdvertisement,
  identity: {
    from: 'read',
    service: DEVICE_INFORMATION_SERVICE,
    uuid: '652143dc-dec6-4fb1-bd46-3e919d2410a6',
    decode: (frame) => (frame.byteLength === 6 ? addressAt(frame, 0) : undefined),
  },
  remarks: ['estimated-battery'],
};
