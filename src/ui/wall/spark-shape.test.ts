import { describe, expect, it } from 'vitest';
import { sparkShape } from './spark-shape.ts';

const MINUTE = 60_000;
const base = { low: -25, high: -18, now: 120 * MINUTE, spanMs: 120 * MINUTE, gapMs: 3 * MINUTE };
const minutes = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => (from + i) * MINUTE);
const calm = (times: readonly number[]) => times.map(() => -20);

describe('a sparkline', () => {
  it('draws one unbroken curve to the right edge, with a dot', () => {
    const times = minutes(0, 120);
    const shape = sparkShape({ ...base, times, values: calm(times) }, 360, 60);
    expect(shape.curve.match(/M/g)).toHaveLength(1);
    expect(shape.gaps).toEqual([]);
    expect(shape.dot?.x).toBe(356);
  });

  it('lifts the pen over a missing stretch and marks it', () => {
    const times = [...minutes(0, 40), ...minutes(60, 120)];
    const shape = sparkShape({ ...base, times, values: calm(times) }, 360, 60);
    expect(shape.curve.match(/M/g)).toHaveLength(2);
    expect(shape.gaps).toEqual([{ x: 120, width: 60 }]);
  });

  it('lifts the pen where a NaN says so, however short', () => {
    const shape = sparkShape({ ...base, times: [0, MINUTE, 2 * MINUTE], values: [-20, NaN, -20] }, 360, 60);
    expect(shape.gaps[0]).toEqual({ x: 0, width: 6 });
  });

  it('has no dot when the newest reading is old, and marks the time since', () => {
    const times = minutes(0, 110);
    const shape = sparkShape({ ...base, times, values: calm(times) }, 360, 60);
    expect(shape.dot).toBeUndefined();
    expect(shape.gaps).toEqual([{ x: 330, width: 30 }]);
  });

  it('keeps a breached limit and the worst reading in the box', () => {
    const times = minutes(0, 120);
    const values = times.map((time) => (time > 100 * MINUTE ? -5 : -20));
    const shape = sparkShape({ ...base, times, values }, 360, 60);
    const heights = [...shape.curve.matchAll(/ ([\d.-]+)/g)].map((match) => Number(match[1]));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...heights)).toBeLessThanOrEqual(60);
    expect(shape.limits.length).toBeGreaterThan(0);
  });

  it('stands without any reading', () => {
    const shape = sparkShape({ ...base, times: [], values: [] }, 360, 60);
    expect(shape).toMatchObject({ curve: '', gaps: [] });
  });
});
