import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Link } from '../core/link.ts';
import type { Arrival } from '../core/reading.ts';
import type { AdvertisementForm } from '../drivers/advertisement.ts';
import { bthome } from '../drivers/bthome.ts';
import { efento } from '../drivers/efento.ts';
import { ruuviAdvertisement } from '../drivers/ruuvi-advertisement.ts';
import { thermopro } from '../drivers/thermopro.ts';
import type { Lacking, SensorSecrets } from './advertisement-reader.ts';
import type { AdvertisementRefusal, Hearing } from './advertisement-hears.ts';
import { AdvertisementWatch, canWatchAdvertisements } from './advertisement-watch.ts';
import { importCcmKey } from './aes-ccm.ts';
import { FakeAdvertiser } from './fakes/fake-advertiser.ts';
import { FakeDevice } from './fakes/fake-device.ts';
import { bytesOfEntry } from './hex-entry.ts';

const START = Date.UTC(2026, 0, 5, 8);
const EXPECTED_MS = 10_000;
const seconds = (n: number) => vi.advanceTimersByTimeAsync(n * 1_000);
/** WebCrypto answers outside the faked time: look until it has. */
const soon = (check: () => void) => vi.waitFor(check);

const BTHOME = 0xfcd2;
const locked = {
  first: '41a47266c95f730011223378237214',
  before: '41e445f3c9962b332211006c7c4519',
  tampered: '41a47266c95f730111223378237214',
  address: [0x54, 0x48, 0xe6, 0x8f, 0x80, 0xa5],
  key: '231d39c1d7cc1ab1aee224cd096db932',
};

function formOf({ advertisement }: { advertisement?: AdvertisementForm }): AdvertisementForm {
  if (!advertisement) throw new Error('it has no advertisements');
  return advertisement;
}

function watchUnderTest({
  form = formOf(bthome),
  name = 'SBHT-003C',
  secrets = {} as SensorSecrets,
  device = new FakeAdvertiser(undefined),
  expectedMs = EXPECTED_MS,
} = {}) {
  const arrivals: Arrival[] = [];
  const states: Link[] = [];
  const lackings: (Lacking | undefined)[] = [];
  const hearings: Hearing[] = [];
  const refusals: AdvertisementRefusal[] = [];
  const watch = new AdvertisementWatch({
    sensor: 'room-1',
    device: device.real,
    name,
    form,
    expectedMs,
    secrets,
    random: () => 0,
    hears: {
      measured: (arrival) => arrivals.push(arrival),
      linked: (_, link) => states.push(link),
      locked: (_, lacking) => lackings.push(lacking),
      heard: (hearing) => hearings.push(hearing),
      refused: (refusal) => refusals.push(refusal),
    },
  });
  const temperatures = () =>
    arrivals.flatMap(({ measurements }) =>
      measurements.filter(({ quantity }) => quantity === 'temperature').map(({ value }) => value),
    );
  const statuses = () => states.map(({ status }) => status);
  return { watch, device, arrivals, states, lackings, hearings, refusals, temperatures, statuses };
}

