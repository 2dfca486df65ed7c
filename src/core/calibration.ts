import type { Profile } from './profile.ts';

/** A reading of the sensor and what a reference thermometer showed beside it (°C). */
export interface CalibrationPoint {
  readonly raw: number;
  readonly real: number;
}

/** `offset` is added (K); two points make a straight line. */
export type Correction =
  | { readonly type: 'offset'; readonly offset: number }
  | { readonly type: 'two-point'; readonly points: readonly [CalibrationPoint, CalibrationPoint] };

/** How a sensor was held against a reference. Times in ms since the epoch. */
export interface Calibration {
  readonly correction: Correction;
  readonly date: number;
  /** When it has to be done again. */
  readonly due?: number;
  /** Who did it. */
  readonly by: string;
}

/** A change of a sensor's calibration. What was stored before keeps the values that it was judged with. */
export interface CalibrationChange {
  readonly at: number;
  readonly from?: Calibration;
  readonly to?: Calibration;
}

export interface CalibrationProblem {
  readonly field: 'offset' | 'points' | 'date' | 'due' | 'by';
  readonly code:
    | 'not-a-number'
    | 'offset-too-large'
    | 'points-too-close'
    | 'slope-out-of-range'
    | 'date-in-future'
    | 'due-not-after-date'
    | 'by-empty'
    | 'by-too-long';
}

/** K. A sensor that is further off is not to be corrected but to be replaced. */
export const LARGEST_OFFSET = 10;
/** K between the two points: closer ones would magnify the error of the reference. */
export const CLOSEST_POINTS = 5;
const STEEPEST = 1.1;
const FLATTEST = 0.9;
const LONGEST_BY = 60;
const DAY = 24 * 3_600_000;

/**
 * The temperature that a reading stands for, in hundredths of a degree, as sensors send them.
 * @param raw °C, as the sensor sent it
 */
export function correct(raw: number, correction: Correction | undefined): number {
  if (correction === undefined) return raw;
  const { slope, offset } = lineOf(correction);
  return Math.round((slope * raw + offset) * 100) / 100 + 0;
}

/** Which calibration was in force at `time`. */
export function calibrationAt(
  changes: readonly CalibrationChange[],
  time: number,
  now: Calibration | undefined,
): Calibration | undefined {
  const inOrder = [...changes].sort((a, b) => a.at - b.at);
  const before = inOrder.findLast(({ at }) => at <= time);
  if (before !== undefined) return before.to;
  const first = inOrder[0];
  return first === undefined ? now : first.from;
}

/** What was learned under one calibration, as it is under another: nothing has to be learned anew. */
export function recalibrate(
  profile: Profile,
  from: Correction | undefined,
  to: Correction | undefined,
): Profile {
  const before = lineOf(from);
  const after = lineOf(to);
  const raw = (profile.median - before.offset) / before.slope;
  const iqr = (profile.iqr / before.slope) * after.slope;
  return { ...profile, median: after.slope * raw + after.offset, iqr };
}

/** Check a calibration before it is used or stored. An empty list means that it holds. @param now ms since the epoch */
export function validateCalibration(calibration: Calibration, now: number): CalibrationProblem[] {
  const { correction, date, due, by } = calibration;
  const problems: CalibrationProblem[] = correctionProblems(correction);
  const add = (field: CalibrationProblem['field'], code: CalibrationProblem['code']) =>
    problems.push({ field, code });
  if (!Number.isFinite(date)) add('date', 'not-a-number');
  // A day in advance: the date is a day, and days begin earlier elsewhere.
  else if (date > now + DAY) add('date', 'date-in-future');
  if (due !== undefined && !Number.isFinite(due)) add('due', 'not-a-number');
  else if (due !== undefined && due <= date) add('due', 'due-not-after-date');
  if (by.trim() === '') add('by', 'by-empty');
  else if (by.length > LONGEST_BY) add('by', 'by-too-long');
  return problems;
}

function correctionProblems(correction: Correction): CalibrationProblem[] {
  if (correction.type === 'offset') {
    if (!Number.isFinite(correction.offset)) return [{ field: 'offset', code: 'not-a-number' }];
    return Math.abs(correction.offset) > LARGEST_OFFSET
      ? [{ field: 'offset', code: 'offset-too-large' }]
      : [];
  }
  const [a, b] = correction.points;
  if (![a.raw, a.real, b.raw, b.real].every(Number.isFinite))
    return [{ field: 'points', code: 'not-a-number' }];
  if (Math.abs(a.raw - b.raw) < CLOSEST_POINTS) return [{ field: 'points', code: 'points-too-close' }];
  if ([a, b].some(({ raw, real }) => Math.abs(real - raw) > LARGEST_OFFSET))
    return [{ field: 'points', code: 'offset-too-large' }];
  const { slope } = lineOf(correction);
  return slope < FLATTEST || slope > STEEPEST ? [{ field: 'points', code: 'slope-out-of-range' }] : [];
}

function lineOf(correction: Correction | undefined): { slope: number; offset: number } {
  if (correction === undefined) return { slope: 1, offset: 0 };
  if (correction.type === 'offset') return { slope: 1, offset: correction.offset };
  const [a, b] = correction.points;
  const slope = (b.real - a.real) / (b.raw - a.raw);
  return { slope, offset: a.real - slope * a.raw };
}
