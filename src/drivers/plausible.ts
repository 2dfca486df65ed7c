import { isPlausible } from './advertisement-form.ts';
import type { DriverMeasurement, TemperatureRange } from './sensor-driver.ts';

/**
 * The measurements of one frame, or `undefined` when one of them cannot be: then the frame was damaged or is not what it was
 * taken for, and none of it is to be trusted. Values that the sensor itself calls missing pass.
 */
export function plausible(
  range: TemperatureRange,
  measurements: readonly DriverMeasurement[],
): readonly DriverMeasurement[] | undefined {
  return isPlausible(measurements, range) ? measurements : undefined;
}
