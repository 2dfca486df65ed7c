import type { Finding } from '../../src/core/finding.ts';
import { addSign, newFinding } from '../../src/core/finding.ts';
import type { LogRecord } from '../../src/core/log-batch.ts';
import type { Disagreement } from '../../src/core/merge-log.ts';
import type { Room } from '../../src/core/room.ts';
import type { Journal } from '../../src/storage/journal.ts';
import { spanOf } from './merge-batch.ts';

/** A record this far ahead of our clock has a wrong time. */
const AHEAD_MS = 5 * 60_000;
/** Before there were Bluetooth Low Energy sensors. */
const EARLIEST = Date.UTC(2010, 0, 1);
/** Disagreements with no more than this between them are one finding. */
const SAME_FINDING_MS = 3_600_000;

/** May a record have been measured then? One that may not has no place in a history. @param now ms since the epoch */
export function isPossible({ time }: LogRecord, now: number): boolean {
  return time >= EARLIEST && time <= now + AHEAD_MS;
}

/** Report records with impossible times, which are left out. */
export function reportRefused(room: Room, records: readonly LogRecord[], now: number): void {
  const wrong = records.find((record) => !isPossible(record, now));
  if (wrong === undefined) return;
  room.found(room.watch.sign({ kind: 'log-time-impossible', at: now, value: wrong.time, against: now }));
}

/** Report disagreements that are new; those of one hour are one finding, whichever batch they came with. */
export async function reportDisagreements(
  journal: Journal,
  room: Room,
  all: readonly Disagreement[],
  now: number,
): Promise<void> {
  if (all.length === 0) return;
  const { id } = room.sensor;
  const [from, to] = spanOf(all.map(({ time }) => time));
  const known = await journal.findings.of(id, 'log-disagrees', 0);
  let finding: Finding | undefined = known.find(
    ({ at, lastAt }) => at <= to + SAME_FINDING_MS && lastAt >= from - SAME_FINDING_MS,
  );
  for (const { time, live, logged } of all) {
    const sign = { kind: 'log-disagrees', at: time, value: logged, against: live } as const;
    finding = finding === undefined ? newFinding(id, sign, now) : addSign(finding, sign);
  }
  if (finding === undefined) return;
  const ended = { ...finding, endedAt: finding.lastAt };
  room.watch.add(ended);
  room.found([ended]);
}