describe('watching advertisements', () => {
  beforeEach(() => void vi.useFakeTimers({ now: START }));
  afterEach(() => void vi.useRealTimers());

  it('is offered only where the browser has it', () => {
    expect(canWatchAdvertisements(new FakeAdvertiser('x').real)).toBe(true);
    expect(canWatchAdvertisements(new FakeDevice('x', 'x', []).real)).toBe(false);
  });

  it('is connecting until something is heard, then live', async () => {
    const { watch, device, arrivals, statuses, states, hearings } = watchUnderTest();
    watch.open();
    await seconds(5);
    expect(statuses()).toEqual(['connecting']);
    device.serve(BTHOME, '400009015d0260f0', { rssi: -71 });
    await seconds(1);
    expect(statuses()).toEqual(['connecting', 'live']);
    expect(states.at(-1)).toEqual({ status: 'live', since: START + 5_000, mode: 'notify', attempt: 1 });
    expect(arrivals).toEqual([
      {
        sensor: 'room-1',
        time: START + 5_000,
        sequence: 9,
        measurements: [
          { quantity: 'battery', value: 93 },
          { quantity: 'temperature', value: -40 },
        ],
      },
    ]);
    expect(hearings).toMatchObject([{ sensor: 'room-1', time: START + 5_000, rssi: -71 }]);
  });

  it('tells a packet that is sent several times once, and one that stands still again later', async () => {
    const { watch, device, temperatures } = watchUnderTest();
    watch.open();
    await seconds(1);
    for (let i = 0; i < 10; i++) device.serve(BTHOME, '40000902ca09');
    await seconds(1);
    device.serve(BTHOME, '40000902ca09');
    device.serve(BTHOME, '40000a0260f0');
    await seconds(5);
    expect(temperatures()).toEqual([25.06, -40]);
    device.serve(BTHOME, '40000a0260f0');
    await seconds(1);
    expect(temperatures()).toEqual([25.06, -40, -40]);
  });

  it('keeps the other probes of a sensor apart', async () => {
    const { watch, device, temperatures, hearings } = watchUnderTest();
    watch.open();
    await seconds(1);
    device.serve(BTHOME, '4002ca090260f0');
    await seconds(1);
    expect(temperatures()).toEqual([25.06]);
    expect(hearings[0]?.reading.measurements[1]).toEqual({ quantity: 'temperature', value: -40, channel: 1 });
  });

  it('passes over what is not of the family, and refuses what is and makes no sense', async () => {
    const { watch, device, refusals, states } = watchUnderTest();
    watch.open();
    await seconds(1);
    device.serve(0x180f, '64');
    device.advertise({ 0x004c: '0215' });
    await seconds(1);
    expect(refusals).toEqual([]);
    device.serve(BTHOME, '20');
    device.serve(BTHOME, '');
    device.serve(BTHOME, '4003ffff');
    await seconds(1);
    expect(refusals.map(({ why, count }) => [why, count])).toEqual([
      ['not-understood', 1],
      ['not-understood', 2],
      ['not-understood', 3],
    ]);
    expect(refusals[2]?.advertisement.serviceData.size).toBe(1);
    expect(states.at(-1)?.status).toBe('connecting');
  });

  it('misses a silent sensor, watches anew with more and more patience, and is live when it speaks', async () => {
    const { watch, device, states, statuses } = watchUnderTest();
    watch.open();
    await seconds(1);
    device.serve(BTHOME, '4002ca09');
    await seconds(29);
    expect(states.at(-1)?.status).toBe('live');
    await seconds(1);
    expect(states.at(-1)).toMatchObject({ status: 'waiting', attempt: 1, fault: { code: 'link-lost' } });
    await seconds(120);
    expect(states.at(-1)).toMatchObject({ status: 'lost', fault: { code: 'link-lost' } });
    expect(device.begun).toBeGreaterThan(3);
    expect(device.running).toBeLessThanOrEqual(1);
    await seconds(10);
    device.serve(BTHOME, '4002ca09');
    await seconds(1);
    expect(statuses().at(-1)).toBe('live');
  });

  it('is patient with a sensor that speaks only when something happens', async () => {
    const { watch, device, states } = watchUnderTest();
    watch.open();
    await seconds(1);
    device.serve(BTHOME, '44000102ca09');
    await seconds(30 * 60);
    expect(states.at(-1)?.status).toBe('live');
    await seconds(31 * 60);
    expect(states.at(-1)?.status).not.toBe('live');
  });

  it('misses a sensor whose interval is longer than a watch', async () => {
    const { watch, device, states } = watchUnderTest({ expectedMs: 10 * 60_000 });
    watch.open();
    await seconds(1);
    device.serve(BTHOME, '4002ca09');
    await seconds(30 * 60 - 1);
    expect(states.at(-1)?.status).toBe('live');
    await seconds(1.5);
    expect(states.at(-1)).toMatchObject({ status: 'waiting', fault: { code: 'link-lost' } });
  });

  it('is renewed every twelve minutes, with one watch and one listener', async () => {
    const { watch, device, statuses } = watchUnderTest();
    watch.open();
    for (let minute = 0; minute < 120; minute++) {
      for (let i = 0; i < 6; i++) {
        await seconds(10);
        device.serve(BTHOME, '4002ca09');
      }
      expect(device.running).toBe(1);
      expect(device.listeners).toBe(1);
    }
    expect(device.begun).toBe(11);
    expect(statuses()).toEqual(['connecting', 'live']);
    watch.close();
    expect(device.running).toBe(0);
    expect(device.listeners).toBe(0);
    expect(statuses().at(-1)).toBe('idle');
  });

  it('says why it cannot watch, and tries again', async () => {
    const { watch, device, states, temperatures } = watchUnderTest();
    device.behaviour = 'fail';
    watch.open();
    await seconds(0.5);
    expect(states.at(-1)).toMatchObject({ status: 'lost', fault: { code: 'bluetooth-off' } });
    device.behaviour = 'succeed';
    await seconds(61);
    device.serve(BTHOME, '4002ca09');
    await seconds(1);
    expect(temperatures()).toEqual([25.06]);
    expect(states.at(-1)?.status).toBe('live');
  });

  it('gives up a watch that does not begin', async () => {
    const { watch, device, states } = watchUnderTest();
    device.behaviour = 'hang';
    watch.open();
    await seconds(12);
    expect(states.at(-1)).toMatchObject({ status: 'waiting', fault: { code: 'operation-timeout' } });
  });

  it('begins anew after a pause of the page, unless nobody wants it', async () => {
    const { watch, device, statuses } = watchUnderTest();
    watch.suspect();
    expect(device.begun).toBe(0);
    watch.open();
    await seconds(1);
    watch.suspect();
    await seconds(1);
    expect(device.begun).toBe(2);
    expect(device.running).toBe(1);
    expect(statuses()).toEqual(['connecting']);
  });

  it('tells nothing more once it is closed', async () => {
    const { watch, device, arrivals } = watchUnderTest();
    watch.open();
    await seconds(1);
    device.serve(BTHOME, '4002ca09');
    watch.close();
    await seconds(1);
    expect(arrivals).toEqual([]);
  });

  it('takes the new one of the ids that a platform never forgets', async () => {
    const { watch, device, temperatures } = watchUnderTest({ form: formOf(thermopro), name: 'TP357 (2A01)' });
    watch.open();
    await seconds(1);
    device.advertise({ 0xf1c2: '001d022c' });
    device.advertise({ 0xf1c2: '001d022c', 0x70c2: 'fe1d022c' });
    await seconds(1);
    expect(temperatures()).toEqual([24.1, -40]);
  });

  it('hears of its battery and address without a temperature', async () => {
    const { watch, device, arrivals, hearings, states } = watchUnderTest({ form: formOf(efento) });
    watch.open();
    await seconds(1);
    device.advertise({ 0x026c: '03282c024f0011000000' });
    await seconds(1);
    expect(hearings[0]?.reading).toMatchObject({ identity: '282C024F0011', batteryLow: true });
    expect(arrivals).toEqual([]);
    expect(states.at(-1)?.status).toBe('live');
  });

  it('tells a value that the sensor does not have as none', async () => {
    const { watch, device, temperatures } = watchUnderTest({ form: ruuviAdvertisement, name: 'Ruuvi 884F' });
    watch.open();
    await seconds(1);
    device.advertise({ 0x0499: '058000ffffffff800080008000ffffffffffffffffffffff' });
    await seconds(1);
    expect(temperatures()).toEqual([undefined]);
  });
});

