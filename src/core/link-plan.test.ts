import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decidePlan, SILENT_TURN_MS } from './link-decision.ts';
import {
  hasRoom,
  isCrowded,
  startPlan,
  stepPlan,
  type LinkPlan,
  type PlanEvent,
  type PlanSensor,
} from './link-plan.ts';

/** What a sensor's turn takes, ms; one that never connects fails after `connectMs`. */
interface Turn {
  readonly connectMs: number;
  readonly readMs: number;
  readonly logMs?: number;
  readonly fails?: boolean;
}

/** Carry a plan out, millisecond for millisecond, with turns as given; everything that happened comes back. */
function carryOut(
  sensors: readonly PlanSensor[],
  limit: number,
  forMs: number,
  turnOf: (sensor: string) => Turn,
) {
  let plan: LinkPlan = startPlan(limit);
  let now = 0;
  const readings = new Map(sensors.map(({ sensor }) => [sensor, [] as number[]]));
  const stretches: number[] = [];
  let links = 0;
  let mostLinks = 0;
  let connecting = 0;
  let mostConnecting = 0;
  const agenda: { at: number; run: () => void }[] = [];
  const at = (ms: number, run: () => void) => agenda.push({ at: now + ms, run });
  const tell = (event: PlanEvent) => (plan = stepPlan(plan, event, now));
  const live = new Set<string>();
  const turns = new Map<string, number>();

  /** A sensor that keeps its link is read, or speaks, once per interval. */
  const speak = (sensor: string, turn = turns.get(sensor)) => {
    if (!live.has(sensor) || turns.get(sensor) !== turn) return;
    readings.get(sensor)?.push(now);
    tell({ type: 'read', sensor });
    at(plan.links.find((link) => link.sensor === sensor)?.intervalMs ?? NaN, () => speak(sensor, turn));
  };
  const begin = (sensor: string) => {
    turns.set(sensor, (turns.get(sensor) ?? 0) + 1);
    const { connectMs, readMs, logMs = 0, fails = false } = turnOf(sensor);
    links += 1;
    connecting += 1;
    at(connectMs, () => {
      connecting -= 1;
      if (fails) {
        links -= 1;
        return void tell({ type: 'failed', sensor, retryAt: now + 8_000 });
      }
      live.add(sensor);
      tell({ type: 'connected', sensor });
      at(readMs, () => speak(sensor));
      at(readMs + logMs, () => tell({ type: 'done', sensor }));
    });
  };
  const decide = () => {
    const decision = decidePlan(plan, now);
    plan = decision.plan;
    stretches.push(decision.stretch);
    for (const { sensor } of decision.release) {
      at(500, () => {
        links -= 1;
        live.delete(sensor);
        tell({ type: 'ended', sensor });
      });
    }
    if (decision.connect !== undefined) begin(decision.connect);
    mostLinks = Math.max(mostLinks, links);
    mostConnecting = Math.max(mostConnecting, connecting);
    return decision.wakeAt;
  };

  for (const one of sensors) tell({ type: 'sensor', ...one });
  while (now < forMs) {
    const wakeAt = decide();
    const next = Math.min(wakeAt ?? Infinity, ...agenda.map((one) => one.at));
    if (next === Infinity) break;
    now = Math.max(next, now);
    const due = agenda.filter((one) => one.at <= now).sort((a, b) => a.at - b.at);
    for (const one of due) agenda.splice(agenda.indexOf(one), 1);
    for (const { run } of due) run();
  }
  return { readings, stretches, mostLinks, mostConnecting, plan: () => plan };
}

const sensors = (count: number, intervalMs = 60_000, notifies = false): PlanSensor[] =>
  Array.from({ length: count }, (_, i) => ({ sensor: `room-${i + 1}`, intervalMs, notifies }));

const longestGap = (times: readonly number[], until: number) =>
  Math.max(...times.map((time, i) => (times[i + 1] ?? until) - time));

