import { expect, it } from 'vitest';
import { countPerHour, heardPerHour } from './heard-hours.ts';

const MIN = 60_000;
const HOUR = 60 * MIN;

it('is the share of intervals with a reading, without what a log filled in', () => {
  const whole = Array.from({ length: 60 }, (_, i) => i * MIN + 500);
  const half = Array.from({ length: 60 }, (_, i) => HOUR + i * MIN + 500);
  const gap = { sensor: 's1', from: HOUR + 30 * MIN + 500, cause: 'link-lost', filledBy: 'log' } as const;
  const gaps = [{ ...gap, to: 2 * HOUR }];
  const { hours, share } = heardPerHour([...whole, ...half], gaps, 0, 3 * HOUR, MIN);
  expect([...hours]).toEqual([0, HOUR, 2 * HOUR]);
  expect(share[0]).toBe(1);
  expect(share[1]).toBeCloseTo(31 / 60, 5);
  expect(share[2]).toBe(0);
});

it('counts several readings in an interval once, and hours that are cut by what they hold', () => {
  const { share } = heardPerHour([1, 2, 3, MIN + 1], [], 0, 4 * MIN, MIN);
  expect([...share]).toEqual([0.5]);
  expect(heardPerHour([], [], 5, 5, MIN).hours).toHaveLength(0);
});

it('counts losses per hour', () => {
  expect([...countPerHour([5, HOUR - 1, 2 * HOUR], Float64Array.of(0, HOUR, 2 * HOUR))]).toEqual([2, 0, 1]);
});
