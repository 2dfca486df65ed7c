import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cadence } from './cadence.ts';

const MIN = 60_000;

describe('a cadence of one minute', () => {
  it('makes the mean of an interval its step, at the end of the interval', () => {
    const cadence = new Cadence(MIN);
    cadence.accept(5_000, -20);
    cadence.accept(35_000, -21);
    expect(cadence.accept(65_000, -22).steps).toEqual([{ time: MIN, value: -20.5 }]);
  });

  it('closes an interval by the clock, without waiting for the next reading', () => {
    const cadence = new Cadence(MIN);
    cadence.accept(5_000, -20);
    expect(cadence.tick(59_999)).toEqual([]);
    expect(cadence.tick(MIN)).toEqual([{ time: MIN, value: -20 }]);
    expect(cadence.tick(2 * MIN)).toEqual([]);
  });

  it('interpolates an interval without a reading', () => {
    const cadence = new Cadence(MIN);
    cadence.accept(30_000, -20);
    const { steps, broke } = cadence.accept(150_000, -18);
    expect(broke).toBe(false);
    expect(steps).toEqual([
      { time: MIN, value: -20 },
      { time: 2 * MIN, value: -19 },
    ]);
  });

  it('breaks after more than three intervals and invents nothing', () => {
    const cadence = new Cadence(MIN);
    cadence.accept(0, -20);
    expect(cadence.accept(3 * MIN, -20).broke).toBe(false);
    const { steps, broke } = cadence.accept(6 * MIN + 1, -10);
    expect(broke).toBe(true);
    expect(steps).toEqual([{ time: 4 * MIN, value: -20 }]);
    expect(cadence.accept(7 * MIN, -10).steps).toEqual([{ time: 7 * MIN, value: -10 }]);
  });

  it('does not take a reading that is not later than the last', () => {
    const cadence = new Cadence(MIN);
    cadence.accept(10_000, -20);
    expect(cadence.accept(10_000, -5).late).toBe(true);
    expect(cadence.accept(9_000, -5).late).toBe(true);
    expect(cadence.tick(MIN)).toEqual([{ time: MIN, value: -20 }]);
  });

  it('gives one step per interval, in order, between two breaks, whenever readings and ticks come', () => {
    const pauses = fc.array(fc.tuple(fc.integer({ min: 1, max: 400_000 }), fc.boolean()), { maxLength: 60 });
    fc.assert(
      fc.property(pauses, (list) => {
        const cadence = new Cadence(MIN);
        let time = 1_000_000;
        let last: number | undefined;
        const check = (steps: readonly { time: number }[]) => {
          for (const step of steps) {
            if (last !== undefined) expect(step.time).toBe(last + MIN);
            last = step.time;
          }
        };
        for (const [pause, tick] of list) {
          time += pause;
          if (tick) check(cadence.tick(time));
          const { steps, broke } = cadence.accept(time, -20);
          check(steps);
          if (broke) last = undefined;
        }
      }),
    );
  });
});
