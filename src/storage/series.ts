import type { Derived, Quantity } from '../core/quantity.ts';

/** One time series of one sensor: a quantity it measures, or something that is derived from it. */
export type Series = `${string}/${Quantity | Derived}`;

/**
 * Name of a series.
 * @throws RangeError when the id is empty or has a `/` in it: ids are made by us, so that would be a bug, and it
 *   would let one sensor's deletion reach another sensor's readings.
 */
export function seriesOf(sensor: string, what: Quantity | Derived): Series {
  if (sensor === '' || sensor.includes('/')) throw new RangeError(`not a sensor id: "${sensor}"`);
  return `${sensor}/${what}`;
}
