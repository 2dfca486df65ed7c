import type { Acknowledgement, Alert, Told } from './alert.ts';
import type { BatteryForecast } from './battery-forecast.ts';
import type { BadLineReason } from './capture.ts';
import type { Fault } from './fault.ts';
import type { Finding } from './finding.ts';
import type { Gap } from './gap.ts';
import type { Link } from './link.ts';
import type { QualityReport } from './link-quality.ts';
import type { LogDownload } from './log-batch.ts';
import type { Measurement } from './reading.ts';
import type { BackendChoice, BackendName } from './score.ts';
import type { Sensor } from './sensor.ts';
import type { Statistics } from './statistics.ts';

/**
 * The state of a room, one word. `learning`: the model does not know the room yet, bounds are active; `warning`: a
 * condition holds but is not an alert yet; `silent`: no reading for more than three intervals; `gap`: readings are back, the window
 * is being filled again, bounds are active; `ended`: a recording that was played to its end.
 */
export type RoomState = 'learning' | 'normal' | 'warning' | 'alert' | 'silent' | 'gap' | 'ended';

/** Everything a screen needs about one room, ready-made by the engine. Plain data. Times in ms, temperatures in °C. */
export interface RoomView {
  readonly sensor: Sensor;
  readonly state: RoomState;
  /** The sensor's own clock when the view was made: the wall clock, or simulated time. */
  readonly now: number;
  /** How fast that clock runs (1 = real time). 0 = a recording at rest. */
  readonly speed: number;
  /** The latest temperature; absent when the room is silent or the sensor says it has no value. */
  readonly value?: number;
  /** Time of the last reading, and the last value even when silent. */
  readonly lastAt?: number;
  readonly lastValue?: number;
  /** The sensor answers, but its last frame said "no value". */
  readonly noValue: boolean;
  readonly humidity?: number;
  readonly battery?: number;
  /** °C per hour over the last half hour; absent when there is too little. */
  readonly trend?: number;
  readonly link?: Link;
  /** Progress of learning, 0..1; 1 when done. */
  readonly learned: number;
  readonly error?: number;
  readonly threshold?: number;
  /** Consecutive anomalous readings so far. */
  readonly anomalous: number;
  /** When the present breach of a bound began. */
  readonly breachSince?: number;
  readonly gap?: Gap;
  /** Readings of the last two hours for the sparkline: times and temperatures; NaN marks a gap. */
  readonly spark: { readonly times: readonly number[]; readonly values: readonly number[] };
  readonly alerts: readonly AlertView[];
  /** Breaches that a log brought to light and that nobody has acknowledged yet; they are over, and not among `alerts`. */
  readonly late: readonly AlertView[];
  /** What is wrong with the sensor itself: what lasts, and what was noticed in the last day; newest first. */
  readonly findings: readonly Finding[];
  /** The sensor's last word of any kind, since Frostline was started. */
  readonly seenAt?: number;
  /** How well it was heard over the last hour. Only sensors that come by radio. */
  readonly quality?: QualityReport;
  /** Of the battery, where the sensor tells it, mV. */
  readonly batteryMv?: number;
  /** Absent while no level is known. */
  readonly forecast?: BatteryForecast;
  /**
   * How far the sensor's own clock is off, ms (add it to the sensor's time), and when it was heard. A clock that only counts from the last
   * change of batteries is off by decades.
   */
  readonly clock?: { readonly offsetMs: number; readonly time: number };
  /** The download of the sensor's own log that runs, or the last one. */
  readonly log?: LogDownload;
}

export interface AlertView {
  readonly alert: Alert;
  readonly acknowledged?: Acknowledgement;
  readonly told: readonly Told[];
  /** Name and place of the room at the time it is shown. */
  readonly room: string;
  readonly place: string;
}

/** Which tab this is: the one that runs the engine, or one that watches another tab's engine. */
export type EngineRole = 'engine' | 'viewer';

