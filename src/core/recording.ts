import type { Fault } from './fault.ts';
import type { BadRowReason } from './view.ts';

/**
 * How a recording is laid out. `long`: a row is one reading of one device; without a device column all rows belong to the file's
 * one device. `wide`: a row is one time and every other column a device.
 */
export type RecordingLayout =
  | {
      readonly form: 'long';
      readonly time: number;
      readonly device: number | undefined;
      readonly value: number;
      readonly columns: number;
    }
  | {
      readonly form: 'wide';
      readonly time: number;
      readonly devices: readonly { readonly column: number; readonly name: string }[];
      readonly columns: number;
    };

/** Unit of a recording's temperatures; everything inside is °C. */
export type TemperatureUnit = 'C' | 'F' | 'K';

/** A reading of a recording, before it has a sensor. `device` is empty where the file names none. */
export interface RecordedReading {
  readonly device: string;
  readonly time: number;
  readonly value: number;
}

const timeNames = new Set(['timestamp', 'time', 'datetime', 'date time', 'date']);
const deviceNames = new Set(['device', 'sensor', 'device id', 'sensor id', 'probe', 'name']);
const valueName = /^(temperature|temp)\b/;

const plain = (cell: string) =>
  cell
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase()
    .replaceAll('_', ' ');

/**
 * Read a header line.
 * @returns the layout, or the fault that says what is missing
 */
export function recogniseLayout(header: readonly string[]): RecordingLayout | Fault {
  const names = header.map(plain);
  if (names.length < 2) return { code: 'recording-not-a-table', detail: header[0]?.slice(0, 60) ?? '' };
  const time = names.findIndex((name) => timeNames.has(name));
  if (time === -1) return { code: 'recording-no-time-column', detail: header.join(', ').slice(0, 120) };
  const value = names.findIndex((name) => valueName.test(name));
  const columns = names.length;
  if (value !== -1) {
    const device = names.findIndex((name) => deviceNames.has(name));
    return { form: 'long', time, device: device === -1 ? undefined : device, value, columns };
  }
  const devices = header
    .map((name, column) => ({ column, name: name.trim() }))
    .filter(({ column, name }) => column !== time && name !== '');
  if (devices.length === 0 || names.some((name) => deviceNames.has(name)))
    return { code: 'recording-no-value-column', detail: header.join(', ').slice(0, 120) };
  return { form: 'wide', time, devices, columns };
}

const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * Time of a cell in ms since the epoch: ISO 8601 or `YYYY-MM-DD HH:MM:SS` (no zone = UTC), or a number of seconds or milliseconds.
 * @returns `undefined` when it is none of these, or no day of the calendar
 */
export function parseTime(cell: string): number | undefined {
  const text = cell.trim();
  if (/^\d{10}(\.\d+)?$/.test(text)) return Math.round(Number(text) * 1000);
  if (/^\d{13}$/.test(text)) return Number(text);
  const match = iso.exec(text);
  if (match === null) return undefined;
  const [, y = '', mo = '', d = '', h = '0', mi = '0', s = '0', fraction = '', zone = 'Z'] = match;
  const [month, day, hour, minute, second] = [mo, d, h, mi, s].map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const ms = Number(fraction.padEnd(3, '0').slice(0, 3));
  const utc = Date.UTC(Number(y), month - 1, day, hour, minute, second, ms);
  const back = new Date(utc);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) return undefined;
  if (zone.toUpperCase() === 'Z') return utc;
  const sign = zone.startsWith('-') ? -1 : 1;
  const digits = zone.replace(/[+:-]/g, '');
  return utc - sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
}

/** Temperature of a cell in °C. `undefined` = empty: no reading; `NaN` = not a number. */
export function parseTemperature(cell: string, unit: TemperatureUnit): number | undefined {
  const text = cell.trim().replace('−', '-');
  if (text === '') return undefined;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return Number.NaN;
  const value = Number(text);
  if (unit === 'F') return ((value - 32) * 5) / 9;
  return unit === 'K' ? value - 273.15 : value;
}

const isPossible = (value: number) => value >= -273.15 && value <= 200;

/**
 * One row of a recording.
 * @returns its readings (none for empty cells), or why the row is bad. In a wide row one bad cell makes the row bad, but the good cells count.
 */
export function readRow(
  layout: RecordingLayout,
  cells: readonly string[],
  unit: TemperatureUnit,
): { readonly readings: readonly RecordedReading[]; readonly bad?: BadRowReason } {
  if (cells.length < layout.columns) return { readings: [], bad: 'cells-missing' };
  if (cells.length > layout.columns) return { readings: [], bad: 'cells-extra' };
  const time = parseTime(cells[layout.time] ?? '');
  if (time === undefined) return { readings: [], bad: 'time-unreadable' };
  const readings: RecordedReading[] = [];
  let bad: BadRowReason | undefined;
  const read = (device: string, cell: string) => {
    const value = parseTemperature(cell, unit);
    if (value === undefined) return;
    if (Number.isNaN(value)) bad ??= 'value-unreadable';
    else if (!isPossible(value)) bad ??= 'value-impossible';
    else readings.push({ device, time, value });
  };
  if (layout.form === 'wide') for (const { column, name } of layout.devices) read(name, cells[column] ?? '');
  else {
    const device = layout.device === undefined ? '' : (cells[layout.device] ?? '').trim();
    if (layout.device !== undefined && device === '') return { readings: [], bad: 'device-missing' };
    read(device, cells[layout.value] ?? '');
  }
  return bad === undefined ? { readings } : { readings, bad };
}

const LONGEST_CADENCE = 3_600_000;

/**
 * Cadence for a recording: how long one typically waits for the next reading, in whole minutes, 1..60. The median of the distances weighed
 * by their length, because radio tags send in bursts: by number, most distances would be the seconds inside a burst.
 * Distances beyond an hour are gaps and do not count.
 */
export function cadenceOf(times: ArrayLike<number>): number {
  const distances: number[] = [];
  let total = 0;
  for (let i = 1; i < times.length; i += 1) {
    const distance = (times[i] ?? 0) - (times[i - 1] ?? 0);
    if (distance > LONGEST_CADENCE) continue;
    distances.push(distance);
    total += distance;
  }
  distances.sort((a, b) => a - b);
  let waited = 0;
  const typical = distances.find((distance) => (waited += distance) >= total / 2) ?? 60_000;
  return Math.max(1, Math.round(typical / 60_000)) * 60_000;
}
