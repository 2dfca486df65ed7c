import type { Quantity } from '../../core/quantity.ts';
import type { DeviceDetails, Vitals } from '../sensor-driver.ts';

/** A quantity of the first probe, or of a further one. */
type Heard = Quantity | `${Quantity} ${1 | 2 | 3 | 4 | 5}`;

/**
 * A frame as a sensor sent it, with what it means. For tests only: nothing in the product imports this folder.
 * `expect` maps each quantity to its value; `'no value'` where the sensor says it has none; `{}` for a frame that is understood
 * and is no measurement.
 */
export interface Frame {
  readonly characteristic: string;
  readonly hex: string;
  readonly expect: Readonly<Partial<Record<Heard, number | 'no value'>>> | 'refused';
  /** What it says about the sensor itself, where it does. */
  readonly vitals?: Vitals;
  /** Where the bytes come from, so that somebody can look; "constructed" when they were made after the written format. */
  readonly source: string;
}

/** The same for a characteristic that a device says about itself. */
export interface DetailFrame {
  readonly characteristic: string;
  readonly hex: string;
  readonly expect: DeviceDetails | 'refused';
  readonly source: string;
}

/** The same for the answer that tells who the device is. */
export interface IdentityFrame {
  readonly hex: string;
  readonly expect: string | 'refused';
  readonly source: string;
}

/** What `<key of the driver>.frames.ts` exports. */
export interface FrameFile {
  readonly frames: readonly Frame[];
  readonly details?: readonly DetailFrame[];
  readonly identities?: readonly IdentityFrame[];
}
