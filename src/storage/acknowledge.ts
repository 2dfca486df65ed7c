import type { Acknowledgement } from '../core/alert.ts';
import { FaultError } from '../core/fault.ts';
import { databaseNames } from './names.ts';
import { withStorageFaults } from './storage-fault.ts';

/*
 * Acknowledging must work from a notification while no page is open, so the service worker does it. This is all that it
 * needs of the database, without Dexie (which would be most of its size), and all that it ever writes: alerts
 * belong to the engine, acknowledgements have a table of their own, so the two cannot overwrite each other.
 */

const TABLE = 'acknowledgements';

/**
 * Write down that somebody has seen an alert. The first one stays for ever.
 *
 * It is kept even if the alert is not in the database: the alert may not have reached it yet.
 * @param name the journal database, as the engine has made it; it is never created or upgraded here
 * @returns the acknowledgement that holds: this one, or the one that was there before
 * @throws FaultError `storage-full`, or `storage-failed` (also when there is no journal yet)
 */
export async function acknowledge(
  acknowledgement: Acknowledgement,
  name: string = databaseNames.journal,
): Promise<Acknowledgement> {
  const database = await withStorageFaults(() => openAsItIs(name));
  try {
    return await withStorageFaults(() => putFirst(database, acknowledgement));
  } finally {
    database.close();
  }
}

function putFirst(database: IDBDatabase, given: Acknowledgement): Promise<Acknowledgement> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(TABLE, 'readwrite', { durability: 'strict' });
    const table = transaction.objectStore(TABLE);
    let holding = given;
    const request: IDBRequest<Acknowledgement | undefined> = table.get(given.alert);
    request.onsuccess = () => {
      if (request.result === undefined) table.put(given);
      else holding = request.result;
    };
    transaction.oncomplete = () => resolve(holding);
    transaction.onabort = () => reject(transaction.error ?? new FaultError('storage-failed', 'aborted'));
  });
}

/** Open a database in whatever version it has; a database that does not exist is not made. */
function openAsItIs(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    let missing = false;
    request.onupgradeneeded = () => {
      missing = true;
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      // An engine of a newer version must not wait for this connection.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () =>
      reject(missing ? new FaultError('storage-failed', 'there is no journal yet') : request.error);
  });
}
