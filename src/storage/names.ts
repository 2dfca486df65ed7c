/**
 * The two databases. They are two because IndexedDB durability is chosen per database in Dexie: what a person must
 * never lose (alerts, acknowledgements, settings) is flushed to the disk on every write, readings are not.
 */
export interface DatabaseNames {
  readonly journal: string;
  readonly telemetry: string;
}

export const databaseNames: DatabaseNames = { journal: 'frostline-journal', telemetry: 'frostline' };
