import { describe, expect, it } from 'vitest';
import type { SimulatedFault } from '../core/view.ts';
import { validateSettings } from '../core/settings.ts';
import type { RoomSpec } from './room-spec.ts';
import type { RoomArrival, RoomState } from './room.ts';
import { advanceRoom, clearFault, createRoom, injectFault } from './room.ts';
import { chiller, freezer, iceCream, simulatedRooms } from './site.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A Tuesday. */
const midnight = Date.UTC(2026, 2, 3);
const seeds = [1, 2, 3, 4, 5];

const temperatureOf = (a: RoomArrival) => a.measurements[0]?.value ?? Number.NaN;
const hourOf = (a: RoomArrival) => ((a.time - midnight) % DAY) / HOUR;

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

describe('the rooms of the site', () => {
  it('are three, each with its own name and with settings that hold', () => {
    const rooms = simulatedRooms(2 * HOUR);
    expect(rooms.map((r) => r.name)).toEqual(['Freezer 1', 'Ice cream', 'Chiller A']);
    expect(new Set(rooms.map((r) => r.id)).size).toBe(3);
    for (const room of rooms) {
      expect(validateSettings(room.settings)).toEqual([]);
      expect(room.utcOffsetMs).toBe(2 * HOUR);
    }
  });
});

describe.each(simulatedRooms().map((spec) => [spec.name, spec] as const))(
  '%s in normal operation',
  (_, spec) => {
    const weeks = seeds.map(
      (seed) => advanceRoom(spec, createRoom(spec, seed, midnight), midnight + 7 * DAY).arrivals,
    );

    it('never leaves its bounds in a week', () => {
      const { low, high } = spec.settings;
      for (const week of weeks) {
        expect(week).toHaveLength(7 * 1440);
        expect(week.filter((a) => !(temperatureOf(a) > low && temperatureOf(a) < high))).toEqual([]);
      }
    });

    it('ripples by 0.5 to 1.5 K with the compressor at night', () => {
      for (const week of weeks) {
        const night = week.filter((a) => hourOf(a) > 1 && hourOf(a) < 4).map(temperatureOf);
        const first = night.slice(0, 180);
        const ripple = Math.max(...first) - Math.min(...first);
        expect(ripple).toBeGreaterThan(0.5);
        expect(ripple).toBeLessThan(1.5);
      }
    });

    it('shows a bump of 0.9 to 4 K at each of the three defrosts of a day', () => {
      const { everyMs, offsetMs } = spec.defrost;
      for (const week of weeks) {
        const usual = medianOf(week.map(temperatureOf));
        for (let due = midnight + offsetMs; due < midnight + 7 * DAY - HOUR; due += everyMs) {
          const after = week.filter((a) => a.time >= due && a.time < due + HOUR).map(temperatureOf);
          const bump = Math.max(...after) - usual;
          expect(bump).toBeGreaterThan(0.9);
          expect(bump).toBeLessThan(4);
        }
      }
    });

    it('shows doors while people work and not at night', () => {
      const quiet = (a: RoomArrival) => {
        const sinceDefrost = (a.time - midnight - spec.defrost.offsetMs + DAY) % spec.defrost.everyMs;
        return sinceDefrost > 1.5 * HOUR;
      };
      for (const week of weeks) {
        const calm = week.filter(quiet);
        const night = calm.filter((a) => hourOf(a) < 4).map(temperatureOf);
        const work = calm
          .filter((a) => a.time < midnight + 4 * DAY && hourOf(a) > 7 && hourOf(a) < 18)
          .map(temperatureOf);
        expect(Math.max(...work)).toBeGreaterThan(Math.max(...night) + 0.15);
      }
    });

    it('starts its compressor 2 to 5 times an hour and runs it for 20 to 50 % of the time', () => {
      let state = createRoom(spec, 1, midnight);
      let starts = 0;
      let running = 0;
      const samples = 24 * 120;
      for (let i = 0; i < samples; i++) {
        const before = state.controller.compressor;
        state = advanceRoom(spec, state, state.time + 30_000).state;
        if (state.controller.compressor && !before) starts++;
        if (state.controller.compressor) running++;
      }
      expect(starts / 24).toBeGreaterThan(2);
      expect(starts / 24).toBeLessThan(5);
      expect(running / samples).toBeGreaterThan(0.2);
      expect(running / samples).toBeLessThan(0.5);
    });
  },
);

/** Minutes from the fault until the sensor is above its bound, and the room half an hour later. */
function crossing(spec: RoomSpec, fault: SimulatedFault, seed: number, hour: number) {
  const at = midnight + hour * HOUR;
  const faulty = injectFault(advanceRoom(spec, createRoom(spec, seed, midnight), at).state, fault);
  const first = advanceRoom(spec, faulty, at + 6 * HOUR).arrivals.find(
    (a) => temperatureOf(a) > spec.settings.high,
  );
  if (!first) throw new Error(`${fault} never shows`);
  const broken = advanceRoom(spec, faulty, first.time + 30 * MINUTE).state;
  return { minutes: (first.time - at) / MINUTE, broken };
}

/** Minutes until the sensor is back inside its bound by the hysteresis. */
function recovery(spec: RoomSpec, broken: RoomState, fault: SimulatedFault): number {
  const mended = clearFault(broken, fault);
  const { high, hysteresis } = spec.settings;
  const back = advanceRoom(spec, mended, mended.time + 3 * HOUR).arrivals.find(
    (a) => temperatureOf(a) < high - hysteresis,
  );
  return ((back?.time ?? Number.NaN) - mended.time) / MINUTE;
}

describe.each([
  ['door-open', 'Freezer 1', freezer, 8, 40],
  ['door-open', 'Ice cream', iceCream, 6, 40],
  ['door-open', 'Chiller A', chiller, 5, 40],
  ['compressor-stopped', 'Freezer 1', freezer, 20, 180],
  ['compressor-stopped', 'Ice cream', iceCream, 20, 180],
  ['compressor-stopped', 'Chiller A', chiller, 15, 180],
] as const)('%s in %s', (fault, _, spec, soonest, latest) => {
  it.each([
    [1, 10],
    [2, 13.5],
    [3, 22],
  ])(
    `with seed %d at hour %d crosses the bound in ${soonest} to ${latest} minutes and recovers`,
    (seed, hour) => {
      const { minutes, broken } = crossing(spec, fault, seed, hour);
      expect(minutes).toBeGreaterThan(soonest);
      expect(minutes).toBeLessThan(latest);
      expect(recovery(spec, broken, fault)).toBeLessThan(60);
    },
  );
});
