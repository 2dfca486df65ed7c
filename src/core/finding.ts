/**
 * What Frostline noticed about a sensor itself, apart from the temperature of its room. Readings are stored and judged all the
 * same; a finding says how far they can be trusted. What `value` and `against` mean for each kind:
 *
 * - `log-disagrees`: the sensor's own log and what was heard of the same minute differ; logged value, live value
 * - `log-time-impossible`: records of a log carry times that have not come yet or lie before the epoch of Bluetooth sensors (they
 *   have no place in a history and are left out); the time, our time
 * - `jump-beyond-physics`: the temperature changed faster than a sensor in a case can; value after, value before
 * - `repeats-exactly`: the same temperature over and over, to the last digit; the value
 * - `time-runs-backwards`: our clock or the sensor's own was set back; by how many ms
 * - `out-of-sensor-range`: what this family of sensors cannot measure; the value, the end of the range
 * - `frame-refused`: frames that nobody understands; `detail` is the first one, in hex
 * - `identity-differs`: a device with another address or serial number answers; `detail` is what it says
 * - `calibration-overdue`: `at` is the day it was due
 * - `battery-low`: level in %, days left when they can be told
 * - `sequence-reset`: the sensor's counter of measurements began anew; counter after, counter before
 */
export type FindingKind =
  | 'log-disagrees'
  | 'log-time-impossible'
  | 'jump-beyond-physics'
  | 'repeats-exactly'
  | 'time-runs-backwards'
  | 'out-of-sensor-range'
  | 'frame-refused'
  | 'identity-differs'
  | 'calibration-overdue'
  | 'battery-low'
  | 'sequence-reset';

/** One sign of it. Times in ms since the epoch, temperatures as the sensor sent them, in °C. */
export interface Sign {
  readonly kind: FindingKind;
  readonly at: number;
  readonly value?: number;
  readonly against?: number;
  readonly detail?: string;
}

/** A finding: the signs of one kind that belong together. At most one of a kind is open per sensor. */
export interface Finding {
  readonly id: string;
  readonly sensor: string;
  readonly kind: FindingKind;
  /** Time of the first and the last sign, on the sensor's clock. */
  readonly at: number;
  readonly lastAt: number;
  /** When Frostline noticed: later than `at` for what a log brought to light. */
  readonly foundAt: number;
  /** Signs so far, ≥ 1. */
  readonly count: number;
  /** Absent while it lasts. */
  readonly endedAt?: number;
  /** Of the worst sign. */
  readonly value?: number;
  readonly against?: number;
  readonly detail?: string;
}

/** Kinds that hold until something ends them; the others are moments, and over when no more come for an hour. */
const lasting: ReadonlySet<FindingKind> = new Set(['repeats-exactly', 'calibration-overdue', 'battery-low']);

export function isLasting(kind: FindingKind): boolean {
  return lasting.has(kind);
}

/** A finding of its first sign. */
export function newFinding(sensor: string, { kind, at, ...numbers }: Sign, foundAt: number): Finding {
  return { id: `${sensor}.${kind}.${at}`, sensor, kind, at, lastAt: at, foundAt, count: 1, ...numbers };
}

/** One more sign of the same. The numbers of the worst stay. */
export function addSign(finding: Finding, sign: Sign): Finding {
  const { at, value, against, detail } = sign;
  const isWorse = distanceOf(sign) > distanceOf(finding);
  const numbers = {
    ...(value === undefined ? {} : { value }),
    ...(against === undefined ? {} : { against }),
    ...(detail === undefined ? {} : { detail }),
  };
  return {
    ...finding,
    ...(isWorse ? numbers : {}),
    lastAt: Math.max(finding.lastAt, at),
    count: finding.count + 1,
  };
}

function distanceOf({ value, against }: Pick<Sign, 'value' | 'against'>): number {
  return value === undefined ? 0 : Math.abs(value - (against ?? 0));
}
