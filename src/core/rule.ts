/**
 * The hybrid rule, exactly as it was asked for and nothing else:
 *
 *     model anomaly   reconstruction error above the threshold
 *     persistence     N consecutive anomalous readings
 *     bounds breach   temperature outside the allowed range
 *     hybrid alert    persistence or bounds breach
 *
 * When alerts open and clear in time (delay, hysteresis) is `alert-book.ts`; what the numbers are is `settings.ts`.
 */

/** Is the reading anomalous? `undefined` when there is no score (NaN): no score is never taken for normal. */
export function isModelAnomaly(error: number, threshold: number): boolean | undefined {
  if (Number.isNaN(error) || Number.isNaN(threshold)) return undefined;
  return error > threshold;
}

/** Consecutive anomalous readings after one more. A reading without a score breaks the row: it proves nothing. */
export function countAnomalous(count: number, anomaly: boolean | undefined): number {
  return anomaly === true ? count + 1 : 0;
}

/** @param n how many consecutive anomalous readings it takes, ≥ 1 */
export function isPersistent(anomalous: number, n: number): boolean {
  return anomalous >= n;
}

/** Which bound the temperature is beyond. On the bound is inside. */
export function boundsBreach(value: number, low: number, high: number): 'high' | 'low' | undefined {
  if (value > high) return 'high';
  if (value < low) return 'low';
  return undefined;
}

export function isHybridAlert(persistent: boolean, breach: 'high' | 'low' | undefined): boolean {
  return persistent || breach !== undefined;
}
