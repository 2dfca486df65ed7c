import { describe, expect, it } from 'vitest';
import { mergeExtremes } from './merge-extremes.ts';

const MIN = 60_000;
const HOUR = 60 * MIN;
const record = (hour: number, high: number, low: number) => ({ time: hour * HOUR, spanMs: HOUR, high, low });
const live = (from: number, to: number, value: number) => {
  const times = Array.from({ length: to - from }, (_, i) => (from + i) * MIN);
  return { times, values: times.map(() => value) };
};

describe('a log of extremes', () => {
  it('adds both of an hour that nobody heard, and nothing the second time', () => {
    const { added } = mergeExtremes({ times: [], values: [] }, [record(1, -17, -21)], MIN);
    expect(added).toEqual([
      { time: 20 * MIN, value: -21 },
      { time: 40 * MIN, value: -17 },
    ]);
    const stored = { times: added.map(({ time }) => time), values: added.map(({ value }) => value) };
    expect(mergeExtremes(stored, [record(1, -17, -21)], MIN)).toEqual({
      added: [],
      repeated: 1,
      disagreements: [],
    });
  });

  it('puts what nobody heard where nobody listened', () => {
    const { added } = mergeExtremes(live(1, 30, -20), [record(1, -15, -20)], MIN);
    expect(added).toHaveLength(1);
    expect(added[0]?.value).toBe(-15);
    expect(added[0]?.time).toBeGreaterThan(29 * MIN);
  });

  it('must agree with an hour that was heard', () => {
    const heard = live(1, 61, -20);
    expect(mergeExtremes(heard, [record(1, -19.6, -20.3)], MIN)).toEqual({
      added: [],
      repeated: 1,
      disagreements: [],
    });
    expect(mergeExtremes(heard, [record(1, -15, -20)], MIN).disagreements).toEqual([
      { time: HOUR, live: -20, logged: -15 },
    ]);
  });
});
