import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsBreach, countAnomalous, isHybridAlert, isModelAnomaly, isPersistent } from './rule.ts';

describe('the hybrid rule', () => {
  it('calls a reading anomalous only above the threshold', () => {
    expect(isModelAnomaly(0.41, 0.4)).toBe(true);
    expect(isModelAnomaly(0.4, 0.4)).toBe(false);
  });

  it('never takes a missing score for a normal one', () => {
    expect(isModelAnomaly(Number.NaN, 0.4)).toBeUndefined();
    expect(isModelAnomaly(0.3, Number.NaN)).toBeUndefined();
  });

  it('counts consecutive anomalies and starts again after anything else', () => {
    const row = [true, true, false, true, undefined, true, true, true] as const;
    let count = 0;
    expect(row.map((anomaly) => (count = countAnomalous(count, anomaly)))).toEqual([1, 2, 0, 1, 0, 1, 2, 3]);
  });

  it('is persistent from the N-th anomalous reading on', () => {
    expect([2, 3, 4].map((count) => isPersistent(count, 3))).toEqual([false, true, true]);
    expect(isPersistent(1, 1)).toBe(true);
    expect(isPersistent(0, 1)).toBe(false);
  });

  it('takes the bounds themselves as inside', () => {
    expect([-25, -18, -18.01, -17.99, -25.01].map((v) => boundsBreach(v, -25, -18))).toEqual([
      undefined,
      undefined,
      undefined,
      'high',
      'low',
    ]);
  });

  it('is persistence or bounds, for all inputs', () => {
    fc.assert(
      fc.property(
        fc.nat(10),
        fc.integer({ min: 1, max: 10 }),
        fc.double({ min: -40, max: 40, noNaN: true }),
        (k, n, v) => {
          const breach = boundsBreach(v, -25, -18);
          expect(isHybridAlert(isPersistent(k, n), breach)).toBe(k >= n || v > -18 || v < -25);
        },
      ),
    );
  });
});
