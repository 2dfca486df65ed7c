import { describe, expect, it } from 'vitest';
import { JumpWatch } from './jump.ts';

const MIN = 60_000;
const jumpsOf = (values: readonly number[], everyMs = MIN) => {
  const watch = new JumpWatch();
  return values.flatMap((value, i) => {
    const jump = watch.reading(i * everyMs, value);
    return jump === undefined ? [] : [{ ...jump, at: jump.at / everyMs }];
  });
};
/** A sensor with the lag `tauMs` that is brought from one place into another. */
const carried = (from: number, to: number, tauMs: number, everyMs = MIN) =>
  Array.from({ length: 12 }, (_, i) =>
    i < 3 ? from : to + (from - to) * Math.exp((-(i - 2) * everyMs) / tauMs),
  );

describe('jumps', () => {
  it('beyond what any surroundings can do are told at once', () => {
    expect(jumpsOf([-20, -20.1, 130, -20])).toEqual([
      { at: 2, before: -20.1, value: 130 },
      { at: 3, before: 130, value: -20 },
    ]);
    expect(jumpsOf([-20, 25, 25.1], 10_000)).toEqual([{ at: 1, before: -20, value: 25 }]);
  });

  it('that are gone at once are told', () => {
    expect(jumpsOf([-20, -20, -7, -20.1, -20])).toEqual([{ at: 2, before: -20, value: -7 }]);
  });

  it('that stand still at once are told: a sensor that broke, not a door', () => {
    expect(jumpsOf([7, 7.1, 7, -13.7, -13.6, -13.7, -13.7])).toEqual([{ at: 3, before: 7, value: -13.7 }]);
  });

  it('are not what a person does who carries a sensor about', () => {
    for (const tau of [60_000, 120_000, 330_000])
      for (const [from, to] of [
        [-20, 22],
        [22, -30],
        [4, -20],
        [-20, -8],
      ] as const) {
        expect(jumpsOf(carried(from, to, tau))).toEqual([]);
        expect(jumpsOf(carried(from, to, tau, 10_000), 10_000)).toEqual([]);
        expect(jumpsOf(carried(from, to, tau, 300_000), 300_000)).toEqual([]);
      }
  });

  it('are not what a door does that is opened for a minute', () => {
    expect(jumpsOf([-20, -14, -11, -13.5, -15.6, -17.2, -18.1])).toEqual([]);
  });

  it('of a sensor that is read every five minutes are not told from warmth', () => {
    expect(jumpsOf([-20, 15, -20, -20, 15, 15, 15], 5 * MIN)).toEqual([]);
  });
});
