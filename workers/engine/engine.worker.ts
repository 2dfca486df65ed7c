import { faultOf } from '../../src/core/fault.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import type { Handlers } from '../rpc.ts';
import { serve } from '../rpc.ts';
import type { Notice } from './bulletin.ts';
import { openBulletin } from './bulletin.ts';
import { Engine } from './engine.ts';
import { engineCalls } from './engine-calls.ts';
import { hearNotice } from './hear-notice.ts';
import { loadModel } from './load-model.ts';
import type { EngineCalls, EngineTells } from './protocol.ts';
import { Viewer } from './viewer.ts';

/*
 * Composition root of the engine worker. Whoever holds the lock is the engine; every other tab's worker is a viewer
 * until the lock is free, and then takes over.
 */

declare const self: DedicatedWorkerGlobalScope;

const LOCK = 'frostline-engine';

const REOPEN_MS = 5_000;

interface Role {
  readonly calls: Handlers<EngineCalls>;
  heard(notice: Notice): void | Promise<void>;
}

let role: Promise<Role> | undefined;
const bulletin = openBulletin((notice) => {
  void role?.then((r) => r.heard(notice));
});
const now = () => Date.now();

/** Calls that come before the role is known wait for it. */
const handlers = new Proxy({} as Handlers<EngineCalls>, {
  get:
    (_, name: keyof EngineCalls) =>
    async (...args: never[]): Promise<unknown> => {
      await decided;
      // A viewer may have become the engine since.
      const { calls } = await (role ?? decided);
      const call = calls[name] as (...given: never[]) => unknown;
      return call(...args);
    },
});
const tell = serve<EngineCalls, EngineTells>(self, handlers, (thrown) => faultOf(thrown));

async function openRole(engine: boolean): Promise<Role> {
  const storage = await openStorage((event) => {
    if (event === 'superseded') tell('failed', { code: 'newer-version' });
    // The browser closed the database (a disk fault, cleared data). What is in memory waits; opening it again may work.
    else if (event === 'closed-by-browser') setTimeout(() => void storage.reopen(), REOPEN_MS);
  });
  if (!engine) return new Viewer({ storage, bulletin, tell, now });
  const running = new Engine({
    storage,
    loadDetector: loadModel,
    tell,
    bulletin,
    now,
    utcOffsetMs: -new Date().getTimezoneOffset() * 60_000,
    newId: () => `s-${crypto.randomUUID()}`,
  });
  await running.start();
  return { calls: engineCalls(running), heard: (notice) => hearNotice(running, notice) };
}

/** Held for the life of this worker: the browser gives the lock on when the worker ends, however it ends. */
const forEver = new Promise<never>(() => undefined);

const decided = new Promise<Role>((resolve, reject) => {
  const become = (engine: boolean) => {
    role = openRole(engine);
    role.then(resolve, reject);
  };
  void navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => {
    become(lock !== null);
    if (lock !== null) return forEver;
    void navigator.locks.request(LOCK, () => {
      become(true);
      return forEver;
    });
    return undefined;
  });
});

decided.catch((thrown: unknown) => tell('failed', faultOf(thrown, 'storage-failed')));
