import 'fake-indexeddb/auto';

import { afterEach, describe, expect, it, vi } from 'vitest';

import type { Alert, Told } from '../core/alert.ts';
import type { Finding } from '../core/finding.ts';
import type { Sensor } from '../core/sensor.ts';
import { defaultSettings } from '../core/settings.ts';
import { viewAlerts } from './alert-views.ts';
import { createJournal } from './journal.ts';
import { JournalDatabase } from './schema.ts';

let count = 0;
const openJournal = async () => {
  const db = new JournalDatabase(`journal-${++count}`);
  await db.open();
  return createJournal(db);
};

const sensor = (id: string, order: number): Sensor => ({
  id,
  name: `Room ${id}`,
  place: 'North hall',
  storage: 'frozen',
  source: { type: 'simulator', room: id },
  settings: defaultSettings.frozen,
  order,
  addedAt: 1,
});

const alert = (id: string, raisedAt: number, more: Partial<Alert> = {}): Alert => ({
  id,
  sensor: 'a',
  kind: 'bounds',
  since: raisedAt,
  raisedAt,
  updatedAt: raisedAt,
  recorded: false,
  ...more,
});

const ids = (alerts: readonly Alert[]) => alerts.map(({ id }) => id);

afterEach(() => vi.restoreAllMocks());

describe('sensors', () => {
  it('come in the order of the site and are replaced whole', async () => {
    const { sensors } = await openJournal();
    await sensors.put(sensor('a', 2));
    await sensors.put(sensor('b', 1));
    await sensors.put({ ...sensor('a', 3), name: 'Berries' });
    expect(await sensors.all()).toEqual([sensor('b', 1), { ...sensor('a', 3), name: 'Berries' }]);
    expect(await sensors.names(['a', 'a', 'x'])).toEqual(
      new Map([['a', { name: 'Berries', place: 'North hall' }]]),
    );
  });
});

describe('alerts', () => {
  it('are open until they are cleared, and come back as they were put', async () => {
    const { alerts } = await openJournal();
    const raised = alert('1', 100, { side: 'high', value: -17, worst: -16, limit: -18 });
    await alerts.put(alert('2', 50));
    await alerts.put(raised);
    expect(await alerts.open()).toEqual([alert('2', 50), raised]);
    expect(await alerts.get('1')).toEqual(raised);
    await alerts.put({ ...raised, clearedAt: 200 });
    expect(ids(await alerts.open())).toEqual(['2']);
    expect(await alerts.get('nothing')).toBeUndefined();
  });

  it('are paged newest first, and none is lost between pages that split a millisecond', async () => {
    const { alerts } = await openJournal();
    for (const [id, at] of [
      ['1', 10],
      ['2', 20],
      ['3', 20],
      ['4', 20],
      ['5', 30],
    ] as const)
      await alerts.put(alert(id, at));
    expect(ids(await alerts.page(2))).toEqual(['5', '4', '3', '2']);
    expect(ids(await alerts.page(2, 20))).toEqual(['1']);
    expect(await alerts.page(2, 10)).toEqual([]);
    expect(await alerts.page(0)).toEqual([]);
  });

  it('are shown with who saw them, who was told, and the room as it is called now', async () => {
    const journal = await openJournal();
    await journal.sensors.put(sensor('a', 1));
    await journal.alerts.put(alert('1', 10));
    await journal.alerts.put(alert('2', 20, { sensor: 'gone' }));
    const told: Told[] = [
      { alert: '1', at: 11, way: 'notification', ok: false },
      { alert: '1', at: 12, way: 'screen', ok: true },
    ];
    for (const one of told) await journal.told.add(one);
    const acknowledged = { alert: '1', at: 15, by: 'app' } as const;
    await journal.acknowledge(acknowledged);
    expect(await viewAlerts(journal, await journal.alerts.page(9))).toEqual([
      { alert: alert('2', 20, { sensor: 'gone' }), told: [], room: '', place: '' },
      { alert: alert('1', 10), acknowledged, told, room: 'Room a', place: 'North hall' },
    ]);
    expect(await viewAlerts(journal, [])).toEqual([]);
  });

  it('say so when they could not be written', async () => {
    const { alerts } = await openJournal();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('', 'QuotaExceededError');
    });
    await expect(alerts.put(alert('1', 1))).rejects.toMatchObject({ fault: { code: 'storage-full' } });
  });
});