describe('watching a locked sensor', () => {
  const secretsOf = async (key = locked.key): Promise<SensorSecrets> => ({
    address: locked.address,
    key: await importCcmKey(bytesOfEntry(key, 16) ?? []),
  });
  const opened = async (secrets: SensorSecrets) => {
    const all = watchUnderTest({ secrets });
    all.watch.open();
    await soon(() => expect(all.device.running).toBe(1));
    return all;
  };

  it('asks for the key, then for the address, once each', async () => {
    const { watch, device, lackings, states, refusals } = await opened({});
    device.serve(BTHOME, locked.first);
    device.serve(BTHOME, locked.first);
    await soon(() => expect(lackings).toEqual(['key']));
    expect(states.at(-1)?.status).toBe('live');
    const { key } = await secretsOf();
    watch.unlock(key ? { key } : {});
    device.serve(BTHOME, locked.first);
    await soon(() => expect(lackings).toEqual(['key', 'address']));
    expect(refusals).toEqual([]);
    watch.close();
  });

  it('is read with the key', async () => {
    const { watch, device, arrivals, lackings } = await opened({});
    device.serve(BTHOME, locked.before);
    await soon(() => expect(lackings).toEqual(['key']));
    watch.unlock(await secretsOf());
    device.serve(BTHOME, locked.before);
    await soon(() => expect(arrivals).toHaveLength(1));
    expect(arrivals[0]).toMatchObject({
      sequence: 0x00112233,
      measurements: [
        { quantity: 'temperature', value: 25.06 },
        { quantity: 'humidity', value: 50.55 },
      ],
    });
    expect(lackings).toEqual(['key', undefined]);
    watch.close();
  });

  it('says that a key is wrong after two frames, not one', async () => {
    const { watch, device, lackings, arrivals } = await opened(await secretsOf('00'.repeat(16)));
    device.serve(BTHOME, locked.before);
    device.serve(BTHOME, locked.first);
    await soon(() => expect(lackings).toEqual(['right-key']));
    expect(arrivals).toEqual([]);
    watch.close();
  });

  it('does not listen to old frames played back, changed ones, or ones in clear', async () => {
    const { watch, device, refusals, temperatures, lackings } = await opened(await secretsOf());
    device.serve(BTHOME, locked.first);
    await soon(() => expect(temperatures()).toEqual([25.06]));
    device.serve(BTHOME, locked.before);
    device.serve(BTHOME, '40020000');
    device.serve(BTHOME, locked.first);
    device.serve(BTHOME, locked.tampered);
    await soon(() => expect(refusals.map(({ why }) => why)).toEqual(['replayed', 'in-clear']));
    expect(temperatures()).toEqual([25.06]);
    expect(lackings).toEqual([]);
    watch.close();
  });
});
