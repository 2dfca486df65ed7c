import type { HeldHour, Hours } from './hours.ts';

/** What became of readings that were handed to the database. */
export interface Written {
  /** Readings that are on disk now and were not before. */
  readonly written: number;
  /** Readings whose time was taken in their series. */
  readonly repeated: number;
}

/**
 * Blocks per transaction: at most 3 MB at one reading a second. Other writers are not kept waiting, and Chromium fails
 * such a transaction cleanly when the disk is full; one of 16 MB, which it spills to the disk before the commit, made it close
 * the database (measured in Chromium on a 48 MB disk).
 */
const BLOCKS_PER_WRITE = 100;

/**
 * Write held hours, transaction by transaction; what is written leaves memory. When a transaction fails, it and the ones
 * after it are still held.
 * @param write merges hours into the database, all of them or none
 * @param progress told after each transaction: readings done so far
 */
export async function drain(
  hours: Hours,
  write: (hours: readonly HeldHour[]) => Promise<Written>,
  progress: (done: number) => void = () => undefined,
): Promise<Written> {
  let written = 0;
  let repeated = 0;
  for (;;) {
    const some = hours.first(BLOCKS_PER_WRITE);
    if (some.length === 0) return { written, repeated };
    const done = await write(some);
    for (const { series, hour } of some) hours.drop(series, hour);
    written += done.written;
    repeated += done.repeated;
    progress(written + repeated);
  }
}
