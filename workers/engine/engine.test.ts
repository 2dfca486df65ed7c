import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Detector } from '../../src/core/score.ts';
import type { Site } from './fakes/open-site.ts';
import { literalDetector, openSite } from './fakes/open-site.ts';
import { hearNotice } from './hear-notice.ts';

const MIN = 60_000;
const START = Date.UTC(2026, 10, 16, 9);
let nextSite = 0;

const settle = () => new Promise((resolve) => setImmediate(() => setTimeout(resolve, 20)));

/** Move the clock in steps as small as the engine's own tick. */
async function pass(ms: number): Promise<void> {
  for (let done = 0; done < ms; done += 1_000) await vi.advanceTimersByTimeAsync(1_000);
  await settle();
}

describe('the engine', () => {
  let name = '';
  const sites: Site[] = [];
  const open = async (...args: Parameters<typeof openSite> extends [string, ...infer R] ? R : never) => {
    const site = await openSite(name, ...args);
    sites.push(site);
    return site;
  };
  /** As a crash would: nothing is written any more. */
  const crash = (site: Site) => {
    vi.clearAllTimers();
    site.engine.world.storage.close();
  };
  const pair = (site: Site) =>
    site.calls.addSensor({
      name: 'Freezer 1',
      place: 'North hall',
      storage: 'frozen',
      source: { type: 'bluetooth', driver: 'ess', deviceName: 'ESP' },
    });
  const say = (site: Site, sensor: string, value: number | undefined, time = Date.now()) =>
    site.calls.measured([{ sensor, time, measurements: [{ quantity: 'temperature', value }] }]);

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: START });
    nextSite += 1;
    name = `site-${nextSite}`;
  });
  afterEach(() => {
    for (const site of sites.splice(0)) crash(site);
    vi.useRealTimers();
  });

  it('raises a bounds alert from a reading, tells it, and keeps it through a crash', async () => {
    const site = await open();
    const sensor = await pair(site);
    await say(site, sensor.id, -20);
    await pass(MIN);
    await say(site, sensor.id, -17);
    await settle();
    expect(site.alerts).toMatchObject([
      { what: 'raised', view: { room: 'Freezer 1', alert: { kind: 'bounds', value: -17 } } },
    ]);
    expect(site.latest().rooms).toMatchObject([{ state: 'alert', value: -17 }]);
    await site.calls.told({
      alert: site.alerts[0]?.view.alert.id ?? '',
      at: 0,
      way: 'notification',
      ok: true,
    });
    await site.calls.acknowledge(site.alerts[0]?.view.alert.id ?? '');
    await pass(6_000);
    crash(site);

    const again = await open();
    const [room] = again.latest().rooms;
    expect(again.alerts).toEqual([]);
    expect(room).toMatchObject({
      state: 'alert',
      lastValue: -17,
      alerts: [{ acknowledged: { by: 'app' }, told: [{ ok: true }] }],
    });
  });

  it('tells an alert again after a crash when nobody was told of it', async () => {
    const site = await open();
    const sensor = await pair(site);
    await say(site, sensor.id, -10);
    await settle();
    crash(site);
    const again = await open();
    expect(again.alerts).toMatchObject([{ what: 'raised', view: { alert: { kind: 'bounds' } } }]);
  });

  it('loses at most the last seconds of readings in a crash, and records the time it did not watch', async () => {
    const site = await open();
    const sensor = await pair(site);
    for (let minute = 0; minute < 5; minute += 1) {
      await say(site, sensor.id, -20 - minute / 100);
      await pass(MIN);
    }
    crash(site);
    vi.setSystemTime(START + 30 * MIN);
    const again = await open();
    await pass(1_000);
    const history = await again.calls.history(sensor.id, START, START + 60 * MIN, 100);
    expect([...history.mean].filter((v) => !Number.isNaN(v)).map((v) => Math.round(v * 100) / 100)).toEqual([
      -20, -20.01, -20.02, -20.03, -20.04,
    ]);
    expect(history.gaps).toMatchObject([{ from: START + 4 * MIN, cause: 'app-closed' }]);
    await say(again, sensor.id, -20);
    await settle();
    expect((await again.calls.history(sensor.id, START, START + 60 * MIN, 100)).gaps).toMatchObject([
      { from: START + 4 * MIN, to: Date.now(), cause: 'app-closed' },
    ]);
  });

  it('shows silence as silence: no value, a gap with its cause, and after ten minutes an alert', async () => {
    const site = await open();
    const sensor = await pair(site);
    await say(site, sensor.id, -20);
    await site.calls.linked(sensor.id, {
      status: 'lost',
      since: Date.now(),
      fault: { code: 'link-lost' },
      attempt: 1,
    });
    await pass(4 * MIN);
    const [room] = site.latest().rooms;
    expect(room).toMatchObject({ state: 'silent', lastValue: -20, gap: { cause: 'link-lost' } });
    expect(room?.value).toBeUndefined();
    await pass(7 * MIN);
    expect(site.alerts).toMatchObject([{ what: 'raised', view: { alert: { kind: 'silent' } } }]);
  });

  it('never shows a number when the sensor says it has none', async () => {
    const site = await open();
    const sensor = await pair(site);
    await say(site, sensor.id, -20);
    await say(site, sensor.id, undefined, Date.now() + 1);
    await pass(1_000);
    const [room] = site.latest().rooms;
    expect(room).toMatchObject({ state: 'silent', noValue: true, lastValue: -20 });
    expect(room?.value).toBeUndefined();
  });

  it('learns a simulated room from its history, scores it, and raises an anomaly or a breach when the door stays open', async () => {
    const site = await open();
    await site.calls.startSimulation(60);
    await pass(2_000);
    expect(site.latest().rooms).toHaveLength(3);
    expect(site.latest().rooms.map(({ learned }) => learned)).toEqual([1, 1, 1]);
    expect(site.alerts).toEqual([]);
    await site.calls.injectFault('sim-freezer-1', 'door-open');
    await pass(60_000);
    expect(site.alerts.map(({ view }) => view.room)).toContain('Freezer 1');
    expect(site.latest().simulation).toMatchObject({ speed: 60, faults: [{ fault: 'door-open' }] });
    await pass(6_000);
    const simulated = site.latest().simulation?.now ?? 0;
    crash(site);
    const again = await open();
    expect(again.latest().rooms.map(({ state }) => state)).toContain('alert');
    expect(again.latest().simulation?.now).toBeGreaterThan(simulated - 10 * MIN);
    await again.calls.stopSimulation();
    expect(again.latest().rooms).toEqual([]);
  });

  it('does not live through simulated time twice after a crash, which would clear what is raised', async () => {
    const site = await open();
    await site.calls.startSimulation(1);
    await site.calls.injectFault('sim-freezer-1', 'door-open');
    await site.calls.setSimulationSpeed(600);
    // The world is stored every five seconds; the alert comes before.
    for (let i = 0; i < 4 && site.alerts.length === 0; i += 1) await pass(1_000);
    const raised = site.alerts.find(({ view }) => view.alert.kind === 'bounds')?.view.alert;
    expect(raised).toBeDefined();
    crash(site);
    const again = await open();
    expect(again.latest().simulation?.now).toBeGreaterThanOrEqual(raised?.raisedAt ?? Infinity);
    await pass(2_000);
    expect(again.alerts.filter(({ what }) => what === 'cleared')).toEqual([]);
    expect(again.latest().rooms[0]?.alerts.map(({ alert }) => alert.id)).toContain(raised?.id);
  });

  it('is whole again after a crash in the middle of starting the simulator', async () => {
    const site = await open();
    const { journal } = site.engine.world.storage;
    const put = journal.sensors.put.bind(journal.sensors);
    let puts = 0;
    vi.spyOn(journal.sensors, 'put').mockImplementation((sensor) => {
      puts += 1;
      return puts === 2 ? Promise.reject(new Error('the power went')) : put(sensor);
    });
    await expect(site.calls.startSimulation(1)).rejects.toThrow('the power went');
    crash(site);
    const again = await open();
    await pass(2_000);
    expect(again.latest().rooms.map(({ sensor }) => sensor.name)).toEqual(['Freezer 1']);
    expect(again.latest().simulation).toBeDefined();
    await again.calls.stopSimulation();
    expect(again.latest().rooms).toEqual([]);
    await again.calls.startSimulation(1);
    expect(again.latest().rooms).toHaveLength(3);
  });

  it('moves to the next backend when one fails while running, and says why', async () => {
    const asked: string[][] = [];
    const load = ((_: unknown, failed: readonly { backend: string }[]) => {
      asked.push(failed.map(({ backend }) => backend));
      return Promise.resolve(
        failed.length === 0
          ? literalDetector('webgpu', () => Promise.reject(new Error('device lost')))
          : literalDetector('wasm'),
      );
    }) as () => Promise<Detector>;
    const site = await open(load);
    await site.calls.startSimulation(1);
    await pass(3_000);
    expect(asked).toEqual([[], ['webgpu']]);
    expect(site.latest().detector).toMatchObject({ status: 'ready', choice: { backend: 'wasm' } });
    expect(site.latest().faults).toMatchObject([{ code: 'detector-failed' }]);
    expect(site.latest().rooms.every(({ learned }) => learned === 1)).toBe(true);
  });

  it('watches the bounds when there is no detector at all', async () => {
    const site = await open(() => Promise.reject(new Error('no model')));
    const sensor = await pair(site);
    await say(site, sensor.id, -30);
    await settle();
    expect(site.alerts).toMatchObject([{ what: 'raised', view: { alert: { kind: 'bounds', side: 'low' } } }]);
    expect(site.latest().detector).toMatchObject({ status: 'failed', fault: { code: 'detector-failed' } });
  });

  it('refuses settings that cannot hold and changes nothing', async () => {
    const site = await open();
    const sensor = await pair(site);
    await expect(
      site.calls.changeSensor(sensor.id, { settings: { ...sensor.settings, percentile: 100 } }),
    ).rejects.toMatchObject({
      fault: { code: 'settings-invalid', detail: 'percentile: percentile-out-of-range' },
    });
    expect(site.latest().rooms[0]?.sensor.settings).toEqual(sensor.settings);
  });

  it('hears an acknowledgement that the service worker wrote', async () => {
    const site = await open();
    const sensor = await pair(site);
    await say(site, sensor.id, -10);
    await settle();
    const id = site.alerts[0]?.view.alert.id ?? '';
    await site.engine.world.storage.journal.acknowledge({ alert: id, at: Date.now(), by: 'notification' });
    await hearNotice(site.engine, { type: 'acknowledged', alert: id, at: Date.now() });
    expect(site.latest().rooms[0]?.alerts).toMatchObject([{ acknowledged: { by: 'notification' } }]);
  });
});
