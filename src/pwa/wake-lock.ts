/**
 * `held`: the screen stays on. `released`: not wanted, or the page is hidden; it is asked for again when the page is
 * visible. `refused`: the browser said no, because the battery is low for instance: the screen may go dark.
 */
export type WakeLockState = 'held' | 'released' | 'refused' | 'unsupported';

export interface WakeLock {
  readonly state: WakeLockState;
  /** Keep the screen on from now until {@link WakeLock.stop}. */
  start(): void;
  stop(): void;
}

/** As much of the page as is needed, so that the logic can be tested without one. */
interface Page {
  readonly visibilityState: DocumentVisibilityState;
  addEventListener(type: 'visibilitychange', listener: () => void): void;
}
interface Sentinel {
  release(): Promise<void>;
  addEventListener(type: 'release', listener: () => void, options: { once: true }): void;
}
interface Locks {
  request(type: 'screen'): Promise<Sentinel>;
}

interface Browser {
  readonly wakeLock?: Locks;
}

/** A browser that let go may do so again at once: ask again after a rest, not in a circle. */
const retryMs = 30_000;

/** Keeps the screen on while monitoring; the browser takes the lock away whenever the page is hidden, so it is asked for again. */
export function createWakeLock(
  onChange: (state: WakeLockState) => void,
  browser: Browser = navigator,
  page: Page = document,
): WakeLock {
  const locks = browser.wakeLock;
  let state: WakeLockState = locks === undefined ? 'unsupported' : 'released';
  let wanted = false;
  let asking = false;
  let sentinel: Sentinel | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const become = (next: WakeLockState) => {
    if (next === state) return;
    state = next;
    onChange(next);
  };

  async function ask(available: Locks): Promise<void> {
    if (!wanted || asking || sentinel !== undefined || page.visibilityState !== 'visible') return;
    asking = true;
    clearTimeout(retry);
    const got = await available.request('screen').catch(() => undefined);
    asking = false;
    if (got === undefined) {
      // Hidden in the meantime is no refusal: it is asked for again when the page is back.
      become(page.visibilityState === 'visible' ? 'refused' : 'released');
      askLater(available);
      return;
    }
    if (!wanted) {
      await got.release();
      return;
    }
    sentinel = got;
    got.addEventListener('release', () => lost(available), { once: true });
    become('held');
  }

  function lost(available: Locks): void {
    sentinel = undefined;
    become('released');
    askLater(available);
  }

  function askLater(available: Locks): void {
    clearTimeout(retry);
    if (wanted) retry = setTimeout(() => void ask(available), retryMs);
  }

  page.addEventListener('visibilitychange', () => {
    if (locks !== undefined) void ask(locks);
  });

  return {
    get state() {
      return state;
    },
    start() {
      wanted = true;
      if (locks !== undefined) void ask(locks);
    },
    stop() {
      wanted = false;
      clearTimeout(retry);
      if (locks !== undefined) become('released');
      void sentinel?.release();
    },
  };
}
