import { describe, expect, it } from 'vitest';
import { viewOfHex } from './fakes/frame-trials.ts';
import { every, findDifferences, START } from './fakes/freezer-night.ts';
import { download } from './fakes/log-conversation.ts';
import { fakeGovee } from './fakes/logging-sensors.ts';
import { GOVEE, goveeCommand, goveeLog } from './govee-log.ts';

describe('the log of a Govee', () => {
  it('asks for the rest when frames were lost', () => {
    const recorded = every(60);
    const begins = (START + 13 * 60) * 1_000;
    const request = { from: (START - 60) * 1_000, to: begins };
    const { readings, done } = download(goveeLog, request, fakeGovee(recorded), { begins, loses: [3] });
    expect(findDifferences(readings, recorded, 0)).toEqual([]);
    expect(done).toBe('complete');
  });

  it('asks as its documents show', () => {
    const time = START * 1_000;
    const state = goveeLog.begin({ from: time - 22 * 60_000, to: time - 2 * 60_000 });
    expect(goveeLog.step(state, { type: 'start', time }).commands).toMatchObject([
      {
        type: 'write',
        bytes: [0x33, 0x01, 0x00, 0x15, 0x00, 0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x25],
      },
    ]);
  });

  it('reads minutes as they were captured (Heckie75 API.md)', () => {
    const time = START * 1_000;
    const asked = goveeLog.step(goveeLog.begin({ from: 0, to: time }), { type: 'start', time });
    const frame = viewOfHex('00150371e70375cf0371e70375cf0371e60375ce');
    const { readings } = goveeLog.step(asked.state, { type: 'frame', uuid: GOVEE('2013'), frame, time });
    expect(
      readings.map(({ time: made, measurements }) => [
        (time - made) / 60_000,
        ...measurements.map((m) => m.value),
      ]),
    ).toEqual([
      [21, 22.5, 76.7],
      [20, 22.6, 76.7],
      [19, 22.5, 76.7],
      [18, 22.6, 76.7],
      [17, 22.5, 76.6],
      [16, 22.6, 76.6],
    ]);
  });

  it('seals its commands', () => {
    const hexOf = (bytes: readonly number[]) =>
      bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
    expect(hexOf(goveeCommand('2012', 0xaa, 0x01).bytes)).toBe('aa010000000000000000000000000000000000ab');
    expect(hexOf(goveeCommand('2012', 0x33, 0x01, 0, 0x15, 0, 2).bytes)).toBe(
      '3301001500020000000000000000000000000025',
    );
  });

  it('gives a sign of life during a long download', () => {
    const begins = (START + 13 * 60) * 1_000;
    const request = { from: begins - 500 * 60_000, to: begins };
    const { commands } = download(goveeLog, request, fakeGovee(every(60)), { begins });
    expect(commands.map((command) => (command.type === 'write' ? command.bytes[0] : command.type))).toEqual([
      0x33, 0xaa,
    ]);
  });
});
