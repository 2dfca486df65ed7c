import type { Gap } from '../../core/gap.ts';
import type { HistoryColumns } from '../../core/view.ts';

/** A column as uPlot wants it: null lifts the pen. */
export type Column = (number | null)[];

/** Temperature columns in the unit of the screen: times (ms), lowest, highest and mean of each point. */
export interface TemperatureData {
  readonly times: number[];
  readonly min: Column;
  readonly max: Column;
  readonly mean: Column;
}

/** A stretch without readings, as it is drawn. */
export interface DrawnGap {
  readonly from: number;
  readonly to: number;
  readonly cause: Gap['cause'];
}

/**
 * Make columns ready to draw: empty points are dropped, and the pen is lifted wherever a gap is recorded or two readings
 * are further apart than `breakMs`. A line over a gap would be an invented temperature.
 * @param convert °C to the unit of the screen
 */
export function temperatureData(
  columns: HistoryColumns,
  breakMs: number,
  convert: (celsius: number) => number,
): TemperatureData {
  const data: TemperatureData = { times: [], min: [], max: [], mean: [] };
  let last: number | undefined;
  columns.times.forEach((time, i) => {
    const mean = columns.mean[i] ?? NaN;
    if (!Number.isFinite(mean)) return;
    if (last !== undefined && isBroken(columns.gaps, last, time, breakMs))
      push(data, (last + time) / 2, null, null, null);
    push(data, time, convert(columns.min[i] ?? mean), convert(columns.max[i] ?? mean), convert(mean));
    last = time;
  });
  return data;
}

function push(
  data: TemperatureData,
  time: number,
  min: number | null,
  max: number | null,
  mean: number | null,
): void {
  data.times.push(time);
  data.min.push(min);
  data.max.push(max);
  data.mean.push(mean);
}

/** The model's error on its own times, broken like the temperature. */
export function errorData(columns: HistoryColumns, breakMs: number): { times: number[]; error: Column } {
  const times: number[] = [];
  const error: Column = [];
  let last: number | undefined;
  columns.errorTimes.forEach((time, i) => {
    const value = columns.error[i] ?? NaN;
    if (!Number.isFinite(value)) return;
    if (last !== undefined && isBroken(columns.gaps, last, time, breakMs)) {
      times.push((last + time) / 2);
      error.push(null);
    }
    times.push(time);
    error.push(value);
    last = time;
  });
  return { times, error };
}

function isBroken(gaps: readonly Gap[], last: number, time: number, breakMs: number): boolean {
  // What a sensor's own log gave may lie further apart, and is a reading all the same.
  const isFilled = gaps.some(
    (gap) => gap.filledBy !== undefined && gap.from <= last && (gap.to ?? Infinity) >= time,
  );
  if (isFilled) return false;
  return (
    time - last > breakMs ||
    gaps.some((gap) => gap.filledBy === undefined && gap.from >= last && (gap.to ?? Infinity) <= time)
  );
}

/** Recorded gaps cut to the span; one that still lasts reaches to its end. Those that a log has filled are none any more. */
export function drawnGaps(columns: HistoryColumns): DrawnGap[] {
  return cutToSpan(columns, (gap) => gap.filledBy === undefined);
}

/** Stretches that nobody heard live, but that a sensor's own log has filled. */
export function filledGaps(columns: HistoryColumns): DrawnGap[] {
  return cutToSpan(columns, (gap) => gap.filledBy !== undefined);
}

function cutToSpan(columns: HistoryColumns, wanted: (gap: Gap) => boolean): DrawnGap[] {
  return columns.gaps
    .filter(wanted)
    .map((gap) => ({
      from: Math.max(gap.from, columns.from),
      to: Math.min(gap.to ?? columns.to, columns.to),
      cause: gap.cause,
    }))
    .filter((gap) => gap.to > gap.from);
}

/** The span of the temperature axis: all readings and both limits, with air around them. */
export function temperatureRange(data: TemperatureData, low: number, high: number): [number, number] {
  let [bottom, top] = [low, high];
  for (const value of data.min) if (value !== null && value < bottom) bottom = value;
  for (const value of data.max) if (value !== null && value > top) top = value;
  const air = Math.max(0.5, (top - bottom) * 0.08);
  return [bottom - air, top + air];
}

/** The span of the error axis: from zero, and the threshold always in sight. */
export function errorRange(error: Column, threshold: number | undefined): [number, number] {
  let top = threshold ?? 0;
  for (const value of error) if (value !== null && value > top) top = value;
  return [0, (top || 1) * 1.4];
}

/** Which point is nearest to a time; the times ascend. */
export function nearestIndex(times: readonly number[], time: number): number {
  let [first, last] = [0, times.length - 1];
  while (last - first > 1) {
    const middle = (first + last) >> 1;
    if ((times[middle] ?? 0) < time) first = middle;
    else last = middle;
  }
  return Math.abs((times[first] ?? 0) - time) <= Math.abs((times[last] ?? 0) - time) ? first : last;
}
