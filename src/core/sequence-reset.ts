/** A sensor's own counter of measurements, and when it was heard (ms since the epoch). */
export interface HeardSequence {
  readonly sequence: number;
  readonly time: number;
}

/** Sizes that counters have. A byte wraps too often to tell anything. */
const SIZES = [2 ** 16, 2 ** 24, 2 ** 32];
const FEWEST_BITS = 256;
/** No sensor counts faster. */
const FASTEST_MS = 500;

/**
 * Did the counter begin anew? That is a restart of the sensor; restarts that nobody wanted are the surest sign of a coin cell near its end
 * (Ruuvi: dead within weeks of the first, https://github.com/ruuvi/ruuvitag_fw/wiki/FAQ:-battery).
 * A counter that ran over the end of its range did not begin anew.
 */
export function isSequenceReset(before: HeardSequence, now: HeardSequence): boolean {
  if (before.sequence < FEWEST_BITS || now.sequence >= before.sequence) return false;
  // Advertisements may be heard out of order by a few.
  if (before.sequence - now.sequence < 16) return false;
  const most = Math.max(0, now.time - before.time) / FASTEST_MS + 16;
  const size = SIZES.find((s) => before.sequence < s);
  return size === undefined || size - before.sequence + now.sequence > most;
}
