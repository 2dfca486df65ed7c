import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchForUpdates } from './update.ts';

/** The browser's side, driven by hand: what workbox-window hears and what the registration looks like. */
const browser = vi.hoisted(() => ({
  hear: new Map<string, () => void>(),
  registration: { waiting: null as object | null, update: (): Promise<void> => Promise.resolve() },
  register: (): Promise<unknown> => Promise.resolve(undefined),
  skipped: 0,
}));

vi.mock('workbox-window', () => ({
  Workbox: class {
    addEventListener(type: string, listener: () => void): void {
      browser.hear.set(type, listener);
    }
    register(): Promise<unknown> {
      return browser.register();
    }
    messageSkipWaiting(): void {
      browser.skipped += 1;
    }
  },
}));

function setUp(controller: object | null) {
  vi.stubGlobal('navigator', { serviceWorker: { controller } });
  const events = { onWaiting: vi.fn(), onReplaced: vi.fn(), onFailed: vi.fn() };
  const reload = vi.fn();
  const updates = watchForUpdates('service.worker.js', events, reload);
  const hear = (type: string) => browser.hear.get(type)?.();
  return { updates, events, reload, hear };
}

beforeEach(() => {
  vi.useFakeTimers();
  browser.registration = { waiting: null, update: () => Promise.resolve() };
  browser.register = () => Promise.resolve(browser.registration);
  browser.skipped = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('updates', () => {
  it('are offered, and wait', async () => {
    const { events, reload, hear } = setUp({});
    await settle();
    browser.registration.waiting = {};
    hear('waiting');
    expect(events.onWaiting).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(30 * 86_400_000);
    expect(reload).not.toHaveBeenCalled();
    expect(browser.skipped).toBe(0);
  });

  it('are applied by a person: activate first, then load again', async () => {
    const { updates, events, reload, hear } = setUp({});
    await settle();
    browser.registration.waiting = {};
    updates.apply();
    expect(browser.skipped).toBe(1);
    expect(reload).not.toHaveBeenCalled();
    hear('controlling');
    expect(reload).toHaveBeenCalledOnce();
    expect(events.onReplaced).not.toHaveBeenCalled();
  });

  it('applied in another tab never reload this one', async () => {
    const { events, reload, hear } = setUp({});
    await settle();
    hear('controlling');
    expect(events.onReplaced).toHaveBeenCalledOnce();
    expect(reload).not.toHaveBeenCalled();
  });

  it('are not what happens when the first service worker takes over the first page', async () => {
    const { events, reload, hear } = setUp(null);
    await settle();
    hear('controlling');
    expect(events.onReplaced).not.toHaveBeenCalled();
    hear('controlling');
    expect(events.onReplaced).toHaveBeenCalledOnce();
    expect(reload).not.toHaveBeenCalled();
  });

  it('are looked for while the page stays open', async () => {
    const { events } = setUp({});
    await settle();
    browser.registration.waiting = {};
    await vi.advanceTimersByTimeAsync(7 * 3_600_000);
    expect(events.onWaiting).toHaveBeenCalledOnce();
  });

  it('that cannot be looked for are no fault', async () => {
    const { updates } = setUp({});
    await settle();
    browser.registration.update = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await updates.check()).toBe(false);
  });

  it('say when the service worker cannot be registered', async () => {
    browser.register = () => Promise.reject(new Error('SecurityError'));
    const { events } = setUp(null);
    await settle();
    expect(events.onFailed).toHaveBeenCalledExactlyOnceWith('Error: SecurityError');
  });
});
