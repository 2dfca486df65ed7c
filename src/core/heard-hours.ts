import type { Gap } from './gap.ts';

const HOUR = 3_600_000;

/** How well a sensor was heard, hour by hour. */
export interface HeardHours {
  /** Start of each hour, ms since the epoch; the first and the last may be cut by the span. */
  readonly hours: Float64Array;
  /** Share of the intervals of the hour that brought a reading over the air, 0..1. */
  readonly share: Float32Array;
}

/**
 * Share of the expected readings that were heard, per hour, from the times of what is stored. What a log filled in was not heard.
 * @param times of stored readings, ms since the epoch, ascending
 * @param gaps that touch the span
 * @param intervalMs how often a reading is expected
 */
export function heardPerHour(
  times: ArrayLike<number>,
  gaps: readonly Gap[],
  from: number,
  to: number,
  intervalMs: number,
): HeardHours {
  const first = Math.floor(from / HOUR);
  const count = to > from ? Math.ceil(to / HOUR) - first : 0;
  const heard = new Float64Array(count);
  const filled = gaps.filter(({ filledBy }) => filledBy === 'log');
  let slot = -1;
  for (let i = 0; i < times.length; i += 1) {
    const time = times[i] ?? Number.NaN;
    if (!(time >= from && time < to)) continue;
    if (filled.some((gap) => time > gap.from && time < (gap.to ?? Infinity))) continue;
    // Several readings in one interval count once.
    if (Math.floor(time / intervalMs) === slot) continue;
    slot = Math.floor(time / intervalMs);
    const hour = Math.floor(time / HOUR) - first;
    heard[hour] = (heard[hour] ?? 0) + 1;
  }
  const hours = Float64Array.from(heard, (_, i) => (first + i) * HOUR);
  const share = Float32Array.from(heard, (n, i) => {
    const start = Math.max(from, (first + i) * HOUR);
    const expected = (Math.min(to, (first + i + 1) * HOUR) - start) / intervalMs;
    return Math.min(1, n / Math.max(1, expected));
  });
  return { hours, share };
}

/** How many of `times` lie in each hour of the span. */
export function countPerHour(times: ArrayLike<number>, hours: Float64Array): Uint16Array {
  const counts = new Uint16Array(hours.length);
  const first = hours[0] ?? 0;
  for (let i = 0; i < times.length; i += 1) {
    const hour = Math.floor(((times[i] ?? Number.NaN) - first) / HOUR);
    if (hour >= 0 && hour < counts.length) counts[hour] = (counts[hour] ?? 0) + 1;
  }
  return counts;
}
