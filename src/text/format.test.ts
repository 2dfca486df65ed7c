import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  count,
  formatDifference,
  formatDuration,
  formatLimit,
  formatMoment,
  formatNumber,
  formatShare,
  formatTemperature,
} from './format.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = (day: number, hour: number, minute: number) => new Date(2026, 10, day, hour, minute).getTime();

describe('temperatures', () => {
  it('have one decimal, a true minus and a no-break space', () => {
    expect(formatTemperature(-18.76, 'celsius')).toBe('−18.8\u00a0°C');
    expect(formatTemperature(3, 'celsius')).toBe('3.0\u00a0°C');
  });

  it('carry no sign when they round to zero', () => {
    expect(formatTemperature(-0.04, 'celsius')).toBe('0.0\u00a0°C');
  });

  it('are a dash where there is no number', () => {
    expect(formatNumber(NaN, 1)).toBe('–');
  });

  it('are converted for the screen, differences without the offset', () => {
    expect(formatTemperature(-18, 'fahrenheit')).toBe('−0.4\u00a0°F');
    expect(formatDifference(-1.5, 'fahrenheit')).toBe('2.7\u00a0°F');
  });

  it('show a limit with the decimals it was typed with', () => {
    expect(formatLimit(-18, 'celsius')).toBe('−18\u00a0°C');
    expect(formatLimit(-17.5, 'celsius')).toBe('−17.5\u00a0°C');
    expect(formatLimit(2.25, 'celsius')).toBe('2.25\u00a0°C');
  });

  it('never show a hyphen for a minus', () => {
    fc.assert(
      fc.property(fc.double({ min: -200, max: 200, noNaN: true }), (value) => {
        expect(formatNumber(value, 1)).not.toContain('-');
      }),
    );
  });
});

describe('durations', () => {
  it.each([
    [-5, '0 s'],
    [45_999, '45 s'],
    [14 * MINUTE + 59_000, '14 min'],
    [HOUR, '1 h'],
    [HOUR + 50 * MINUTE, '1 h 50 min'],
    [76 * HOUR, '3 d 4 h'],
  ])('%d ms is %s', (ms, words) => {
    expect(formatDuration(ms)).toBe(words);
  });
});

describe('moments', () => {
  it('are a time of day today, and carry the day otherwise', () => {
    expect(formatMoment(at(20, 9, 5), at(20, 14, 0))).toBe('09:05');
    expect(formatMoment(at(12, 9, 5), at(20, 14, 0))).toBe('12 Nov 09:05');
    expect(formatMoment(new Date(2024, 1, 3, 9, 5).getTime(), at(20, 14, 0))).toBe('3 Feb 2024 09:05');
  });
});

describe('shares and counts', () => {
  it('round down, so that nearly all is not all', () => {
    expect(formatShare(0.9999)).toBe('99.9\u00a0%');
    expect(formatShare(1)).toBe('100\u00a0%');
  });

  it('have a singular', () => {
    expect(count(1, 'room', 'rooms')).toBe('1 room');
    expect(count(12_000, 'room', 'rooms')).toBe('12,000 rooms');
  });
});
