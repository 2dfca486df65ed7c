import type { DriverMeasurement } from '../drivers/sensor-driver.ts';

/** One frame as it went over the air, for people who look for the cause of a problem. Plain data. */
export interface TappedFrame {
  /** ms since the epoch */
  readonly time: number;
  readonly sensor: string;
  /** Key of the driver. */
  readonly driver: string;
  /** 128-bit UUID. */
  readonly characteristic: string;
  readonly hex: string;
  readonly way: 'read' | 'notified' | 'written';
  /** What the driver made of it: measurements (none: understood, but no measurement), or that it did not understand it. */
  readonly meaning?: readonly DriverMeasurement[] | 'not-understood';
}

export type FrameTap = (frame: TappedFrame) => void;

/** The bytes of a frame, two digits each. */
export function hexOf(frame: DataView): string {
  let hex = '';
  for (let i = 0; i < frame.byteLength; i++) hex += frame.getUint8(i).toString(16).padStart(2, '0');
  return hex;
}
