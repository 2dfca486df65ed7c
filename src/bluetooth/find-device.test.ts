import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Link } from '../core/link.ts';
import { BluetoothLinks, type KnownSensor } from './bluetooth-links.ts';
import type { FakeDevice } from './fakes/fake-device.ts';
import { pvvxThermometer } from './fakes/speaking-devices.ts';
import { identifySensor } from './identify-sensor.ts';

const seconds = (n: number) => vi.advanceTimersByTimeAsync(n * 1_000);
const NORTH = 'A4C138000001';
const SOUTH = 'A4C138000002';
const known = (identity?: string): KnownSensor => ({
  driver: 'pvvx',
  deviceName: 'ATC_FREEZER',
  ...(identity === undefined ? {} : { identity }),
});

let open: BluetoothLinks | undefined;

function site(devices: readonly FakeDevice[]) {
  vi.stubGlobal('navigator', { bluetooth: { getDevices: async () => devices.map(({ real }) => real) } });
  const states = new Map<string, Link>();
  const identities: (readonly [string, string])[] = [];
  const links = new BluetoothLinks({
    page: new EventTarget(),
    random: () => 0,
    hears: {
      measured: () => undefined,
      linked: (sensor, link) => states.set(sensor, link),
      refused: () => expect.unreachable(),
      failed: () => undefined,
      identified: (sensor, identity) => identities.push([sensor, identity]),
    },
  });
  open = links;
  return { links, states, identities };
}

describe('after a reload, where the browser gives the devices back', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(async () => {
    // The page has one queue of connects: a connect that is left in it would block the next test.
    open?.closeAll();
    await vi.advanceTimersByTimeAsync(20_000);
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('tells namesakes apart by what they say themselves', async () => {
    const north = pvvxThermometer(NORTH, []);
    const south = pvvxThermometer(SOUTH, []);
    const { links, states } = site([south.device, north.device]);
    void links.restore(
      new Map([
        ['north', known(NORTH)],
        ['south', known(SOUTH)],
      ]),
    );
    await seconds(30);
    expect(links.sensorOf(north.device.real)).toBe('north');
    expect(links.sensorOf(south.device.real)).toBe('south');
    expect([...states.values()].map(({ status }) => status)).toEqual(['live', 'live']);
  });

  it('asks a person when none of them is the one', async () => {
    const south = pvvxThermometer(SOUTH, []);
    const other = pvvxThermometer('A4C138000003', []);
    const { links, states } = site([south.device, other.device]);
    void links.restore(new Map([['north', known(NORTH)]]));
    await seconds(30);
    expect(states.get('north')).toMatchObject({ status: 'lost', fault: { code: 'needs-new-choice' } });
    expect([south.device.gatt.connected, other.device.gatt.connected]).toEqual([false, false]);
  });

  it('asks a person when nobody ever said who it is', async () => {
    const { links, states } = site([pvvxThermometer(NORTH, []).device, pvvxThermometer(SOUTH, []).device]);
    void links.restore(new Map([['north', known()]]));
    await seconds(30);
    expect(states.get('north')).toMatchObject({ status: 'lost', fault: { code: 'needs-new-choice' } });
  });

  it('learns who a sensor is when it is first connected', async () => {
    const { links, identities } = site([pvvxThermometer(NORTH, []).device]);
    void links.restore(new Map([['north', known()]]));
    await seconds(10);
    expect(identities).toEqual([['north', NORTH]]);
  });

  it('never connects to a sensor that would hang for good', async () => {
    const { device } = pvvxThermometer(NORTH, []);
    const dangerous = Object.assign(device, { name: 'IBS-P02B' });
    expect(await identifySensor(dangerous.real)).toEqual({ code: 'sensor-never-connect' });
    expect(device.gatt.connects).toBe(0);
  });
});
