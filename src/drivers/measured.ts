import type { DriverMeasurement } from './sensor-driver.ts';

/** °C; `undefined` where the sensor says that it has none. */
export function temperature(value: number | undefined): DriverMeasurement {
  // Formats with a sign of their own can say "minus zero", which is zero.
  return { quantity: 'temperature', value: value === 0 ? 0 : value };
}

/** Percent; `undefined` where the sensor says that it has none. */
export function humidity(value: number | undefined): DriverMeasurement {
  return { quantity: 'humidity', value };
}

/** Pa; `undefined` where the sensor says that it has none. */
export function pressure(value: number | undefined): DriverMeasurement {
  return { quantity: 'pressure', value };
}

/** Percent; `undefined` where the sensor says that it has none. */
export function battery(value: number | undefined): DriverMeasurement {
  return { quantity: 'battery', value };
}
