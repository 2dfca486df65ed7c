import type { ErrorQuantile } from './score.ts';
import { quantileOfSorted } from './threshold.ts';

/** What is normal for one sensor, learned from its first steps. Temperatures in °C, times in ms since the epoch. */
export interface Profile {
  readonly sensor: string;
  readonly median: number;
  /** Interquartile range, never below {@link smallestIqr}. */
  readonly iqr: number;
  readonly learnedFrom: number;
  readonly learnedTo: number;
  /**
   * Reconstruction errors of the sensor's own learned windows, in a table like the model's. Empty until they were scored.
   * They say how well the model knows this room; a day of them is too little for a threshold of its own.
   */
  readonly errors: readonly ErrorQuantile[];
}

/** °C. A room that hardly moves would otherwise turn the noise of its sensor into anomalies. */
export const smallestIqr = 0.2;

/** Scaled values are clipped to ± this many interquartile ranges, so that one wild value cannot fill the whole score. */
export const scaleClip = 8;

/** A profile of fewer values than this would be chance. */
export const fewestValues = 60;

/**
 * Learn a profile. Median and interquartile range, because defrosts and doors would drag a mean and a standard deviation along.
 * @param values °C; values that are not finite do not count
 * @returns `undefined` with fewer than {@link fewestValues} values
 */
export function makeProfile(
  sensor: string,
  values: ArrayLike<number>,
  learnedFrom: number,
  learnedTo: number,
): Profile | undefined {
  const sorted = Float64Array.from(values).filter(Number.isFinite).sort();
  if (sorted.length < fewestValues) return undefined;
  const iqr = quantileOfSorted(sorted, 0.75) - quantileOfSorted(sorted, 0.25);
  return {
    sensor,
    median: quantileOfSorted(sorted, 0.5),
    iqr: Math.max(iqr, smallestIqr),
    learnedFrom,
    learnedTo,
    errors: [],
  };
}

/**
 * Values in °C as the model sees them: interquartile ranges from the median, clipped to ±{@link scaleClip}.
 * NaN stays NaN: it means "no value", and no value must not become a number here.
 */
export function scale(values: ArrayLike<number>, profile: Pick<Profile, 'median' | 'iqr'>): Float32Array {
  return Float32Array.from(values, (value) => {
    const scaled = (value - profile.median) / profile.iqr;
    return Math.min(scaleClip, Math.max(-scaleClip, scaled));
  });
}
