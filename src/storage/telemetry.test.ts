import 'fake-indexeddb/auto';

import { afterEach, describe, expect, it, vi } from 'vitest';

import { HOUR_MS } from './block.ts';
import { TelemetryDatabase } from './schema.ts';
import { createTelemetry } from './telemetry.ts';
import type { Readings } from './telemetry-read.ts';

const series = 'a/temperature';
let count = 0;
const freshName = () => `telemetry-${++count}`;
const open = async (name = freshName()) => {
  const db = new TelemetryDatabase(name);
  await db.open();
  return { db, telemetry: createTelemetry(db) };
};
const pairs = ({ times, values }: Readings) => [...times].map((time, i) => [time, values[i]]);
const everything = [-Infinity, Infinity] as const;

afterEach(() => vi.restoreAllMocks());

/** Every write is refused as by a full disk: the request first, the transaction with it. */
function fillDisk() {
  return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  });
}

describe('telemetry', () => {
  it('writes one block per hour and series, and leaves nothing in memory', async () => {
    const { db, telemetry } = await open();
    for (let minute = 0; minute < 120; minute++) telemetry.append(series, minute * 60_000, -20);
    expect(telemetry.unsaved).toBe(120);
    expect(await telemetry.flush()).toBe(120);
    expect(telemetry.unsaved).toBe(0);
    expect((await db.blocks.toArray()).map(({ hour, n }) => [hour, n])).toEqual([
      [0, 60],
      [HOUR_MS, 60],
    ]);
  });

  it('merges late readings into a block and keeps the first one at an instant', async () => {
    const { telemetry } = await open();
    telemetry.append(series, 2000, -20);
    await telemetry.flush();
    telemetry.append(series, 1000, -21);
    telemetry.append(series, 2000, 99);
    telemetry.append(series, 1000, 99);
    expect(await telemetry.flush()).toBe(1);
    expect(telemetry.repeated).toBe(2);
    expect(pairs(await telemetry.read(series, ...everything))).toEqual([
      [1000, -21],
      [2000, -20],
    ]);
  });

  it('reads both ends of a range, across hours, saved or not', async () => {
    const { telemetry } = await open();
    for (const time of [HOUR_MS - 2, HOUR_MS - 1, HOUR_MS]) telemetry.append(series, time, time % 100);
    await telemetry.flush();
    telemetry.append(series, HOUR_MS + 1, 1);
    telemetry.append(series, HOUR_MS + 2, 2);
    const times = async (from: number, to: number) => [...(await telemetry.read(series, from, to)).times];
    expect(await times(HOUR_MS - 1, HOUR_MS + 1)).toEqual([HOUR_MS - 1, HOUR_MS, HOUR_MS + 1]);
    expect(await times(HOUR_MS, HOUR_MS)).toEqual([HOUR_MS]);
    expect(await times(HOUR_MS - 1.5, HOUR_MS + 0.5)).toEqual([HOUR_MS - 1, HOUR_MS]);
    expect(await times(5, 4)).toEqual([]);
    expect((await telemetry.last(series, 0)).times.length).toBe(0);
    expect([...(await telemetry.last(series, 3)).times]).toEqual([HOUR_MS, HOUR_MS + 1, HOUR_MS + 2]);
  });

  it('goes as far back for the newest readings as it must', async () => {
    const { telemetry } = await open();
    for (let hour = 0; hour < 30; hour++) telemetry.append(series, hour * HOUR_MS, hour);
    await telemetry.flush();
    expect([...(await telemetry.last(series, 12)).values]).toEqual(
      Array.from({ length: 12 }, (_, i) => 18 + i),
    );
    expect((await telemetry.last(series, 1000)).times.length).toBe(30);
  });

  it('shows readings all the time while they are being written', async () => {
    const { telemetry } = await open();
    telemetry.append(series, 1, -20);
    const flushing = telemetry.flush();
    telemetry.append(series, 2, -21);
    telemetry.append(series, 1, 99);
    expect(telemetry.repeated).toBe(1);
    const seen = await Promise.all([
      telemetry.read(series, 0, 9),
      flushing.then(() => telemetry.read(series, 0, 9)),
    ]);
    for (const readings of seen) {
      expect(pairs(readings)).toEqual([
        [1, -20],
        [2, -21],
      ]);
    }
    expect(telemetry.unsaved).toBe(1);
  });

  it('loses nothing on a full disk and writes it when there is room again', async () => {
    const { db, telemetry } = await open();
    telemetry.append(series, 1, -20);
    await telemetry.flush();
    telemetry.append(series, 2, -21);
    telemetry.append('b/temperature', 2, 3);
    const disk = fillDisk();
    await expect(telemetry.flush()).rejects.toMatchObject({ fault: { code: 'storage-full' } });
    expect(telemetry.unsaved).toBe(2);
    telemetry.append(series, 3, -22);
    disk.mockRestore();
    expect(await telemetry.flush()).toBe(3);
    expect([...(await telemetry.read(series, 0, 9)).times]).toEqual([1, 2, 3]);
    expect((await db.blocks.toArray()).length).toBe(2);
  });

  it('writes a backlog in steps, and keeps what no longer fitted', async () => {
    const { db, telemetry } = await open();
    for (let hour = 0; hour < 250; hour++) telemetry.append(series, hour * HOUR_MS, hour);
    const put = IDBObjectStore.prototype.put;
    let room = 150;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (room-- <= 0) throw new DOMException('', 'QuotaExceededError');
      return put.apply(this, args);
    });
    await expect(telemetry.flush()).rejects.toMatchObject({ fault: { code: 'storage-full' } });
    expect([await db.blocks.count(), telemetry.unsaved]).toEqual([100, 150]);
    expect((await telemetry.read(series, -Infinity, Infinity)).times.length).toBe(250);
    vi.restoreAllMocks();
    expect(await telemetry.flush()).toBe(150);
    expect(telemetry.unsaved).toBe(0);
  });

  it('calls a transaction that the browser takes back storage-failed, and keeps its readings', async () => {
    const { telemetry } = await open();
    telemetry.append(series, 1, -20);
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      const request = put.apply(this, args);
      this.transaction.abort();
      return request;
    });
    await expect(telemetry.flush()).rejects.toMatchObject({ fault: { code: 'storage-failed' } });
    expect(telemetry.unsaved).toBe(1);
    vi.restoreAllMocks();
    expect(await telemetry.flush()).toBe(1);
  });

  it('forgets a sensor everywhere, also what is just being written, and nothing of another', async () => {
    const { telemetry } = await open();
    for (const key of [
      'a/temperature',
      'a/error',
      'ab/temperature',
      'a0/temperature',
      'A/temperature',
    ] as const)
      telemetry.append(key, 1, -20);
    await telemetry.flush();
    telemetry.append(series, 2, -20);
    const flushing = telemetry.flush();
    telemetry.append(series, 3, -20);
    const deleting = telemetry.delete('a');
    telemetry.append(series, 4, -20);
    await Promise.all([flushing, deleting, telemetry.flush()]);
    expect([...(await telemetry.read(series, 0, 9)).times]).toEqual([4]);
    expect(await telemetry.bounds('a/error')).toBeUndefined();
    for (const key of ['ab/temperature', 'a0/temperature', 'A/temperature'] as const)
      expect((await telemetry.read(key, 0, 9)).times.length).toBe(1);
  });

  it('holds readings of two writers that take turns', async () => {
    const name = freshName();
    const one = (await open(name)).telemetry;
    const two = (await open(name)).telemetry;
    one.append(series, 1, 1);
    two.append(series, 2, 2);
    await Promise.all([one.flush(), two.flush()]);
    expect([...(await one.read(series, 0, 9)).times]).toEqual([1, 2]);
  });
});
