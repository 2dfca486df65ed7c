import { describe, expect, it } from 'vitest';
import { validateSettings } from '../core/settings.ts';
import { drawRoom } from './family.ts';
import { advanceRoom, createRoom } from './room.ts';

const HOUR = 3_600_000;
const midnight = Date.UTC(2026, 2, 3);
const drawn = Array.from({ length: 24 }, (_, seed) => drawRoom(seed));

describe('the family of rooms', () => {
  it('gives the same room for the same seed, and a different one for each', () => {
    expect(drawRoom(11)).toEqual(drawn[11]);
    expect(new Set(drawn.map((spec) => JSON.stringify(spec.shell))).size).toBe(24);
  });

  it('has freezers, deep freezes and chillers', () => {
    expect(new Set(drawn.map((spec) => Math.round(spec.plant.cutOut / 10)))).toEqual(new Set([0, -2, -3]));
  });

  it.each(drawn.map((spec) => [spec.id, spec] as const))(
    '%s cycles and stays near its set point',
    (_, spec) => {
      expect(validateSettings(spec.settings)).toEqual([]);
      let state = createRoom(spec, 1, midnight);
      const values: number[] = [];
      let starts = 0;
      while (state.time < midnight + 24 * HOUR) {
        const before = state.controller.compressor;
        const next = advanceRoom(spec, state, state.time + 30_000);
        if (next.state.controller.compressor && !before) starts++;
        values.push(...next.arrivals.map((a) => a.measurements[0]?.value ?? Number.NaN));
        state = next.state;
      }
      const minutes = (24 * 60) / starts;
      expect(minutes).toBeGreaterThan(7);
      expect(minutes).toBeLessThan(36);
      const { cutOut, differential } = spec.plant;
      const median = [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
      expect(median).toBeGreaterThan(cutOut - 0.5);
      expect(median).toBeLessThan(cutOut + differential + 0.5);
      expect(Math.min(...values)).toBeGreaterThan(spec.settings.low);
      expect(Math.max(...values)).toBeLessThan(spec.settings.high);
    },
  );
});
