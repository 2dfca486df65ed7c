import { describe, expect, it } from 'vitest';
import { viewOfHex } from './fakes/frame-trials.ts';
import { every, findDifferences, START } from './fakes/freezer-night.ts';
import { download } from './fakes/log-conversation.ts';
import { fakeSensirion } from './fakes/logging-sensors.ts';
import { decodeDownloadHeader, sensirionLog } from './sensirion-log.ts';

describe('the log of a Sensirion gadget', () => {
  it('begins with a header', () => {
    expect(decodeDownloadHeader(viewOfHex('00000000060060ea0000102700006400'))).toEqual({
      type: 6,
      intervalMs: 60_000,
      ageMs: 10_000,
      count: 100,
    });
    expect(decodeDownloadHeader(viewOfHex('01000000060060ea0000102700006400'))).toBeUndefined();
    expect(decodeDownloadHeader(viewOfHex('00000000060060ea00001027000064'))).toBeUndefined();
  });

  it('starts again from where it was when a packet was lost', () => {
    const begins = (START + 13 * 600) * 1_000;
    const request = { from: (START - 60) * 1_000, to: begins };
    const { readings, done } = download(sensirionLog, request, fakeSensirion(every(600), 600), {
      begins,
      loses: [4],
    });
    expect(findDifferences(readings, every(600), 0.006)).toEqual([]);
    expect(done).toBe('complete');
  });

  it('gives up on kinds of samples that are not known', () => {
    const uuid = 'any';
    const state = { ...sensirionLog.begin({ from: 0, to: 1 }), intervalMs: 60_000 };
    const frame = viewOfHex('00000000ff0060ea0000102700006400');
    const packets = '00008004-b38d-4985-720e-0f993a68ee41';
    expect(sensirionLog.step(state, { type: 'frame', uuid, frame, time: 0 }).done).toBeUndefined();
    expect(sensirionLog.step(state, { type: 'frame', uuid: packets, frame, time: 0 }).done).toBe('gave-up');
  });
});
