import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Link } from '../core/link.ts';
import { uuidOf } from '../drivers/uuid.ts';
import { BluetoothLinks, type KnownSensor } from './bluetooth-links.ts';
import { FakeCharacteristic, FakeDevice, FakeService } from './fakes/fake-device.ts';

const START = Date.UTC(2026, 0, 5, 8);
const freezer: KnownSensor = { driver: 'ess', deviceName: 'Freezer' };
const fridge: KnownSensor = { driver: 'ess', deviceName: 'Fridge' };
const noChoice = { status: 'lost', fault: { code: 'needs-new-choice' } };

function device(id: string, name: string): FakeDevice {
  const temperature = new FakeCharacteristic(uuidOf(0x2a6e), 'acf8', 'read notify');
  return new FakeDevice(id, name, [new FakeService(uuidOf(0x181a), [temperature])]);
}

function site() {
  const page = new EventTarget();
  const states = new Map<string, Link>();
  const log: string[] = [];
  const links = new BluetoothLinks({
    page,
    random: () => 0,
    hears: {
      measured: ({ sensor }) => log.push(sensor),
      linked: (sensor, link) => states.set(sensor, link),
      refused: () => expect.unreachable(),
      failed: () => expect.unreachable(),
    },
  });
  return { page, states, log, links };
}

const browserWith = (devices: readonly FakeDevice[]) =>
  vi.stubGlobal('navigator', { bluetooth: { getDevices: async () => devices.map(({ real }) => real) } });
const seconds = (n: number) => vi.advanceTimersByTimeAsync(n * 1_000);

describe('the links of the page', () => {
  beforeEach(() => void vi.useFakeTimers({ now: START }));
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('keeps a paired sensor, and forgets a removed one', async () => {
    const { links, states, log } = site();
    const one = device('1', 'Freezer');
    links.pair('room-1', one.real, freezer);
    await seconds(1);
    expect(states.get('room-1')?.status).toBe('live');
    expect(log).toEqual(['room-1']);
    expect(links.sensorOf(one.real)).toBe('room-1');
    links.forget('room-1');
    expect(one.gatt.connected).toBe(false);
    expect(links.sensorOf(one.real)).toBeUndefined();
    expect(await links.reconnect('room-1')).toEqual({ code: 'needs-new-choice' });
  });

  it('never lets one sensor feed two rooms: the newest choice holds, and the other room says so', async () => {
    const { links, states, log } = site();
    const one = device('1', 'Freezer');
    links.pair('room-1', one.real, freezer);
    await seconds(1);
    links.pair('room-2', one.real, freezer);
    await seconds(1);
    expect(states.get('room-1')).toMatchObject(noChoice);
    expect(states.get('room-2')?.status).toBe('live');
    expect(log).toEqual(['room-1', 'room-2']);
  });

  it('lets go of the old device when a sensor gets a new one', async () => {
    const { links, states, log } = site();
    const [old, next] = [device('1', 'Freezer'), device('2', 'Freezer')];
    links.pair('room-1', old.real, freezer);
    await seconds(1);
    links.pair('room-1', next.real, freezer);
    await seconds(1);
    expect([old.gatt.connected, next.gatt.connected]).toEqual([false, true]);
    expect(states.get('room-1')?.status).toBe('live');
    expect(log).toEqual(['room-1', 'room-1']);
  });

  it('asks for a new choice after a reload, where the browser gives no devices back', async () => {
    vi.stubGlobal('navigator', { bluetooth: {} });
    const { links, states } = site();
    await links.restore(new Map([['room-1', freezer]]));
    expect(states.get('room-1')).toMatchObject({ ...noChoice, since: START });
    expect(states.get('room-1')).not.toHaveProperty('retryAt');
    expect(await links.reconnect('room-1')).toEqual({ code: 'needs-new-choice' });
  });

  it('connects by itself after a reload, where the browser gives the devices back', async () => {
    browserWith([device('9', ''), device('1', 'Freezer'), device('2', 'Fridge')]);
    const { links, states } = site();
    await links.restore(
      new Map([
        ['room-1', freezer],
        ['room-2', fridge],
      ]),
    );
    await seconds(1);
    expect([states.get('room-1')?.status, states.get('room-2')?.status]).toEqual(['live', 'live']);
  });

  it.each([
    [
      'two devices of that name',
      [device('1', 'Freezer'), device('2', 'Freezer')],
      new Map([['room-1', freezer]]),
    ],
    [
      'two sensors of that name',
      [device('1', 'Freezer')],
      new Map([
        ['room-1', freezer],
        ['room-2', freezer],
      ]),
    ],
    ['no name', [device('1', '')], new Map([['room-1', { driver: 'ess', deviceName: '' }]])],
  ])('asks a person rather than guess: %s', async (_, devices, sensors) => {
    browserWith(devices);
    const { links, states } = site();
    await links.restore(sensors);
    for (const id of sensors.keys()) expect(states.get(id)).toMatchObject(noChoice);
  });

  it('reconnects on a tap', async () => {
    const { links, states } = site();
    const one = device('1', 'Freezer');
    links.pair('room-1', one.real, freezer);
    await seconds(1);
    one.gatt.behaviour = 'fail';
    one.gatt.drop();
    await seconds(100);
    expect(states.get('room-1')?.status).toBe('lost');
    one.gatt.behaviour = 'succeed';
    expect(await links.reconnect('room-1')).toBeUndefined();
    await seconds(1);
    expect(states.get('room-1')?.status).toBe('live');
  });

  it('tries every broken link at once when Bluetooth is back', async () => {
    const { links, states } = site();
    const both = [device('1', 'Freezer'), device('2', 'Fridge')] as const;
    links.pair('room-1', both[0].real, freezer);
    links.pair('room-2', both[1].real, fridge);
    await seconds(1);
    for (const one of both) {
      one.gatt.behaviour = 'fail';
      one.gatt.drop();
    }
    await seconds(20);
    for (const one of both) one.gatt.behaviour = 'succeed';
    links.suspectAll();
    await seconds(1);
    expect([states.get('room-1')?.status, states.get('room-2')?.status]).toEqual(['live', 'live']);
  });

  it('lets go when the page goes, and takes up when it comes back whole', async () => {
    const { links, page, states } = site();
    const one = device('1', 'Freezer');
    links.pair('room-1', one.real, freezer);
    await seconds(1);
    page.dispatchEvent(new Event('pagehide'));
    expect(one.gatt.connected).toBe(false);
    expect(states.get('room-1')).toEqual({ status: 'idle' });
    page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
    await seconds(1);
    expect(one.gatt.connected).toBe(false);
    page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    await seconds(1);
    expect(states.get('room-1')?.status).toBe('live');
  });

  it('tells a new engine how every link stands', async () => {
    const { links, states } = site();
    links.pair('room-1', device('1', 'Freezer').real, freezer);
    await links.reconnect('room-2');
    await seconds(1);
    states.clear();
    links.tellAll();
    expect(states.get('room-1')?.status).toBe('live');
    expect(states.get('room-2')).toMatchObject(noChoice);
  });
});