describe('the plan of links', () => {
  it.each([
    ['take turns', false, 1_000, 10_000],
    ['notify', true, 1_000, 10_000],
    ['are quick', false, 300, 900],
  ])(
    'reads eight sensors over four links in time, ten intervals long, when they %s',
    (_, notifies, least, most) => {
      const duration = fc.integer({ min: least, max: most });
      fc.assert(
        fc.property(fc.array(duration, { minLength: 16, maxLength: 64 }), (durations) => {
          let next = 0;
          const turnOf = () => {
            const totalMs = durations[next++ % durations.length] ?? least;
            return { connectMs: Math.min(3_000, totalMs / 2), readMs: totalMs / 2 };
          };
          const end = 11 * 60_000;
          const run = carryOut(sensors(8, 60_000, notifies), 4, end, turnOf);
          expect(run.mostLinks).toBeLessThanOrEqual(4);
          expect(run.mostConnecting).toBe(1);
          for (const times of run.readings.values()) {
            expect(times.length).toBeGreaterThanOrEqual(10);
            expect(longestGap(times, end)).toBeLessThanOrEqual(60_000);
          }
          expect(Math.max(...run.stretches)).toBe(1);
        }),
        { numRuns: 60 },
      );
    },
  );

  it('uses a shorter interval at once', () => {
    const slow = { type: 'sensor', sensor: 'a', intervalMs: 3_600_000, notifies: false } as const;
    const read = stepPlan(stepPlan(startPlan(4), slow, 0), { type: 'read', sensor: 'a' }, 1_000);
    expect(read.links[0]?.due).toBe(3_601_000);
    expect(stepPlan(read, { ...slow, intervalMs: 60_000 }, 2_000).links[0]?.due).toBe(61_000);
  });

  it('does not read sooner than it has to: connecting costs battery', () => {
    const run = carryOut(sensors(8), 4, 30 * 60_000, () => ({ connectMs: 500, readMs: 500 }));
    for (const times of run.readings.values()) expect(times.length).toBeLessThanOrEqual(30 / 0.7);
  });

  it('fits long and short intervals together', () => {
    const mixed = [10_000, 30_000, 60_000, 60_000, 300_000, 600_000].map((intervalMs, i) => ({
      sensor: `room-${i + 1}`,
      intervalMs,
      notifies: false,
    }));
    const end = 3_600_000;
    const run = carryOut(mixed, 2, end, () => ({ connectMs: 700, readMs: 800 }));
    for (const { sensor, intervalMs } of mixed) {
      expect(longestGap(run.readings.get(sensor) ?? [], end)).toBeLessThanOrEqual(intervalMs);
    }
  });

  it('keeps the links of all sensors when there are enough', () => {
    const run = carryOut(sensors(4, 60_000, true), 4, 600_000, () => ({ connectMs: 1_000, readMs: 500 }));
    expect(run.plan().links.every(({ isHeld, turn }) => isHeld && turn !== undefined)).toBe(true);
    expect(isCrowded(run.plan())).toBe(false);
    expect(hasRoom(run.plan())).toBe(false);
  });

  it('keeps those that notify before those that are read', () => {
    const both = [
      ...sensors(4),
      ...sensors(2, 60_000, true).map((one) => ({ ...one, sensor: `n-${one.sensor}` })),
    ];
    const run = carryOut(both, 3, 600_000, () => ({ connectMs: 1_000, readMs: 500 }));
    const held = run.plan().links.filter(({ isHeld }) => isHeld);
    expect(held.map(({ sensor }) => sensor)).toEqual(['n-room-1', 'n-room-2']);
  });

  it('degrades evenly when there is not enough time, and says so', () => {
    const end = 40 * 60_000;
    const run = carryOut(sensors(8), 2, end, () => ({ connectMs: 10_000, readMs: 22_000 }));
    expect(run.stretches.at(-1)).toBeGreaterThan(1.9);
    expect(run.stretches.at(-1)).toBeLessThan(2.8);
    const counts = [...run.readings.values()].map(({ length }) => length);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(Math.max(...counts) - 2);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(14);
  });

  it('lets nobody wait for a sensor that never answers, and does not forget it either', () => {
    let tries = 0;
    const end = 40 * 60_000;
    const run = carryOut(sensors(8), 4, end, (sensor) => {
      if (sensor !== 'room-3') return { connectMs: 1_500, readMs: 1_500 };
      tries += 1;
      return { connectMs: 12_000, readMs: 0, fails: true };
    });
    expect(run.readings.get('room-3')).toEqual([]);
    expect(tries).toBeGreaterThan(15);
    for (const [sensor, times] of run.readings) {
      if (sensor !== 'room-3') expect(longestGap(times, end)).toBeLessThanOrEqual(60_000);
    }
  });

  it('fetches a long log in the turns of its sensor, and makes nobody late for it', () => {
    const end = 20 * 60_000;
    const run = carryOut(sensors(6), 2, end, (sensor) => ({
      connectMs: 1_000,
      readMs: 1_000,
      logMs: sensor === 'room-2' ? 10 * 60_000 : 0,
    }));
    for (const times of run.readings.values()) expect(longestGap(times, end)).toBeLessThanOrEqual(60_000);
  });

  it('serves first whom a person asks for', () => {
    let plan = startPlan(2);
    for (const one of sensors(4)) plan = stepPlan(plan, { type: 'sensor', ...one }, 0);
    for (const { sensor } of sensors(4)) {
      plan = stepPlan(plan, { type: 'began', sensor }, 1_000);
      plan = stepPlan(plan, { type: 'connected', sensor }, 1_500);
      plan = stepPlan(plan, { type: 'read', sensor }, 2_000);
      plan = stepPlan(plan, { type: 'ended', sensor }, 2_500);
    }
    expect(decidePlan(plan, 3_000).connect).toBeUndefined();
    plan = stepPlan(plan, { type: 'ask', sensor: 'room-3' }, 3_000);
    expect(decidePlan(plan, 3_000).connect).toBe('room-3');
  });

  it('ends a turn in which nothing was heard, and calls it silent', () => {
    let plan = startPlan(1);
    for (const one of sensors(2)) plan = stepPlan(plan, { type: 'sensor', ...one }, 0);
    plan = decidePlan(plan, 0).plan;
    plan = stepPlan(plan, { type: 'connected', sensor: 'room-1' }, 1_000);
    const { wakeAt } = decidePlan(plan, 1_000);
    expect(wakeAt).toBe(1_000 + SILENT_TURN_MS);
    const decision = decidePlan(plan, 1_000 + SILENT_TURN_MS);
    expect(decision.release).toEqual([{ sensor: 'room-1', isSilent: true, due: 0 }]);
    expect(decidePlan(decision.plan, 1_001 + SILENT_TURN_MS).release).toEqual([]);
  });

  it('takes links away when the limit falls', () => {
    const run = carryOut(sensors(4), 4, 120_000, () => ({ connectMs: 500, readMs: 500 }));
    const plan = stepPlan(run.plan(), { type: 'limit', links: 3 }, 120_000);
    expect(decidePlan(plan, 120_000).release).toHaveLength(1);
  });
});
