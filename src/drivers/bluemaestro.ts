import { advertisedDriver } from './advertised-driver.ts';
import type { AdvertisementReading } from './advertisement.ts';
import { siliconRange } from './advertisement-form.ts';
import { battery, humidity, pressure, temperature } from './measured.ts';

const BLUE_MAESTRO = 0x0133;
const TEMPERATURE_ONLY = 0x0d;
const WITH_PRESSURE = 0x1b;
const withHumidity = [0x16, 0x17, WITH_PRESSURE];

/** Type, battery, interval, number of records, then tenths, most significant byte first. */
function readTempo(frame: DataView): AdvertisementReading | undefined {
  if (frame.byteLength < 8) return undefined;
  const type = frame.getUint8(0);
  const always = [temperature(frame.getInt16(6) / 10), battery(frame.getUint8(1))];
  if (type === TEMPERATURE_ONLY) return { measurements: always };
  if (!withHumidity.includes(type) || frame.byteLength < 12) return undefined;
  const percent = humidity(frame.getInt16(8) / 10);
  // Tenths of a hectopascal, where the others have the dew point.
  const pascals = type === WITH_PRESSURE ? [pressure(frame.getUint16(10) * 10)] : [];
  return { measurements: [...always, percent, ...pascals] };
}

/**
 * Blue Maestro Tempo Disc.
 * Source: Bluetooth-Devices/bluemaestro-ble; Blue Maestro command API 2.4.
 */
export const bluemaestro = advertisedDriver({
  key: 'bluemaestro',
  label: 'Blue Maestro Tempo Disc',
  // Their name is their number, or whatever the owner wrote.
  namePrefixes: [],
  companyIds: [BLUE_MAESTRO],
  range: siliconRange,
  read: ({ manufacturerData }) => {
    const frame = manufacturerData.get(BLUE_MAESTRO);
    return frame && readTempo(frame);
  },
});
