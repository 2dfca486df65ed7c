import type { Gap } from '../core/gap.ts';
import type { JournalDatabase, Openable, StoredGap } from './schema.ts';
import { withStorageFaults as run } from './storage-fault.ts';

/** The gaps of the journal; what the calls promise stands with `Journal`. */
export function createGapTable(db: JournalDatabase) {
  return {
    /** The cause that was written first stays: a crash in the middle of a gap sees another one when it comes back. */
    put: (gap: Gap): Promise<void> =>
      run(() =>
        db.transaction('rw', db.gaps, async () => {
          const known = await db.gaps.get([gap.sensor, gap.from]);
          await db.gaps.put(storedGap({ ...gap, cause: known?.cause ?? gap.cause }));
        }),
      ),

    between: (sensor: string, from: number, to: number): Promise<Gap[]> =>
      run(async () => {
        const begun = await db.gaps
          .where('[sensor+from]')
          .between([sensor, -Infinity], [sensor, to], true, true)
          .toArray();
        return begun.filter((gap) => (gap.to ?? Infinity) >= from).map(gapOf);
      }),

    open: (): Promise<Gap[]> => run(async () => (await db.gaps.where('open').equals(1).toArray()).map(gapOf)),

    replace: (pieces: readonly Gap[]): Promise<void> =>
      run(() => db.gaps.bulkPut(pieces.map(storedGap)).then(() => undefined)),

    /** Part of a transaction that removes a sensor and keeps its data. */
    async endOf(sensor: string, at: number): Promise<void> {
      const all = await db.gaps.where('sensor').equals(sensor).toArray();
      const ended = all
        .filter(({ open }) => open === 1)
        .map((gap) => ({ ...gap, to: Math.max(at, gap.from) }));
      await db.gaps.bulkPut(ended.map(storedGap));
    },

    /** Part of a transaction that removes a sensor with its data. */
    async deleteOf(sensor: string): Promise<void> {
      await db.gaps.where('sensor').equals(sensor).delete();
    },
  };
}

function storedGap(gap: Gap): StoredGap {
  return { ...gap, open: gap.to === undefined ? 1 : 0 };
}

function gapOf(stored: StoredGap): Gap {
  const gap: Gap & Partial<Openable> = { ...stored };
  delete gap.open;
  return gap;
}
