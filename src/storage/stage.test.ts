import 'fake-indexeddb/auto';

import { afterEach, describe, expect, it, vi } from 'vitest';

import { HOUR_MS } from './block.ts';
import { TelemetryDatabase } from './schema.ts';
import { createTelemetry } from './telemetry.ts';

const series = 'a/temperature';
let count = 0;
const openTelemetry = async () => {
  const db = new TelemetryDatabase(`stage-${++count}`);
  await db.open();
  return createTelemetry(db);
};
const times = async (telemetry: ReturnType<typeof createTelemetry>) => [
  ...(await telemetry.read(series, -Infinity, Infinity)).times,
];

afterEach(() => vi.restoreAllMocks());

describe('a staged recording', () => {
  it('touches nothing until it is committed, and nothing when it is dropped', async () => {
    const telemetry = await openTelemetry();
    const stage = telemetry.stage();
    stage.append(series, 2, -20);
    await telemetry.flush();
    expect(await times(telemetry)).toEqual([]);
    expect(telemetry.unsaved).toBe(0);
    stage.drop();
    expect(stage.size).toBe(0);
    expect(await stage.commit()).toEqual({ written: 0, repeated: 0 });
    expect(await times(telemetry)).toEqual([]);
  });

  it('joins what is stored, which stays where both have a reading', async () => {
    const telemetry = await openTelemetry();
    telemetry.append(series, 2, -20);
    await telemetry.flush();
    const stage = telemetry.stage();
    for (const time of [3, 2, 1]) expect(stage.append(series, time, 99)).toBe(true);
    expect(stage.append(series, 3, 100)).toBe(false);
    expect(await stage.commit()).toEqual({ written: 2, repeated: 1 });
    expect(telemetry.repeated).toBe(1);
    const read = await telemetry.read(series, 0, 9);
    expect([...read.values]).toEqual([99, -20, 99]);
  });

  it('is written in steps of bounded size; a second import of the same recording changes nothing', async () => {
    const telemetry = await openTelemetry();
    const fill = () => {
      const stage = telemetry.stage();
      for (let hour = 0; hour < 450; hour++) stage.append(series, hour * HOUR_MS, hour);
      return stage;
    };
    const seen: [number, number][] = [];
    expect(await fill().commit((done, total) => seen.push([done, total]))).toEqual({
      written: 450,
      repeated: 0,
    });
    expect(seen).toEqual([
      [100, 450],
      [200, 450],
      [300, 450],
      [400, 450],
      [450, 450],
    ]);
    expect(await fill().commit()).toEqual({ written: 0, repeated: 450 });
    expect((await times(telemetry)).length).toBe(450);
  });

  it('keeps what a full disk refused and goes on from there', async () => {
    const telemetry = await openTelemetry();
    const stage = telemetry.stage();
    for (let hour = 0; hour < 300; hour++) stage.append(series, hour * HOUR_MS, hour);
    const put = IDBObjectStore.prototype.put;
    let room = 150;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (room-- <= 0) throw new DOMException('', 'QuotaExceededError');
      return put.apply(this, args);
    });
    await expect(stage.commit()).rejects.toMatchObject({ fault: { code: 'storage-full' } });
    expect(stage.size).toBe(200);
    expect((await times(telemetry)).length).toBe(100);
    stage.append(series, 0.5 * HOUR_MS, 1);
    vi.restoreAllMocks();
    expect(await stage.commit()).toEqual({ written: 201, repeated: 0 });
    expect(stage.size).toBe(0);
  });

  it('stops a running commit when dropped', async () => {
    const telemetry = await openTelemetry();
    const stage = telemetry.stage();
    for (let hour = 0; hour < 600; hour++) stage.append(series, hour * HOUR_MS, hour);
    await stage.commit(() => stage.drop());
    expect((await times(telemetry)).length).toBe(100);
  });

  it('commits once at a time, and readings staged meanwhile wait for the next', async () => {
    const telemetry = await openTelemetry();
    const stage = telemetry.stage();
    stage.append(series, 1, 1);
    const committing = stage.commit();
    expect(stage.append(series, 1, 2)).toBe(false);
    expect(stage.append(series, 2, 2)).toBe(true);
    await expect(stage.commit()).rejects.toThrow('a commit is running');
    expect(await committing).toEqual({ written: 1, repeated: 0 });
    expect(stage.size).toBe(1);
    expect(await stage.commit()).toEqual({ written: 1, repeated: 0 });
    expect(await times(telemetry)).toEqual([1, 2]);
  });
});
