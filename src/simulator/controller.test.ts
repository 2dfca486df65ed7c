import { describe, expect, it } from 'vitest';
import type { Controller } from './controller.ts';
import { beginController, decide, defrostAfter, fansRun } from './controller.ts';
import { freezer } from './site.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const midnight = Date.UTC(2026, 2, 3);
const spec = { ...freezer, plant: { ...freezer.plant, controlLag: 0.001, cutOut: -23, differential: 2 } };

/** Decide every 5 s for a while with air and coil held. */
function hold(controller: Controller, from: number, ms: number, air: number, coil = -25): number {
  for (let t = from; t < from + ms; t += 5000) decide(spec, controller, t, 5, air, coil);
  return from + ms;
}

describe('the thermostat', () => {
  it('starts above the band, runs through it, stops below it and stays off through it', () => {
    const controller = beginController(spec, midnight, -22);
    let t = hold(controller, midnight, 10 * MINUTE, -22);
    expect(controller.compressor).toBe(false);
    t = hold(controller, t, MINUTE, -20.9);
    expect(controller.compressor).toBe(true);
    t = hold(controller, t, 10 * MINUTE, -22);
    expect(controller.compressor).toBe(true);
    t = hold(controller, t, MINUTE, -23.1);
    expect(controller.compressor).toBe(false);
    hold(controller, t, 10 * MINUTE, -22);
    expect(controller.compressor).toBe(false);
  });

  it('keeps the compressor off for three minutes and on for two', () => {
    const controller = beginController(spec, midnight, -20);
    decide(spec, controller, midnight, 5, -20, -20);
    expect(controller.compressor).toBe(true);
    let t = hold(controller, midnight + 5000, 2 * MINUTE - 5000, -24);
    expect(controller.compressor).toBe(true);
    decide(spec, controller, t, 5, -24, -24);
    expect(controller.compressor).toBe(false);
    t = hold(controller, t + 5000, 3 * MINUTE - 5000, -20);
    expect(controller.compressor).toBe(false);
    decide(spec, controller, t, 5, -20, -20);
    expect(controller.compressor).toBe(true);
  });
});

describe('a defrost', () => {
  it('stops compressor and fans, ends when the coil is warm, drips, and cools the coil before the fans start', () => {
    const start = midnight + 4.5 * HOUR;
    const controller = beginController(spec, start - HOUR, -20);
    decide(spec, controller, start - 5000, 5, -20, -25);
    expect(controller.compressor).toBe(true);
    decide(spec, controller, start, 5, -20, -25);
    expect([controller.phase, controller.compressor, fansRun(spec, controller)]).toEqual([
      'defrost',
      false,
      false,
    ]);
    let t = hold(controller, start + 5000, 8 * MINUTE, -19, 0);
    expect(controller.phase).toBe('defrost');
    decide(spec, controller, t, 5, -19, 9);
    expect(controller.phase).toBe('drip');
    t = hold(controller, t, 2 * MINUTE + 5000, -19, 5);
    expect([controller.phase, controller.compressor, fansRun(spec, controller)]).toEqual([
      'chill',
      true,
      false,
    ]);
    hold(controller, t, 2 * MINUTE, -19, -10);
    expect([controller.phase, fansRun(spec, controller)]).toEqual(['cool', true]);
  });

  it('ends after its time limit when the coil never gets warm', () => {
    const start = midnight + 4.5 * HOUR;
    const controller = beginController(spec, start - HOUR, -20);
    hold(controller, start, 25 * MINUTE + 5000, -19, -2);
    expect(controller.phase).toBe('drip');
  });

  it('keeps the fans running where there is no heater', () => {
    const offCycle = { ...spec, defrost: { ...spec.defrost, power: 0 } };
    const controller = { ...beginController(offCycle, midnight, 2), phase: 'defrost' as const };
    expect(fansRun(offCycle, controller)).toBe(true);
  });

  it.each([
    [0, 4.5],
    [4.5, 12.5],
    [13, 20.5],
    [21, 28.5],
  ])('after hour %d of the local day is due at hour %d', (hour, due) => {
    const utcOffsetMs = 2 * HOUR;
    const local = { ...spec, utcOffsetMs };
    expect(defrostAfter(local, midnight + hour * HOUR - utcOffsetMs)).toBe(
      midnight + due * HOUR - utcOffsetMs,
    );
  });
});
