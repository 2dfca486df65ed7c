import type { Calibration } from './calibration.ts';
import type { SensorSource } from './sensor.ts';

/** Something that happened to a sensor and that its history cannot be read without. Times in ms since the epoch. */
export type SensorEvent =
  | {
      readonly type: 'calibrated';
      readonly sensor: string;
      readonly at: number;
      /** Absent: none. */
      readonly from?: Calibration;
      readonly to?: Calibration;
    }
  /** Another device took the place of the one before; the room keeps its history. */
  | {
      readonly type: 'replaced';
      readonly sensor: string;
      readonly at: number;
      readonly from: SensorSource;
      readonly to: SensorSource;
      /** Identity of the device that was. */
      readonly identity?: string;
    }
  | {
      readonly type: 'firmware';
      readonly sensor: string;
      readonly at: number;
      readonly from?: string;
      readonly to: string;
    };
