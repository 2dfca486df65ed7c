import { describe, expect, it } from 'vitest';
import type { Calibration } from './calibration.ts';
import { calibrationAt, correct, recalibrate, validateCalibration } from './calibration.ts';

const NOW = Date.UTC(2026, 10, 20);
const DAY = 24 * 3_600_000;
const offset = (by: number): Calibration => ({
  correction: { type: 'offset', offset: by },
  date: NOW,
  by: 'A. Smith',
});
const twoPoint = {
  type: 'two-point',
  points: [
    { raw: 0.4, real: 0 },
    { raw: -19.2, real: -20 },
  ],
} as const;

describe('a correction', () => {
  it('adds an offset, to hundredths', () => {
    expect(correct(-20.13, { type: 'offset', offset: 0.25 })).toBe(-19.88);
    expect(correct(0.25, { type: 'offset', offset: -0.25 })).toBe(0);
    expect(correct(-20.13, undefined)).toBe(-20.13);
  });

  it('goes through both points', () => {
    expect(correct(0.4, twoPoint)).toBe(0);
    expect(correct(-19.2, twoPoint)).toBe(-20);
    expect(correct(-9.4, twoPoint)).toBe(-10);
  });

  it('is the one that was in force at the time', () => {
    const [a, b] = [offset(1), offset(2)];
    const changes = [
      { at: 200, from: a, to: b },
      { at: 100, to: a },
      { at: 300, from: b },
    ];
    expect([50, 100, 199, 200, 300].map((time) => calibrationAt(changes, time, undefined))).toEqual([
      undefined,
      a,
      a,
      b,
      undefined,
    ]);
    expect(calibrationAt([], 5, a)).toBe(a);
  });

  it('carries over what was learned', () => {
    const profile = { sensor: 's1', median: -19.2, iqr: 1, learnedFrom: 0, learnedTo: 1, errors: [] };
    const after = recalibrate(profile, undefined, twoPoint);
    expect(after.median).toBeCloseTo(-20, 9);
    expect(after.iqr).toBeCloseTo(20 / 19.6, 9);
    expect(recalibrate(after, twoPoint, undefined).median).toBeCloseTo(-19.2, 9);
  });
});

describe('a calibration that cannot be', () => {
  const point = (raw: number, real: number) => ({ raw, real });
  it.each([
    [offset(0.3), []],
    [offset(11), ['offset offset-too-large']],
    [offset(Number.NaN), ['offset not-a-number']],
    [{ ...offset(0), by: ' ' }, ['by by-empty']],
    [{ ...offset(0), date: NOW + 2 * DAY }, ['date date-in-future']],
    [{ ...offset(0), due: NOW }, ['due due-not-after-date']],
    [{ ...offset(0), due: NOW + 365 * DAY, correction: twoPoint }, []],
    [
      { ...offset(0), correction: { type: 'two-point', points: [point(0, 0), point(4, 4)] } },
      ['points points-too-close'],
    ],
    [
      { ...offset(0), correction: { type: 'two-point', points: [point(0, 0), point(-10, -12)] } },
      ['points slope-out-of-range'],
    ],
    [
      { ...offset(0), correction: { type: 'two-point', points: [point(0, 12), point(-100, -90)] } },
      ['points offset-too-large'],
    ],
  ] as const)('is refused with its reasons: %j', (calibration, problems) => {
    expect(validateCalibration(calibration, NOW).map(({ field, code }) => `${field} ${code}`)).toEqual(
      problems,
    );
  });
});
