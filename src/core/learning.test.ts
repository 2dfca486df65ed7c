import { describe, expect, it } from 'vitest';
import { Learning, stepsToLearn } from './learning.ts';

const MIN = 60_000;

describe('learning a room', () => {
  it('takes a day, and at least four windows at coarse cadences', () => {
    expect(stepsToLearn(MIN, 60)).toBe(1440);
    expect(stepsToLearn(15 * MIN, 60)).toBe(240);
  });

  it('makes windows of unbroken runs only', () => {
    const learning = new Learning(MIN, 60);
    const add = (from: number, count: number) => {
      for (let i = 0; i < count; i += 1) learning.add({ time: (from + i) * MIN, value: i });
    };
    add(0, 70);
    learning.break();
    learning.break();
    add(100, 65);
    expect(learning.windows(60, 1)).toHaveLength(11 + 6);
    expect(learning.windows(60, 5).map((window) => window[0]?.time)).toEqual([
      0,
      5 * MIN,
      10 * MIN,
      100 * MIN,
      105 * MIN,
    ]);
    expect([learning.from, learning.to]).toEqual([0, 164 * MIN]);
    expect(learning.progress).toBeCloseTo(135 / 1440);
    expect(learning.done).toBe(false);
    add(200, 1440);
    expect(learning.done).toBe(true);
  });
});
