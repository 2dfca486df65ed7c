import { describe, expect, it } from 'vitest';
import { RepetitionWatch } from './repetition.ts';

const MIN = 60_000;
const lively = (i: number) => -20 + Math.round(100 * Math.sin(i / 7)) / 100 + 0.01 * (i % 3);
const feed = (watch: RepetitionWatch, from: number, to: number, value: (i: number) => number) => {
  let since: number | undefined;
  for (let i = from; i < to; i += 1) since = watch.reading(i * MIN, Math.round(value(i) * 100) / 100);
  return since === undefined ? undefined : since / MIN;
};

describe('repeats', () => {
  it('of a lively sensor are too long after half an hour', () => {
    const watch = new RepetitionWatch();
    expect(feed(watch, 0, 200, lively)).toBeUndefined();
    expect(feed(watch, 200, 230, () => -20.37)).toBeUndefined();
    expect(feed(watch, 230, 231, () => -20.37)).toBe(200);
    expect(feed(watch, 231, 232, () => -20.38)).toBeUndefined();
  });

  it('say nothing about a sensor that is not known yet, or that repeats itself by nature', () => {
    expect(feed(new RepetitionWatch(), 0, 300, () => -20.37)).toBeUndefined();
    const calm = new RepetitionWatch();
    expect(feed(calm, 0, 600, (i) => -20.37 + 0.01 * (Math.floor(i / 5) % 2))).toBeUndefined();
    expect(feed(calm, 600, 660, () => -20.37)).toBeUndefined();
  });

  it('of a sensor that sends tenths take half a day', () => {
    const watch = new RepetitionWatch();
    expect(feed(watch, 0, 600, (i) => -20 + 0.1 * (Math.floor(i / 4) % 5))).toBeUndefined();
    expect(feed(watch, 600, 900, () => -20.9)).toBeUndefined();
    expect(feed(watch, 900, 600 + 12 * 60 + 1, () => -20.9)).toBe(600);
  });

  it('a few readings far apart are not many', () => {
    const watch = new RepetitionWatch();
    feed(watch, 0, 200, lively);
    expect(watch.reading(200 * MIN, -20.37)).toBeUndefined();
    expect(watch.reading(300 * MIN, -20.37)).toBeUndefined();
  });
});
