import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantileOfSorted, tabulateErrors, thresholdAt } from './threshold.ts';

const table = [
  { percentile: 90, error: 1 },
  { percentile: 99, error: 2 },
  { percentile: 99.9, error: 4 },
];

describe('quantileOfSorted', () => {
  it('interpolates between order statistics', () => {
    expect(quantileOfSorted([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantileOfSorted([1, 2, 3, 4], 0)).toBe(1);
    expect(quantileOfSorted([1, 2, 3, 4], 1)).toBe(4);
    expect(quantileOfSorted([7], 0.3)).toBe(7);
    expect(quantileOfSorted([], 0.5)).toBeNaN();
  });
});

describe('tabulateErrors', () => {
  it('tabulates what was scored and leaves out what was not', () => {
    const errors = [NaN, ...Array.from({ length: 101 }, (_, i) => 100 - i), NaN];
    expect(tabulateErrors(errors, [50, 99])).toEqual([
      { percentile: 50, error: 50 },
      { percentile: 99, error: 99 },
    ]);
  });

  it('is empty when nothing was scored', () => {
    expect(tabulateErrors([NaN])).toEqual([]);
  });
});

describe('thresholdAt', () => {
  it('gives the rows of the table', () => {
    for (const { percentile, error } of table) expect(thresholdAt(table, percentile)).toBe(error);
  });

  it('is straight over the logarithm of the share that exceeds it', () => {
    // 1 − p goes from 10 % to 1 % and to 0.1 %: halfway in its logarithm is 10^−1.5 and 10^−2.5.
    expect(thresholdAt(table, 100 * (1 - 10 ** -1.5))).toBeCloseTo(1.5, 9);
    expect(thresholdAt(table, 100 * (1 - 10 ** -2.5))).toBeCloseTo(3, 9);
  });

  it('does not extrapolate', () => {
    expect(thresholdAt(table, 50)).toBe(1);
    expect(thresholdAt(table, 99.999)).toBe(4);
  });

  it('is no number without a table', () => {
    expect(thresholdAt([], 99)).toBeNaN();
  });

  it('never falls when the percentile rises', () => {
    const percentile = fc.double({ min: 50, max: 99.999, noNaN: true });
    fc.assert(
      fc.property(percentile, percentile, (p, q) => {
        expect(thresholdAt(table, Math.min(p, q))).toBeLessThanOrEqual(thresholdAt(table, Math.max(p, q)));
      }),
    );
  });
});
