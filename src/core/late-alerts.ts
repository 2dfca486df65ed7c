import type { Alert } from './alert.ts';
import { GAP_INTERVALS } from './cadence.ts';
import type { LoggedTemperature } from './merge-log.ts';
import { findLateAlerts } from './merge-log.ts';
import { boundsBreach } from './rule.ts';
import type { RuleSettings } from './settings.ts';

/** K: a breach that a person was told of is told again when the log shows that it was worse by this much. */
const MUCH_WORSE = 0.5;
/** K: a late alert that is written already is written again when it got worse by this much. */
const WORSE = 0.1;

/** A late alert to be written down; `isNews` if a person has to be told of it (again). */
export interface LateChange {
  readonly alert: Alert;
  readonly isNew: boolean;
  readonly isNews: boolean;
}

/** How much around the added readings has to be known to judge them. */
export function lateMargin({ intervalMs, delayMs }: RuleSettings): number {
  return GAP_INTERVALS * intervalMs + delayMs;
}

/**
 * What a person must be told after a log was merged. Breaches are judged over live and logged readings together, so one that began live and went
 * on in the log is one breach; those that live judging has told as they were are left to it, and a late alert that is known already grows.
 * Sending the same log again, in parts of any size, finds nothing new.
 * @param around all temperatures around the added ones ({@link lateMargin} on either side), in order of time
 * @param added times of the added readings
 * @param known stored bounds alerts of this sensor
 * @param settings with the interval of the log if that is longer
 */
export function judgeLate(
  sensor: string,
  around: readonly LoggedTemperature[],
  added: ReadonlySet<number>,
  known: readonly Alert[],
  settings: RuleSettings,
): LateChange[] {
  const slackMs = GAP_INTERVALS * settings.intervalMs;
  const isOut = ({ value }: LoggedTemperature) =>
    boundsBreach(value, settings.low, settings.high) !== undefined;
  return findLateAlerts(sensor, around, settings).flatMap((found): LateChange[] => {
    const end = endOf(found);
    const ofLog = around.filter(({ time }) => time >= found.since && time <= end && added.has(time));
    if (ofLog.length === 0) return [];
    const same = known.filter(
      (alert) =>
        alert.side === found.side && alert.since <= end + slackMs && endOf(alert) >= found.since - slackMs,
    );
    const before = same.find(({ late }) => late === true);
    if (before !== undefined) return grown(before, found);
    // The log brought only its end: the breach itself was heard.
    if (!ofLog.some(isOut)) return [];
    const isTold = same.some(
      (live) =>
        live.since <= found.since + slackMs &&
        endOf(live) >= end - slackMs &&
        worseBy(live, found) <= MUCH_WORSE,
    );
    return isTold ? [] : [{ alert: found, isNew: true, isNews: true }];
  });
}

function grown(before: Alert, found: Alert): LateChange[] {
  const worse = worseBy(before, found);
  const alert: Alert = {
    ...before,
    since: Math.min(before.since, found.since),
    clearedAt: Math.max(endOf(before), endOf(found)),
    updatedAt: Math.max(before.updatedAt, found.updatedAt),
    ...(worse > 0 && found.worst !== undefined ? { worst: found.worst } : {}),
  };
  const isSame =
    alert.since === before.since && alert.clearedAt === before.clearedAt && alert.worst === before.worst;
  return isSame ? [] : [{ alert, isNew: false, isNews: worse >= WORSE }];
}

/** K by which `b` is worse than `a`, of the same side. */
function worseBy(a: Alert, b: Alert): number {
  const [one, other] = [a.worst ?? Number.NaN, b.worst ?? Number.NaN];
  const worse = a.side === 'low' ? one - other : other - one;
  return Number.isNaN(worse) ? 0 : worse;
}

function endOf({ clearedAt }: Alert): number {
  return clearedAt ?? Infinity;
}
