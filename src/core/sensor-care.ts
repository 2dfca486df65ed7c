import type { Calibration, CalibrationProblem } from './calibration.ts';
import { validateCalibration } from './calibration.ts';

/** What is kept about the device that is a sensor, and where it hangs. Everything is optional; texts are never markup. */
export interface SensorCare {
  /** Where in the room it hangs ("top shelf, left"). */
  readonly position?: string;
  readonly calibration?: Calibration;
  /** Address or serial number that the device itself tells, the same on every computer. */
  readonly identity?: string;
  readonly manufacturer?: string;
  readonly model?: string;
  readonly firmware?: string;
  readonly hardware?: string;
  /** How often it measures, ms. */
  readonly sensorIntervalMs?: number;
}

/** A change by a person. What is not there stays; `null` removes. */
export interface CareChange {
  readonly position?: string;
  readonly calibration?: Calibration | null;
  readonly sensorIntervalMs?: number | null;
}

/** What a device told about itself. */
export type DeviceTold = Pick<
  SensorCare,
  'identity' | 'manufacturer' | 'model' | 'firmware' | 'hardware' | 'sensorIntervalMs'
>;

export interface CareProblem {
  readonly field: 'sensorIntervalMs' | `calibration.${CalibrationProblem['field']}`;
  readonly code: 'interval-out-of-range' | CalibrationProblem['code'];
}

const LONGEST_TEXT = 60;
const DAY = 24 * 3_600_000;

/** Check a change before it is used or stored. An empty list means that it holds. @param now ms since the epoch */
export function validateCare({ calibration, sensorIntervalMs }: CareChange, now: number): CareProblem[] {
  const problems: CareProblem[] = [];
  if (calibration !== undefined && calibration !== null)
    for (const { field, code } of validateCalibration(calibration, now))
      problems.push({ field: `calibration.${field}`, code });
  if (typeof sensorIntervalMs === 'number' && !isInterval(sensorIntervalMs))
    problems.push({ field: 'sensorIntervalMs', code: 'interval-out-of-range' });
  return problems;
}

/** Apply a change that was validated. */
export function changeCare(care: SensorCare, change: CareChange): SensorCare {
  const next: { -readonly [K in keyof SensorCare]: SensorCare[K] } = { ...care };
  const { position, calibration, sensorIntervalMs } = change;
  if (position !== undefined) next.position = position.trim().slice(0, LONGEST_TEXT);
  if (calibration === null) delete next.calibration;
  else if (calibration !== undefined) next.calibration = { ...calibration, by: calibration.by.trim() };
  if (sensorIntervalMs === null) delete next.sensorIntervalMs;
  else if (sensorIntervalMs !== undefined) next.sensorIntervalMs = sensorIntervalMs;
  return next;
}

/**
 * Take in what a device told. Its identity is kept when none was known; another one is never taken over silently.
 * @returns the same object when nothing is new
 */
export function takeTold(care: SensorCare, told: DeviceTold): SensorCare {
  const next: { -readonly [K in keyof SensorCare]: SensorCare[K] } = { ...care };
  for (const key of ['manufacturer', 'model', 'firmware', 'hardware'] as const) {
    const text = told[key]?.trim().slice(0, LONGEST_TEXT);
    if (text !== undefined && text !== '') next[key] = text;
  }
  const identity = told.identity?.trim().slice(0, LONGEST_TEXT);
  if (care.identity === undefined && identity !== undefined && identity !== '') next.identity = identity;
  if (told.sensorIntervalMs !== undefined && isInterval(told.sensorIntervalMs))
    next.sensorIntervalMs = told.sensorIntervalMs;
  const isSame = (Object.keys(next) as (keyof SensorCare)[]).every((key) => next[key] === care[key]);
  return isSame ? care : next;
}

/** What stays when another device takes the place: only where it hangs. */
export function careOfSuccessor({ position }: SensorCare): SensorCare {
  return position === undefined ? {} : { position };
}

function isInterval(ms: number): boolean {
  return Number.isFinite(ms) && ms >= 1_000 && ms <= DAY;
}
