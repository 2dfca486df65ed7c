import { describe, expect, it } from 'vitest';
import { viewOfHex } from './fakes/frame-trials.ts';
import { START } from './fakes/freezer-night.ts';
import { ruuviLog } from './ruuvi-log.ts';
import type { LogState, SensorLog } from './sensor-log.ts';

describe('the log of a Ruuvi', () => {
  it('is asked for in its own form once the heartbeat has told what it is', () => {
    const time = (START + 600) * 1_000;
    const heartbeat = viewOfHex('06170c5668c79e007000c90501d9ffcd004c884f');
    const uuid = ruuviLog.listens[0]?.uuid ?? '';
    const state = ruuviLog.begin({ from: START * 1_000, to: time });
    const asked = ruuviLog.step(state, { type: 'frame', uuid, frame: heartbeat, time });
    const [command] = asked.commands;
    expect(command?.type === 'write' && command.bytes.slice(0, 3)).toEqual([0x3b, 0x3b, 0x21]);
  });

  it('is asked for as its documents show, and read as it was captured', () => {
    const time = 1_567_047_917_000;
    const uuid = ruuviLog.listens[0]?.uuid ?? '';
    let state: LogState = ruuviLog.begin({ from: 1_566_047_917_000, to: time });
    const log: SensorLog = ruuviLog;
    const [command] = log.step(state, { type: 'start', time }).commands;
    expect(command).toMatchObject({
      bytes: [0x3a, 0x3a, 0x11, 0x5d, 0x67, 0x40, 0xed, 0x5d, 0x57, 0xfe, 0xad],
    });
    state = ruuviLog.begin({ from: 0, to: 1_572_942_946_000 });
    const readings = ['3a30105dc134620000085b', '3a31105dc13462000010a3', '3a32105dc1346200018489'].flatMap(
      (hex) => {
        const step = log.step(state, { type: 'frame', uuid, frame: viewOfHex(hex), time });
        state = step.state;
        return step.readings;
      },
    );
    expect(readings).toEqual([
      {
        time: 1_572_942_946_000,
        measurements: [
          { quantity: 'temperature', value: 21.39 },
          { quantity: 'humidity', value: 42.59 },
          { quantity: 'pressure', value: 99_465 },
        ],
      },
    ]);
    const end = log.step(state, { type: 'frame', uuid, frame: viewOfHex('3a3a10ffffffffffffffff'), time });
    expect(end.done).toBe('complete');
  });

  it('gives a record without its humidity when the tag left that out', () => {
    const uuid = ruuviLog.listens[0]?.uuid ?? '';
    const log: SensorLog = ruuviLog;
    const state = ruuviLog.begin({ from: 0, to: 1_572_942_946_000 });
    const half = log.step(state, {
      type: 'frame',
      uuid,
      frame: viewOfHex('3a30105d57feadfffff8ac'),
      time: 0,
    });
    expect(half.readings).toEqual([]);
    const end = log.step(half.state, {
      type: 'frame',
      uuid,
      frame: viewOfHex('3a3a10ffffffffffffffff'),
      time: 0,
    });
    expect(end.readings).toEqual([
      { time: 1_566_047_917_000, measurements: [{ quantity: 'temperature', value: -18.76 }] },
    ]);
  });
});
