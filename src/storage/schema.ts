import type { Table } from 'dexie';
import { Dexie } from 'dexie';

import type { Acknowledgement, Alert, Told } from '../core/alert.ts';
import type { Finding } from '../core/finding.ts';
import type { Gap } from '../core/gap.ts';
import type { Profile } from '../core/profile.ts';
import type { BackendName } from '../core/score.ts';
import type { SensorEvent } from '../core/sensor-event.ts';
import type { Sensor } from '../core/sensor.ts';
import type { SiteKeys } from '../core/site-keys.ts';
import type { Block } from './block.ts';
import type { Series } from './series.ts';

/** IndexedDB cannot index a missing value or a boolean, so "still open" is a number of its own. */
export interface Openable {
  open: 0 | 1;
}
/** A sensor that was removed while its data was kept stays as a name for its alerts and readings. */
export type StoredSensor = Sensor & { readonly removedAt?: number };
export type StoredAlert = Alert & Openable;
export type StoredGap = Gap & Openable;
export type StoredTold = Told & { id?: number };
export type StoredFinding = Finding & Openable;
export type StoredEvent = SensorEvent & { id?: number };

/** Single values of the whole site: one line per key. */
export interface MetaValues {
  backendWanted: BackendName | 'auto';
  /** The simulated world, as the engine keeps it; checked by the engine when it is read. */
  simulation: unknown;
  /** The site's key pair for push: a secret, never exported. */
  siteKeys: SiteKeys;
}
export type MetaRow = {
  readonly [K in keyof MetaValues]: { key: K; value: MetaValues[K] };
}[keyof MetaValues];

const options = {
  // The service worker writes acknowledgements past this object, so nothing may be remembered.
  cache: 'disabled',
  // A database that was closed (by a newer version, by the browser) must stay closed until somebody decides otherwise.
  autoOpen: false,
} as const;

/**
 * What must never be lost: every write transaction ends on the disk ("strict"), at about 2 ms each.
 * A version, once released, is never edited: a change is a new `version(n)` with its `upgrade`, and a new fixture in
 * the test beside this file.
 */
export class JournalDatabase extends Dexie {
  declare readonly sensors: Table<StoredSensor, string>;
  declare readonly profiles: Table<Profile, string>;
  declare readonly alerts: Table<StoredAlert, string>;
  declare readonly acknowledgements: Table<Acknowledgement, string>;
  declare readonly told: Table<StoredTold, number>;
  declare readonly gaps: Table<StoredGap, [string, number]>;
  declare readonly meta: Table<MetaRow, string>;
  declare readonly findings: Table<StoredFinding, string>;
  declare readonly events: Table<StoredEvent, number>;

  constructor(name: string) {
    super(name, { ...options, chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      sensors: 'id',
      profiles: 'sensor',
      alerts: 'id, raisedAt, [sensor+kind], open',
      acknowledgements: 'alert',
      told: '++id, alert',
      gaps: '[sensor+from], open',
      meta: 'key',
    });
    // New tables only: what lies in the old ones stays as it is.
    this.version(2).stores({
      findings: 'id, foundAt, [sensor+foundAt], open',
      events: '++id, [sensor+at]',
    });
  }
}

/** Readings, in hour blocks. Relaxed durability: a power cut may cost the last seconds, as an unsaved block does. */
export class TelemetryDatabase extends Dexie {
  declare readonly blocks: Table<Block, [Series, number]>;

  constructor(name: string) {
    super(name, { ...options, chromeTransactionDurability: 'relaxed' });
    this.version(1).stores({ blocks: '[series+hour]' });
  }
}
