import type { Written } from './drain.ts';
import { drain } from './drain.ts';
import type { HeldHour } from './hours.ts';
import { Hours } from './hours.ts';
import type { Series } from './series.ts';

/**
 * A recording on its way in. Until `commit` it lies in memory only (8 bytes a reading) and nothing stored is touched.
 *
 * A commit is many transactions. If the tab dies in the middle, whole blocks of the recording are stored and the rest
 * is not; what was stored before is intact, because blocks are merged. Reading the same file again brings the rest, and
 * changes nothing where it repeats itself (the same instant twice is the same reading).
 */
export interface Stage {
  /** Readings staged and not written yet. */
  readonly size: number;
  /** Same rules as for live readings: in any order, and the first at an instant stays. @returns false when repeated */
  append(series: Series, time: number, value: number): boolean;
  /**
   * Write what is staged, in transactions of bounded size. On a fault (`storage-full`, `storage-failed`) what is
   * written stays written and the rest stays staged: call it again, or `drop` the rest.
   * One commit at a time.
   * @param progress told after each transaction: readings done and readings in all
   */
  commit(progress?: (done: number, total: number) => void): Promise<Written>;
  /** Forget everything that is not written. A commit that runs ends with the transaction it is at. */
  drop(): void;
}

/** @param write merges hours into the database in one transaction, in turn with other writers */
export function createStage(write: (hours: readonly HeldHour[]) => Promise<Written>): Stage {
  const staged = new Hours();
  /** What a running commit has not written yet. */
  const leaving = new Hours();
  let committing = false;

  return {
    get size() {
      return leaving.size + staged.size;
    },
    append: (series, time, value) => !leaving.has(series, time) && staged.add(series, time, value),
    async commit(progress = () => undefined) {
      if (committing) throw new Error('a commit is running');
      committing = true;
      leaving.addEarlier(staged);
      staged.clear();
      const total = leaving.size;
      try {
        return await drain(leaving, write, (done) => progress(done, total));
      } finally {
        committing = false;
      }
    },
    drop() {
      staged.clear();
      leaving.clear();
    },
  };
}
