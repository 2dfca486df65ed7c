import type { AdvertisementReading } from './advertisement.ts';
import { advertisementForm, siliconRange } from './advertisement-form.ts';
import { humidity, temperature } from './measured.ts';
import type { DriverMeasurement } from './sensor-driver.ts';

const TELTONIKA = 0x089a;

/** Bits of the flags, each with the bytes that it brings along, in their order. The others bring none. */
const TEMPERATURE = 0x01;
const HUMIDITY = 0x02;
const MOVEMENT = 0x10;
const ANGLE = 0x20;
const LOW_BATTERY = 0x40;
const VOLTAGE = 0x80;

/**
 * The block of a Teltonika EYE sensor, advertised or read: version 1, flags, then only what the flags announce, most significant
 * byte first. What follows the block is ignored: a read brings six bytes more.
 * Source: Teltonika EYE Sensor BLE protocol document.
 */
export function readTeltonikaEye(frame: DataView): AdvertisementReading | undefined {
  if (frame.byteLength < 2 || frame.getUint8(0) !== 1) return undefined;
  const flags = frame.getUint8(1);
  let at = 2;
  const take = (flag: number, bytes: number): number | undefined => {
    if ((flags & flag) === 0) return undefined;
    at += bytes;
    return at - bytes;
  };
  const temperatureAt = take(TEMPERATURE, 2);
  const humidityAt = take(HUMIDITY, 1);
  take(MOVEMENT, 2);
  take(ANGLE, 3);
  const voltageAt = take(VOLTAGE, 1);
  if (at > frame.byteLength) return undefined;
  const measurements: DriverMeasurement[] = [];
  if (temperatureAt !== undefined) measurements.push(temperature(frame.getInt16(temperatureAt) / 100));
  if (humidityAt !== undefined) measurements.push(humidity(frame.getUint8(humidityAt)));
  return {
    measurements,
    batteryLow: (flags & LOW_BATTERY) !== 0,
    ...(voltageAt !== undefined && { batteryMv: 2_000 + 10 * frame.getUint8(voltageAt) }),
  };
}

/** Teltonika EYE Sensor (BTSMP1). In its iBeacon and Eddystone modes the block is in the scan response. */
export const teltonikaEyeAdvertisement = advertisementForm({
  companyIds: [TELTONIKA],
  range: siliconRange,
  coinCell: true,
  read: ({ manufacturerData }) => {
    const frame = manufacturerData.get(TELTONIKA);
    return frame && readTeltonikaEye(frame);
  },
});
