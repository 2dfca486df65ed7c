import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../core/settings.ts';
import type { Sensor } from '../core/sensor.ts';
import { capturedOf, FrameLog, LONGEST_CAPTURE, MOST_FRAMES } from './frame-log.svelte.ts';
import type { SeenFrame } from './ports.ts';

const sensor: Sensor = {
  id: 's',
  name: 'Freezer 2',
  place: '',
  storage: 'frozen',
  source: { type: 'bluetooth', driver: 'ess', deviceName: 'P T 80B1' },
  settings: defaultSettings.frozen,
  order: 0,
  addedAt: 0,
};
const frame = (time: number): SeenFrame => ({
  time,
  sensor: 's',
  driver: 'ess',
  characteristic: '00002a6e-0000-1000-8000-00805f9b34fb',
  hex: '34f8',
  way: 'notified',
  meaning: [{ quantity: 'temperature', value: -19.96 }],
});

/** A log, and how the edge is told to listen: `send` reaches nobody while nobody listens. */
function makeLog() {
  let listener: ((frame: SeenFrame) => void) | undefined;
  const log = new FrameLog({ watchFrames: (given) => (listener = given) }, () => sensor);
  const send = (...times: number[]) => {
    for (const time of times) listener?.(frame(time));
    vi.advanceTimersByTime(1_000);
  };
  return { log, send };
}

describe('frames over the air', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('are listed newest first while somebody looks', () => {
    const { log, send } = makeLog();
    const stop = log.watch();
    send(1, 2);
    send(3);
    stop();
    send(4);
    expect(log.list.map(({ time }) => time)).toEqual([3, 2, 1]);
  });

  it('are forgotten beyond the limit', () => {
    const { log, send } = makeLog();
    log.watch();
    send(...Array.from({ length: MOST_FRAMES + 20 }, (_, i) => i));
    expect(log.list).toHaveLength(MOST_FRAMES);
    expect(log.list[0]?.time).toBe(MOST_FRAMES + 19);
  });

  it('stand still during a pause and are counted', () => {
    const { log, send } = makeLog();
    log.watch();
    send(1);
    log.pause();
    send(2, 3);
    expect(log.list.map(({ time }) => time)).toEqual([1]);
    expect(log.missed).toBe(2);
    log.resume();
    send(4);
    expect(log.list.map(({ time }) => time)).toEqual([4, 1]);
  });

  it('are recorded on other pages too, and in a pause', () => {
    const { log, send } = makeLog();
    const stop = log.watch();
    log.record();
    log.pause();
    stop();
    send(1, 2);
    log.stop();
    send(3);
    expect(log.recorded.map(({ time }) => time)).toEqual([1, 2]);
  });

  it('stop being recorded when the capture is full', () => {
    const { log, send } = makeLog();
    log.record();
    send(...Array.from({ length: LONGEST_CAPTURE + 1 }, (_, i) => i));
    expect(log.recorded).toHaveLength(LONGEST_CAPTURE);
    expect([log.isFull, log.isRecording]).toEqual([true, false]);
  });
});

describe('a captured frame', () => {
  it('carries the name of the device', () => {
    expect(capturedOf(frame(7), sensor)).toEqual({
      time: 7,
      device: 'P T 80B1',
      driver: 'ess',
      characteristic: '00002a6e-0000-1000-8000-00805f9b34fb',
      hex: '34f8',
      way: 'notified',
    });
  });

  it('says why it was refused', () => {
    expect(capturedOf({ ...frame(7), meaning: 'not-understood' }, undefined)).toMatchObject({
      device: '',
      refused: 'not-understood',
    });
  });
});
