import type { Fault } from '../core/fault.ts';
import type { Measurement } from '../core/reading.ts';
import type { VitalSigns } from '../core/vital-signs.ts';
import type { FrameWay } from './wire.ts';

/** What a session tells its link. */
export interface SessionHears {
  readonly measured: (measurements: readonly Measurement[]) => void;
  /** Told before the measurements of the same frame. */
  readonly vital: (signs: VitalSigns) => void;
  /** The device said who it is, in the driver's form. */
  readonly identified: (identity: string) => void;
  /** A frame that the driver does not understand. */
  readonly refused: (frame: DataView, characteristic: string) => void;
  /** Every frame that comes or goes, while somebody looks. */
  readonly tapped: (
    characteristic: string,
    frame: DataView,
    way: FrameWay | 'written',
    meaning: readonly Measurement[] | 'not-understood' | undefined,
  ) => void;
  readonly failed: (fault: Fault, characteristic: string) => void;
  /** The session is over; `culprit` is a characteristic without a temperature that spoiled it. */
  readonly broken: (fault: Fault, culprit?: string) => void;
}

/** Which device is wanted. */
export interface SessionWish {
  /** Key of the driver that the sensor had before, if it had one. */
  readonly driver: string | undefined;
  /** Who the device said it was before, if it did. */
  readonly identity: string | undefined;
  /** UUIDs of characteristics to leave alone. */
  readonly avoided: ReadonlySet<string>;
}
