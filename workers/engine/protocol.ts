import type { Alert, Told } from '../../src/core/alert.ts';
import type { Fault } from '../../src/core/fault.ts';
import type { Link } from '../../src/core/link.ts';
import type { Arrival } from '../../src/core/reading.ts';
import type { BackendName } from '../../src/core/score.ts';
import type { Sensor, SensorSource } from '../../src/core/sensor.ts';
import type { SiteKeys } from '../../src/core/site-keys.ts';
import type { RuleSettings, Storage } from '../../src/core/settings.ts';
import type {
  AlertView,
  HistoryColumns,
  RecordingReport,
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
  addSensor(sensor: NewSensor): Sensor;
  changeSensor(id: string, change: SensorChange): Sensor;
  removeSensor(id: string, data: 'keep' | 'delete'): void;
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
}

export interface SensorChange {
  readonly name?: string;
  readonly place?: string;
  readonly storage?: Storage;
  readonly settings?: RuleSettings;
  readonly order?: number;
}

export type { Alert };

/** A `Blob` or `File`, told apart by the worker: this file compiles without the DOM. */
export interface RecordingFile {
  readonly size: number;
}
