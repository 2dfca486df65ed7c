import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { formatCapture } from '../../src/core/capture.ts';
import type { Site } from './fakes/open-site.ts';
import { openSite } from './fakes/open-site.ts';

const MIN = 60_000;
const DAY = 24 * 60 * MIN;
const START = Date.UTC(2026, 10, 16, 9);
const settle = () => new Promise((resolve) => setImmediate(() => setTimeout(resolve, 20)));
let nextSite = 0;

describe('the care of sensors', () => {
  let site: Site;
  let id = '';

  const say = (quantity: 'temperature' | 'battery', value: number) =>
    site.calls.measured([{ sensor: id, time: Date.now(), measurements: [{ quantity, value }] }]);
  const pass = async (ms: number) => {
    vi.setSystemTime(Date.now() + ms);
    await vi.advanceTimersByTimeAsync(1_000);
    await settle();
  };

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: START });
    nextSite += 1;
    site = await openSite(`care-site-${nextSite}`);
    const source = { type: 'bluetooth', driver: 'ess', deviceName: 'ESP' } as const;
    id = (await site.calls.addSensor({ name: 'Freezer 1', place: '', storage: 'frozen', source })).id;
  });
  afterEach(() => {
    vi.clearAllTimers();
    vi.useRealTimers();
    site.engine.world.storage.close();
  });

  it('corrects before the rule judges, and dates the correction', async () => {
    await say('temperature', -18.5);
    expect(site.alerts).toEqual([]);
    await pass(MIN);
    const calibration = {
      correction: { type: 'offset', offset: 1 },
      date: START,
      due: START + DAY,
      by: 'A. Smith',
    } as const;
    await site.calls.changeSensor(id, { care: { calibration, position: 'door' } });
    await say('temperature', -18.5);
    await settle();
    expect(site.alerts).toMatchObject([
      { what: 'raised', view: { alert: { kind: 'bounds', value: -17.5 } } },
    ]);
    expect(await site.calls.sensorEvents(id)).toEqual([
      { type: 'calibrated', sensor: id, at: expect.any(Number) as number, to: calibration },
    ]);
    await pass(2 * DAY);
    expect(site.latest().rooms[0]?.findings).toMatchObject([
      { kind: 'calibration-overdue', at: START + DAY },
    ]);
  });

  it('refuses a calibration that cannot be', async () => {
    const calibration = { correction: { type: 'offset', offset: 50 }, date: START, by: '' } as const;
    await expect(site.calls.changeSensor(id, { care: { calibration } })).rejects.toMatchObject({
      fault: {
        code: 'care-invalid',
        detail: 'calibration.offset: offset-too-large; calibration.by: by-empty',
      },
    });
    expect(site.latest().rooms[0]?.sensor.care).toBeUndefined();
  });

  it('warns of a battery', async () => {
    await say('battery', 80);
    await pass(2_000);
    await pass(2_000);
    expect(site.latest().rooms[0]).toMatchObject({ battery: 80, forecast: { level: 80, isLow: false } });
    for (const level of [8, 8]) {
      await pass(2 * MIN);
      await say('battery', level);
    }
    await pass(2 * MIN);
    await pass(2_000);
    expect(site.latest().rooms[0]).toMatchObject({
      forecast: { level: 8, isLow: true },
      findings: [{ kind: 'battery-low', value: 8 }],
    });
  });

  it('takes the word of the sensor for its battery', async () => {
    await say('battery', 60);
    await site.calls.vital(id, Date.now(), { batteryLow: true, batteryMv: 2_410 });
    await pass(2_000);
    expect(site.latest().rooms[0]).toMatchObject({ batteryMv: 2_410, findings: [{ kind: 'battery-low' }] });
  });

  it('records what cannot be read, another firmware and another identity', async () => {
    await site.calls.frameRefused(id, { time: START, source: '2a6e', hex: 'ff' });
    await site.calls.deviceTold(id, { identity: 'A1', firmware: '1.0' });
    await site.calls.deviceTold(id, { identity: 'B2', firmware: '1.1' });
    await settle();
    expect((await site.calls.findings(9)).map(({ kind, detail }) => [kind, detail])).toEqual(
      expect.arrayContaining([
        ['frame-refused', '2a6e ff'],
        ['identity-differs', 'B2'],
      ]),
    );
    expect(await site.calls.sensorEvents(id)).toMatchObject([{ type: 'firmware', from: '1.0', to: '1.1' }]);
    expect((await site.calls.findings(9, undefined, 'another')).length).toBe(0);
  });

  it('tells how well a sensor was heard', async () => {
    const live = { status: 'live', since: 0, mode: 'notify', attempt: 1 } as const;
    await site.calls.linked(id, live);
    for (let m = 0; m < 30; m += 1) {
      await say('temperature', -20 - (m % 3) / 100);
      await pass(MIN - 1_000);
    }
    await site.calls.linked(id, { status: 'lost', since: 0, fault: { code: 'link-lost' }, attempt: 1 });
    await site.calls.linked(id, live);
    const signal = await site.calls.signal(id, START, START + 60 * MIN);
    expect([...signal.share]).toEqual([0.5]);
    expect([...signal.losses]).toEqual([1]);
    expect(site.latest().rooms[0]?.quality).toMatchObject({ reconnects: 1 });
  });

  it('refuses to replace what is no device', async () => {
    const source = { type: 'simulator', room: 'x' } as const;
    await expect(site.calls.replaceSensor(id, source)).rejects.toMatchObject({
      fault: { code: 'settings-invalid' },
    });
  });
});

describe('a capture', () => {
  it('is decoded by the drivers of now and played through rooms of its own', async () => {
    const site = await openSite(`capture-site-${(nextSite += 1)}`);
    const uuid = '00002a6e-0000-1000-8000-00805f9b34fb';
    const frames = Array.from({ length: 30 }, (_, i) => ({
      time: START + i * MIN,
      device: 'P T 80B1',
      driver: 'ess',
      characteristic: uuid,
      // −19.96 °C, and −10 °C for five minutes.
      hex: i >= 10 && i < 15 ? '18fc' : '34f8',
    }));
    const others = [
      { ...frames[0], time: START, device: 'X', driver: 'unheard-of', hex: '00' },
      { ...frames[0], time: START, device: 'P T 80B1', driver: 'ess', hex: '00' },
    ];
    const text = `${formatCapture([...frames, ...(others as typeof frames)])}rubbish\n`;
    const report = await site.calls.replayCapture(text, 'hall.jsonl', 'frozen');
    expect(report).toMatchObject({
      frames: 32,
      decoded: 30,
      refused: 2,
      badLines: 1,
      readings: 30,
      alerts: 1,
    });
    expect(report.bad).toEqual([{ line: 34, reason: 'not-json' }]);
    expect(report.list.slice(-2).map(({ refused }) => refused)).toEqual(['driver-unknown', 'not-understood']);
    expect(report.list[0]?.measurements).toEqual([{ quantity: 'temperature', value: -19.96 }]);
    expect(site.latest().rooms).toMatchObject([{ state: 'ended', sensor: { name: 'P T 80B1' } }]);
    await site.calls.replayCapture(text, 'hall.jsonl', 'frozen');
    expect(site.latest().rooms).toHaveLength(1);
    await expect(site.calls.replayCapture('a,b\n1,2', 'x.csv', 'frozen')).rejects.toMatchObject({
      fault: { code: 'capture-unreadable' },
    });
    await site.engine.stop();
    site.engine.world.storage.close();
  });
});
