import { advertisedDriver } from './advertised-driver.ts';
import type { AdvertisementReading } from './advertisement.ts';
import { siliconRange } from './advertisement-form.ts';
import { fixed88At } from './advertised-bytes.ts';
import { humidity, temperature } from './measured.ts';
import type { DriverMeasurement } from './sensor-driver.ts';
import { uuidOf } from './uuid.ts';

const EDDYSTONE = uuidOf(0xfeaa);

/** A byte that tells which fields follow, of two bytes each but for the acceleration, which comes last. */
function readSensorFrame(frame: DataView): AdvertisementReading | undefined {
  if (frame.byteLength < 3 || frame.getUint16(0) !== 0x2101) return undefined;
  const mask = frame.getUint8(2);
  const fields = [0x01, 0x02, 0x04].filter((bit) => mask & bit);
  const offsetOf = (bit: number) => 3 + 2 * fields.indexOf(bit);
  if (frame.byteLength < 3 + 2 * fields.length + (mask & 0x08 ? 6 : 0)) return undefined;
  const measurements: DriverMeasurement[] = [];
  if (mask & 0x02) measurements.push(temperature(fixed88At(frame, offsetOf(0x02))));
  if (mask & 0x04) measurements.push(humidity(fixed88At(frame, offsetOf(0x04))));
  return { measurements, ...(mask & 0x01 && { batteryMv: frame.getUint16(offsetOf(0x01)) }) };
}

/**
 * KKM K6 and K9, whose sensor frame travels as Eddystone's service data: 8.8 numbers, most significant byte first.
 * Source: theengs/decoder (KKM_K6P, KKM_K9); custom-components/ble_monitor test_kkm.py.
 */
export const kkm = advertisedDriver({
  key: 'kkm',
  label: 'KKM',
  namePrefixes: [],
  serviceDataUuids: [EDDYSTONE],
  range: siliconRange,
  read: ({ serviceData }) => {
    const frame = serviceData.get(EDDYSTONE);
    return frame && readSensorFrame(frame);
  },
});
