import type { Acknowledgement, Alert, Told } from '../core/alert.ts';
import type { Finding } from '../core/finding.ts';
import type { Gap } from '../core/gap.ts';
import type { Profile } from '../core/profile.ts';
import type { SensorEvent } from '../core/sensor-event.ts';
import type { Sensor } from '../core/sensor.ts';
import { createAlertTable } from './alert-table.ts';
import { createEventTable } from './event-table.ts';
import { createFindingTable } from './finding-table.ts';
import { createGapTable } from './gap-table.ts';
import type { JournalDatabase, MetaRow, MetaValues, StoredSensor } from './schema.ts';
import { withStorageFaults as run } from './storage-fault.ts';

/** What a list of alerts shows besides the alerts; found for many at once. */
export interface RoomName {
  readonly name: string;
  readonly place: string;
}

/**
 * Everything but readings, flushed to the disk by every write: when a promise resolves, a power cut cannot take it back.
 * Every promise rejects with a `FaultError`: `storage-full` or `storage-failed`. Times are ms since the epoch.
 */
export interface Journal {
  readonly sensors: {
    /** Add or replace. */
    put(sensor: Sensor): Promise<void>;
    /** Sensors that are not removed, in the site's order. */
    all(): Promise<Sensor[]>;
    /** Names of these sensors, also of removed ones whose data was kept. */
    names(ids: readonly string[]): Promise<Map<string, RoomName>>;
  };
  readonly profiles: {
    put(profile: Profile): Promise<void>;
    all(): Promise<Profile[]>;
    delete(sensor: string): Promise<void>;
  };
  readonly alerts: {
    /** Add or replace, by id. */
    put(alert: Alert): Promise<void>;
    get(id: string): Promise<Alert | undefined>;
    /** Alerts without `clearedAt`, oldest first. */
    open(): Promise<Alert[]>;
    /**
     * Newest first, raised before `before`. Alerts raised in the same millisecond are never parted, so a page may be
     * longer than `limit`; the next page starts before the last one's `raisedAt`.
     */
    page(limit: number, before?: number): Promise<Alert[]>;
    /** All bounds alerts of a sensor, live and late. */
    bounds(sensor: string): Promise<Alert[]>;
    /** All late alerts, of all sensors, oldest first. */
    late(): Promise<Alert[]>;
  };
  /** The first acknowledgement of an alert holds for ever. @returns the one that holds */
  acknowledge(acknowledgement: Acknowledgement): Promise<Acknowledgement>;
  /** Acknowledgements by alert id; alerts without one are not in the map. */
  acknowledgementsOf(alerts: readonly string[]): Promise<Map<string, Acknowledgement>>;
  readonly told: {
    add(told: Told): Promise<void>;
    /** By alert id, in the order in which they were added; alerts without any are not in the map. */
    of(alerts: readonly string[]): Promise<Map<string, Told[]>>;
  };
  readonly gaps: {
    /** Add or replace: a sensor has one gap that begins at `from`, and the cause that was written first stays. */
    put(gap: Gap): Promise<void>;
    /** Gaps of a sensor that touch `from`..`to`, oldest first; one without an end touches everything after its start. */
    between(sensor: string, from: number, to: number): Promise<Gap[]>;
    /** Gaps without an end, of all sensors. */
    open(): Promise<Gap[]>;
    /** Replace a gap by its pieces, all or none; the first begins where the gap began. */
    replace(pieces: readonly Gap[]): Promise<void>;
  };
  readonly findings: {
    /** Add or replace, by id. */
    put(finding: Finding): Promise<void>;
    /** Newest first by `foundAt`, found before `before`; those of one millisecond are never parted. Of one sensor, or of all. */
    page(limit: number, before?: number, sensor?: string): Promise<Finding[]>;
    /** Those without an end, and those found since `since`, of all sensors. */
    current(since: number): Promise<Finding[]>;
    /** Those of one kind of one sensor, found since `since`. */
    of(sensor: string, kind: Finding['kind'], since: number): Promise<Finding[]>;
  };
  readonly events: {
    add(event: SensorEvent): Promise<void>;
    /** Of one sensor, in order of time. */
    of(sensor: string): Promise<SensorEvent[]>;
  };
  readonly meta: {
    get<K extends keyof MetaValues>(key: K): Promise<MetaValues[K] | undefined>;
    set<K extends keyof MetaValues>(key: K, value: MetaValues[K]): Promise<void>;
    delete(key: keyof MetaValues): Promise<void>;
  };
  /**
   * Remove a sensor. `keep`: its name, alerts, gaps, findings and events stay for the record; what is open ends at `at`,
   * because nobody watches any more. `delete`: everything goes.
   */
  deleteSensor(id: string, data: 'keep' | 'delete', at: number): Promise<void>;
}

