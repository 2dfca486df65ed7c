import type { Calibration, Correction } from '../../core/calibration.ts';
import { readNumber } from '../room/rules-draft.ts';

/** A calibration as typed: numbers and days as text. */
export interface CalibrationDraft {
  type: Correction['type'];
  offset: string;
  points: [{ raw: string; real: string }, { raw: string; real: string }];
  /** `2026-11-20`, or ''. */
  date: string;
  due: string;
  by: string;
}

/** What the fields show at first. @param raw what the sensor says now (°C), for the first point */
export function draftCalibration(
  calibration: Calibration | undefined,
  raw: number | undefined,
  now: number,
): CalibrationDraft {
  const correction = calibration?.correction;
  const [a, b] = correction?.type === 'two-point' ? correction.points : [undefined, undefined];
  return {
    type: correction?.type ?? 'offset',
    offset: correction?.type === 'offset' ? show(correction.offset) : '',
    points: [
      { raw: show(a?.raw ?? raw), real: show(a?.real) },
      { raw: show(b?.raw), real: show(b?.real) },
    ],
    // A new comparison is of today, also where the last one is shown to start from.
    date: dayOf(now),
    due: dayOf(nextYear(now)),
    by: calibration?.by ?? '',
  };
}

/** What was typed. What is no number or no day becomes NaN, so that the check names the field. */
export function readCalibration({ type, offset, points, date, due, by }: CalibrationDraft): Calibration {
  const [a, b] = points;
  const pointOf = ({ raw, real }: { raw: string; real: string }) => ({
    raw: readNumber(raw),
    real: readNumber(real),
  });
  return {
    correction:
      type === 'offset' ? { type, offset: readNumber(offset) } : { type, points: [pointOf(a), pointOf(b)] },
    date: timeOf(date),
    ...(due === '' ? {} : { due: timeOf(due) }),
    by,
  };
}

/** What the sensor sent for a corrected temperature (°C): the correction undone. */
export function uncorrect(value: number, correction: Correction | undefined): number {
  if (correction === undefined) return value;
  if (correction.type === 'offset') return round(value - correction.offset);
  const [a, b] = correction.points;
  const slope = (b.real - a.real) / (b.raw - a.raw);
  return round((value - a.real) / slope + a.raw);
}

/** `2026-11-20` of a time, in the time zone of this device. */
export function dayOf(time: number): string {
  const date = new Date(time);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function timeOf(day: string): number {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return NaN;
  return new Date(year, month - 1, date).getTime();
}

function nextYear(time: number): number {
  const date = new Date(time);
  return date.setFullYear(date.getFullYear() + 1);
}

function show(value: number | undefined): string {
  return value === undefined ? '' : String(round(value)).replace('-', '\u2212');
}

function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
