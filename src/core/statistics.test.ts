import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { statistics } from './statistics.ts';

const frozen = { low: -25, high: -18, from: 0, to: 1000, maxGapMs: 300 };

describe('statistics', () => {
  it('weighs the mean by time, not by the number of readings', () => {
    const s = statistics([0, 10, 20, 300, 600, 900, 1000], [-20, -20, -20, -20, -20, -22, -22], frozen);
    // 600 ms at -20, 300 ms from -20 to -22, 100 ms at -22
    expect(s).toEqual({
      mean: expect.closeTo(-20.5, 10),
      min: -22,
      max: -20,
      count: 7,
      tooWarmMs: 0,
      tooColdMs: 0,
      watched: 1,
    });
  });

  it('ends the time beyond a bound where the line crosses it', () => {
    const s = statistics([0, 200, 400, 600, 800, 1000], [-20, -16, -20, -24, -26, -26], frozen);
    expect(s?.tooWarmMs).toBeCloseTo(200, 6);
    expect(s?.tooColdMs).toBeCloseTo(300, 6);
  });

  it('counts a value at the bound as inside', () => {
    const s = statistics([0, 200, 400], [-18, -18, -25], frozen);
    expect(s).toMatchObject({ tooWarmMs: 0, tooColdMs: 0 });
  });

  it('knows nothing about a gap', () => {
    const s = statistics([0, 100, 900, 1000], [-10, -10, -20, -20], frozen);
    expect(s).toMatchObject({ mean: -15, tooWarmMs: 100, watched: 0.2 });
  });

  it('counts what a log filled in as watched', () => {
    const isBridged = (from: number, to: number) => from >= 100 && to <= 900;
    const s = statistics([0, 100, 900, 1000], [-10, -10, -20, -20], { ...frozen, isBridged });
    expect(s).toMatchObject({ mean: -15, watched: 1 });
    expect(s?.tooWarmMs).toBeCloseTo(740, 6);
  });

  it('takes readings beyond the edges for the stretches only', () => {
    const s = statistics([-100, 100, 300, 500, 700, 900, 1100], [0, -20, -20, -20, -20, -20, -40], frozen);
    expect(s).toMatchObject({ min: -20, max: -20, count: 5, watched: 1 });
    expect(s?.tooWarmMs).toBeCloseTo(80, 6);
    expect(s?.tooColdMs).toBeCloseTo(50, 6);
  });

  it('has a plain mean when nothing is watched, and nothing to say about nothing', () => {
    expect(statistics([500], [-21], frozen)).toMatchObject({ mean: -21, count: 1, watched: 0 });
    expect(statistics([0, 1000], [-21, -22], frozen)).toMatchObject({ mean: -21.5, watched: 0 });
    expect(statistics([], [], frozen)).toBeUndefined();
    expect(statistics([-5, 2000], [1, 1], frozen)).toBeUndefined();
    expect(statistics([500], [Number.NaN], frozen)).toBeUndefined();
  });

  it('is the same however a stretch is cut in two', () => {
    const readings = fc.array(fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: -40, max: 10 })));
    fc.assert(
      fc.property(readings, fc.integer({ min: 1, max: 999 }), (raw, cut) => {
        const sorted = [...new Map(raw)].sort(([a], [b]) => a - b);
        const times = sorted.map(([t]) => t);
        const values = sorted.map(([, v]) => v);
        const whole = statistics(times, values, frozen);
        const left = statistics(times, values, { ...frozen, to: cut });
        const right = statistics(times, values, { ...frozen, from: cut });
        if (whole === undefined || left === undefined || right === undefined) return;
        expect(left.tooWarmMs + right.tooWarmMs).toBeCloseTo(whole.tooWarmMs, 6);
        expect(left.tooColdMs + right.tooColdMs).toBeCloseTo(whole.tooColdMs, 6);
        expect(left.watched * cut + right.watched * (1000 - cut)).toBeCloseTo(whole.watched * 1000, 6);
        expect(whole.watched).toBeLessThanOrEqual(1);
      }),
    );
  });
});
