import { expectedIntervalMs } from '../../src/core/hearing.ts';
import { countPerHour, heardPerHour } from '../../src/core/heard-hours.ts';
import type { Sensor } from '../../src/core/sensor.ts';
import type { SignalColumns } from '../../src/core/view.ts';
import type { Storage } from '../../src/storage/open-storage.ts';
import { seriesOf } from '../../src/storage/series.ts';

/** How well a sensor was heard between `from` and `to` (ms since the epoch), hour by hour, from what is stored. */
export async function readSignal(
  { journal, telemetry }: Storage,
  sensor: Sensor,
  from: number,
  to: number,
): Promise<SignalColumns> {
  const { id } = sensor;
  const [heard, lost, gaps] = await Promise.all([
    telemetry.read(seriesOf(id, 'temperature'), from, to),
    telemetry.read(seriesOf(id, 'lost'), from, to),
    journal.gaps.between(id, from, to),
  ]);
  const { hours, share } = heardPerHour(heard.times, gaps, from, to, expectedIntervalMs(sensor));
  return { sensor: id, hours, share, losses: countPerHour(lost.times, hours) };
}
