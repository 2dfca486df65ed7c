import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSiren, unlockOnTouch } from './siren.ts';
import type { SirenState } from './siren.ts';

/** As much Web Audio as the siren touches: a context that the browser holds back until it is allowed, and tones that count. */
class FakeContext extends EventTarget {
  state: AudioContextState = 'suspended';
  currentTime = 0;
  readonly destination = {};
  allowed = false;
  resume(): Promise<void> {
    if (!this.allowed) return new Promise(() => undefined);
    this.change('running');
    return Promise.resolve();
  }
  change(state: AudioContextState): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

let tones = 0;
class FakeNode {
  readonly frequency = {};
  readonly gain = {
    value: 0.3,
    setValueAtTime: () => undefined,
    exponentialRampToValueAtTime: () => undefined,
    linearRampToValueAtTime: () => undefined,
    cancelScheduledValues: () => undefined,
  };
  connect(target: unknown): unknown {
    return target;
  }
  start(): void {
    tones += 1;
  }
  stop(): void {
    tones -= 1;
  }
}

beforeEach(() => {
  tones = 0;
  vi.stubGlobal('OscillatorNode', FakeNode);
  vi.stubGlobal('GainNode', FakeNode);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function setUp() {
  const context = new FakeContext();
  const states: SirenState[] = [];
  const siren = createSiren(
    (state) => states.push(state),
    () => context as unknown as AudioContext,
  );
  return { context, states, siren };
}

describe('the siren', () => {
  it('says that it is locked when it is wanted before anybody touched the page, and sounds from the touch on', () => {
    const { context, states, siren } = setUp();
    expect(siren.start()).toBe('locked');
    expect(tones).toBe(0);
    context.allowed = true;
    siren.unlock();
    expect(siren.state).toBe('sounding');
    expect(tones).toBe(2);
    expect(states).toEqual(['sounding']);
  });

  it('starts and stops, and two starts are one sound', () => {
    const { context, states, siren } = setUp();
    context.allowed = true;
    siren.unlock();
    expect(siren.start()).toBe('sounding');
    expect(siren.start()).toBe('sounding');
    expect(tones).toBe(2);
    siren.stop();
    expect(tones).toBe(0);
    expect(states).toEqual(['ready', 'sounding', 'ready']);
  });

  it('is locked again when the system takes the sound away', () => {
    const { context, states, siren } = setUp();
    context.allowed = true;
    siren.unlock();
    context.change('suspended');
    expect(siren.state).toBe('locked');
    expect(states).toEqual(['ready', 'locked']);
  });

  it('stays locked while the browser refuses', () => {
    const { siren } = setUp();
    siren.unlock();
    expect(siren.state).toBe('locked');
  });

  it('says so where there is no audio', () => {
    const states: SirenState[] = [];
    const siren = createSiren(
      (state) => states.push(state),
      () => undefined,
    );
    siren.unlock();
    expect(siren.start()).toBe('unsupported');
    expect(states).toEqual(['unsupported']);
  });

  it('is unlocked by any touch or key', () => {
    const { context, siren } = setUp();
    const page = new EventTarget();
    context.allowed = true;
    const stop = unlockOnTouch(siren, page);
    page.dispatchEvent(new Event('keydown'));
    expect(siren.state).toBe('ready');
    stop();
  });
});
