import type { SensorSource } from '../../src/core/sensor.ts';
import { allDrivers } from '../../src/drivers/index.ts';
import type { SensorDriver } from '../../src/drivers/sensor-driver.ts';

/** The family of a sensor; `undefined` for simulated and recorded ones, and for a family that a newer Frostline knew. */
export function driverOf(source: SensorSource): SensorDriver | undefined {
  if (source.type !== 'bluetooth') return undefined;
  return allDrivers.find(({ key }) => key === source.driver);
}