export function createJournal(db: JournalDatabase): Journal {
  const alerts = createAlertTable(db);
  const gaps = createGapTable(db);
  const findings = createFindingTable(db);
  const events = createEventTable(db);
  return {
    sensors: {
      put: (sensor) => run(() => db.sensors.put(sensor).then(() => undefined)),
      all: () => run(async () => inSiteOrder(await db.sensors.toArray())),
      names: (ids) =>
        run(async () => {
          const found = await db.sensors.bulkGet([...new Set(ids)]);
          return new Map(found.flatMap((s) => (s ? [[s.id, { name: s.name, place: s.place }]] : [])));
        }),
    },
    profiles: {
      put: (profile) => run(() => db.profiles.put(profile).then(() => undefined)),
      all: () => run(() => db.profiles.toArray()),
      delete: (sensor) => run(() => db.profiles.delete(sensor)),
    },
    alerts,
    // The service worker has its own way to write the same, without Dexie: `acknowledge`.
    acknowledge: (acknowledgement) =>
      run(() =>
        db.transaction('rw', db.acknowledgements, async () => {
          const first = await db.acknowledgements.get(acknowledgement.alert);
          if (first === undefined) await db.acknowledgements.put(acknowledgement);
          return first ?? acknowledgement;
        }),
      ),
    acknowledgementsOf: (ids) =>
      run(async () => {
        const found = await db.acknowledgements.bulkGet([...ids]);
        return new Map(found.flatMap((ack) => (ack ? [[ack.alert, ack]] : [])));
      }),
    told: {
      // A copy, because Dexie writes the key it was given into what it adds.
      add: (told) => run(() => db.told.add({ ...told }).then(() => undefined)),
      of: (ids) =>
        run(async () => {
          const byAlert = new Map<string, Told[]>();
          for (const told of await db.told
            .where('alert')
            .anyOf([...ids])
            .sortBy('id')) {
            delete told.id;
            byAlert.set(told.alert, [...(byAlert.get(told.alert) ?? []), told]);
          }
          return byAlert;
        }),
    },
    gaps,
    findings,
    events,
    meta: {
      get: <K extends keyof MetaValues>(key: K) =>
        run(async () => (await db.meta.get(key))?.value as MetaValues[K] | undefined),
      set: (key, value) => run(() => db.meta.put({ key, value } as MetaRow).then(() => undefined)),
      delete: (key) => run(() => db.meta.delete(key)),
    },
    deleteSensor: (id, data, at) =>
      run(() =>
        db.transaction('rw', db.tables, async () => {
          await db.profiles.delete(id);
          if (data === 'keep') {
            await db.sensors.update(id, { removedAt: at });
            await alerts.endOf(id, at);
            await gaps.endOf(id, at);
            await findings.endOf(id, at);
            return;
          }
          await db.sensors.delete(id);
          await alerts.deleteOf(id);
          await gaps.deleteOf(id);
          await findings.deleteOf(id);
          await events.deleteOf(id);
        }),
      ),
  };
}

function inSiteOrder(sensors: readonly StoredSensor[]): Sensor[] {
  return sensors
    .filter((sensor) => sensor.removedAt === undefined)
    .sort((a, b) => a.order - b.order || a.addedAt - b.addedAt);
}
