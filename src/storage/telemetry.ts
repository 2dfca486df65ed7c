import { blockOf } from './block.ts';
import type { Written } from './drain.ts';
import { drain } from './drain.ts';
import { Hours } from './hours.ts';
import type { HeldHour } from './hours.ts';
import { mergeColumns } from './column.ts';
import type { TelemetryDatabase } from './schema.ts';
import type { Series } from './series.ts';
import { createStage } from './stage.ts';
import type { Stage } from './stage.ts';
import { withStorageFaults } from './storage-fault.ts';
import { readBounds, readLast, readRange } from './telemetry-read.ts';
import type { Readings } from './telemetry-read.ts';

/**
 * The readings. Memory holds what is not on disk yet, and nothing else; the database holds hour blocks.
 *
 * The same instant twice in one series is the same reading delivered twice: the first one stays, the other is counted
 * in {@link Telemetry.repeated} and changes nothing.
 *
 * Writing calls (`flush`, `delete`, a stage's `commit`) take effect in the order in which they were made.
 * All times are ms since the epoch, values in the unit of their quantity, kept as 32-bit floats.
 * Every promise rejects with a `FaultError`: `storage-full` or `storage-failed`.
 */
export interface Telemetry {
  /** Readings in memory that are not on disk yet. */
  readonly unsaved: number;
  /** Readings so far whose time was taken; those already on disk are noticed when they would be written. */
  readonly repeated: number;
  /** Keep a reading, in memory until the next flush; any time, in any order. @throws RangeError if not finite */
  append(series: Series, time: number, value: number): void;
  /**
   * Write everything appended so far, merged with what lies on disk. Usually that is one transaction; a backlog of more
   * than a hundred blocks takes several. When one fails nothing is lost: what is not written stays in memory and the
   * next flush tries again.
   * @returns how many readings are on disk now that were not before
   */
  flush(): Promise<number>;
  /** Readings with `from` ≤ time ≤ `to`, in time order, unsaved ones too. */
  read(series: Series, from: number, to: number): Promise<Readings>;
  /** The newest `n` readings, in time order. */
  last(series: Series, n: number): Promise<Readings>;
  /** Times of the first and the last reading, if there is any. */
  bounds(series: Series): Promise<{ readonly first: number; readonly last: number } | undefined>;
  /** Forget everything of a sensor, in memory at once, on disk when the promise resolves. */
  delete(sensor: string): Promise<void>;
  /** A place beside the stored readings where an importer collects a recording; see {@link Stage}. */
  stage(): Stage;
}

export function createTelemetry(db: TelemetryDatabase): Telemetry {
  /** Appended since the last flush, and what each unfinished flush has taken, oldest first. */
  let fresh = new Hours();
  const leaving: Hours[] = [];
  let repeated = 0;
  const inOrder = createQueue();

  const held = (series: Series): HeldHour[] => [...leaving, fresh].flatMap((hours) => hours.of(series));

  async function write(hours: readonly HeldHour[]): Promise<Written> {
    const done = await withStorageFaults(() => writeHours(db, hours));
    repeated += done.repeated;
    return done;
  }

  async function writeBatch(batch: Hours): Promise<number> {
    try {
      return (await drain(batch, write)).written;
    } catch (thrown) {
      fresh.addEarlier(batch);
      throw thrown;
    } finally {
      leaving.splice(leaving.indexOf(batch), 1);
    }
  }

  return {
    get unsaved() {
      return leaving.reduce((sum, hours) => sum + hours.size, fresh.size);
    },
    get repeated() {
      return repeated;
    },
    append(series, time, value) {
      const taken = leaving.some((hours) => hours.has(series, time));
      if (taken || !fresh.add(series, time, value)) repeated++;
    },
    flush() {
      const batch = fresh;
      fresh = new Hours();
      leaving.push(batch);
      return inOrder(() => writeBatch(batch));
    },
    read: (series, from, to) => withStorageFaults(() => readRange(db, held(series), series, from, to)),
    last: (series, n) => withStorageFaults(() => readLast(db, held(series), series, n)),
    bounds: (series) => withStorageFaults(() => readBounds(db, held(series), series)),
    delete(sensor) {
      for (const hours of [...leaving, fresh]) hours.dropSensor(sensor);
      return inOrder(() => withStorageFaults(() => deleteSensorBlocks(db, sensor)));
    },
    stage: () => createStage((hours) => inOrder(() => write(hours))),
  };
}

/** Merge held hours into their blocks, in one transaction: all of it or nothing. What is on disk came first. */
function writeHours(db: TelemetryDatabase, hours: readonly HeldHour[]): PromiseLike<Written> {
  return db.transaction('rw', db.blocks, async () => {
    const stored = await db.blocks.bulkGet(
      hours.map(({ series, hour }) => [series, hour] as [Series, number]),
    );
    let written = 0;
    let repeated = 0;
    const changed = hours.flatMap(({ series, hour, column }, i) => {
      const before = stored[i];
      const merged = before === undefined ? column : mergeColumns(before, column);
      const added = merged.n - (before?.n ?? 0);
      written += added;
      repeated += column.n - added;
      return added === 0 ? [] : [blockOf(series, hour, merged)];
    });
    await db.blocks.bulkPut(changed);
    return { written, repeated };
  });
}

async function deleteSensorBlocks(db: TelemetryDatabase, sensor: string): Promise<void> {
  // '0' is the character after '/': the range holds every series of this sensor and of no other.
  await db.blocks
    .where('[series+hour]')
    .between([`${sensor}/`], [`${sensor}0`], true, false)
    .delete();
}

/** Runs pieces of work one after the other, in the order they were given; a failed one does not stop the next. */
function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let tail: Promise<unknown> = Promise.resolve();
  return (work) => {
    const run = tail.then(work, work);
    tail = run;
    return run;
  };
}
