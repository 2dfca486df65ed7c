import type { LinkHears, MissingLog } from './link-hears.ts';
import type { LinkTurns } from './link-turns.ts';

export interface SensorLinkOptions {
  /** Our own id of the sensor. */
  readonly sensor: string;
  readonly device: BluetoothDevice;
  /** Key of the driver that the sensor had when it was paired: another one means another device. */
  readonly driver: string | undefined;
  /** Who the device said it was, if it did. */
  readonly identity?: string | undefined;
  /** 0 ≤ n < 1, for the jitter of retries. */
  readonly random: () => number;
  readonly hears: LinkHears;
  /** Absent: the link is kept up whatever the others do. */
  readonly turns?: LinkTurns;
  /** What is missing and may be in the sensor's log; asked after every connect. */
  readonly missing?: MissingLog;
}
