/** What to judge temperatures by. Bounds in °C, times in ms since the epoch. */
export interface StatisticsRange {
  readonly low: number;
  readonly high: number;
  readonly from: number;
  readonly to: number;
  /** Between readings further apart than this nobody knows what the temperature was. */
  readonly maxGapMs: number;
  /** Whether two readings belong together although they lie further apart than that. */
  readonly isBridged?: (from: number, to: number) => boolean;
}

/** Temperatures in °C, durations in ms, `watched` from 0 to 1. */
export interface Statistics {
  /** Weighted by time. */
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  readonly count: number;
  readonly tooWarmMs: number;
  readonly tooColdMs: number;
  /** Share of `from`..`to` that lies between two readings no further apart than `maxGapMs`. */
  readonly watched: number;
}

/**
 * Sum up a stretch of a room's history. Between two readings that are close enough, the temperature is taken to run
 * straight from one to the other (trapezoidal rule), so the time beyond a bound ends where that line crosses it.
 * Unwatched time is neither warm nor cold, and has no part in the mean.
 *
 * Readings next before `from` and next after `to` may be handed in: they complete the stretches at the edges, but are
 * not counted and are never `min` or `max` (so the mean can lie beyond these when there are few readings).
 * If nothing is watched (a single reading), the mean is the plain one.
 *
 * @param times ms since the epoch, ascending
 * @param values °C, as many; NaN means that nothing was read
 * @returns `undefined` when there is no reading in `from`..`to`
 */
export function statistics(
  times: ArrayLike<number>,
  values: ArrayLike<number>,
  { low, high, from, to, maxGapMs, isBridged = () => false }: StatisticsRange,
): Statistics | undefined {
  let min = Infinity;
  let max = -Infinity;
  let count = 0;
  let sum = 0;
  let watchedMs = 0;
  let area = 0;
  let tooWarmMs = 0;
  let tooColdMs = 0;
  let t0 = Number.NaN;
  let v0 = Number.NaN;
  for (let i = 0; i < times.length; i++) {
    const t1 = times[i] ?? Number.NaN;
    const v1 = values[i] ?? Number.NaN;
    if (Number.isNaN(v1)) continue;
    if (t1 >= from && t1 <= to) {
      count++;
      sum += v1;
      min = Math.min(min, v1);
      max = Math.max(max, v1);
    }
    const start = Math.max(t0, from);
    const end = Math.min(t1, to);
    if (end > start && (t1 - t0 <= maxGapMs || isBridged(t0, t1))) {
      const at = (time: number) => v0 + ((v1 - v0) * (time - t0)) / (t1 - t0);
      const a = at(start);
      const b = at(end);
      const ms = end - start;
      watchedMs += ms;
      area += (ms * (a + b)) / 2;
      tooWarmMs += ms * shareAbove(a, b, high);
      tooColdMs += ms * shareAbove(-a, -b, -low);
    }
    t0 = t1;
    v0 = v1;
  }
  if (count === 0) return undefined;
  const mean = watchedMs > 0 ? area / watchedMs : sum / count;
  return {
    mean,
    min,
    max,
    count,
    tooWarmMs,
    tooColdMs,
    watched: watchedMs > 0 ? watchedMs / (to - from) : 0,
  };
}

/** How much of a straight line from `a` to `b` lies above `limit`, 0 to 1. */
function shareAbove(a: number, b: number, limit: number): number {
  const top = Math.max(a, b);
  const bottom = Math.min(a, b);
  if (top <= limit) return 0;
  return bottom >= limit ? 1 : (top - limit) / (top - bottom);
}
