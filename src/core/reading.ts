import type { Quantity } from './quantity.ts';

/**
 * What a driver makes of one frame: a quantity and its value in the unit of `unitOf`.
 * `undefined` means that the sensor itself says it has no value (0x8000 in a SIG temperature, for instance);
 * it is never turned into a number.
 */
export interface Measurement {
  readonly quantity: Quantity;
  readonly value: number | undefined;
}

/** Measurements of one sensor that arrived together, with the time of arrival (ms since the epoch). */
export interface Arrival {
  readonly sensor: string;
  readonly time: number;
  readonly measurements: readonly Measurement[];
  /** The sensor's own count of measurements, where it has one. */
  readonly sequence?: number;
}

/** One value of one quantity of one sensor at one time (ms since the epoch). Flat, so that it is cheap to move. */
export interface Reading {
  readonly sensor: string;
  readonly quantity: Quantity;
  readonly value: number;
  readonly time: number;
}
