import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewestValues, makeProfile, scale, scaleClip, smallestIqr } from './profile.ts';

const ramp = Array.from({ length: 101 }, (_, i) => -30 + i / 10); // −30.0 … −20.0 °C

describe('makeProfile', () => {
  it('learns median and interquartile range', () => {
    const profile = makeProfile('north', ramp, 1_000, 2_000);
    expect(profile).toMatchObject({ sensor: 'north', learnedFrom: 1_000, learnedTo: 2_000, errors: [] });
    expect(profile?.median).toBeCloseTo(-25, 12);
    expect(profile?.iqr).toBeCloseTo(5, 12);
  });

  it('is not moved by the order, nor by values that are missing', () => {
    const mixed = [NaN, ...ramp.toReversed(), NaN, Infinity];
    expect(makeProfile('north', mixed, 1, 2)).toEqual(makeProfile('north', ramp, 1, 2));
  });

  it('is hardly moved by a defrost', () => {
    const calm = Array.from({ length: 1_440 }, (_, i) => -21 + Math.sin(i / 5));
    const defrost = calm.map((v, i) => (i >= 600 && i < 630 ? v + 12 : v));
    const [a, b] = [makeProfile('a', calm, 0, 1), makeProfile('a', defrost, 0, 1)];
    expect(Math.abs((a?.median ?? NaN) - (b?.median ?? NaN))).toBeLessThan(0.1);
    expect(Math.abs((a?.iqr ?? NaN) - (b?.iqr ?? NaN))).toBeLessThan(0.1);
  });

  it('has a floor under the interquartile range of a room that does not move', () => {
    expect(makeProfile('still', new Array<number>(200).fill(-20), 0, 1)?.iqr).toBe(smallestIqr);
  });

  it('does not make a profile out of chance', () => {
    expect(makeProfile('new', ramp.slice(0, fewestValues - 1), 0, 1)).toBeUndefined();
    expect(makeProfile('dead', new Array<number>(500).fill(NaN), 0, 1)).toBeUndefined();
  });
});

describe('scale', () => {
  const profile = { median: -20, iqr: 2 };

  it('counts interquartile ranges from the median', () => {
    expect(Array.from(scale([-20, -18, -23], profile))).toEqual([0, 1, -1.5]);
  });

  it('clips, and leaves "no value" as it is', () => {
    expect(Array.from(scale([40, -90, NaN, Infinity], profile))).toEqual([
      scaleClip,
      -scaleClip,
      NaN,
      scaleClip,
    ]);
  });

  it('keeps order and stays within the clip', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (a, b) => {
        const [x = NaN, y = NaN] = scale(a <= b ? [a, b] : [b, a], profile);
        expect(x).toBeLessThanOrEqual(y);
        expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(scaleClip);
      }),
    );
  });
});
