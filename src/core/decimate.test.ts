import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decimate } from './decimate.ts';

const plain = (d: ReturnType<typeof decimate>) => ({
  times: [...d.times],
  min: [...d.min],
  max: [...d.max],
  mean: [...d.mean],
});

describe('decimate', () => {
  it('gives every reading as a point when there are no more than buckets', () => {
    const values = [-20, -19.5, -21];
    expect(plain(decimate([10, 20, 30], values, 0, 100, 3, 1000))).toEqual({
      times: [10, 20, 30],
      min: values,
      max: values,
      mean: values,
    });
  });

  it('gives extremes and mean of each bucket at its centre; the end belongs to the last bucket', () => {
    expect(plain(decimate([0, 10, 49, 50, 60, 100], [1, 3, 2, 8, 4, 6], 0, 100, 2, 1000))).toEqual({
      times: [25, 75],
      min: [1, 4],
      max: [3, 8],
      mean: [2, 6],
    });
  });

  it('breaks the line where readings are further apart than a gap, in both ways of drawing', () => {
    expect(plain(decimate([0, 10, 90], [1, 2, 3], 0, 100, 10, 50)).mean).toEqual([1, 2, Number.NaN, 3]);
    expect(plain(decimate([0, 1, 2, 3, 90, 91], [1, 1, 1, 1, 3, 3], 0, 100, 5, 50))).toEqual({
      times: [10, 50, 90],
      min: [1, Number.NaN, 3],
      max: [1, Number.NaN, 3],
      mean: [1, Number.NaN, 3],
    });
  });

  it('does not break the line between readings that belong together', () => {
    const isBridged = (from: number, to: number) => from >= 10 && to <= 90;
    expect(plain(decimate([0, 10, 90, 200], [1, 2, 3, 4], 0, 200, 10, 50, isBridged)).mean).toEqual([
      1,
      2,
      3,
      Number.NaN,
      4,
    ]);
  });

  it('does not break the line at buckets that are narrower than the cadence', () => {
    const times = [0, 1, 2, 3, 4, 5, 300, 600];
    const drawn = decimate(times, times, 0, 600, 7, 900);
    expect([...drawn.mean].some(Number.isNaN)).toBe(false);
  });

  it('leaves out what lies outside and what was not read', () => {
    expect(plain(decimate([-1, 0, 5, 10, 11], [9, 1, Number.NaN, 2, 9], 0, 10, 5, 100)).mean).toEqual([1, 2]);
    expect(plain(decimate([], [], 0, 10, 5, 100)).times).toEqual([]);
    expect(plain(decimate([5, 5], [1, 2], 5, 5, 1, 100)).mean).toEqual([1.5]);
  });

  it('refuses a number of buckets that is none', () => {
    for (const buckets of [0, 1.5, Number.NaN]) {
      expect(() => decimate([1], [1], 0, 2, buckets, 1)).toThrow(RangeError);
    }
  });

  it('loses no extreme, keeps times ascending and stays within its number of points', () => {
    const series = fc.uniqueArray(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(
        series,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 3000 }),
        (raw, buckets, gap) => {
          const times = raw.toSorted((a, b) => a - b);
          const values = times.map((t) => Math.fround(Math.sin(t) * 20));
          const d = decimate(times, values, 0, 10_000, buckets, gap);
          const drawn = [...d.mean].filter((v) => !Number.isNaN(v)).length;
          expect(drawn).toBeLessThanOrEqual(Math.min(buckets, times.length));
          expect(Math.max(...[...d.max].filter((v) => !Number.isNaN(v)))).toBe(Math.max(...values));
          expect(Math.min(...[...d.min].filter((v) => !Number.isNaN(v)))).toBe(Math.min(...values));
          expect([...d.times].every((t, i) => i === 0 || t > (d.times[i - 1] ?? Infinity))).toBe(true);
        },
      ),
    );
  });
});
