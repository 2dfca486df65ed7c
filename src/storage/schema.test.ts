import 'fake-indexeddb/auto';

import { describe, expect, it } from 'vitest';

import { openStorage } from './open-storage.ts';

/*
 * Every version of the schema that was ever released, as it lies on people's disks: made with IndexedDB itself, by hand,
 * so that no change of ours can change it too. A new version adds its own fixture and is held against all of them.
 */

interface Fixture {
  readonly version: string;
  readonly journal: DatabaseFixture;
  readonly telemetry: DatabaseFixture;
}
interface DatabaseFixture {
  /** Dexie keeps its version times ten. */
  readonly native: number;
  readonly tables: Readonly<
    Record<
      string,
      {
        readonly keyPath: string | readonly string[];
        readonly autoIncrement?: boolean;
        /** Index name → key path. */
        readonly indexes?: Readonly<Record<string, string | readonly string[]>>;
        readonly rows: readonly object[];
      }
    >
  >;
}

const settings = {
  low: -25,
  high: -18,
  persistence: 3,
  percentile: 99.9,
  hysteresis: 0.5,
  delayMs: 0,
  intervalMs: 60_000,
  silentMs: 600_000,
};
const sensor = {
  id: 'room-1',
  name: 'Berries',
  place: 'North hall',
  storage: 'frozen',
  source: { type: 'bluetooth', driver: 'environmental-sensing', deviceName: 'ESS 1' },
  settings,
  order: 1,
  addedAt: 1_700_000_000_000,
};
const profile = { sensor: 'room-1', median: -20.5, iqr: 0.8, learnedFrom: 1, learnedTo: 2, errors: [] };
const open = {
  id: 'alert-2',
  sensor: 'room-1',
  kind: 'bounds',
  side: 'high',
  since: 1_700_003_600_000,
  raisedAt: 1_700_003_600_000,
  updatedAt: 1_700_003_660_000,
  value: -17.5,
  worst: -17,
  limit: -18,
  recorded: false,
};
const cleared = {
  id: 'alert-1',
  sensor: 'room-1',
  kind: 'anomaly',
  since: 1_700_000_100_000,
  raisedAt: 1_700_000_200_000,
  updatedAt: 1_700_000_300_000,
  clearedAt: 1_700_000_300_000,
  error: 2.5,
  threshold: 1.5,
  recorded: false,
};
const acknowledgement = { alert: 'alert-1', at: 1_700_000_250_000, by: 'notification' };
const told = { alert: 'alert-1', at: 1_700_000_201_000, way: 'notification', ok: true };
const gap = { sensor: 'room-1', from: 1_700_001_000_000, to: 1_700_001_600_000, cause: 'suspended' };
const lasting = { sensor: 'room-1', from: 1_700_004_000_000, cause: 'link-lost' };

const version1: Fixture = {
  version: '1',
  journal: {
    native: 10,
    tables: {
      sensors: { keyPath: 'id', rows: [sensor, { ...sensor, id: 'gone', name: 'Old', removedAt: 5 }] },
      profiles: { keyPath: 'sensor', rows: [profile] },
      alerts: {
        keyPath: 'id',
        indexes: { raisedAt: 'raisedAt', '[sensor+kind]': ['sensor', 'kind'], open: 'open' },
        rows: [
          { ...open, open: 1 },
          { ...cleared, open: 0 },
        ],
      },
      acknowledgements: { keyPath: 'alert', rows: [acknowledgement] },
      told: { keyPath: 'id', autoIncrement: true, indexes: { alert: 'alert' }, rows: [told] },
      gaps: {
        keyPath: ['sensor', 'from'],
        indexes: { open: 'open' },
        rows: [
          { ...gap, open: 0 },
          { ...lasting, open: 1 },
        ],
      },
      meta: {
        keyPath: 'key',
        rows: [
          { key: 'simulation', value: 1_700_004_000_000 },
          { key: 'backendWanted', value: 'auto' },
        ],
      },
    },
  },
  telemetry: {
    native: 10,
    tables: {
      blocks: {
        keyPath: ['series', 'hour'],
        rows: [
          {
            series: 'room-1/temperature',
            hour: 1_699_999_200_000,
            n: 3,
            times: Uint32Array.of(800_000, 860_000, 920_000),
            values: Float32Array.of(-20.5, -20.25, -20.75),
            min: -20.75,
            max: -20.25,
            mean: -20.5,
          },
        ],
      },
    },
  },
};

const overdue = {
  id: 'room-1.calibration-overdue.1700002000000',
  sensor: 'room-1',
  kind: 'calibration-overdue',
  at: 1_700_002_000_000,
  lastAt: 1_700_002_000_000,
  foundAt: 1_700_002_000_250,
  count: 1,
};
const calibrated = {
  type: 'calibrated',
  sensor: 'room-1',
  at: 1_700_000_500_000,
  to: { correction: { type: 'offset', offset: -0.5 }, date: 1_700_000_000_000, by: 'A. Smith' },
};

