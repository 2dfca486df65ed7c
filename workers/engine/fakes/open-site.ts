import type { BackendName, Detector } from '../../../src/core/score.ts';
import type { AlertView, Snapshot } from '../../../src/core/view.ts';
import { openStorage } from '../../../src/storage/open-storage.ts';
import type { Notice } from '../bulletin.ts';
import { Engine } from '../engine.ts';
import { engineCalls } from '../engine-calls.ts';

/** A detector that is as easy to foresee as can be: the error of a window is its largest scaled value. */
export const literalDetector = (backend: BackendName, score?: Detector['score']): Detector => ({
  id: 'literal',
  steps: 60,
  quantiles: [
    { percentile: 50, error: 1 },
    { percentile: 99.99, error: 3 },
  ],
  choice: { backend, wanted: 'auto', refused: [], detail: '' },
  score:
    score ??
    ((windows, count) =>
      Promise.resolve(
        Float32Array.from({ length: count }, (_, i) => Math.max(...windows.subarray(i * 60, (i + 1) * 60))),
      )),
  dispose: () => undefined,
});

/** A site with its engine, as a test drives it. */
export interface Site {
  readonly engine: Engine;
  readonly calls: ReturnType<typeof engineCalls>;
  readonly alerts: { what: string; view: AlertView }[];
  readonly notices: Notice[];
  latest(): Snapshot;
}

/** @param name of the databases: the same name is the same site, as after a reload */
export async function openSite(
  name: string,
  load = () => Promise.resolve(literalDetector('wasm')),
): Promise<Site> {
  const alerts: Site['alerts'] = [];
  const notices: Notice[] = [];
  let latest: Snapshot | undefined;
  const storage = await openStorage(() => undefined, { journal: `${name}-journal`, telemetry: name });
  let ids = 0;
  const engine = new Engine({
    storage,
    loadDetector: load,
    tell: (what, value) => {
      if (what === 'snapshot') latest = value as Snapshot;
      if (what === 'alert') alerts.push(value as Site['alerts'][number]);
    },
    bulletin: { post: (notice) => void notices.push(notice), close: () => undefined },
    now: () => Date.now(),
    utcOffsetMs: 0,
    newId: () => `s${(ids += 1)}`,
  });
  await engine.start();
  return {
    engine,
    calls: engineCalls(engine),
    alerts,
    notices,
    latest: () => {
      if (latest === undefined) throw new Error('no snapshot');
      return latest;
    },
  };
}
