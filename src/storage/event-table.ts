import type { SensorEvent } from '../core/sensor-event.ts';
import type { JournalDatabase } from './schema.ts';
import { withStorageFaults as run } from './storage-fault.ts';

/** What happened to sensors; what the calls promise stands with `Journal`. */
export function createEventTable(db: JournalDatabase) {
  return {
    // A copy, because Dexie writes the key it was given into what it adds.
    add: (event: SensorEvent): Promise<void> => run(() => db.events.add({ ...event }).then(() => undefined)),

    of: (sensor: string): Promise<SensorEvent[]> =>
      run(async () => {
        const all = await db.events
          .where('[sensor+at]')
          .between([sensor, -Infinity], [sensor, Infinity])
          .toArray();
        return all.map((stored) => {
          delete stored.id;
          return stored;
        });
      }),

    /** Part of a transaction that removes a sensor with its data. */
    async deleteOf(sensor: string): Promise<void> {
      await db.events.where('[sensor+at]').between([sensor, -Infinity], [sensor, Infinity]).delete();
    },
  };
}
