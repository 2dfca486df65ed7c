import type { Alert } from '../core/alert.ts';
import type { JournalDatabase, Openable, StoredAlert } from './schema.ts';
import { withStorageFaults as run } from './storage-fault.ts';

/** The alerts of the journal; what the calls promise stands with `Journal`. */
export function createAlertTable(db: JournalDatabase) {
  return {
    put: (alert: Alert): Promise<void> => run(() => db.alerts.put(storedAlert(alert)).then(() => undefined)),

    get: (id: string): Promise<Alert | undefined> =>
      run(async () => {
        const stored = await db.alerts.get(id);
        return stored && alertOf(stored);
      }),

    open: (): Promise<Alert[]> =>
      run(async () => (await db.alerts.where('open').equals(1).sortBy('raisedAt')).map(alertOf)),

    page: (limit: number, before = Infinity): Promise<Alert[]> =>
      run(() =>
        db.transaction('r', db.alerts, async () => {
          if (limit < 1) return [];
          const page = await db.alerts.where('raisedAt').below(before).reverse().limit(limit).toArray();
          const last = page.at(-1);
          if (last === undefined) return [];
          const whole = await db.alerts.where('raisedAt').equals(last.raisedAt).reverse().toArray();
          return [...page.filter(({ raisedAt }) => raisedAt > last.raisedAt), ...whole].map(alertOf);
        }),
      ),

    bounds: (sensor: string): Promise<Alert[]> =>
      run(async () =>
        (await db.alerts.where('[sensor+kind]').equals([sensor, 'bounds']).toArray()).map(alertOf),
      ),

    late: (): Promise<Alert[]> =>
      run(async () => {
        const late = db.alerts.orderBy('raisedAt').filter((alert) => alert.late === true);
        return (await late.toArray()).map(alertOf);
      }),

    /** Part of a transaction that removes a sensor and keeps its data. */
    async endOf(sensor: string, at: number): Promise<void> {
      const all = await db.alerts.where('sensor').equals(sensor).toArray();
      const ended = all.filter(({ open }) => open === 1).map((a) => ({ ...a, updatedAt: at, clearedAt: at }));
      await db.alerts.bulkPut(ended.map(storedAlert));
    },

    /** Part of a transaction that removes a sensor with its data. */
    async deleteOf(sensor: string): Promise<void> {
      const ids = (await db.alerts.where('sensor').equals(sensor).toArray()).map(({ id }) => id);
      await db.alerts.bulkDelete(ids);
      await db.acknowledgements.bulkDelete(ids);
      await db.told.where('alert').anyOf(ids).delete();
    },
  };
}

function storedAlert(alert: Alert): StoredAlert {
  return { ...alert, open: alert.clearedAt === undefined ? 1 : 0 };
}

function alertOf(stored: StoredAlert): Alert {
  const alert: Alert & Partial<Openable> = { ...stored };
  delete alert.open;
  return alert;
}
