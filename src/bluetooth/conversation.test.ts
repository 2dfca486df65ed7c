import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { linkTo, linkUnderTest } from './fakes/link-under-test.ts';
import { pvvxThermometer, ruuviTag, sensorPush } from './fakes/speaking-devices.ts';

const START = Date.UTC(2026, 0, 5, 8);
const seconds = (n: number) => vi.advanceTimersByTimeAsync(n * 1_000);

describe('a sensor that has to be spoken to', () => {
  beforeEach(() => void vi.useFakeTimers({ now: START }));
  afterEach(() => void vi.useRealTimers());

  it('is subscribed to before anything else is asked: a RuuviTag restarts otherwise', async () => {
    const { device, beat } = ruuviTag([]);
    const { link, gatt, heard, details, signs, states } = linkTo(device, 'ruuvi');
    link.reconnect();
    await seconds(1);
    beat();
    expect(gatt.done.slice(0, 2)).toEqual(['discover', 'subscribe 6e400003']);
    expect(gatt.done).toContain('read 2a26');
    expect(details).toEqual([{ firmware: 'v3.31.1' }]);
    expect(heard('temperature')).toEqual([21.31]);
    expect(signs).toEqual([{ sequence: 9756, batteryMv: 2707 }]);
    expect(states.at(-1)).toMatchObject({ status: 'live', mode: 'notify' });
  });

  it('is written to before each read, in one turn, and given the time to measure', async () => {
    const { device, temperature } = sensorPush();
    const { link, heard, identities, gatt } = linkTo(device, 'sensorpush');
    link.reconnect();
    await seconds(61);
    expect(heard('temperature')).toEqual([-12.34, -12.34]);
    expect(heard('humidity')).toEqual([50, 50]);
    expect(temperature.written).toEqual(['01000000 with response', '01000000 with response']);
    expect(identities).toEqual(['12345678']);
    const [writes, reads] = ['write ef090080', 'read ef090080'].map((what) => gatt.done.indexOf(what));
    expect(reads).toBe(Number(writes) + 1);
    expect(gatt.overlaps).toBe(0);
  });

  it('is opened after it has settled, and said goodbye to before it is let go', async () => {
    const { device, command } = pvvxThermometer('A4C138010203', []);
    const { link, gatt, heard, states } = linkTo(device, 'pvvx');
    link.reconnect();
    await seconds(1.4);
    expect(command.written).toEqual([]);
    await seconds(1);
    expect(command.written).toEqual(['10 with response', '33ff with response']);
    command.notify('33b80b2efb88130700ff');
    expect(heard('temperature')).toEqual([-12.34]);
    void link.rest(START + 60_000);
    await seconds(1);
    expect(gatt.done.slice(-2)).toEqual(['write 1f1f', 'unsubscribe 1f1f']);
    expect(command.written.at(-1)).toBe('3300 with response');
    expect(gatt.connected).toBe(false);
    expect(states.at(-1)).toMatchObject({ status: 'resting', until: START + 60_000 });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is written to without response where it offers nothing else', async () => {
    const { device, command } = pvvxThermometer('A4C138010203', []);
    command.properties = { ...command.properties, write: false, writeWithoutResponse: true };
    const { link } = linkTo(device, 'pvvx');
    link.reconnect();
    await seconds(3);
    expect(command.written).toContain('33ff without response');
  });

  it('blinks when a person looks for it, and says so when it cannot', async () => {
    const { device, blink } = sensorPush();
    const { link } = linkTo(device, 'sensorpush');
    const early = link.identify();
    await seconds(1);
    expect(await early).toEqual({ code: 'link-lost' });
    link.reconnect();
    await seconds(2);
    const done = link.identify();
    await seconds(1);
    expect(await done).toBeUndefined();
    expect(blink.written).toEqual(['0a with response']);
    const other = linkUnderTest();
    other.link.reconnect();
    await seconds(1);
    expect(await other.link.identify()).toMatchObject({ code: 'operation-failed' });
  });
});

describe('who a sensor is', () => {
  beforeEach(() => void vi.useFakeTimers({ now: START }));
  afterEach(() => void vi.useRealTimers());

  it('is asked of the device, and told once', async () => {
    const { device } = pvvxThermometer('A4C138010203', []);
    const { link, gatt, identities } = linkTo(device, 'pvvx');
    link.reconnect();
    await seconds(4);
    gatt.drop();
    await seconds(5);
    expect(identities).toEqual(['A4C138010203']);
  });

  it('decides: nothing is told of a namesake, whatever it says', async () => {
    const { device, beat } = pvvxThermometer('A4C138999999', []);
    const { link, arrivals, states } = linkTo(device, 'pvvx', { identity: 'A4C138010203' });
    link.reconnect();
    for (let i = 0; i < 40; i++) {
      await seconds(0.1);
      beat();
    }
    expect(arrivals).toEqual([]);
    expect(states.at(-1)).toMatchObject({ status: 'lost', fault: { code: 'sensor-other-device' } });
  });

  it('holds back what comes before it is known, and loses none of it', async () => {
    const { device, beat } = pvvxThermometer('A4C138010203', []);
    const { link, heard } = linkTo(device, 'pvvx', { identity: 'A4C138010203' });
    link.reconnect();
    await seconds(1.545);
    expect(heard('temperature')).toEqual([]);
    beat();
    await seconds(1);
    expect(heard('temperature')).toEqual([-12.34]);
  });

  it('is believed by name when the device does not answer', async () => {
    const { device, command, beat } = pvvxThermometer('A4C138010203', []);
    command.answers = undefined;
    const { link, heard, states } = linkTo(device, 'pvvx', { identity: 'A4C138010203' });
    link.reconnect();
    await seconds(6);
    beat();
    expect(states.at(-1)?.status).toBe('live');
    expect(heard('temperature')).toEqual([-12.34]);
  });
});

describe('the view of every frame', () => {
  beforeEach(() => void vi.useFakeTimers({ now: START }));
  afterEach(() => void vi.useRealTimers());

  it('shows what is written, notified and read, and what the driver made of it', async () => {
    const { device, beat, command } = pvvxThermometer('A4C138010203', []);
    const { link, frames } = linkTo(device, 'pvvx');
    link.reconnect();
    await seconds(4);
    beat();
    command.notify('ff00');
    const seen = frames.map(({ way, hex, meaning }) => [way, hex, meaning]);
    expect(seen).toContainEqual(['written', '33ff', undefined]);
    expect(seen).toContainEqual(['notified', '10030201' + '38c1a4', []]);
    expect(seen).toContainEqual([
      'notified',
      '33b80b2efb88130700ff',
      [
        { quantity: 'temperature', value: -12.34 },
        { quantity: 'humidity', value: 50 },
      ],
    ]);
    expect(seen).toContainEqual(['read', '26', [{ quantity: 'battery', value: 38 }]]);
    expect(seen).toContainEqual(['notified', 'ff00', 'not-understood']);
    expect(frames[0]).toMatchObject({ sensor: 'room-1', driver: 'pvvx' });
  });
});
