import 'fake-indexeddb/auto';

import { describe, expect, it, vi } from 'vitest';

import { defaultSettings } from '../core/settings.ts';
import type { StorageEvent } from './open-storage.ts';
import { openStorage } from './open-storage.ts';

const { open } = IDBFactory.prototype;
let count = 0;
const freshNames = () => ({ journal: `open-journal-${++count}`, telemetry: `open-telemetry-${count}` });
const unheard = (event: StorageEvent) => {
  throw new Error(`told ${event}`);
};

describe('storage', () => {
  it('keeps everything across closing and opening', async () => {
    const names = freshNames();
    const first = await openStorage(unheard, names);
    await first.journal.meta.set('simulation', 7);
    first.telemetry.append('a/temperature', 5, -20);
    await first.telemetry.flush();
    first.close();
    const second = await openStorage(unheard, names);
    expect(await second.journal.meta.get('simulation')).toBe(7);
    expect([...(await second.telemetry.read('a/temperature', 0, 9)).values]).toEqual([-20]);
    second.close();
  });

  it('refuses every call once closed, and loses no reading by that', async () => {
    const storage = await openStorage(unheard, freshNames());
    storage.close();
    storage.telemetry.append('a/temperature', 5, -20);
    const failed = { fault: { code: 'storage-failed' } };
    await expect(storage.telemetry.flush()).rejects.toMatchObject(failed);
    await expect(storage.journal.sensors.all()).rejects.toMatchObject(failed);
    await expect(storage.journal.acknowledge({ alert: '1', at: 1, by: 'app' })).rejects.toMatchObject(failed);
    expect(storage.telemetry.unsaved).toBe(1);
    await storage.reopen();
    expect(await storage.telemetry.flush()).toBe(1);
    await storage.reopen();
    expect(await storage.journal.sensors.all()).toEqual([]);
    storage.close();
  });

  it('says once that the browser has closed it, and can be opened again', async () => {
    const told: StorageEvent[] = [];
    const connections: IDBDatabase[] = [];
    const names = freshNames();
    const opened = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (
      this: IDBFactory,
      ...args
    ) {
      const request = open.apply(this, args);
      request.addEventListener('success', () => connections.push(request.result));
      return request;
    });
    const storage = await openStorage((event) => told.push(event), names);
    opened.mockRestore();
    storage.telemetry.append('a/temperature', 5, -20);
    for (const connection of connections) connection.onclose?.(new Event('close'));
    expect(told).toEqual(['closed-by-browser']);
    await expect(storage.telemetry.flush()).rejects.toMatchObject({ fault: { code: 'storage-failed' } });
    await storage.reopen();
    expect(await storage.telemetry.flush()).toBe(1);
    storage.close();
    expect(told).toEqual(['closed-by-browser']);
  });

  it('says why it cannot be opened, and leaves nothing open', async () => {
    const refuse = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('Encountered full disk while opening backing store.', 'UnknownError');
    });
    await expect(openStorage(unheard, freshNames())).rejects.toMatchObject({
      fault: { code: 'storage-full' },
    });
    refuse.mockRestore();
  });

  it.each(['journal', 'telemetry'] as const)(
    'makes way for a newer Frostline that needs the %s',
    async (which) => {
      const names = freshNames();
      const told: StorageEvent[] = [];
      const old = await openStorage((event) => told.push(event), names);
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.open(names[which], 1000);
        request.onsuccess = () => {
          request.result.close();
          resolve();
        };
        request.onerror = () => reject(request.error);
      });
      expect(told).toEqual(['superseded']);
      await expect(old.journal.sensors.all()).rejects.toMatchObject({ fault: { code: 'storage-failed' } });
    },
  );

  it('opens a database that a newer Frostline has upgraded', async () => {
    const names = freshNames();
    (await openStorage(unheard, names)).close();
    await new Promise<void>((resolve) => {
      const request = indexedDB.open(names.journal, 1000);
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    });
    const storage = await openStorage(unheard, names);
    await storage.journal.meta.set('simulation', 1);
    storage.close();
  });

  it('removes a sensor with its readings, or keeps them', async () => {
    const storage = await openStorage(unheard, freshNames());
    const sensor = {
      name: 'A',
      place: '',
      storage: 'chilled',
      source: { type: 'simulator', room: 'x' },
      settings: defaultSettings.chilled,
      order: 1,
      addedAt: 1,
    } as const;
    for (const id of ['a', 'b']) {
      await storage.journal.sensors.put({ ...sensor, id });
      storage.telemetry.append(`${id}/temperature`, 5, 2);
    }
    await storage.telemetry.flush();
    await storage.deleteSensor('a', 'delete', 9);
    await storage.deleteSensor('b', 'keep', 9);
    expect(await storage.journal.sensors.all()).toEqual([]);
    expect(await storage.telemetry.bounds('a/temperature')).toBeUndefined();
    expect(await storage.telemetry.bounds('b/temperature')).toEqual({ first: 5, last: 5 });
    storage.close();
  });
});
