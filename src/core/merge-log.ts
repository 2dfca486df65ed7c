import { AlertBook } from './alert-book.ts';
import type { Alert } from './alert.ts';
import { GAP_INTERVALS } from './cadence.ts';
import type { Gap } from './gap.ts';
import type { RuleSettings } from './settings.ts';

/** A temperature (°C) from a sensor's own history, at a time of our clock (ms since the epoch). */
export interface LoggedTemperature {
  readonly time: number;
  readonly value: number;
}

/** A live and a logged value of the same minute that do not agree (°C). */
export interface Disagreement {
  readonly time: number;
  readonly live: number;
  readonly logged: number;
}

export interface LogMerge {
  /** Readings nobody had heard live, in order of time. */
  readonly added: readonly LoggedTemperature[];
  /** Readings that were heard live and say the same. */
  readonly repeated: number;
  readonly disagreements: readonly Disagreement[];
}

/** A log record and a live reading this close together are the same minute. */
export const SAME_MS = 30_000;
/** °C: a compressor's ripple and two roundings within half a minute; beyond it sensor and air do not say the same. */
export const AGREE_WITHIN = 0.5;

/**
 * Merge a downloaded log with what was heard live. A record beside a live reading adds nothing; it confirms it or disagrees. The
 * live one stays in either case: it was judged, and people were told by it.
 * @param stored live readings around the log, in order of time
 * @param log in any order; the same instant twice counts once
 * @param agreeWithin how far two values of the same minute may be apart; of other quantities than temperature another one
 * @param sameMs how far apart in time a record and a reading may be; at most half of the log's own interval, or a record would be
 *   taken for its neighbour
 */
export function mergeLog(
  stored: { readonly times: ArrayLike<number>; readonly values: ArrayLike<number> },
  log: readonly LoggedTemperature[],
  agreeWithin = AGREE_WITHIN,
  sameMs = SAME_MS,
): LogMerge {
  const added: LoggedTemperature[] = [];
  const disagreements: Disagreement[] = [];
  let repeated = 0;
  let at = 0;
  const sorted = [...log].sort((a, b) => a.time - b.time);
  sorted.forEach((record, i) => {
    if (i > 0 && sorted[i - 1]?.time === record.time) return;
    const distance = (k: number) => Math.abs((stored.times[k] ?? Infinity) - record.time);
    while (at + 1 < stored.times.length && distance(at + 1) <= distance(at)) at += 1;
    if (distance(at) > sameMs) {
      added.push(record);
      return;
    }
    const live = stored.values[at] ?? Number.NaN;
    if (Math.abs(live - record.value) <= agreeWithin) repeated += 1;
    else disagreements.push({ time: record.time, live, logged: record.value });
  });
  return { added, repeated, disagreements };
}

/**
 * What is left of a gap after readings were found for it: its pieces in order, the filled ones marked. They cover the gap exactly, and the first begins
 * where the gap began.
 * @param times of all readings that are known now within the gap, in order
 */
export function fillGap(gap: Gap, times: readonly number[], intervalMs: number): readonly Gap[] {
  const to = gap.to;
  if (to === undefined) return [gap];
  const longest = GAP_INTERVALS * intervalMs;
  const marks = [gap.from, ...times.filter((time) => time > gap.from && time < to), to];
  const pieces: Gap[] = [];
  for (let i = 1; i < marks.length; i += 1) {
    const from = marks[i - 1] ?? gap.from;
    const end = marks[i] ?? to;
    const isFilled = end - from <= longest;
    const before = pieces.at(-1);
    if (before !== undefined && (before.filledBy === 'log') === isFilled && isFilled)
      pieces[pieces.length - 1] = { ...before, to: end };
    else
      pieces.push({
        sensor: gap.sensor,
        from,
        to: end,
        cause: gap.cause,
        ...(isFilled ? { filledBy: 'log' } : {}),
      });
  }
  return pieces;
}

/**
 * Breaches that a log brings to light, judged by the rule as if they had been heard, and marked as late. One that lasts to the end of
 * the log ends there: what comes after it was judged live.
 * @param added in order of time
 */
export function findLateAlerts(
  sensor: string,
  added: readonly LoggedTemperature[],
  settings: RuleSettings,
): readonly Alert[] {
  const book = new AlertBook(sensor, false);
  const alerts = new Map<string, Alert>();
  let last: number | undefined;
  for (const { time, value } of added) {
    // Across a hole in the log nothing is known: a breach before it does not go on behind it.
    if (last !== undefined && time - last > GAP_INTERVALS * settings.intervalMs) endAll(book, alerts, last);
    for (const { alert } of book.reading(time, value, settings)) alerts.set(alert.id, alert);
    last = time;
  }
  if (last !== undefined) endAll(book, alerts, last);
  return [...alerts.values()].map((alert) => asLate(alert, added));
}

function endAll(book: AlertBook, alerts: Map<string, Alert>, at: number): void {
  for (const { alert } of book.endAll(at)) alerts.set(alert.id, alert);
}

/** With an id of its own, because a live alert may have been raised at the same moment, and its worst value to the last digit. */
function asLate(alert: Alert, readings: readonly LoggedTemperature[]): Alert {
  const end = alert.clearedAt ?? Infinity;
  const values = readings.filter(({ time }) => time >= alert.since && time <= end).map(({ value }) => value);
  const worst = values.reduce(
    (a, b) => (alert.side === 'low' ? Math.min(a, b) : Math.max(a, b)),
    alert.worst ?? Number.NaN,
  );
  return { ...alert, id: `${alert.id}.late`, worst, late: true };
}
