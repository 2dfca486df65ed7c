import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoomArrival, RoomState } from './room.ts';
import { advanceRoom, clearFault, createRoom, injectFault } from './room.ts';
import { freezer } from './site.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const start = Date.UTC(2026, 2, 3, 7);
const begun = createRoom(freezer, 1, start);

/** Advance in the given steps and put the arrivals together. */
function advanceBy(
  state: RoomState,
  steps: readonly number[],
): { state: RoomState; arrivals: RoomArrival[] } {
  const arrivals: RoomArrival[] = [];
  for (const step of steps) {
    const next = advanceRoom(freezer, state, state.time + step);
    state = next.state;
    arrivals.push(...next.arrivals);
  }
  return { state, arrivals };
}

describe('determinism', () => {
  it('gives the same readings for the same seed and others for another', () => {
    const one = advanceRoom(freezer, createRoom(freezer, 5, start), start + 3 * HOUR);
    const two = advanceRoom(freezer, createRoom(freezer, 5, start), start + 3 * HOUR);
    const other = advanceRoom(freezer, createRoom(freezer, 6, start), start + 3 * HOUR);
    expect(two).toEqual(one);
    expect(other.arrivals).not.toEqual(one.arrivals);
  });

  it('does not depend on how the time is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 200_000 }), { minLength: 1, maxLength: 60 }),
        (steps) => {
          const total = steps.reduce((a, b) => a + b, 0);
          expect(advanceBy(begun, steps)).toEqual(advanceRoom(freezer, begun, begun.time + total));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('goes on from a state that went through JSON, with a fault in it', () => {
    const state = advanceRoom(freezer, injectFault(begun, 'door-open'), start + 20 * MINUTE).state;
    const copy = JSON.parse(JSON.stringify(state)) as RoomState;
    expect(copy).toEqual(state);
    expect(advanceRoom(freezer, copy, start + HOUR)).toEqual(advanceRoom(freezer, state, start + HOUR));
  });

  it('leaves the given state as it was', () => {
    const before = JSON.stringify(begun);
    advanceRoom(freezer, begun, start + HOUR);
    injectFault(begun, 'door-open');
    expect(JSON.stringify(begun)).toBe(before);
  });
});

describe('time', () => {
  it('does nothing when it does not move on', () => {
    for (const to of [start, start - 1, 0]) {
      expect(advanceRoom(freezer, begun, to)).toEqual({ state: begun, arrivals: [] });
    }
  });

  it('must be a number', () => {
    expect(() => advanceRoom(freezer, begun, Number.NaN)).toThrow(RangeError);
    expect(() => advanceRoom(freezer, begun, Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });
});

describe('what the sensor sends', () => {
  const { arrivals } = advanceRoom(freezer, begun, start + 6 * HOUR);

  it('begins within a second, then once per interval with a little jitter', () => {
    expect(arrivals).toHaveLength(360);
    arrivals.forEach((arrival, i) => {
      const late = arrival.time - (start + i * MINUTE);
      expect(Number.isInteger(arrival.time) && late >= 0 && late < 1000).toBe(true);
    });
    expect(new Set(arrivals.map((a) => a.time % MINUTE)).size).toBeGreaterThan(100);
  });

  it('keeps the order of time at a fast cadence too', () => {
    const fast = { ...freezer, sampleMs: 1000 };
    const times = advanceRoom(fast, createRoom(fast, 2, start), start + 10 * MINUTE).arrivals.map(
      (a) => a.time,
    );
    expect(times.length).toBeGreaterThanOrEqual(600);
    times.slice(1).forEach((time, i) => {
      expect(time).toBeGreaterThan(times[i] ?? 0);
    });
  });

  it('is a temperature and a humidity in hundredths, and now and then the battery in whole percent', () => {
    for (const { measurements } of arrivals) {
      const [temperature, humidity] = measurements;
      expect(temperature?.quantity).toBe('temperature');
      expect(humidity?.quantity).toBe('humidity');
      for (const m of [temperature, humidity]) {
        const value = m?.value ?? Number.NaN;
        expect(Number(value.toFixed(2))).toBe(value);
        expect(Object.is(value, -0)).toBe(false);
      }
      expect(humidity?.value).toBeGreaterThan(30);
      expect(humidity?.value).toBeLessThanOrEqual(100);
    }
    const batteries = arrivals.flatMap((a) => a.measurements.filter((m) => m.quantity === 'battery'));
    expect(arrivals[0]?.measurements[2]?.quantity).toBe('battery');
    expect(batteries).toHaveLength(12);
    for (const b of batteries) expect(Number.isInteger(b.value) && (b.value ?? 0) > 50).toBe(true);
  });

  it('shows a battery that slowly runs down and stops at nothing', () => {
    const thirsty = { ...freezer, probe: { ...freezer.probe, batteryPerDay: 100 } };
    const sent = advanceRoom(thirsty, createRoom(thirsty, 1, start), start + 26 * HOUR).arrivals;
    const left = sent.flatMap((a) =>
      a.measurements.filter((m) => m.quantity === 'battery').map((m) => m.value ?? -1),
    );
    expect(left[0]).toBeGreaterThan(70);
    expect(left.at(-1)).toBe(0);
    expect([...left].sort((a, b) => b - a)).toEqual(left);
  });
});

describe('faults', () => {
  it('are injected once, keep when they began, and are cleared one by one', () => {
    const first = injectFault(begun, 'door-open');
    const later = injectFault(advanceRoom(freezer, first, start + HOUR).state, 'door-open');
    const both = injectFault(later, 'compressor-stopped');
    expect(both.faults).toEqual([
      { fault: 'door-open', since: start },
      { fault: 'compressor-stopped', since: start + HOUR },
    ]);
    expect(clearFault(both, 'door-open').faults).toEqual([
      { fault: 'compressor-stopped', since: start + HOUR },
    ]);
    expect(clearFault(begun, 'door-open').faults).toEqual([]);
  });

  it('change neither when the sensor reports nor when people come', () => {
    const healthy = advanceRoom(freezer, begun, start + 4 * HOUR);
    const faulty = advanceRoom(freezer, injectFault(begun, 'compressor-stopped'), start + 4 * HOUR);
    expect(faulty.arrivals.map((a) => a.time)).toEqual(healthy.arrivals.map((a) => a.time));
    expect(faulty.state.surroundings).toEqual(healthy.state.surroundings);
  });
});
