/** What the browser promises about the stored data. Sizes in bytes. */
export interface PersistenceState {
  /** `kept`: not removed when space runs out. `removable`: the browser may remove it. `unknown`: it does not say. */
  readonly promise: 'kept' | 'removable' | 'unknown';
  readonly usage?: number;
  readonly quota?: number;
}

/** What holds now, without asking for anything. */
export async function readPersistence(): Promise<PersistenceState> {
  if (!('storage' in navigator)) return { promise: 'unknown' };
  return stateOf(await navigator.storage.persisted());
}

/**
 * Ask the browser to keep the data. Chrome decides without a dialogue and says yes to installed applications and to those that may
 * show notifications: ask at every start and again after either of them.
 */
export async function askPersistence(): Promise<PersistenceState> {
  if (!('storage' in navigator)) return { promise: 'unknown' };
  return stateOf(await navigator.storage.persist());
}

async function stateOf(kept: boolean): Promise<PersistenceState> {
  const { usage, quota } = await navigator.storage.estimate();
  return {
    promise: kept ? 'kept' : 'removable',
    ...(usage === undefined ? {} : { usage }),
    ...(quota === undefined ? {} : { quota }),
  };
}