/** The first with findings and events; everything else as it was. */
const version2: Fixture = {
  version: '2',
  journal: {
    native: 20,
    tables: {
      ...version1.journal.tables,
      findings: {
        keyPath: 'id',
        indexes: { foundAt: 'foundAt', '[sensor+foundAt]': ['sensor', 'foundAt'], open: 'open' },
        rows: [{ ...overdue, open: 1 }],
      },
      events: {
        keyPath: 'id',
        autoIncrement: true,
        indexes: { '[sensor+at]': ['sensor', 'at'] },
        rows: [calibrated],
      },
    },
  },
  telemetry: version1.telemetry,
};

function build(name: string, { native, tables }: DatabaseFixture): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, native);
    request.onerror = () => reject(request.error);
    request.onupgradeneeded = () => {
      for (const [table, { keyPath, autoIncrement = false, indexes = {}, rows }] of Object.entries(tables)) {
        const path = typeof keyPath === 'string' ? keyPath : [...keyPath];
        const store = request.result.createObjectStore(table, { keyPath: path, autoIncrement });
        for (const [index, of] of Object.entries(indexes))
          store.createIndex(index, typeof of === 'string' ? of : [...of]);
        for (const row of rows) store.add(row);
      }
    };
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
}

function shapeOf(name: string): Promise<unknown> {
  return new Promise((resolve) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => {
      const db = request.result;
      const tables = [...db.objectStoreNames].sort();
      const shape = tables.map((table) => {
        const store = db.transaction(table).objectStore(table);
        const indexes = [...store.indexNames].sort().map((index) => [index, store.index(index).keyPath]);
        return { table, keyPath: store.keyPath, autoIncrement: store.autoIncrement, indexes };
      });
      db.close();
      resolve({ version: db.version, shape });
    };
  });
}

describe.each([version1, version2])('a database of version $version', (fixture) => {
  it('is readable, whole, and can be written on', async () => {
    const names = { journal: `v${fixture.version}-journal`, telemetry: `v${fixture.version}-telemetry` };
    await build(names.journal, fixture.journal);
    await build(names.telemetry, fixture.telemetry);
    const { journal, telemetry, close } = await openStorage(() => undefined, names);

    expect(await journal.sensors.all()).toEqual([sensor]);
    expect((await journal.sensors.names(['gone'])).get('gone')?.name).toBe('Old');
    expect(await journal.profiles.all()).toEqual([profile]);
    expect(await journal.alerts.page(9)).toEqual([open, cleared]);
    expect(await journal.alerts.open()).toEqual([open]);
    expect((await journal.acknowledgementsOf(['alert-1'])).get('alert-1')).toEqual(acknowledgement);
    expect((await journal.told.of(['alert-1'])).get('alert-1')).toEqual([told]);
    expect(await journal.gaps.between('room-1', 0, 1_700_005_000_000)).toEqual([gap, lasting]);
    expect(await journal.gaps.open()).toEqual([lasting]);
    expect(await journal.meta.get('simulation')).toBe(1_700_004_000_000);
    expect(await journal.meta.get('backendWanted')).toBe('auto');
    const readings = await telemetry.read('room-1/temperature', 0, 2e12);
    expect([...readings.times]).toEqual([1_700_000_000_000, 1_700_000_060_000, 1_700_000_120_000]);
    expect([...readings.values]).toEqual([-20.5, -20.25, -20.75]);

    const isNew = fixture.version !== '1';
    expect(await journal.findings.page(9)).toEqual(isNew ? [overdue] : []);
    expect(await journal.events.of('room-1')).toEqual(isNew ? [calibrated] : []);
    await journal.findings.put({ ...overdue, kind: 'battery-low', id: 'room-1.battery-low.1', foundAt: 1 });
    expect(await journal.findings.current(0)).toHaveLength(isNew ? 2 : 1);

    telemetry.append('room-1/temperature', 1_700_000_030_000, -21);
    expect(await telemetry.flush()).toBe(1);
    expect((await telemetry.last('room-1/temperature', 3)).times[0]).toBe(1_700_000_030_000);
    await journal.deleteSensor('room-1', 'delete', 1);
    expect(await journal.alerts.page(9)).toEqual([]);
    expect(await journal.findings.page(9)).toEqual([]);
    expect(await journal.events.of('room-1')).toEqual([]);
    close();
  });
});

it('the newest fixture is exactly what a new installation makes', async () => {
  const names = { journal: 'new-journal', telemetry: 'new-telemetry' };
  (await openStorage(() => undefined, names)).close();
  for (const which of ['journal', 'telemetry'] as const) {
    await build(`fixture-${which}`, version2[which]);
    expect(await shapeOf(names[which])).toEqual(await shapeOf(`fixture-${which}`));
  }
});
