import type { Fault } from '../core/fault.ts';
import type { Link } from '../core/link.ts';
import type { Arrival } from '../core/reading.ts';
import type { LogDownload, LoggedBatch, LogSpan } from '../core/log-batch.ts';
import type { VitalSigns } from '../core/vital-signs.ts';
import type { DeviceDetails } from '../drivers/sensor-driver.ts';
import type { FrameTap } from './frame-tap.ts';

/** A frame that came and was not understood: shown and counted, never dropped in silence. */
export interface Refusal {
  readonly sensor: string;
  /** 128-bit UUID. */
  readonly characteristic: string;
  readonly hex: string;
  /** How many this sensor has sent since the page was opened, this one included. */
  readonly count: number;
}

/** What the links of the page tell. */
export interface LinkHears {
  readonly measured: (arrival: Arrival) => void;
  readonly linked: (sensor: string, link: Link) => void;
  readonly refused: (refusal: Refusal) => void;
  /** An operation failed while the link goes on: for the diagnosis page. */
  readonly failed: (sensor: string, fault: Fault, characteristic: string) => void;
  /** The device said who it is, for the first time or otherwise than before: to be kept with the sensor. */
  readonly identified?: (sensor: string, identity: string) => void;
  /** What the device says about itself; once per page and sensor. */
  readonly described?: (sensor: string, details: DeviceDetails) => void;
  /** What a frame says about the sensor itself; never empty. `time`: ms since the epoch. */
  readonly vital?: (sensor: string, time: number, signs: VitalSigns) => void;
  /** A part of the sensor's own log. */
  readonly logged?: (sensor: string, batch: LoggedBatch) => void;
  /** How the download of its log goes. */
  readonly logging?: (sensor: string, download: LogDownload) => void;
  /** Every frame that comes or goes; absent while nobody looks. */
  readonly tapped?: FrameTap | undefined;
}

/** What is missing of a sensor and may be in its log, if anything. Never rejects. */
export type MissingLog = (sensor: string) => Promise<LogSpan | undefined> | LogSpan | undefined;
