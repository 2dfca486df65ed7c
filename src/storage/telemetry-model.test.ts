import 'fake-indexeddb/auto';

import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';

import { TelemetryDatabase } from './schema.ts';
import { createTelemetry } from './telemetry.ts';
import type { Readings } from './telemetry-read.ts';

let count = 0;
const freshName = () => `telemetry-model-${++count}`;
const open = async (name = freshName()) => {
  const db = new TelemetryDatabase(name);
  await db.open();
  return { db, telemetry: createTelemetry(db) };
};
const pairs = ({ times, values }: Readings) => [...times].map((time, i) => [time, values[i]]);
const everything = [-Infinity, Infinity] as const;

afterEach(() => vi.restoreAllMocks());

/** Every write is refused as by a full disk: the request first, the transaction with it. */
function fillDisk() {
  return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  });
}

type Step =
  | { do: 'append'; series: 'a/temperature' | 'a/error' | 'b/temperature'; time: number; value: number }
  | { do: 'flush' | 'flush-unawaited' | 'failing-flush' | 'crash' | 'reopen' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('append' as const),
      series: fc.constantFrom('a/temperature', 'a/error', 'b/temperature'),
      time: fc.integer({ min: 0, max: 60 }).map((i) => 1_700_000_000_000 + i * 300_000),
      value: fc.integer({ min: -400, max: 200 }).map((tenths) => tenths / 8),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('flush', 'flush-unawaited', 'failing-flush', 'crash', 'reopen'),
    }),
  },
);

it('is a sorted map that a crash takes back to the last flush', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 80 }), async (steps) => {
      const name = freshName();
      let { db, telemetry } = await open(name);
      const held = new Map<string, Map<number, number>>();
      let onDisk = structuredClone(held);
      let running: Promise<unknown> = Promise.resolve();
      for (const s of steps) {
        if (s.do === 'append') {
          telemetry.append(s.series, s.time, s.value);
          const map = held.get(s.series) ?? new Map<number, number>();
          if (!map.has(s.time)) map.set(s.time, s.value);
          held.set(s.series, map);
        } else if (s.do === 'flush') {
          await telemetry.flush();
          expect(telemetry.unsaved).toBe(0);
          onDisk = structuredClone(held);
        } else if (s.do === 'flush-unawaited') {
          running = telemetry.flush();
          onDisk = structuredClone(held);
        } else if (s.do === 'failing-flush') {
          await running;
          if (telemetry.unsaved === 0) continue;
          const before = telemetry.unsaved;
          const disk = fillDisk();
          await telemetry.flush().then(
            () => expect(disk).not.toHaveBeenCalled(),
            () => expect(telemetry.unsaved).toBe(before),
          );
          if (disk.mock.calls.length === 0) onDisk = structuredClone(held);
          disk.mockRestore();
        } else {
          await running;
          if (s.do === 'reopen') await telemetry.flush();
          db.close();
          ({ db, telemetry } = await open(name));
          if (s.do === 'crash') {
            held.clear();
            for (const [key, map] of structuredClone(onDisk)) held.set(key, map);
          } else onDisk = structuredClone(held);
        }
      }
      for (const key of ['a/temperature', 'a/error', 'b/temperature'] as const) {
        const expected = [...(held.get(key) ?? [])].sort(([a], [b]) => a - b);
        expect(pairs(await telemetry.read(key, ...everything))).toEqual(expected);
        expect(pairs(await telemetry.last(key, 5))).toEqual(expected.slice(-5));
        const bounds = await telemetry.bounds(key);
        expect([bounds?.first, bounds?.last]).toEqual([expected[0]?.[0], expected.at(-1)?.[0]]);
      }
      await running;
      db.close();
    }),
    { numRuns: 60 },
  );
});
