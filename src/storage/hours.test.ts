import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { blockOf, HOUR_MS, hourOf } from './block.ts';
import { Hours } from './hours.ts';

const series = 'a/temperature';

function contents(hours: Hours): [number, number][] {
  return hours
    .of(series)
    .sort((a, b) => a.hour - b.hour)
    .flatMap(({ hour, column }) =>
      Array.from({ length: column.n }, (_, i): [number, number] => [
        hour + (column.times[i] ?? Number.NaN),
        column.values[i] ?? Number.NaN,
      ]),
    );
}

const readings = fc.array(
  fc.tuple(fc.integer({ min: -HOUR_MS, max: 3 * HOUR_MS }), fc.integer({ min: -40, max: 20 })),
  { maxLength: 400 },
);

describe('hours in memory', () => {
  it('hold readings in time order, the first at an instant, whatever order they came in', () => {
    fc.assert(
      fc.property(readings, (given) => {
        const hours = new Hours();
        const expected = new Map<number, number>();
        for (const [time, value] of given) {
          expect(hours.add(series, time, value)).toBe(!expected.has(time));
          if (!expected.has(time)) expected.set(time, value);
        }
        expect(hours.size).toBe(expected.size);
        expect(contents(hours)).toEqual([...expected].sort(([a], [b]) => a - b));
      }),
    );
  });

  it('take earlier readings in as if they had come first', () => {
    fc.assert(
      fc.property(readings, readings, (first, second) => {
        const inOne = new Hours();
        for (const [time, value] of [...first, ...second]) inOne.add(series, time, value);
        const earlier = new Hours();
        for (const [time, value] of first) earlier.add(series, time, value);
        const later = new Hours();
        for (const [time, value] of second) later.add(series, time, value);
        later.addEarlier(earlier);
        expect(contents(later)).toEqual(contents(inOne));
        expect(later.size).toBe(inOne.size);
      }),
    );
  });

  it('keep whole milliseconds, before and after 1970', () => {
    const hours = new Hours();
    expect(hours.add(series, 10.9, -18)).toBe(true);
    expect(hours.add(series, 10, -19)).toBe(false);
    expect(hours.add(series, -0.5, -20)).toBe(true);
    expect(contents(hours)).toEqual([
      [-1, -20],
      [10, -18],
    ]);
    expect(hourOf(-1)).toBe(-HOUR_MS);
  });

  it('refuse what is no reading', () => {
    const hours = new Hours();
    for (const [time, value] of [
      [Number.NaN, 1],
      [Infinity, 1],
      [0, Number.NaN],
      [0, -Infinity],
      [0, 1e39],
    ] as const) {
      expect(() => hours.add(series, time, value)).toThrow(RangeError);
    }
    expect(hours.size).toBe(0);
  });

  it('forget one sensor and no other', () => {
    const hours = new Hours();
    hours.add('a/temperature', 0, 1);
    hours.add('a/error', 0, 1);
    hours.add('ab/temperature', 0, 1);
    hours.dropSensor('a');
    expect(hours.all().map((held) => held.series)).toEqual(['ab/temperature']);
    expect(hours.size).toBe(1);
  });
});

it('a block carries exactly its readings and what sums them up', () => {
  const hours = new Hours();
  for (const [time, value] of [
    [HOUR_MS + 5, -18],
    [HOUR_MS + 1, -21],
  ] as const)
    hours.add(series, time, value);
  const [held] = hours.all();
  expect(held && blockOf(held.series, held.hour, held.column)).toEqual({
    series,
    hour: HOUR_MS,
    n: 2,
    times: Uint32Array.of(1, 5),
    values: Float32Array.of(-21, -18),
    min: -21,
    max: -18,
    mean: -19.5,
  });
});
