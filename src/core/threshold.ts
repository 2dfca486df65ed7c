import type { ErrorQuantile } from './score.ts';

/** The percentiles of normal error that a model and a profile record. Dense at the end, where thresholds are taken. */
export const recordedPercentiles = [50, 75, 90, 95, 97.5, 99, 99.5, 99.7, 99.9, 99.95, 99.99] as const;

/**
 * Quantile of sorted values by linear interpolation between order statistics (Hyndman and Fan 1996, type 7).
 * @param sorted ascending, without NaN
 * @param share 0..1
 * @returns NaN when there are no values
 */
export function quantileOfSorted(sorted: ArrayLike<number>, share: number): number {
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const low = sorted[below] ?? NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? NaN;
  return low + (at - below) * (high - low);
}

/** Table of the quantiles of normal errors; errors that are NaN (no score) do not count. Empty without errors. */
export function tabulateErrors(
  errors: ArrayLike<number>,
  percentiles: readonly number[] = recordedPercentiles,
): ErrorQuantile[] {
  const sorted = Float64Array.from(errors).filter(Number.isFinite).sort();
  if (sorted.length === 0) return [];
  return percentiles.map((percentile) => ({ percentile, error: quantileOfSorted(sorted, percentile / 100) }));
}

/**
 * The error that `percentile` % of normal windows do not exceed. Between two rows of the table the error goes in a straight line
 * over the logarithm of the share that exceeds it, −ln(1 − p): the tail of an exponential distribution is straight there, and
 * 99.8 lies between 99.7 and 99.9 as the eye would draw it. Outside the table its end holds: nothing is extrapolated.
 * @param quantiles ascending in percentile
 * @returns NaN for an empty table: no threshold, so no verdict
 */
export function thresholdAt(quantiles: readonly ErrorQuantile[], percentile: number): number {
  const above = quantiles.findIndex((q) => q.percentile >= percentile);
  const high = above === -1 ? quantiles.at(-1) : quantiles[above];
  const low = above > 0 ? quantiles[above - 1] : high;
  if (!high || !low) return NaN;
  if (low === high || high.percentile === percentile) return high.error;
  const rarity = (p: number) => -Math.log1p(-p / 100);
  const share =
    (rarity(percentile) - rarity(low.percentile)) / (rarity(high.percentile) - rarity(low.percentile));
  return low.error + share * (high.error - low.error);
}
