import { faultOf } from '../../src/core/fault.ts';
import type { Notice } from './bulletin.ts';
import type { Engine } from './engine.ts';

/** Another tab or the service worker wrote something, or another tab hands on what its own sensors say. Nobody waits for an answer. */
export async function hearNotice(engine: Engine, notice: Notice): Promise<void> {
  if (notice.type === 'measured') return engine.measured(notice.arrivals);
  if (notice.type === 'snapshot') return;
  if (notice.type === 'acknowledged') {
    await engine.chronicle.acknowledgedElsewhere(notice.alert);
    return engine.show();
  }
  // A sensor that was removed a moment ago is no fault of the other tab's.
  const room = engine.rooms.find(notice.sensor);
  if (room === undefined) return;
  const report = (thrown: unknown): void => engine.chronicle.report(faultOf(thrown));
  if (notice.type === 'linked') engine.linked(notice.sensor, notice.link);
  else if (notice.type === 'logged') await engine.logged(notice.sensor, notice.batch).catch(report);
  else if (notice.type === 'log-progress') engine.logs.progress(notice.sensor, notice.download);
  else if (notice.type === 'vital') room.vital(notice.signs, notice.time);
  else if (notice.type === 'frame-refused') engine.care.refused(notice.sensor, notice.frame);
  else await engine.care.told(notice.sensor, notice.told).catch(report);
}
