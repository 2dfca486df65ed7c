import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { linkUnderTest } from './fakes/link-under-test.ts';

const START = Date.UTC(2026, 0, 5, 8);

const seconds = (n: number) => vi.advanceTimersByTimeAsync(n * 1_000);

describe('what a sensor says', () => {
  beforeEach(() => void vi.useFakeTimers({ now: START }));
  afterEach(() => void vi.useRealTimers());

  it('tells each notification once, "no value" as no value', async () => {
    const { link, temperature, heard } = linkUnderTest();
    link.reconnect();
    await seconds(1);
    temperature.notify('0080');
    temperature.notify('2efb');
    temperature.notify('2efb');
    expect(heard('temperature')).toEqual([-18.76, undefined, -12.34, -12.34]);
  });

  it('reports a frame that it does not understand, with a count', async () => {
    const { link, temperature, refusals, heard } = linkUnderTest();
    link.reconnect();
    await seconds(1);
    temperature.notify('0102ff');
    temperature.notify('');
    expect(heard('temperature')).toEqual([-18.76]);
    expect(refusals).toEqual([
      { sensor: 'room-1', characteristic: temperature.uuid, hex: '0102ff', count: 1 },
      { sensor: 'room-1', characteristic: temperature.uuid, hex: '', count: 2 },
    ]);
  });

  it('polls a sensor that cannot notify every 30 s', async () => {
    const { link, states, heard } = linkUnderTest('read');
    link.reconnect();
    await seconds(61);
    expect(states.at(-1)).toMatchObject({ status: 'live', mode: 'poll' });
    expect(heard('temperature')).toEqual([-18.76, -18.76, -18.76]);
  });

  it('reads the battery every quarter of an hour', async () => {
    const { link, battery, heard } = linkUnderTest();
    link.reconnect();
    await seconds(15 * 60 + 1);
    expect(battery.subscribed).toBe(false);
    expect(heard('battery')).toEqual([38, 38]);
  });

  it('polls when a sensor says it notifies and then refuses to', async () => {
    const { link, temperature, states, heard, failures } = linkUnderTest();
    temperature.canSubscribe = false;
    link.reconnect();
    await seconds(31);
    expect(states.at(-1)).toMatchObject({ status: 'live', mode: 'poll' });
    expect(failures.map(({ code }) => code)).toEqual(['operation-failed']);
    expect(heard('temperature')).toEqual([-18.76, -18.76]);
  });

  it('asks a notifying sensor that has gone quiet, and counts the answer once', async () => {
    const { link, temperature, heard } = linkUnderTest();
    temperature.echoesReads = true;
    link.reconnect();
    await seconds(20);
    temperature.notify('2efb');
    await seconds(89);
    expect(heard('temperature')).toEqual([-18.76, -12.34]);
    await seconds(2);
    expect(heard('temperature')).toEqual([-18.76, -12.34, -18.76]);
  });

  it('keeps a different value that is notified during a read', async () => {
    const { link, temperature, heard } = linkUnderTest();
    link.reconnect();
    await seconds(1);
    link.suspect();
    await vi.advanceTimersByTimeAsync(5);
    temperature.notify('2efb');
    await seconds(1);
    expect(heard('temperature')).toEqual([-18.76, -12.34, -18.76]);
  });

  it('gives up a sensor that is connected, silent and cannot be read', async () => {
    const { link, states, statuses, failures } = linkUnderTest('notify');
    link.reconnect();
    await seconds(30 + 3 * 90 - 1);
    expect(statuses()).toEqual(['connecting', 'discovering', 'live']);
    expect(failures).toHaveLength(2);
    await seconds(2);
    expect(states[3]).toMatchObject({ status: 'waiting', fault: { code: 'link-lost' } });
  });

  it("subscribes anew when nothing came: Android's lost second subscribe", async () => {
    const { link, temperature, heard } = linkUnderTest('notify');
    temperature.lostSubscriptions = 1;
    link.reconnect();
    await seconds(10);
    temperature.notify('2efb');
    expect(heard('temperature')).toEqual([]);
    await seconds(21);
    expect(temperature.subscriptions).toBe(2);
    temperature.notify('2efb');
    expect(heard('temperature')).toEqual([-12.34]);
  });

  it('reads a sensor whose subscription has brought nothing yet as if it could not notify', async () => {
    const { link, temperature, heard, gatt } = linkUnderTest();
    temperature.lostSubscriptions = 99;
    link.reconnect();
    await seconds(95);
    expect(heard('temperature')).toEqual([-18.76, -18.76, -18.76, -18.76]);
    expect(temperature.subscriptions).toBe(2);
    expect(gatt.overlaps).toBe(0);
  });

  it('tries once more what was refused because another operation was in progress', async () => {
    const { link, gatt, states, heard, failures } = linkUnderTest('read');
    link.reconnect();
    await seconds(1);
    gatt.busyFor = 1;
    await seconds(30);
    expect(heard('temperature')).toEqual([-18.76, -18.76]);
    gatt.busyFor = 2;
    await seconds(30);
    expect(failures).toEqual([expect.objectContaining({ code: 'operation-failed' })]);
    await seconds(30);
    expect(heard('temperature')).toHaveLength(3);
    expect(states.at(-1)?.status).toBe('live');
  });

  it('goes on after one failed read, and gives up after three', async () => {
    const { link, temperature, failures, statuses } = linkUnderTest('read');
    link.reconnect();
    await seconds(1);
    temperature.readBehaviour = 'fail';
    await seconds(60);
    temperature.readBehaviour = 'succeed';
    await seconds(30);
    expect(failures).toHaveLength(2);
    temperature.readBehaviour = 'fail';
    await seconds(91);
    expect(statuses().slice(0, 4)).toEqual(['connecting', 'discovering', 'live', 'waiting']);
  });

  it('hears a room whose battery level never answers', async () => {
    const { link, battery, states, heard, gatt } = linkUnderTest();
    battery.readBehaviour = 'hang';
    link.reconnect();
    await seconds(20);
    expect(states.at(-1)).toMatchObject({ status: 'live', attempt: 2 });
    expect(battery.reads).toBe(1);
    expect(heard('temperature').at(-1)).toBe(-18.76);
    expect(gatt.overlaps).toBe(0);
  });
});
