import type { Quantity } from '../core/quantity.ts';
import type { Measurement } from '../core/reading.ts';

/**
 * One line of the browser's chooser: a device is listed if every member given here fits. Plain data, in the words of
 * Web Bluetooth's `requestDevice`; UUIDs are 128-bit and lower case.
 */
export interface ChooserFilter {
  readonly services?: readonly string[];
  readonly name?: string;
  readonly namePrefix?: string;
}

/** One GATT characteristic that a driver reads. */
export interface DriverCharacteristic {
  readonly service: string;
  readonly uuid: string;
  /** What its frames may hold: one quantity for SIG characteristics, several where a maker packs them together. */
  readonly quantities: readonly Quantity[];
  /** `notify`: subscribe where the sensor offers it, else poll. `poll`: read on a schedule, never subscribe. */
  readonly prefers: 'notify' | 'poll';
  /** How often it is read when polled, and how often a notifying sensor is expected to speak. */
  readonly pollMs: number;
  /**
   * Decode one frame. Never throws.
   * @returns the measurements, a value of `undefined` where the sensor says it has none; or `undefined` for the whole frame
   *   when it is not understood: wrong length, unknown form, or a value that cannot be (60 000 % humidity)
   */
  readonly decode: (frame: DataView) => readonly Measurement[] | undefined;
}

/**
 * A sensor family: data and pure functions. Adding one is a driver file, a file of captured frames and a line in the
 * registry. Every way a family can be heard is a member of its own, so one that is heard otherwise (a log to download,
 * advertisements) adds a member and leaves the others alone.
 */
export interface SensorDriver {
  /** Kept with the sensor for ever: never rename one. */
  readonly key: string;
  /** The family's own name (a proper noun, the same in every language). */
  readonly label: string;
  /** How the chooser finds it. */
  readonly filters: readonly ChooserFilter[];
  /** Services that it uses beyond those in `filters`; a browser hides every service that was not named. */
  readonly optionalServices: readonly string[];
  /** Ordered by importance: read and subscribed in this order after connecting. */
  readonly characteristics: readonly DriverCharacteristic[];
  /**
   * Is a connected device one of this family? Services decide: a name can be changed by anyone.
   * @param services primary services that the browser shows us, 128-bit lower case
   * @param name the device's name; '' when it has none
   */
  readonly recognise: (services: readonly string[], name: string) => boolean;
}
