import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LogRecord } from '../../src/core/log-batch.ts';
import { seriesOf } from '../../src/storage/series.ts';
import type { Site } from './fakes/open-site.ts';
import { openSite } from './fakes/open-site.ts';

const MIN = 60_000;
const START = Date.UTC(2026, 10, 16, 9);
const settle = () => new Promise((resolve) => setImmediate(() => setTimeout(resolve, 20)));
let nextSite = 0;

const at = (minute: number, value: number, humidity?: number): LogRecord => ({
  time: START + minute * MIN + 7_000,
  measurements: [
    { quantity: 'temperature', value },
    ...(humidity === undefined ? [] : [{ quantity: 'humidity', value: humidity } as const]),
    { quantity: 'temperature', value: 99, channel: 1 },
  ],
});
const records = (from: number, to: number, value: (minute: number) => number) =>
  Array.from({ length: to - from + 1 }, (_, i) => at(from + i, value(from + i)));

describe("a sensor's own log", () => {
  const sites: Site[] = [];
  let name = '';
  let site: Site;
  let id = '';

  const say = (minute: number, value: number) => {
    vi.setSystemTime(START + minute * MIN);
    return site.calls.measured([
      { sensor: id, time: START + minute * MIN, measurements: [{ quantity: 'temperature', value }] },
    ]);
  };
  const open = async () => {
    site = await openSite(name);
    sites.push(site);
  };
  const crash = () => {
    vi.clearAllTimers();
    site.engine.world.storage.close();
  };
  const temperatures = async () => {
    const { times, values } = await site.engine.world.storage.telemetry.read(
      seriesOf(id, 'temperature'),
      START,
      START + 1000 * MIN,
    );
    return [...times].map((time, i) => [(time - START) / MIN, Math.round((values[i] ?? 0) * 100) / 100]);
  };
  const gaps = async () =>
    (await site.engine.world.storage.journal.gaps.between(id, START, START + 1000 * MIN)).map((gap) => ({
      ...gap,
      from: Math.round((gap.from - START) / MIN),
      to: gap.to === undefined ? undefined : Math.round((gap.to - START) / MIN),
    }));
  /** Heard for ten minutes, lost for an hour, heard again. */
  const lose = async () => {
    for (let m = 0; m < 10; m += 1) await say(m, -20);
    await site.calls.linked(id, { status: 'lost', since: 0, fault: { code: 'link-lost' }, attempt: 1 });
    await say(70, -20);
    await settle();
  };

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: START });
    nextSite += 1;
    name = `log-site-${nextSite}`;
    await open();
    const source = { type: 'bluetooth', driver: 'ruuvi', deviceName: 'Ruuvi 33C1' } as const;
    id = (await site.calls.addSensor({ name: 'Freezer 1', place: '', storage: 'frozen', source })).id;
  });
  afterEach(() => {
    for (const one of sites.splice(0)) one.engine.world.storage.close();
    vi.clearAllTimers();
    vi.useRealTimers();
  });

  it('is wanted for what nobody heard, and fills it without duplicates', async () => {
    await lose();
    expect(await site.calls.logWanted(id)).toEqual({ from: START + 9 * MIN, to: START + 70 * MIN });
    const span = (await site.calls.logWanted(id)) ?? { from: 0, to: 0 };
    const log = records(0, 69, () => -20.2);
    const outcome = await site.calls.logged(id, { readings: log, complete: span });
    expect(outcome).toMatchObject({ added: 60, repeated: 10, disagreements: 0, late: 0, saved: true });
    expect((await temperatures()).length).toBe(71);
    expect(await gaps()).toEqual([{ sensor: id, from: 9, to: 70, cause: 'link-lost', filledBy: 'log' }]);
    expect(await site.calls.logWanted(id)).toBeUndefined();

    const again = await site.calls.logged(id, { readings: log, complete: span });
    expect(again).toMatchObject({ added: 0, repeated: 70, disagreements: 0, late: 0, saved: true });
    expect((await temperatures()).length).toBe(71);
    expect(site.alerts).toEqual([]);
    expect(site.latest().rooms[0]).toMatchObject({ value: -20, findings: [], late: [] });
  });

  it('is wanted at once by a page that has just woken, before anything was heard', async () => {
    await say(0, -20);
    vi.setSystemTime(START + 480 * MIN);
    expect(await site.calls.logWanted(id)).toEqual({ from: START, to: START + 480 * MIN });
    await say(480, -20);
    await settle();
    expect(await gaps()).toEqual([{ sensor: id, from: 0, to: 480, cause: 'suspended' }]);
  });

  it('comes in parts, interrupted, in any order, without duplicates and without loss', async () => {
    await lose();
    const log = records(0, 69, (m) => -20 - (m % 4) / 100);
    for (const part of [log.slice(40), log.slice(20, 45), [], log.slice(0, 22)])
      await site.calls.logged(id, { readings: part });
    expect((await temperatures()).length).toBe(71);
    expect((await gaps()).every(({ filledBy }) => filledBy === 'log')).toBe(true);
    expect(await site.calls.logWanted(id)).toBeUndefined();
  });

  it('of twenty thousand records loses none, in any part', async () => {
    await say(0, -20);
    const log = records(1, 20_000, (m) => -20 + (m % 300 === 0 ? 5 : 0));
    vi.setSystemTime(START + 20_001 * MIN);
    for (let i = 0; i < log.length; i += 900)
      await site.calls.logged(id, { readings: log.slice(i, i + 900) });
    const { times } = await site.engine.world.storage.telemetry.read(
      seriesOf(id, 'temperature'),
      0,
      Date.now(),
    );
    expect(times.length).toBe(20_001);
    expect(site.alerts.filter(({ what }) => what === 'raised')).toHaveLength(66);
  });

  it('whose records are seconds apart loses none where two parts meet', async () => {
    await lose();
    const log = Array.from({ length: 300 }, (_, i): LogRecord => ({
      ...at(0, -20),
      time: START + 20 * MIN + i * 10_000,
    }));
    for (const part of [log.slice(0, 97), log.slice(97), log])
      await site.calls.logged(id, { readings: part });
    expect((await temperatures()).length).toBe(311);
  });

  it('is asked again for a gap that it could not fill, until it was read to its end', async () => {
    await lose();
    await site.calls.logged(id, { readings: records(10, 30, () => -20) });
    expect(await site.calls.logWanted(id)).toEqual({ from: START + 30 * MIN + 7_000, to: START + 70 * MIN });
    const span = { from: START + 9 * MIN, to: START + 70 * MIN };
    await site.calls.logged(id, { readings: [], complete: span });
    expect(await site.calls.logWanted(id)).toBeUndefined();
    expect(await gaps()).toMatchObject([
      { from: 9, to: 30, filledBy: 'log' },
      { from: 30, to: 70, notInLog: true },
    ]);
  });

  it('fills a gap that is closed only later by a live reading', async () => {
    for (let m = 0; m < 10; m += 1) await say(m, -20);
    vi.setSystemTime(START + 60 * MIN);
    await vi.advanceTimersByTimeAsync(1_000);
    await settle();
    expect(await site.calls.logWanted(id)).toMatchObject({ from: START + 9 * MIN });
    await site.calls.logged(id, { readings: records(10, 60, () => -20) });
    await say(61, -20);
    await settle();
    expect(await gaps()).toMatchObject([{ from: 9, to: 61, filledBy: 'log' }]);
  });

  it('raises a late alert for a breach in it, once, that stays in view until somebody has seen it', async () => {
    await lose();
    const log = records(10, 69, (m) => (m >= 20 && m <= 40 ? -12 : -20));
    for (const part of [log.slice(30), log.slice(0, 30), log])
      await site.calls.logged(id, { readings: part });
    const raised = site.alerts.filter(({ what }) => what === 'raised');
    expect(raised).toHaveLength(1);
    const stored = (await site.calls.alerts(9)).map(({ alert }) => alert);
    expect(stored).toMatchObject([
      {
        kind: 'bounds',
        late: true,
        since: START + 20 * MIN + 7_000,
        clearedAt: START + 41 * MIN + 7_000,
        worst: -12,
      },
    ]);
    expect(site.latest().rooms[0]).toMatchObject({
      state: 'learning',
      alerts: [],
      late: [{ alert: { late: true } }],
    });
    await site.calls.acknowledge(stored[0]?.id ?? '');
    expect(site.latest().rooms[0]?.late).toEqual([]);
  });

  it('tells a late alert after a crash when nobody was told of it', async () => {
    await lose();
    await site.calls.logged(id, { readings: records(10, 69, () => -12) });
    expect(site.alerts).toMatchObject([{ what: 'raised' }]);
    crash();
    await open();
    expect(site.alerts).toMatchObject([
      { what: 'raised', view: { room: 'Freezer 1', alert: { late: true } } },
    ]);
    await site.calls.told({
      alert: site.alerts[0]?.view.alert.id ?? '',
      at: 1,
      way: 'notification',
      ok: true,
    });
    crash();
    await open();
    expect(site.alerts).toEqual([]);
    expect(site.latest().rooms[0]?.late).toHaveLength(1);
  });

  it('leaves the gap open when the disk takes nothing, and fills it when it comes again', async () => {
    await lose();
    const { telemetry } = site.engine.world.storage;
    const full = vi.spyOn(telemetry, 'flush').mockRejectedValue(new Error('the disk is full'));
    const log = records(10, 69, () => -20);
    expect(await site.calls.logged(id, { readings: log })).toMatchObject({ added: 60, saved: false });
    expect(await site.calls.logWanted(id)).toBeDefined();
    full.mockRestore();
    vi.setSystemTime(START + 80 * MIN);
    expect(await site.calls.logged(id, { readings: log })).toMatchObject({ added: 0, saved: true });
    expect(await gaps()).toMatchObject([{ from: 9, to: 70, filledBy: 'log' }]);
  });

  it('that disagrees with what was heard is a finding, and both values are kept', async () => {
    await lose();
    const log = records(0, 9, (m) => (m === 4 ? -10 : m === 5 ? -17 : -20));
    expect(await site.calls.logged(id, { readings: log })).toMatchObject({ added: 0, disagreements: 2 });
    expect(await site.calls.logged(id, { readings: log })).toMatchObject({ added: 0, disagreements: 0 });
    const [finding, ...others] = await site.calls.findings(9);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ kind: 'log-disagrees', count: 2, value: -10, against: -20 });
    expect(site.latest().rooms[0]?.findings).toEqual([finding]);
    const logged = await site.engine.world.storage.telemetry.last(seriesOf(id, 'logged'), 9);
    expect([...logged.values]).toEqual([-10, -17]);
    expect(site.alerts).toEqual([]);
  });

  it('with times that cannot be leaves them out, and says so', async () => {
    await lose();
    const wrong = [at(500, -20), { ...at(20, -20), time: 5 }];
    expect(await site.calls.logged(id, { readings: wrong })).toMatchObject({ added: 0, refused: 2 });
    expect(site.latest().rooms[0]?.findings).toMatchObject([{ kind: 'log-time-impossible' }]);
    expect((await temperatures()).length).toBe(11);
  });

  it('shows how far the clock of the sensor is off, and when it went back', async () => {
    await lose();
    const now = START + 70 * MIN;
    await site.calls.logged(id, { readings: [], clock: { sensor: now - 42_000, time: now } });
    expect(site.latest().rooms[0]?.clock).toEqual({ offsetMs: 42_000, time: now });
    await site.calls.logged(id, { readings: [], clock: { sensor: now - 600_000, time: now + MIN } });
    expect(site.latest().rooms[0]?.findings).toMatchObject([{ kind: 'time-runs-backwards' }]);
  });

  it('is corrected by the calibration of its time', async () => {
    for (let m = 0; m < 10; m += 1) await say(m, -20);
    const calibration = { correction: { type: 'offset', offset: 1 }, date: START, by: 'A. Smith' } as const;
    await site.calls.changeSensor(id, { care: { calibration } });
    await say(70, -20);
    await settle();
    await site.calls.logged(id, { readings: [at(5, -20), at(30, -20)] });
    const stored = (await temperatures()).map(([minute, value]) => [Math.round(minute ?? 0), value]);
    expect(stored).toContainEqual([9, -20]);
    expect(stored).toContainEqual([30, -19]);
    expect(stored).toContainEqual([70, -19]);
    const raw = await site.engine.world.storage.telemetry.last(seriesOf(id, 'raw'), 9);
    expect([...raw.values]).toEqual([-20, -20]);
  });

  it('keeps the history of a room whose sensor is replaced, and asks the new one for nothing that was before it', async () => {
    await lose();
    await site.calls.deviceTold(id, { identity: 'CBB8334C884F', firmware: '3.31.1' });
    const source = { type: 'bluetooth', driver: 'ruuvi', deviceName: 'Ruuvi 44D2' } as const;
    const sensor = await site.calls.replaceSensor(id, source, { identity: 'AAAAAAAAAAAA' });
    expect(sensor).toMatchObject({ id, name: 'Freezer 1', source, care: { identity: 'AAAAAAAAAAAA' } });
    expect(await site.calls.logWanted(id)).toBeUndefined();
    expect((await temperatures()).length).toBe(11);
    await say(71, -19.5);
    expect((await temperatures()).length).toBe(12);
    expect(await site.calls.sensorEvents(id)).toMatchObject([
      { type: 'replaced', identity: 'CBB8334C884F', from: { deviceName: 'Ruuvi 33C1' }, to: source },
    ]);
    crash();
    await open();
    expect(site.latest().rooms[0]?.sensor.source).toEqual(source);
  });
});
