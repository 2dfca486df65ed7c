import type { Journal } from './journal.ts';
import { createJournal } from './journal.ts';
import type { DatabaseNames } from './names.ts';
import { databaseNames } from './names.ts';
import { JournalDatabase, TelemetryDatabase } from './schema.ts';
import { withStorageFaults } from './storage-fault.ts';
import type { Telemetry } from './telemetry.ts';
import { createTelemetry } from './telemetry.ts';

/**
 * What another party did to the database. `superseded`: a newer Frostline in another tab needs it, or it was deleted; this
 * storage is closed now. `closed-by-browser`: site data was cleared or the disk failed; closed now. `blocked`: opening
 * waits for another tab that has the old version open; it goes on by itself when that tab is closed.
 */
export type StorageEvent = 'superseded' | 'closed-by-browser' | 'blocked';

export interface Storage {
  readonly journal: Journal;
  readonly telemetry: Telemetry;
  /** Remove a sensor and keep or delete all that is known of it; see {@link Journal.deleteSensor}. */
  deleteSensor(id: string, data: 'keep' | 'delete', at: number): Promise<void>;
  /** Close without writing: flush before. Every later call is refused with `storage-failed`; memory stays as it is. */
  close(): void;
  /**
   * Open again after a closing, `closed-by-browser` for instance: readings that were not on disk are still here and go
   * with the next flush. Does nothing when it is open. Rejects like {@link openStorage}, and may be tried again.
   */
  reopen(): Promise<void>;
}

/**
 * Open both databases, making or upgrading them as needed. For the engine worker: one writer at a time.
 * @param told called when something outside changes the databases' fate; at most once for a closing
 * @throws FaultError `storage-full` or `storage-failed`
 */
export async function openStorage(
  told: (event: StorageEvent) => void,
  names: DatabaseNames = databaseNames,
): Promise<Storage> {
  const journalDb = new JournalDatabase(names.journal);
  const telemetryDb = new TelemetryDatabase(names.telemetry);
  let open = false;
  const close = () => {
    open = false;
    journalDb.close();
    telemetryDb.close();
  };
  const closeAndTell = (event: StorageEvent) => {
    if (!open) return;
    close();
    told(event);
  };
  for (const db of [journalDb, telemetryDb]) {
    db.on('versionchange', () => closeAndTell('superseded'));
    db.on('close', () => closeAndTell('closed-by-browser'));
    db.on('blocked', () => told('blocked'));
  }
  const reopen = async () => {
    if (open) return;
    try {
      await withStorageFaults(() => Promise.all([journalDb.open(), telemetryDb.open()]));
      open = true;
    } catch (thrown) {
      close();
      throw thrown;
    }
  };
  await reopen();
  const journal = createJournal(journalDb);
  const telemetry = createTelemetry(telemetryDb);
  return {
    journal,
    telemetry,
    async deleteSensor(id, data, at) {
      // Readings first: after a crash in between, the sensor is still listed and can be deleted again.
      if (data === 'delete') await telemetry.delete(id);
      await journal.deleteSensor(id, data, at);
    },
    close,
    reopen,
  };
}
