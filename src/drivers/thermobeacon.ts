import { siliconRange } from './advertisement-form.ts';
import { littleEndian } from './frame-text.ts';
import { humidity, temperature } from './measured.ts';
import { plausible } from './plausible.ts';
import type { DriverCharacteristic, SensorDriver, Write } from './sensor-driver.ts';
import { thermoBeaconAdvertisement } from './thermobeacon-advertisement.ts';
import { uuidOf } from './uuid.ts';

/** What it advertises, and where builds of it keep the characteristics. */
const SERVICES = [uuidOf(0xfff0), uuidOf(0xffe0)];
const ANSWERS = uuidOf(0xfff3);
const COMMANDS = uuidOf(0xfff5);

const [COUNT, RECORDS, IDENTIFY] = [0x01, 0x07, 0x04];
const RECORD_INTERVAL_MS = 10 * 60_000;

function command(...bytes: number[]): Write[] {
  return SERVICES.map((service) => ({ service, uuid: COMMANDS, bytes, optional: true }));
}

/** Records of the log: number of the first (u32), how many, then all temperatures, then all humidities, in sixteenths. */
export interface Dump {
  readonly first: number;
  readonly records: readonly { readonly temperature: number; readonly humidity: number }[];
}

/** @returns `undefined` for other answers, and when bytes are missing. Answers may be filled up to 20 bytes. */
export function decodeDump(frame: DataView): Dump | undefined {
  if (frame.byteLength < 6 || frame.getUint8(0) !== RECORDS) return undefined;
  const count = frame.getUint8(5);
  const length = 6 + 4 * count;
  if (count === 0 || (frame.byteLength !== length && (frame.byteLength !== 20 || length > 20)))
    return undefined;
  const records = Array.from({ length: count }, (_, i) => ({
    temperature: frame.getInt16(6 + 2 * i, true) / 16,
    humidity: frame.getUint16(6 + 2 * count + 2 * i, true) / 16,
  }));
  return { first: frame.getUint32(1, true), records };
}

/** The last record of the answer is the newest: up to ten minutes old. */
const newest = (service: string): DriverCharacteristic => ({
  service,
  uuid: ANSWERS,
  quantities: ['temperature', 'humidity'],
  prefers: 'notify',
  pollMs: RECORD_INTERVAL_MS,
  decode: (frame) => {
    const isCount = frame.byteLength >= 3 && frame.byteLength <= 20 && frame.getUint8(0) === COUNT;
    if (isCount) return [];
    const record = decodeDump(frame)?.records.at(-1);
    return record && plausible(siliconRange, [temperature(record.temperature), humidity(record.humidity)]);
  },
});

/** How many records there are has come: ask for the last one. */
function answer(uuid: string, frame: DataView): Write[] {
  if (uuid !== ANSWERS || frame.byteLength < 3 || frame.getUint8(0) !== COUNT) return [];
  const count = frame.getUint16(1, true);
  return count === 0 ? [] : command(RECORDS, ...littleEndian(count - 1, 4), 1);
}

/**
 * ThermoBeacon, sold also as ORIA, Brifit and SensorBlue. Over a connection it tells only its log, whose newest record is up to ten
 * minutes old; its advertisements tell the present.
 * Source: emericg/WatchFlower docs/thermobeacon-ble-api.md; rnlgreen/thermobeacon thermobeacon2.py.
 */
export const thermobeacon: SensorDriver = {
  key: 'thermobeacon',
  label: 'ThermoBeacon',
  filters: [{ namePrefix: 'ThermoBeacon' }],
  optionalServices: SERVICES,
  range: siliconRange,
  characteristics: SERVICES.map(newest),
  recognise: (services, name) =>
    name.startsWith('ThermoBeacon') && SERVICES.some((service) => services.includes(service)),
  conversation: { ask: { everyMs: RECORD_INTERVAL_MS / 2, writes: command(COUNT, 0, 0, 0, 0) }, answer },
  advertisement: thermoBeaconAdvertisement,
  identify: command(IDENTIFY, 0, 0, 0, 0),
  remarks: ['present-value-delayed'],
};
