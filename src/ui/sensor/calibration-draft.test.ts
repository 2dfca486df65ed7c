import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correct, validateCalibration } from '../../core/calibration.ts';
import { dayOf, draftCalibration, readCalibration, uncorrect } from './calibration-draft.ts';

const now = new Date(2026, 10, 20, 14, 6).getTime();

describe('a calibration as typed', () => {
  it('starts with today, a year, and what the sensor says', () => {
    const draft = draftCalibration(undefined, -18.8, now);
    expect(draft).toMatchObject({
      type: 'offset',
      offset: '',
      date: '2026-11-20',
      due: '2027-11-20',
      by: '',
    });
    expect(draft.points[0].raw).toBe('\u221218.8');
  });

  it('is read with a comma and a true minus', () => {
    const draft = { ...draftCalibration(undefined, undefined, now), offset: '\u22120,4', by: 'A. Meier' };
    const calibration = readCalibration(draft);
    expect(calibration.correction).toEqual({ type: 'offset', offset: -0.4 });
    expect(dayOf(calibration.date)).toBe('2026-11-20');
    expect(validateCalibration(calibration, now)).toEqual([]);
  });

  it('names the fields that are empty', () => {
    const draft = { ...draftCalibration(undefined, undefined, now), date: '', due: '' };
    expect(validateCalibration(readCalibration(draft), now)).toEqual([
      { field: 'offset', code: 'not-a-number' },
      { field: 'date', code: 'not-a-number' },
      { field: 'by', code: 'by-empty' },
    ]);
  });

  it('keeps two points', () => {
    const correction = {
      type: 'two-point',
      points: [
        { raw: -20, real: -19.6 },
        { raw: 0.2, real: 0 },
      ],
    } as const;
    const draft = draftCalibration({ correction, date: now, by: 'A' }, undefined, now);
    expect(readCalibration(draft).correction).toEqual(correction);
  });
});

describe('what the sensor says', () => {
  it('is found again from what the room shows', () => {
    const temperature = fc.integer({ min: -4_000, max: 4_000 }).map((n) => n / 100);
    const correction = { type: 'offset', offset: 0.37 } as const;
    fc.assert(
      fc.property(temperature, (raw) => {
        expect(uncorrect(correct(raw, correction), correction)).toBeCloseTo(raw, 6);
      }),
    );
  });
});
