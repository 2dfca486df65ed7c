import { ess } from './ess.ts';
import type { ChooserFilter, SensorDriver } from './sensor-driver.ts';

/**
 * Every sensor family that Frostline knows. The first that recognises a device takes it, so makers' own families stand
 * before the standards that they may also speak.
 */
export const allDrivers: readonly SensorDriver[] = [ess];

/** What the browser's chooser is asked for, over all drivers. Plain data. */
export interface ChooserOptions {
  readonly filters: readonly ChooserFilter[];
  readonly optionalServices: readonly string[];
}

/** The union of all drivers' filters and services, so that one chooser finds any sensor. */
export function chooserOptions(): ChooserOptions {
  return {
    filters: allDrivers.flatMap((driver) => driver.filters),
    optionalServices: [...new Set(allDrivers.flatMap((driver) => driver.optionalServices))],
  };
}

/**
 * Which family a connected device belongs to, or `undefined` when we know none.
 * @param services primary services, 128-bit lower case
 * @param name the device's name; '' when it has none
 */
export function recogniseDriver(services: readonly string[], name: string): SensorDriver | undefined {
  return allDrivers.find((driver) => driver.recognise(services, name));
}
