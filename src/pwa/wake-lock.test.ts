import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWakeLock } from './wake-lock.ts';
import type { WakeLockState } from './wake-lock.ts';

class FakeSentinel extends EventTarget {
  released = false;
  release(): Promise<void> {
    this.released = true;
    this.dispatchEvent(new Event('release'));
    return Promise.resolve();
  }
}

class FakePage extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';
  become(state: DocumentVisibilityState): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

function setUp(refuse = () => false) {
  const sentinels: FakeSentinel[] = [];
  const states: WakeLockState[] = [];
  const page = new FakePage();
  const request = () => {
    if (refuse()) return Promise.reject(new DOMException('no', 'NotAllowedError'));
    const sentinel = new FakeSentinel();
    sentinels.push(sentinel);
    return Promise.resolve(sentinel);
  };
  const lock = createWakeLock((state) => states.push(state), { wakeLock: { request } }, page);
  return { lock, page, sentinels, states };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('the wake lock', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is held from start to stop', async () => {
    const { lock, sentinels, states } = setUp();
    lock.start();
    await settle();
    expect(lock.state).toBe('held');
    lock.stop();
    await settle();
    expect(sentinels.map(({ released }) => released)).toEqual([true]);
    expect(states).toEqual(['held', 'released']);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(lock.state).toBe('released');
  });

  it('comes back when the page is visible again', async () => {
    const { lock, page, sentinels } = setUp();
    lock.start();
    await settle();
    page.become('hidden');
    await sentinels[0]?.release();
    expect(lock.state).toBe('released');
    page.become('visible');
    await settle();
    expect(lock.state).toBe('held');
    expect(sentinels).toHaveLength(2);
  });

  it('is asked for again when the browser let go of a visible page', async () => {
    const { lock, sentinels } = setUp();
    lock.start();
    await settle();
    await sentinels[0]?.release();
    expect(lock.state).toBe('released');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(lock.state).toBe('held');
  });

  it('says that it was refused and keeps trying', async () => {
    let low = true;
    const { lock, states } = setUp(() => low);
    lock.start();
    await settle();
    low = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(states).toEqual(['refused', 'held']);
  });

  it('lets go of a lock that arrives after stop', async () => {
    const { lock, sentinels } = setUp();
    lock.start();
    lock.stop();
    await settle();
    expect(lock.state).toBe('released');
    expect(sentinels[0]?.released).toBe(true);
  });

  it('says where there is none', () => {
    const lock = createWakeLock(() => undefined, {}, new FakePage());
    lock.start();
    expect(lock.state).toBe('unsupported');
  });
});
