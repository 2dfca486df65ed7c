import { hourOf } from './block.ts';
import type { Column } from './column.ts';
import { createColumn, holdsTime, insertReading, mergeColumns } from './column.ts';
import type { Series } from './series.ts';

/** One hour of one series that is held in memory. */
export interface HeldHour {
  readonly series: Series;
  readonly hour: number;
  readonly column: Column;
}

/** Readings held in memory, any number of series and hours at once. */
export class Hours {
  readonly #bySeries = new Map<Series, Map<number, Column>>();
  #size = 0;

  /** Number of readings held. */
  get size(): number {
    return this.#size;
  }

  /**
   * @param time ms since the epoch; a fraction of a millisecond is cut off
   * @returns false when there is a reading at that time already, which then stays
   * @throws RangeError for a time or value that is no finite number: "no value" is never a reading
   */
  add(series: Series, time: number, value: number): boolean {
    if (!Number.isFinite(time) || !Number.isFinite(Math.fround(value)))
      throw new RangeError(`not a reading: ${series} ${time} ${value}`);
    const hour = hourOf(time);
    const hours = this.#of(series);
    let column = hours.get(hour);
    if (column === undefined) hours.set(hour, (column = createColumn()));
    const added = insertReading(column, Math.floor(time) - hour, value);
    if (added) this.#size++;
    return added;
  }

  has(series: Series, time: number): boolean {
    const hour = hourOf(time);
    const column = this.#bySeries.get(series)?.get(hour);
    return column !== undefined && holdsTime(column, Math.floor(time) - hour);
  }

  /** Take another's readings in as if they had come first: at equal times theirs stay. */
  addEarlier(earlier: Hours): void {
    for (const { series, hour, column } of earlier.all()) {
      const hours = this.#of(series);
      const later = hours.get(hour);
      const merged = later === undefined ? column : mergeColumns(column, later);
      hours.set(hour, merged);
      this.#size += merged.n - (later?.n ?? 0);
    }
  }

  /** Every held hour, series by series. */
  all(): HeldHour[] {
    return this.first(Infinity);
  }

  /** At most `count` held hours. */
  first(count: number): HeldHour[] {
    const some: HeldHour[] = [];
    for (const [series, hours] of this.#bySeries) {
      for (const [hour, column] of hours) {
        if (some.length === count) return some;
        some.push({ series, hour, column });
      }
    }
    return some;
  }

  /** The hours of one series, in no particular order. */
  of(series: Series): HeldHour[] {
    return [...(this.#bySeries.get(series) ?? [])].map(([hour, column]) => ({ series, hour, column }));
  }

  drop(series: Series, hour: number): void {
    const hours = this.#bySeries.get(series);
    this.#size -= hours?.get(hour)?.n ?? 0;
    hours?.delete(hour);
    if (hours?.size === 0) this.#bySeries.delete(series);
  }

  clear(): void {
    this.#bySeries.clear();
    this.#size = 0;
  }

  dropSensor(sensor: string): void {
    for (const { series, hour } of this.all()) if (series.startsWith(`${sensor}/`)) this.drop(series, hour);
  }

  #of(series: Series): Map<number, Column> {
    let hours = this.#bySeries.get(series);
    if (hours === undefined) this.#bySeries.set(series, (hours = new Map()));
    return hours;
  }
}
