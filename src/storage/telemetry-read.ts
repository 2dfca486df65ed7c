import { hourOf } from './block.ts';
import type { Column } from './column.ts';
import { mergeColumns, searchColumn } from './column.ts';
import type { HeldHour } from './hours.ts';
import type { TelemetryDatabase } from './schema.ts';
import type { Series } from './series.ts';

/** Readings of one series, ascending in time (ms since the epoch). */
export interface Readings {
  readonly times: Float64Array;
  readonly values: Float32Array;
}

/** How many blocks one step backwards takes: two hours are what a sparkline or a window needs. */
const STEP_BACK = 4;

/*
 * All of these take the hours held in memory as they were before the database is asked. A flush that ends in
 * between makes readings appear in both, which the merge does not mind; the other order could lose them from sight.
 */

export async function readRange(
  db: TelemetryDatabase,
  held: readonly HeldHour[],
  series: Series,
  from: number,
  to: number,
): Promise<Readings> {
  if (!(from <= to)) return { times: new Float64Array(0), values: new Float32Array(0) };
  const blocks = await db.blocks
    .where('[series+hour]')
    .between([series, hourOf(from)], [series, hourOf(to)], true, true)
    .toArray();
  return join(new Map(blocks.map((block) => [block.hour, block])), held, from, to);
}

export async function readLast(
  db: TelemetryDatabase,
  held: readonly HeldHour[],
  series: Series,
  n: number,
): Promise<Readings> {
  const columns = new Map<number, Column>();
  let found = 0;
  let before = Infinity;
  // The newest n of all are among the newest n on disk and those held.
  while (found < n) {
    const blocks = await db.blocks
      .where('[series+hour]')
      .between([series, -Infinity], [series, before], true, false)
      .reverse()
      .limit(STEP_BACK)
      .toArray();
    for (const block of blocks) {
      columns.set(block.hour, block);
      found += block.n;
      before = block.hour;
    }
    if (blocks.length < STEP_BACK) break;
  }
  const { times, values } = join(columns, held, -Infinity, Infinity);
  const first = Math.max(0, times.length - Math.max(0, n));
  return { times: times.slice(first), values: values.slice(first) };
}

export async function readBounds(
  db: TelemetryDatabase,
  held: readonly HeldHour[],
  series: Series,
): Promise<{ first: number; last: number } | undefined> {
  const all = () =>
    db.blocks.where('[series+hour]').between([series, -Infinity], [series, Infinity], true, true);
  const ends: { hour: number; column: Column }[] = [...held];
  for (const block of [await all().first(), await all().last()]) {
    if (block !== undefined) ends.push({ hour: block.hour, column: block });
  }
  if (ends.length === 0) return undefined;
  const time = ({ hour, column }: { hour: number; column: Column }, place: number) =>
    hour + (column.times[place] ?? 0);
  return {
    first: Math.min(...ends.map((end) => time(end, 0))),
    last: Math.max(...ends.map((end) => time(end, end.column.n - 1))),
  };
}

/** Put stored and held hours together, clipped to `from` ≤ time ≤ `to`. Stored ones and earlier held ones stay. */
function join(columns: Map<number, Column>, held: readonly HeldHour[], from: number, to: number): Readings {
  for (const { hour, column } of held) {
    if (hour < hourOf(from) || hour > hourOf(to)) continue;
    const earlier = columns.get(hour);
    columns.set(hour, earlier === undefined ? column : mergeColumns(earlier, column));
  }
  const parts = [...columns]
    .sort(([a], [b]) => a - b)
    .map(([hour, column]) => {
      const start = searchColumn(column, from - hour);
      // Times are whole milliseconds, so the first one after `to` is the first one not before the next whole one.
      return { hour, column, start, end: Math.max(start, searchColumn(column, Math.floor(to) + 1 - hour)) };
    });
  const n = parts.reduce((sum, { start, end }) => sum + end - start, 0);
  const times = new Float64Array(n);
  const values = new Float32Array(n);
  let place = 0;
  for (const { hour, column, start, end } of parts) {
    values.set(column.values.subarray(start, end), place);
    for (let i = start; i < end; i++) times[place++] = hour + (column.times[i] ?? 0);
  }
  return { times, values };
}
