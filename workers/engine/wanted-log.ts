import type { LogSpan } from '../../src/core/log-batch.ts';
import type { Sensor } from '../../src/core/sensor.ts';
import type { Storage } from '../../src/storage/open-storage.ts';
import { driverOf } from './driver-of.ts';

/**
 * What to ask a sensor's own log for: the span from its first gap that nothing has filled to the end of its last, as far back as the
 * log remembers and as this device hangs here. Gaps of which the log was asked to its end are not asked for again.
 * @param now on the sensor's clock
 * @returns `undefined` when nothing is missing, or the sensor keeps no log
 */
export async function wantedLog(
  { journal }: Storage,
  sensor: Sensor,
  now: number,
): Promise<LogSpan | undefined> {
  const reachMs = driverOf(sensor.source)?.log?.reachMs;
  if (reachMs === undefined) return undefined;
  const replaced = (await journal.events.of(sensor.id)).findLast(({ type }) => type === 'replaced');
  const earliest = Math.max(now - reachMs, replaced?.at ?? 0);
  const gaps = await journal.gaps.between(sensor.id, earliest, now);
  const missing = gaps.filter(
    ({ filledBy, notInLog, to }) => filledBy === undefined && notInLog !== true && (to ?? now) > earliest,
  );
  if (missing.length === 0) return undefined;
  return {
    from: Math.max(earliest, Math.min(...missing.map(({ from }) => from))),
    to: Math.max(...missing.map(({ to }) => to ?? now)),
  };
}
