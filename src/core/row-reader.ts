import type { Fault } from './fault.ts';
import type { RecordingLayout, TemperatureUnit } from './recording.ts';
import { readRow, recogniseLayout } from './recording.ts';
import type { BadRowReason } from './view.ts';

/** Bad lines that are listed; all of them are counted. */
const LISTED_BAD_ROWS = 100;

/** Readings of one device, in the order of the file. Times in ms, values in °C. */
export interface DeviceReadings {
  readonly times: number[];
  readonly values: number[];
}

export interface ParsedRecording {
  readonly devices: ReadonlyMap<string, DeviceReadings>;
  readonly rows: number;
  readonly badRows: number;
  readonly bad: readonly { readonly line: number; readonly reason: BadRowReason }[];
}

/** Takes rows as they come and sorts their readings by device. */
export class RowReader implements ParsedRecording {
  readonly devices = new Map<string, DeviceReadings>();
  readonly bad: { line: number; reason: BadRowReason }[] = [];
  rows = 0;
  badRows = 0;
  readings = 0;
  readonly #unit: TemperatureUnit;
  #line = 0;
  #layout: RecordingLayout | undefined;

  constructor(unit: TemperatureUnit) {
    this.#unit = unit;
  }

  /** @returns the fault that refuses the whole file, if its header is not one of a recording */
  take(rows: readonly (readonly string[])[]): Fault | undefined {
    for (const cells of rows) {
      this.#line += 1;
      if (cells.length === 1 && (cells[0] ?? '').trim() === '') continue;
      if (this.#layout === undefined) {
        const layout = recogniseLayout(cells);
        if ('code' in layout) return layout;
        this.#layout = layout;
        continue;
      }
      this.#row(this.#layout, cells);
    }
    return undefined;
  }

  #row(layout: RecordingLayout, cells: readonly string[]): void {
    this.rows += 1;
    const { readings, bad } = readRow(layout, cells, this.#unit);
    if (bad !== undefined) {
      this.badRows += 1;
      if (this.bad.length < LISTED_BAD_ROWS) this.bad.push({ line: this.#line, reason: bad });
    }
    for (const { device, time, value } of readings) {
      const known = this.devices.get(device) ?? { times: [], values: [] };
      this.devices.set(device, known);
      known.times.push(time);
      known.values.push(value);
      this.readings += 1;
    }
  }
}

/** Readings in order of time; of several at the same instant the first in the file. */
export function inTimeOrder({ times, values }: DeviceReadings): DeviceReadings {
  const isSorted = times.every((time, i) => i === 0 || time > (times[i - 1] ?? 0));
  if (isSorted) return { times, values };
  const order = times.map((_, i) => i).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
  const sorted: DeviceReadings = { times: [], values: [] };
  for (const i of order) {
    const time = times[i] ?? 0;
    if (time === sorted.times.at(-1)) continue;
    sorted.times.push(time);
    sorted.values.push(values[i] ?? 0);
  }
  return sorted;
}
