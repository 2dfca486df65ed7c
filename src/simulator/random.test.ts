import { describe, expect, it } from 'vitest';
import type { RandomState } from './random.ts';
import { drawBetween, drawNormal, drawScale, drawUnit, drawWait, seedRandom } from './random.ts';

const many = (count: number, draw: (random: RandomState) => number, seed = 1) => {
  const random = seedRandom(seed);
  return Array.from({ length: count }, () => draw(random));
};
const meanOf = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe('the seeded generator', () => {
  it('repeats itself for a seed and differs for another seed or stream', () => {
    expect(many(20, drawUnit, 7)).toEqual(many(20, drawUnit, 7));
    expect(many(20, drawUnit, 7)).not.toEqual(many(20, drawUnit, 8));
    const other = seedRandom(7, 1);
    expect(drawUnit(other)).not.toBe(many(1, drawUnit, 7)[0]);
  });

  it('continues where it was after a JSON round trip', () => {
    const random = seedRandom(3);
    drawUnit(random);
    const copy = JSON.parse(JSON.stringify(random)) as RandomState;
    expect([drawUnit(copy), drawUnit(copy)]).toEqual([drawUnit(random), drawUnit(random)]);
  });

  it('is uniform in [0, 1)', () => {
    const counts = new Array<number>(10).fill(0);
    for (const u of many(20_000, drawUnit)) {
      expect(u >= 0 && u < 1).toBe(true);
      const bin = Math.floor(u * 10);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });

  it('draws normals of mean 0 and spread 1, and waits of the asked mean', () => {
    const normals = many(20_000, drawNormal);
    expect(meanOf(normals)).toBeCloseTo(0, 1);
    expect(meanOf(normals.map((x) => x * x))).toBeCloseTo(1, 1);
    expect(meanOf(many(20_000, (r) => drawWait(r, 5))) / 5).toBeCloseTo(1, 1);
  });

  it('keeps inside the asked range', () => {
    for (const x of many(1000, (r) => drawBetween(r, -3, 2))) expect(x >= -3 && x < 2).toBe(true);
    for (const x of many(1000, (r) => drawScale(r, 0.4, 2.2))) expect(x >= 0.4 && x < 2.2001).toBe(true);
  });
});