describe('gaps', () => {
  it('are found where they touch a stretch of time', async () => {
    const { gaps } = await openJournal();
    const closed = { sensor: 'a', from: 10, to: 20, cause: 'link-lost' } as const;
    const lasting = { sensor: 'a', from: 40, cause: 'suspended' } as const;
    await gaps.put(closed);
    await gaps.put(lasting);
    await gaps.put({ sensor: 'b', from: 15, to: 16, cause: 'too-late' });
    expect(await gaps.between('a', 0, 9)).toEqual([]);
    expect(await gaps.between('a', 20, 39)).toEqual([closed]);
    expect(await gaps.between('a', 12, 13)).toEqual([closed]);
    expect(await gaps.between('a', 0, 100)).toEqual([closed, lasting]);
    expect(await gaps.between('a', 90, 100)).toEqual([lasting]);
    expect(await gaps.open()).toEqual([lasting]);
    await gaps.put({ ...lasting, to: 50 });
    expect(await gaps.open()).toEqual([]);
    // After a crash the same gap is met again, and looks like another one.
    await gaps.put({ ...closed, cause: 'app-closed' });
    expect(await gaps.between('a', 20, 39)).toEqual([closed]);
  });
});

describe('gaps that a log filled', () => {
  it('become pieces, all or none', async () => {
    const { gaps } = await openJournal();
    const gap = { sensor: 'a', from: 10, to: 50, cause: 'link-lost' } as const;
    await gaps.put(gap);
    const pieces = [
      { ...gap, to: 30, filledBy: 'log' },
      { ...gap, from: 30, notInLog: true },
    ] as const;
    await gaps.replace(pieces);
    expect(await gaps.between('a', 0, 99)).toEqual(pieces);
  });
});

describe('late alerts', () => {
  it('are found, and with them every bounds alert of a sensor', async () => {
    const { alerts } = await openJournal();
    await alerts.put(alert('1', 30, { late: true, clearedAt: 31 }));
    await alerts.put(alert('2', 10));
    await alerts.put(alert('3', 20, { sensor: 'b', late: true, clearedAt: 21 }));
    await alerts.put(alert('4', 5, { kind: 'silent' }));
    expect(ids(await alerts.late())).toEqual(['3', '1']);
    expect(ids(await alerts.bounds('a')).sort()).toEqual(['1', '2']);
    expect(ids(await alerts.open())).toEqual(['4', '2']);
  });
});

describe('findings', () => {
  const finding = (id: string, foundAt: number, more: Partial<Finding> = {}): Finding => ({
    id,
    sensor: 'a',
    kind: 'battery-low',
    at: foundAt,
    lastAt: foundAt,
    foundAt,
    count: 1,
    ...more,
  });
  const names = (findings: readonly Finding[]) => findings.map(({ id }) => id);

  it('are paged newest first, of all sensors or of one, and none is lost between pages', async () => {
    const { findings } = await openJournal();
    await findings.put(finding('1', 10));
    for (const id of ['2', '3']) await findings.put(finding(id, 20, { endedAt: 25 }));
    await findings.put(finding('4', 20, { sensor: 'b' }));
    await findings.put(finding('5', 30));
    await findings.put(finding('5', 30, { count: 7 }));
    expect(names(await findings.page(2))).toEqual(['5', '4', '3', '2']);
    expect(names(await findings.page(2, 20))).toEqual(['1']);
    expect(names(await findings.page(2, Infinity, 'a'))).toEqual(['5', '3', '2']);
    expect((await findings.page(1))[0]?.count).toBe(7);
    expect(await findings.page(0)).toEqual([]);
    expect(names(await findings.current(15)).sort()).toEqual(['1', '2', '3', '4', '5']);
    expect(names(await findings.current(25)).sort()).toEqual(['1', '4', '5']);
    expect(names(await findings.of('a', 'battery-low', 20))).toEqual(['2', '3', '5']);
    expect(await findings.of('a', 'frame-refused', 0)).toEqual([]);
  });

  it('and events go with their sensor, or stay and end', async () => {
    const journal = await openJournal();
    for (const id of ['a', 'b']) {
      await journal.sensors.put(sensor(id, 1));
      await journal.findings.put(finding(id, 10, { sensor: id }));
      await journal.events.add({ type: 'firmware', sensor: id, at: 9, to: '2' });
      await journal.events.add({ type: 'calibrated', sensor: id, at: 5 });
    }
    expect(await journal.events.of('a')).toEqual([
      { type: 'calibrated', sensor: 'a', at: 5 },
      { type: 'firmware', sensor: 'a', at: 9, to: '2' },
    ]);
    await journal.deleteSensor('a', 'delete', 99);
    await journal.deleteSensor('b', 'keep', 99);
    expect(await journal.findings.page(9)).toEqual([finding('b', 10, { sensor: 'b', endedAt: 99 })]);
    expect(await journal.events.of('a')).toEqual([]);
    expect(await journal.events.of('b')).toHaveLength(2);
  });
});

