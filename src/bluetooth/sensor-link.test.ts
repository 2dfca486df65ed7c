import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { linkUnderTest } from './fakes/link-under-test.ts';

const START = Date.UTC(2026, 0, 5, 8);

const seconds = (n: number) => vi.advanceTimersByTimeAsync(n * 1_000);

describe('the link to a sensor', () => {
  beforeEach(() => void vi.useFakeTimers({ now: START }));
  afterEach(() => void vi.useRealTimers());

  it('connects, reads everything at once, and lives', async () => {
    const { link, arrivals, statuses, states, gatt } = linkUnderTest();
    link.reconnect();
    await seconds(1);
    expect(statuses()).toEqual(['connecting', 'discovering', 'live']);
    expect(states.at(-1)).toMatchObject({ mode: 'notify', attempt: 1 });
    expect(arrivals.map(({ sensor, measurements }) => ({ sensor, measurements }))).toEqual([
      { sensor: 'room-1', measurements: [{ quantity: 'temperature', value: -18.76 }] },
      { sensor: 'room-1', measurements: [{ quantity: 'battery', value: 38 }] },
    ]);
    expect(arrivals[0]?.time).toBe(START + 60);
    expect(gatt.overlaps).toBe(0);
  });

  it('connects again after the link is lost', async () => {
    const { link, gatt, temperature, statuses, states, heard } = linkUnderTest();
    link.reconnect();
    await seconds(10);
    gatt.drop();
    expect(states.at(-1)).toMatchObject({ status: 'waiting', attempt: 1, fault: { code: 'link-lost' } });
    await seconds(2);
    expect(statuses().slice(3)).toEqual(['waiting', 'connecting', 'discovering', 'live']);
    temperature.notify('2efb');
    expect(heard('temperature')).toEqual([-18.76, -18.76, -12.34]);
  });

  it('says lost after three retries, goes on trying, and connects at once on a tap', async () => {
    const { link, gatt, states } = linkUnderTest();
    gatt.behaviour = 'fail';
    link.reconnect();
    await seconds(8);
    expect(states.at(-1)).toMatchObject({ status: 'lost', attempt: 4, fault: { code: 'connect-failed' } });
    await seconds(300);
    expect(gatt.connects).toBe(4 + 7);
    gatt.behaviour = 'succeed';
    link.reconnect();
    await seconds(1);
    expect(states.at(-1)).toMatchObject({ status: 'live', attempt: 1 });
  });

  it('gives up a connect that hangs, and does not keep a connection that comes too late', async () => {
    const { link, gatt, states } = linkUnderTest();
    gatt.behaviour = 'hang';
    link.reconnect();
    await seconds(11);
    expect(states.at(-1)).toMatchObject({ status: 'connecting' });
    await seconds(1.2);
    expect(states.at(-1)).toMatchObject({ status: 'waiting', fault: { code: 'connect-timeout' } });
    gatt.letIn();
    await seconds(0.1);
    expect(gatt.connected).toBe(false);
    expect(states.at(-1)).toMatchObject({ status: 'waiting' });
  });

  it('gives up a discovery that hangs', async () => {
    const { link, gatt, states } = linkUnderTest();
    gatt.discoveryHangs = true;
    link.reconnect();
    await seconds(10.5);
    expect(states.at(-1)).toMatchObject({ status: 'waiting', fault: { code: 'operation-timeout' } });
    expect(gatt.connected).toBe(false);
  });

  it('takes a link that breaks at once for a failure, and ends at lost', async () => {
    const { link, gatt, states } = linkUnderTest();
    link.reconnect();
    for (const wait of [1, 1.5, 2.5, 4.5]) {
      await seconds(wait);
      expect(states.at(-1)?.status).toBe('live');
      gatt.drop();
    }
    expect(states.at(-1)).toMatchObject({ status: 'lost', attempt: 4, fault: { code: 'link-lost' } });
  });

  it('refuses a device whose temperature cannot be heard', async () => {
    const { link, states } = linkUnderTest('write');
    link.reconnect();
    await seconds(1);
    expect(states.at(-1)).toMatchObject({ status: 'lost', fault: { code: 'bluetooth-not-recognised' } });
  });

  it('refuses another device than the one it had', async () => {
    const { link, states, statuses } = linkUnderTest('read notify', 'another-family');
    link.reconnect();
    await seconds(1);
    expect(statuses()).toEqual(['connecting', 'discovering', 'lost']);
    expect(states.at(-1)).toMatchObject({ fault: { code: 'bluetooth-not-recognised' } });
  });

  it('proves itself by a read when the page wakes up', async () => {
    const { link, temperature, heard, states } = linkUnderTest();
    link.reconnect();
    await seconds(1);
    link.suspect();
    await seconds(1);
    expect(heard('temperature')).toEqual([-18.76, -18.76]);
    temperature.readBehaviour = 'hang';
    link.suspect();
    await seconds(5.1);
    expect(states.at(-1)).toMatchObject({ status: 'waiting', fault: { code: 'operation-timeout' } });
  });

  it('notices on waking up that it was disconnected meanwhile', async () => {
    const { link, gatt, states } = linkUnderTest();
    link.reconnect();
    await seconds(10);
    gatt.connected = false;
    link.suspect();
    expect(states.at(-1)).toMatchObject({ status: 'waiting', fault: { code: 'link-lost' } });
  });

  it('retries at once when the page wakes up, without waiting for its turn', async () => {
    const { link, gatt, states } = linkUnderTest();
    gatt.behaviour = 'fail';
    link.reconnect();
    await seconds(60);
    expect(states.at(-1)?.status).toBe('lost');
    gatt.behaviour = 'succeed';
    link.suspect();
    await seconds(1);
    expect(states.at(-1)?.status).toBe('live');
  });

  it('is silent and leaves no timer behind when it is closed, whenever that happens', async () => {
    for (const ms of [0, 5, 10, 15, 25, 35, 45, 55, 65, 75, 1_000, 95_000]) {
      const { link, gatt, temperature, states, arrivals } = linkUnderTest();
      link.reconnect();
      await vi.advanceTimersByTimeAsync(ms);
      link.close();
      const told = arrivals.length;
      await seconds(20);
      temperature.notify('2efb');
      expect(arrivals.length).toBe(told);
      expect(states.at(-1)).toEqual({ status: 'idle' });
      expect(gatt.connected).toBe(false);
      expect(vi.getTimerCount()).toBe(0);
    }
  });
});

describe('several links', () => {
  beforeEach(() => void vi.useFakeTimers({ now: START }));
  afterEach(() => void vi.useRealTimers());

  it('connect one after the other, the one a person waits for first', async () => {
    const [a, b, c] = [linkUnderTest(), linkUnderTest(), linkUnderTest()];
    a.gatt.behaviour = 'fail';
    b.gatt.behaviour = 'fail';
    a.link.reconnect();
    b.link.reconnect();
    await seconds(0.5);
    a.gatt.behaviour = 'hang';
    b.gatt.behaviour = 'succeed';
    await seconds(1);
    c.link.reconnect();
    expect([a.gatt.connects, b.gatt.connects, c.gatt.connects]).toEqual([2, 1, 0]);
    await seconds(11.8);
    expect([a.gatt.connects, b.gatt.connects, c.gatt.connects]).toEqual([2, 2, 1]);
    expect(c.states.at(-1)?.status).toBe('live');
    a.link.close();
  });
});
