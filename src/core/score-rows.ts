import type { Profile } from './profile.ts';
import { makeProfile, scale } from './profile.ts';
import type { Room } from './room.ts';
import type { ErrorQuantile } from './score.ts';
import type { Row } from './sensor-line.ts';
import { tabulateErrors, thresholdAt } from './threshold.ts';

/** Rows per call of the detector: enough to fill it, few enough that a fresh reading does not wait long. */
export const BATCH = 128;
/** A room's own errors are one day's; its threshold stays this much above them. */
const OWN_MARGIN = 1.1;

/**
 * Computes reconstruction errors: `count × steps` scaled values in, `count` errors out. `undefined` = there is no
 * detector (any more).
 */
export type ScoreWindows = (windows: Float32Array, count: number) => Promise<Float32Array | undefined>;

/** A row to be scored and the profile it is scaled by. Without a profile there is no score. */
export interface ProfiledRow {
  readonly row: Row;
  readonly profile: Profile | undefined;
}

/** Rows as the detector wants them: `rows × steps` values, in interquartile ranges from the median. */
export function assembleWindows(rows: readonly ProfiledRow[], steps: number): Float32Array {
  const windows = new Float32Array(rows.length * steps).fill(Number.NaN);
  rows.forEach(({ row, profile }, i) => {
    if (profile === undefined) return;
    const values = row.steps.map((step) => step.value);
    windows.set(scale(values, profile), i * steps);
  });
  return windows;
}

/** The threshold of a room: what the model's normal errors say, or what the room's own do, whichever is higher. */
export function thresholdFor(normal: readonly ErrorQuantile[], profile: Profile, percentile: number): number {
  const general = thresholdAt(normal, percentile);
  const own = thresholdAt(profile.errors, percentile) * OWN_MARGIN;
  return Number.isNaN(own) ? general : Math.max(general, own);
}

/** Score any number of rows, in batches. */
export async function scoreRows(
  rows: readonly ProfiledRow[],
  steps: number,
  score: ScoreWindows,
): Promise<Float32Array | undefined> {
  const errors = new Float32Array(rows.length);
  for (let start = 0; start < rows.length; start += BATCH) {
    const some = rows.slice(start, start + BATCH);
    const scored = await score(assembleWindows(some, steps), some.length);
    if (scored === undefined) return undefined;
    errors.set(scored, start);
  }
  return errors;
}

/** What a room has learned, and the errors that its learned windows have in hindsight. */
export interface Learned {
  readonly profile: Profile;
  readonly scores: readonly { readonly time: number; readonly error: number }[];
}

/**
 * Make the profile of a room from what it has learned: median and interquartile range, and then the errors of its own windows.
 * @returns `undefined` when there is no detector or too little was learned: the room goes on learning
 */
export async function learnProfile(
  room: Room,
  steps: number,
  score: ScoreWindows,
): Promise<Learned | undefined> {
  const { learning } = room;
  if (learning === undefined) return undefined;
  const profile = makeProfile(room.sensor.id, learning.values(), learning.from ?? 0, learning.to ?? 0);
  if (profile === undefined) return undefined;
  const rows = learning.windows(steps, 1).map((window) => ({
    row: { steps: window, end: window.at(-1)?.time ?? 0, run: 0 },
    profile,
  }));
  const errors = await scoreRows(rows, steps, score);
  if (errors === undefined) return undefined;
  const scores = rows.map(({ row }, i) => ({ time: row.end, error: errors[i] ?? Number.NaN }));
  return { profile: { ...profile, errors: tabulateErrors(errors) }, scores };
}