describe('single values', () => {
  it('are kept by key', async () => {
    const { meta } = await openJournal();
    expect(await meta.get('simulation')).toBeUndefined();
    await meta.set('simulation', 5);
    await meta.set('backendWanted', 'wasm');
    await meta.set('simulation', 6);
    expect([await meta.get('simulation'), await meta.get('backendWanted')]).toEqual([6, 'wasm']);
    await meta.delete('simulation');
    expect(await meta.get('simulation')).toBeUndefined();
  });
});

describe('profiles', () => {
  it('are one per sensor', async () => {
    const { profiles } = await openJournal();
    const profile = { sensor: 'a', median: -20, iqr: 1, learnedFrom: 1, learnedTo: 2, errors: [] };
    await profiles.put(profile);
    await profiles.put({ ...profile, median: -21 });
    expect(await profiles.all()).toEqual([{ ...profile, median: -21 }]);
    await profiles.delete('a');
    expect(await profiles.all()).toEqual([]);
  });
});

describe('removing a sensor', () => {
  async function siteWithTwo() {
    const journal = await openJournal();
    for (const id of ['a', 'b']) {
      await journal.sensors.put(sensor(id, 1));
      await journal.alerts.put(alert(`${id}1`, 10, { sensor: id, clearedAt: 12 }));
      await journal.alerts.put(alert(`${id}2`, 20, { sensor: id }));
      await journal.acknowledge({ alert: `${id}1`, at: 11, by: 'app' });
      await journal.told.add({ alert: `${id}1`, at: 11, way: 'screen', ok: true });
      await journal.gaps.put({ sensor: id, from: 30, cause: 'link-lost' });
    }
    return journal;
  }

  it('with its data leaves nothing of it and everything of the others', async () => {
    const journal = await siteWithTwo();
    await journal.deleteSensor('a', 'delete', 99);
    expect((await journal.sensors.all()).map(({ id }) => id)).toEqual(['b']);
    expect((await journal.sensors.names(['a'])).size).toBe(0);
    expect(ids(await journal.alerts.page(9))).toEqual(['b2', 'b1']);
    expect([...(await journal.acknowledgementsOf(['a1', 'b1'])).keys()]).toEqual(['b1']);
    expect([...(await journal.told.of(['a1', 'b1'])).keys()]).toEqual(['b1']);
    expect((await journal.gaps.open()).map((gap) => gap.sensor)).toEqual(['b']);
  });

  it('but not its data keeps its name and ends what was open', async () => {
    const journal = await siteWithTwo();
    await journal.deleteSensor('a', 'keep', 99);
    expect((await journal.sensors.all()).map(({ id }) => id)).toEqual(['b']);
    expect((await journal.sensors.names(['a'])).get('a')?.name).toBe('Room a');
    expect(ids(await journal.alerts.open())).toEqual(['b2']);
    expect(await journal.alerts.get('a2')).toEqual(
      alert('a2', 20, { sensor: 'a', updatedAt: 99, clearedAt: 99 }),
    );
    expect((await journal.alerts.get('a1'))?.clearedAt).toBe(12);
    expect(await journal.gaps.between('a', 0, 999)).toEqual([
      { sensor: 'a', from: 30, to: 99, cause: 'link-lost' },
    ]);
    await journal.sensors.put(sensor('a', 5));
    expect((await journal.sensors.all()).map(({ id }) => id)).toEqual(['b', 'a']);
  });
});