export type DetectorView =
  | { readonly status: 'none' }
  | { readonly status: 'loading' }
  | {
      readonly status: 'ready';
      readonly model: string;
      readonly choice: BackendChoice;
      readonly behind: number;
    }
  | { readonly status: 'failed'; readonly fault: Fault };

export type SimulatedFault = 'door-open' | 'compressor-stopped';

export interface SimulationView {
  readonly speed: number;
  readonly now: number;
  readonly faults: readonly {
    readonly sensor: string;
    readonly fault: SimulatedFault;
    readonly since: number;
  }[];
}

/** One picture of the whole site, made about once a second. A page that gets none for ten seconds says so. */
export interface Snapshot {
  readonly at: number;
  readonly role: EngineRole;
  readonly rooms: readonly RoomView[];
  readonly detector: DetectorView;
  readonly backendWanted: BackendName | 'auto';
  readonly simulation?: SimulationView;
  /** How many times the engine was restarted by the page since it was opened, filled in by the page. */
  readonly faults: readonly Fault[];
  /** Readings kept in memory that are not on disk yet, and bytes stored. */
  readonly unsaved: number;
}

/** Columns for a chart, ready to draw: the smallest and largest value of each bucket. NaN where nothing was read. */
export interface HistoryColumns {
  readonly sensor: string;
  readonly from: number;
  readonly to: number;
  /** Time of each point (ms). */
  readonly times: Float64Array;
  readonly min: Float32Array;
  readonly max: Float32Array;
  readonly mean: Float32Array;
  /** Reconstruction error on its own times. */
  readonly errorTimes: Float64Array;
  readonly error: Float32Array;
  readonly gaps: readonly Gap[];
  readonly stats?: Statistics;
}

/** What came of a recording: how much was read and which lines were not. */
export interface RecordingReport {
  readonly file: string;
  readonly rows: number;
  readonly readings: number;
  readonly badRows: number;
  /** The first bad lines, with the line number in the file (the header is line 1) and why. */
  readonly bad: readonly { readonly line: number; readonly reason: BadRowReason }[];
  readonly sensors: readonly string[];
  readonly alerts: number;
  readonly from?: number;
  readonly to?: number;
}
export type BadRowReason =
  | 'time-unreadable'
  | 'value-unreadable'
  | 'value-impossible'
  | 'cells-missing'
  | 'cells-extra'
  | 'device-missing';

/** How well a sensor was heard, hour by hour. NaN is never in it. */
export interface SignalColumns {
  readonly sensor: string;
  /** Start of each hour, ms since the epoch. */
  readonly hours: Float64Array;
  /** Share of the expected readings that came over the air, 0..1. */
  readonly share: Float32Array;
  /** Times that the link was lost. */
  readonly losses: Uint16Array;
}

/** One frame of a capture and what its driver makes of it now. */
export interface ReplayedFrame {
  readonly time: number;
  readonly device: string;
  readonly driver: string;
  /** A characteristic's UUID or a part of an advertisement. */
  readonly source: string;
  readonly hex: string;
  /** Empty for a frame that is understood and is no measurement. */
  readonly measurements?: readonly Measurement[];
  /** Why there are none. `locked`: it is encrypted; `channel-unknown`: the driver does not read this characteristic. */
  readonly refused?: 'driver-unknown' | 'channel-unknown' | 'not-understood' | 'locked';
}

/** What came of a capture file. */
export interface CaptureReport {
  readonly file: string;
  readonly frames: number;
  readonly decoded: number;
  readonly refused: number;
  readonly badLines: number;
  readonly bad: readonly { readonly line: number; readonly reason: BadLineReason }[];
  /** The first thousand frames, in the order of the file. */
  readonly list: readonly ReplayedFrame[];
  /** Rooms that were made, one per device with a temperature. */
  readonly sensors: readonly string[];
  readonly readings: number;
  readonly alerts: number;
}
