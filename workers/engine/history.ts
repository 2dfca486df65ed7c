import { decimate } from '../../src/core/decimate.ts';
import { statistics } from '../../src/core/statistics.ts';
import { GAP_INTERVALS } from '../../src/core/cadence.ts';
import type { RuleSettings } from '../../src/core/settings.ts';
import type { HistoryColumns } from '../../src/core/view.ts';
import type { Storage } from '../../src/storage/open-storage.ts';
import { seriesOf } from '../../src/storage/series.ts';

/** The history of one sensor between `from` and `to` (ms), as columns of at most about `points` points, ready to draw. */
export async function readHistory(
  storage: Storage,
  sensor: string,
  settings: RuleSettings | undefined,
  from: number,
  to: number,
  points: number,
): Promise<HistoryColumns> {
  const [temperature, error, gaps] = await Promise.all([
    storage.telemetry.read(seriesOf(sensor, 'temperature'), from, to),
    storage.telemetry.read(seriesOf(sensor, 'error'), from, to),
    storage.journal.gaps.between(sensor, from, to),
  ]);
  const maxGapMs = GAP_INTERVALS * (settings?.intervalMs ?? 60_000);
  // A log may be coarser than live readings; where it filled a gap, it is all there is to know.
  const isBridged = (start: number, end: number) =>
    gaps.some((gap) => gap.filledBy === 'log' && start >= gap.from && end <= (gap.to ?? -Infinity));
  const line = decimate(temperature.times, temperature.values, from, to, points, maxGapMs, isBridged);
  const model = decimate(error.times, error.values, from, to, points, maxGapMs);
  const stats =
    settings === undefined
      ? undefined
      : statistics(temperature.times, temperature.values, {
          low: settings.low,
          high: settings.high,
          from,
          to,
          maxGapMs,
          isBridged,
        });
  return {
    sensor,
    from,
    to,
    times: line.times,
    min: line.min,
    max: line.max,
    mean: line.mean,
    errorTimes: model.times,
    error: model.max,
    gaps,
    ...(stats === undefined ? {} : { stats }),
  };
}
