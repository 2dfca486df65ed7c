import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/core/view.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import type { Notice } from './bulletin.ts';
import { Viewer } from './viewer.ts';

async function open() {
  const storage = await openStorage(() => undefined, { journal: 'viewer-journal', telemetry: 'viewer' });
  const posted: Notice[] = [];
  const told: unknown[] = [];
  const viewer = new Viewer({
    storage,
    bulletin: { post: (notice) => void posted.push(notice), close: () => undefined },
    tell: (name, value) => void told.push([name, value]),
    now: () => 5,
  });
  return { viewer, posted, told };
}

describe('a second tab', () => {
  it('shows what the engine sees, as a viewer', async () => {
    const { viewer, told } = await open();
    viewer.heard({ type: 'snapshot', snapshot: { role: 'engine', at: 1 } as Snapshot });
    expect(told).toEqual([['snapshot', { role: 'viewer', at: 1 }]]);
  });

  it('may acknowledge, and tells the engine', async () => {
    const { viewer, posted } = await open();
    await viewer.calls.acknowledge('a1');
    expect(posted).toEqual([{ type: 'acknowledged', alert: 'a1', at: 5 }]);
  });

  it('passes on what its own sensors say', async () => {
    const { viewer, posted } = await open();
    const arrivals = [{ sensor: 's1', time: 1, measurements: [] }];
    await viewer.calls.measured(arrivals);
    expect(posted).toEqual([{ type: 'measured', arrivals }]);
  });

  it('passes on the logs of its own sensors, and what they say about themselves', async () => {
    const { viewer, posted } = await open();
    await viewer.calls.logged('s1', { readings: [] });
    await viewer.calls.vital('s1', 5, { sequence: 7 });
    await viewer.calls.deviceTold('s1', { firmware: '2' });
    expect(posted).toEqual([
      { type: 'logged', sensor: 's1', batch: { readings: [] } },
      { type: 'vital', sensor: 's1', time: 5, signs: { sequence: 7 } },
      { type: 'device-told', sensor: 's1', told: { firmware: '2' } },
    ]);
    expect(() => viewer.calls.logWanted('s1')).toThrow('sensor-unknown');
  });

  it('refuses everything else', async () => {
    const { viewer } = await open();
    expect(() => viewer.calls.startSimulation(1)).toThrow('not-the-engine');
    expect(() => viewer.calls.removeSensor('s1', 'delete')).toThrow('not-the-engine');
  });
});
