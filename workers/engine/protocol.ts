import type { Alert, Told } from '../../src/core/alert.ts';
import type { Fault } from '../../src/core/fault.ts';
import type { Finding } from '../../src/core/finding.ts';
import type { Link } from '../../src/core/link.ts';
import type { LogDownload, LoggedBatch, LogOutcome, LogSpan } from '../../src/core/log-batch.ts';
import type { Arrival } from '../../src/core/reading.ts';
import type { BackendName } from '../../src/core/score.ts';
import type { CareChange, DeviceTold, SensorCare } from '../../src/core/sensor-care.ts';
import type { SensorEvent } from '../../src/core/sensor-event.ts';
import type { Sensor, SensorSource } from '../../src/core/sensor.ts';
import type { SiteKeys } from '../../src/core/site-keys.ts';
import type { VitalSigns } from '../../src/core/vital-signs.ts';
import type { RuleSettings, Storage } from '../../src/core/settings.ts';
import type {
  AlertView,
  CaptureReport,
  HistoryColumns,
  RecordingReport,
  SignalColumns,
  SimulatedFault,
  Snapshot,
} from '../../src/core/view.ts';

/**
 * What a page may ask of the engine. Every call is answered, with a result or with a fault.
 * A viewer (a second tab) may read and acknowledge; everything else is refused with `not-the-engine`.
 */
export interface EngineCalls {
  /** Readings that arrived over the air, batched by the page. */
  measured(arrivals: readonly Arrival[]): void;
  /** A Bluetooth link changed. */
  linked(sensor: string, link: Link): void;
  /** The page was hidden, frozen or came back: what a following gap will be called. */
  suspended(at: number): void;
  /**
   * A part of a sensor's own history. Parts may come in any order and again: what is known already changes nothing. Breaches in it are
   * told as {@link EngineTells.alert} `raised` with `alert.late`, and `updated` when a later part shows that they were worse.
   */
  logged(sensor: string, batch: LoggedBatch): LogOutcome;
  /** What to ask a sensor's own log for; `undefined` when nothing is missing or the sensor keeps no log. Ask after each connect. */
  logWanted(sensor: string): LogSpan | undefined;
  /** How a download goes, for the view; `undefined` takes it away. */
  logProgress(sensor: string, download: LogDownload | undefined): void;
  /** What a frame said about the sensor itself. */
  vital(sensor: string, time: number, signs: VitalSigns): void;
  /** A frame came that its driver does not understand. */
  frameRefused(sensor: string, frame: RefusedFrame): void;
  /** What a device told about itself after connecting. */
  deviceTold(sensor: string, told: DeviceTold): void;
  addSensor(sensor: NewSensor): Sensor;
  changeSensor(id: string, change: SensorChange): Sensor;
  removeSensor(id: string, data: 'keep' | 'delete'): void;
  /** Another device takes the place of this one; the room keeps its history, rules and profile. Bluetooth sensors only. */
  replaceSensor(id: string, source: SensorSource, told?: DeviceTold): Sensor;
  /** Newest first, found before `before` (`foundAt`), of one sensor or of all. */
  findings(limit: number, before?: number, sensor?: string): readonly Finding[];
  /** Calibrations, replacements, firmware: in order of time. */
  sensorEvents(sensor: string): readonly SensorEvent[];
  /** How well a sensor was heard, hour by hour. */
  signal(sensor: string, from: number, to: number): SignalColumns;
  history(sensor: string, from: number, to: number, points: number): HistoryColumns;
  alerts(limit: number, before?: number): readonly AlertView[];
  acknowledge(alert: string): void;
  told(told: Told): void;
  startSimulation(speed: number): void;
  setSimulationSpeed(speed: number): void;
  injectFault(sensor: string, fault: SimulatedFault): void;
  clearFault(sensor: string, fault: SimulatedFault): void;
  /** Stop the simulator and remove its rooms with their data. */
  stopSimulation(): void;
  /** Read a recording and play it through the line; progress is told as {@link EngineTells.recording}. */
  readRecording(file: RecordingFile, name: string, storage: Storage): RecordingReport;
  cancelRecording(): void;
  /** Decode a capture file with the drivers of now, and play what it holds through rooms of its own. */
  replayCapture(text: string, name: string, storage: Storage): CaptureReport;
  wantBackend(backend: BackendName | 'auto'): void;
  /** The site's push keys, if they were made. */
  siteKeys(): SiteKeys | undefined;
  /** Keep push keys; when there are some already, those stay and are returned. */
  keepSiteKeys(keys: SiteKeys): SiteKeys;
}

/** What the engine tells without being asked. */
export interface EngineTells {
  snapshot: Snapshot;
  /** An alert was raised, got worse or cleared: the page tells the person. */
  alert: { readonly what: 'raised' | 'updated' | 'cleared'; readonly view: AlertView };
  /** The engine could not start; it will not answer. */
  failed: Fault;
  recording: {
    readonly file: string;
    readonly readBytes: number;
    readonly totalBytes: number;
    readonly readings: number;
  };
}

export interface NewSensor {
  readonly name: string;
  readonly place: string;
  readonly storage: Storage;
  readonly source: SensorSource;
  /** What is known of the device already. */
  readonly care?: SensorCare;
}

export interface RefusedFrame {
  readonly time: number;
  /** A characteristic's UUID or a part of an advertisement. */
  readonly source: string;
  readonly hex: string;
}

export interface SensorChange {
  readonly name?: string;
  readonly place?: string;
  readonly storage?: Storage;
  readonly settings?: RuleSettings;
  readonly order?: number;
  readonly care?: CareChange;
}

export type { Alert };

/** A `Blob` or `File`, told apart by the worker: this file compiles without the DOM. */
export interface RecordingFile {
  readonly size: number;
}
