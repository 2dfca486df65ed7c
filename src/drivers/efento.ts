import { advertisedDriver } from './advertised-driver.ts';
import type { AdvertisementReading } from './advertisement.ts';
import { addressAt } from './advertised-bytes.ts';
import { humidity, pressure, temperature } from './measured.ts';
import type { DriverMeasurement, TemperatureRange } from './sensor-driver.ts';

const EFENTO = 0x026c;
const CHECKSUM_BYTES = 2;
const BATTERY_OK = 0x01;

/** The numbers of the form reach to +150 °C; what is above them stands for a fault of the sensor. */
const range: TemperatureRange = { lowest: -100, highest: 150 };
const HIGHEST_TEMPERATURE = 30_000;
const HIGHEST_PRESSURE = 20_000;

/** One slot by its type; none for types that Frostline does not keep (leaks, alarms, pressure differences). */
function measure(type: number, raw: number): DriverMeasurement[] {
  switch (type) {
    case 0x01:
      return [temperature(raw > HIGHEST_TEMPERATURE ? undefined : (raw - 15_000) / 100)];
    case 0x02:
      return [humidity(raw > 100 ? undefined : raw)];
    case 0x03:
      return [pressure(raw > HIGHEST_PRESSURE ? undefined : raw * 10)];
    default:
      return [];
  }
}

function withChannels(measurements: readonly DriverMeasurement[]): DriverMeasurement[] {
  return measurements.map((one, i) => {
    const channel = measurements.slice(0, i).filter(({ quantity }) => quantity === one.quantity).length;
    return channel === 0 ? one : { ...one, channel };
  });
}

/** Three slots whose types stand before them, a counter of measurements and the state of the battery. */
function readFrame2(frame: DataView): AdvertisementReading | undefined {
  if (frame.byteLength !== 24) return undefined;
  const slots = [0, 1, 2].flatMap((slot) =>
    measure(frame.getUint8(11 + slot), frame.getUint16(14 + 2 * slot)),
  );
  return {
    measurements: withChannels(slots),
    sequence: frame.getUint32(4),
    batteryLow: (frame.getUint8(3) & BATTERY_OK) === 0,
  };
}

/** Who it is and how it is, without a measurement: those come in the scan response. */
function readFrame3(frame: DataView): AdvertisementReading | undefined {
  if (frame.byteLength < 10) return undefined;
  const batteryLow = (frame.getUint8(9) & BATTERY_OK) === 0;
  return { measurements: [], identity: addressAt(frame, 1), batteryLow };
}

/** Slots of a type and its value, then a checksum. */
function readFrame4(frame: DataView): AdvertisementReading | undefined {
  const end = frame.byteLength - CHECKSUM_BYTES;
  if (end < 4 || (end - 1) % 3 !== 0) return undefined;
  const slots: DriverMeasurement[] = [];
  for (let at = 1; at < end; at += 3) slots.push(...measure(frame.getUint8(at), frame.getUint16(at + 1)));
  return { measurements: withChannels(slots) };
}

const readerOf: Readonly<Record<number, (frame: DataView) => AdvertisementReading | undefined>> = {
  2: readFrame2,
  3: readFrame3,
  4: readFrame4,
};

/**
 * Efento loggers. Advertisement (2 or 3) and scan response (4) share a company id, so one may hide the other: either is taken.
 * Source: reelyactive/advlib-ble-manufacturers (efento); docs.efento.io, Bluetooth advertisement decoding.
 */
export const efento = advertisedDriver({
  key: 'efento',
  label: 'Efento',
  namePrefixes: [],
  companyIds: [EFENTO],
  range,
  read: ({ manufacturerData }) => {
    const frame = manufacturerData.get(EFENTO);
    return frame && frame.byteLength > 0 ? readerOf[frame.getUint8(0)]?.(frame) : undefined;
  },
});
