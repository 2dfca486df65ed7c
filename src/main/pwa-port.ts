import { watchInstall } from '../pwa/install.ts';
import type { InstallState } from '../pwa/install.ts';
import { askPersistence, readPersistence } from '../pwa/persistence.ts';
import type { PersistenceState } from '../pwa/persistence.ts';
import { watchForUpdates } from '../pwa/update.ts';
import { createWakeLock } from '../pwa/wake-lock.ts';
import type { WakeLock } from '../pwa/wake-lock.ts';
import type { PwaPort } from '../state/ports.ts';
import { Cell } from './cell.ts';

/** The application as an application, and the lock that keeps its screen on. */
export interface PwaEdge {
  readonly port: PwaPort;
  readonly wakeLock: WakeLock;
}

/** @param failed hears why the service worker could not be registered */
export function makePwa(failed: (reason: string) => void): PwaEdge {
  const updateWaiting = new Cell(false);
  const waiting = () => updateWaiting.set(true);
  const updates = import.meta.env.PROD
    ? watchForUpdates('./service.worker.js', { onWaiting: waiting, onReplaced: waiting, onFailed: failed })
    : undefined;

  const installCell = new Cell(shortened('not-here'));
  const install = watchInstall((state) => installCell.set(shortened(state)));
  installCell.set(shortened(install.state));

  const wakeCell = new Cell<ReturnType<PwaPort['wakeLock']['read']>>('released');
  const wakeLock = createWakeLock((state) => wakeCell.set(state === 'refused' ? 'released' : state));
  wakeCell.set(wakeLock.state === 'refused' ? 'released' : wakeLock.state);

  const persistence = new Cell<ReturnType<PwaPort['persistence']['read']>>('unknown');
  const keep = (state: PersistenceState) => persistence.set(words[state.promise]);
  void readPersistence().then(keep);

  const port: PwaPort = {
    updateWaiting,
    applyUpdate: () => updates?.apply(),
    install: installCell,
    askInstall: async () => {
      // Chrome keeps the data of installed applications, so ask again once it is one.
      if ((await install.install()) === 'accepted') keep(await askPersistence());
    },
    wakeLock: wakeCell,
    persistence,
    askPersistence: async () => keep(await askPersistence()),
  };
  return { port, wakeLock };
}

const words = { kept: 'granted', removable: 'refused', unknown: 'unknown' } as const;

function shortened(state: InstallState): 'none' | 'offered' | 'installed' {
  return state === 'offered' || state === 'installed' ? state : 'none';
}
