import { GAP_INTERVALS } from './cadence.ts';
import type { Disagreement, LoggedTemperature, LogMerge } from './merge-log.ts';
import { AGREE_WITHIN } from './merge-log.ts';

/** A record of a log that keeps only the highest and lowest temperature (°C) of the span that ends at `time`. */
export interface LoggedExtremes {
  readonly time: number;
  readonly spanMs: number;
  readonly high: number;
  readonly low: number;
}

/** K: an extreme this little beyond what was heard is rounding. */
const ROUNDING = 0.05;

interface Span {
  /** Readings heard in it. */
  readonly min: number;
  readonly max: number;
  /** Its longest stretch without a reading. */
  readonly from: number;
  readonly to: number;
}

/**
 * Merge extremes with what was heard live. When within its span an extreme was, is not told: one that nobody heard is put into the
 * longest stretch that nobody heard (the lowest at its first third, the highest at its second). A span that was heard all along must agree.
 * @param stored live readings around the log, in order of time
 * @param intervalMs how often the sensor is heard
 */
export function mergeExtremes(
  stored: { readonly times: ArrayLike<number>; readonly values: ArrayLike<number> },
  log: readonly LoggedExtremes[],
  intervalMs: number,
): LogMerge {
  const added: LoggedTemperature[] = [];
  const disagreements: Disagreement[] = [];
  let repeated = 0;
  for (const record of log) {
    const span = spanOf(stored, record);
    const before = added.length + disagreements.length;
    const isHeard = span.to - span.from <= GAP_INTERVALS * intervalMs;
    const third = (share: number) => Math.round(span.from + (share * (span.to - span.from)) / 3);
    if (isHeard) disagreements.push(...differences(record, span));
    else {
      if (record.low < span.min - ROUNDING) added.push({ time: third(1), value: record.low });
      if (record.high > span.max + ROUNDING) added.push({ time: third(2), value: record.high });
    }
    if (added.length + disagreements.length === before) repeated += 1;
  }
  added.sort((a, b) => a.time - b.time);
  return { added, repeated, disagreements };
}

function differences({ time, high, low }: LoggedExtremes, { min, max }: Span): Disagreement[] {
  const pairs = [
    { time, live: max, logged: high },
    { time, live: min, logged: low },
  ];
  // The sensor itself looks more often than we do: twice the allowance of a single value.
  return pairs.filter(({ live, logged }) => Math.abs(live - logged) > 2 * AGREE_WITHIN).slice(0, 1);
}

function spanOf(
  { times, values }: { readonly times: ArrayLike<number>; readonly values: ArrayLike<number> },
  { time, spanMs }: LoggedExtremes,
): Span {
  const start = time - spanMs;
  let [min, max] = [Infinity, -Infinity];
  let longest = { from: start, to: start };
  let last = start;
  const mark = (at: number) => {
    if (at - last > longest.to - longest.from) longest = { from: last, to: at };
    last = at;
  };
  for (let i = 0; i < times.length; i += 1) {
    const at = times[i] ?? Number.NaN;
    if (!(at > start && at <= time)) continue;
    min = Math.min(min, values[i] ?? Infinity);
    max = Math.max(max, values[i] ?? -Infinity);
    mark(at);
  }
  mark(time);
  return { min, max, ...longest };
}
