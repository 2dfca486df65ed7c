import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Link } from '../core/link.ts';
import type { LoggedBatch } from '../core/log-batch.ts';
import { uuidOf } from '../drivers/uuid.ts';
import { BluetoothLinks, type KnownSensor } from './bluetooth-links.ts';
import { FakeCharacteristic, FakeDevice, FakeRadio, FakeService } from './fakes/fake-device.ts';
import { ruuviTag, sensorPush } from './fakes/speaking-devices.ts';
import type { LinkShares } from './link-rota.ts';

const START = Date.UTC(2026, 0, 5, 8);
const MINUTE = 60_000;
const minutes = (n: number) => vi.advanceTimersByTimeAsync(n * MINUTE);

let open: BluetoothLinks | undefined;

/** Sensors that are read, a tablet whose radio holds so many links, and everything that is heard. */
function site(
  count: number,
  capacity: number,
  ceiling = 4,
  more: readonly { readonly device: FakeDevice; readonly driver: string }[] = [],
) {
  const radio = new FakeRadio(capacity);
  const plain = Array.from({ length: count }, (_, i) => {
    const temperature = new FakeCharacteristic(uuidOf(0x2a6e), 'acf8', 'read');
    const device = new FakeDevice(`${i}`, `Freezer ${i + 1}`, [
      new FakeService(uuidOf(0x181a), [temperature]),
    ]);
    return device;
  });
  const devices = [...plain, ...more.map(({ device }) => device)];
  for (const { gatt } of devices) {
    gatt.radio = radio;
    gatt.connectMs = 1_500;
  }
  const driverOf = (device: FakeDevice) => more.find((one) => one.device === device)?.driver ?? 'ess';
  const batches: LoggedBatch[] = [];
  vi.stubGlobal('navigator', { bluetooth: { getDevices: async () => devices.map(({ real }) => real) } });
  const page = new EventTarget();
  const readings = new Map(devices.map(({ name }) => [name, [] as number[]]));
  const states = new Map<string, Link>();
  const shares: LinkShares[] = [];
  const links = new BluetoothLinks({
    page,
    ceiling,
    random: () => 0,
    shared: (now) => shares.push(now),
    hears: {
      measured: ({ sensor, time }) => readings.get(sensor)?.push(time),
      linked: (sensor, link) => states.set(sensor, link),
      refused: () => expect.unreachable(),
      failed: () => undefined,
      logged: (_, batch) => batches.push(batch),
    },
  });
  const known = new Map<string, KnownSensor>(
    devices.map((device) => {
      const { name } = device;
      return [name, { driver: driverOf(device), deviceName: name, intervalMs: MINUTE }];
    }),
  );
  /** The longest time that a sensor was not heard, from `since` until now. */
  const longestSilence = (since: number, except: readonly string[] = []) =>
    Math.max(
      ...[...readings]
        .filter(([sensor]) => !except.includes(sensor))
        .flatMap(([, times]) => {
          const all = [...times.filter((time) => time >= since), Date.now()];
          return all.map((time, i) => time - (all[i - 1] ?? since));
        }),
    );
  open = links;
  return { links, known, devices, radio, page, readings, states, shares, batches, longestSilence };
}

describe('more sensors than links', () => {
  beforeEach(() => void vi.useFakeTimers({ now: START }));
  afterEach(async () => {
    // The page has one queue of connects: a connect that is left in it would block the next test.
    open?.closeAll();
    await vi.advanceTimersByTimeAsync(20_000);
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('are all read on time, ten intervals long, with no more links than the tablet holds', async () => {
    const { links, known, devices, radio, longestSilence, states } = site(8, 4);
    await links.restore(known);
    await minutes(11);
    expect(longestSilence(START + MINUTE)).toBeLessThanOrEqual(MINUTE);
    expect(radio.most).toBeLessThanOrEqual(4);
    expect(devices.every(({ gatt }) => gatt.overlaps === 0)).toBe(true);
    expect([...states.values()].every(({ status }) => status === 'live' || status === 'resting')).toBe(true);
    expect(links.shares).toEqual({ links: 4, sensors: 8, stretch: 1 });
  });

  it('let none wait for one that is out of reach, and find it when it is back', async () => {
    const { links, known, devices, longestSilence, states } = site(8, 4);
    const [, , gone] = devices;
    if (gone) gone.gatt.behaviour = 'hang';
    await links.restore(known);
    await minutes(15);
    expect(longestSilence(START + 2 * MINUTE, ['Freezer 3'])).toBeLessThanOrEqual(MINUTE);
    expect(states.get('Freezer 3')).toMatchObject({ status: 'lost', fault: { code: 'connect-timeout' } });
    if (gone) gone.gatt.behaviour = 'succeed';
    await minutes(6);
    expect(states.get('Freezer 3')?.status).toMatch(/live|resting/);
  });

  it('find out that the tablet holds fewer links, and are still read on time', async () => {
    const { links, known, longestSilence, shares } = site(6, 2);
    await links.restore(known);
    await minutes(10);
    expect(shares.at(-1)).toMatchObject({ links: 2, sensors: 6, stretch: 1 });
    const then = Date.now();
    await minutes(10);
    expect(longestSilence(then)).toBeLessThanOrEqual(MINUTE);
  });

  it('do not take a sensor that is out of reach for a lack of links', async () => {
    const { links, known, devices } = site(4, 4);
    const [gone] = devices;
    if (gone) gone.gatt.behaviour = 'fail';
    await links.restore(known);
    await minutes(30);
    expect(links.shares.links).toBe(4);
    expect(devices.slice(1).every(({ gatt }) => gatt.connected)).toBe(true);
  });

  it('keep their links again when enough sensors have been removed', async () => {
    const { links, known, devices } = site(6, 4);
    await links.restore(known);
    await minutes(3);
    links.forget('Freezer 1');
    links.forget('Freezer 2');
    await minutes(2);
    expect(devices.map(({ gatt }) => gatt.connected)).toEqual([false, false, true, true, true, true]);
    const connects = devices.map(({ gatt }) => gatt.connects);
    await minutes(10);
    expect(devices.map(({ gatt }) => gatt.connects)).toEqual(connects);
  });

  it('say that there is not enough time for all', async () => {
    const { links, known, devices, readings, shares } = site(8, 2, 2);
    for (const { gatt } of devices) gatt.connectMs = 11_000;
    await links.restore(known);
    await minutes(40);
    expect(shares.at(-1)?.stretch).toBeGreaterThan(1.3);
    const counts = [...readings.values()].map(({ length }) => length);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(Math.max(...counts) - 3);
    expect(Math.min(...counts)).toBeGreaterThan(15);
  });

  it('take turns again after the page was away', async () => {
    const { links, known, page, devices, longestSilence } = site(8, 4);
    await links.restore(known);
    await minutes(3);
    page.dispatchEvent(new Event('pagehide'));
    expect(devices.some(({ gatt }) => gatt.connected)).toBe(false);
    await minutes(5);
    expect(devices.some(({ gatt }) => gatt.connected)).toBe(false);
    page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    await minutes(1);
    const then = Date.now();
    await minutes(5);
    expect(longestSilence(then)).toBeLessThanOrEqual(MINUTE);
  });

  it('are tried soon after Bluetooth was switched off and on', async () => {
    const { links, known, devices, states } = site(8, 4);
    await links.restore(known);
    await minutes(3);
    for (const { gatt } of devices) {
      gatt.behaviour = 'fail';
      if (gatt.connected) gatt.drop();
    }
    await minutes(5);
    expect([...states.values()].filter(({ status }) => status === 'lost').length).toBeGreaterThan(4);
    for (const { gatt } of devices) gatt.behaviour = 'succeed';
    links.suspectAll();
    await minutes(1);
    expect([...states.values()].every(({ status }) => status === 'live' || status === 'resting')).toBe(true);
  });

  it('get their logs home turn by turn, and nobody is late for it', async () => {
    const times = Array.from({ length: 60 }, (_, i) => START - (60 - i) * 5 * MINUTE);
    const tag = ruuviTag(times);
    const { links, known, batches, longestSilence } = site(5, 2, 2, [
      { device: tag.device, driver: 'ruuvi' },
    ]);
    await links.restore(known);
    links.fetchLog('Ruuvi 884F', { from: 0, to: START });
    for (let i = 0; i < 300; i++) {
      await vi.advanceTimersByTimeAsync(2_000);
      tag.beat();
      // One record every two seconds: two minutes of connection, with sixty-second turns of five others.
      if (tag.speak.subscribed && tag.write.written.length > 0) tag.more(1);
    }
    const seen = batches.flatMap(({ readings }) => readings.map(({ time }) => time));
    expect(seen).toEqual(times);
    expect(batches.at(-1)?.complete).toEqual({ from: 0, to: START });
    expect(longestSilence(START + MINUTE)).toBeLessThanOrEqual(MINUTE);
  });

  it('blink in a turn of their own when a person looks for one', async () => {
    const push = sensorPush();
    const { links, known } = site(6, 2, 2, [{ device: push.device, driver: 'sensorpush' }]);
    await links.restore(known);
    await minutes(3);
    const done = links.identify('SensorPush HT.w');
    await minutes(0.5);
    expect(await done).toBeUndefined();
    expect(push.blink.written).toEqual(['0a with response']);
  });

  it('leave no timer behind', async () => {
    const { links, known } = site(8, 4);
    await links.restore(known);
    await minutes(2);
    links.closeAll();
    await minutes(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
