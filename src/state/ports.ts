import type { AdvertisedPart } from '../core/capture.ts';
import type { LogSpan } from '../core/log-batch.ts';
import type { Measurement } from '../core/reading.ts';
import type { DeviceTold } from '../core/sensor-care.ts';
import type { SensorSource } from '../core/sensor.ts';
import type { EngineCalls } from '../../workers/engine/protocol.ts';

/** A value that changes outside Svelte. `watch` calls back after each change and returns how to stop. */
export interface Watched<T> {
  read(): T;
  watch(changed: () => void): () => void;
}

/** The engine as the page knows it. A rejected call carries a `FaultError`. */
export interface Engine {
  call<K extends keyof EngineCalls>(
    name: K,
    ...args: Parameters<EngineCalls[K]>
  ): Promise<Awaited<ReturnType<EngineCalls[K]>>>;
}

/**
 * `off` also stands for "no adapter". `ios`: a browser on an iPhone or iPad, where no setting helps; `insecure`: the page did
 * not come by https.
 */
export type BluetoothAvailability = 'available' | 'off' | 'unsupported' | 'ios' | 'insecure';

/** What the screen should say about sensors of a family: the drivers' own codes. */
export type SensorRemark =
  | 'log-of-extremes'
  | 'log-needs-clock'
  | 'one-listener'
  | 'present-value-delayed'
  | 'uncertain-near-zero'
  | 'estimated-battery'
  | 'advertisements-only';

/** What is known of a family of sensors. */
export interface SensorFamily {
  /** Its name ("Environmental Sensing"). */
  readonly label: string;
  readonly remarks: readonly SensorRemark[];
  /** It can blink or beep. */
  readonly canIdentify: boolean;
  /** It keeps a log that can be downloaded. */
  readonly keepsLog: boolean;
}

/** One frame as it went over the air. */
export interface SeenFrame {
  /** ms since the epoch */
  readonly time: number;
  /** Our id of the sensor. */
  readonly sensor: string;
  /** Key of the driver. */
  readonly driver: string;
  /** 128-bit UUID, or the part of an advertisement: one of the two. */
  readonly characteristic?: string;
  readonly advertisement?: AdvertisedPart;
  /** Lower case, without separators. */
  readonly hex: string;
  readonly way: 'read' | 'notified' | 'written' | 'advertised';
  /** What the driver made of it (no measurements: understood all the same), or why it made nothing. Absent: not asked. */
  readonly meaning?: readonly Measurement[] | 'not-understood' | 'locked';
}

/** A sensor picked from the browser's chooser, before it belongs to a room. */
export interface ChosenSensor {
  readonly source: Extract<SensorSource, { type: 'bluetooth' }>;
  /** The family of the sensor in words ("Environmental Sensing"). */
  readonly family: string;
  readonly remarks: readonly SensorRemark[];
  /** What the device said about itself, its identity before all. */
  readonly told?: DeviceTold;
  /** Connect this device and send its readings under the given sensor id. */
  attach(sensor: string): void;
  /** Not wanted after all: let go of the device, so that others can connect to it. */
  release(): void;
}

export interface BluetoothPort {
  readonly availability: Watched<BluetoothAvailability>;
  /** Opens the browser's chooser; must be called from a tap. `undefined` when the person closed it. */
  choose(showAll: boolean): Promise<ChosenSensor | undefined>;
  /** Connect again, through the chooser where the browser has forgotten the device; must be called from a tap. */
  reconnect(sensor: string): Promise<void>;
  /** Disconnect and let the browser forget the device. */
  forget(sensor: string): Promise<void>;
  /** What is known of sensors of this driver; `undefined` for one of a newer version. */
  family(driver: string): SensorFamily | undefined;
  /** Let it blink or beep. Rejects with `needs-new-choice`, `link-lost`, `operation-failed`. */
  identify(sensor: string): Promise<void>;
  /** Download this part of the sensor's own log, now or at its next connection; how it goes is told in the room's `log`. */
  fetchLog(sensor: string, span: LogSpan): void;
  cancelLog(sensor: string): void;
  /** See every frame that comes or goes, until `undefined` is given. One listener at a time. */
  watchFrames(listener: ((frame: SeenFrame) => void) | undefined): void;
}

export type NotificationState = 'on' | 'ask' | 'blocked' | 'unsupported';

/** `locked`: wanted, but the browser plays nothing before the page was tapped once. */
export type SoundState = 'on' | 'off' | 'locked' | 'sounding';

export interface NotifyPort {
  readonly notifications: Watched<NotificationState>;
  /** Ask the browser; must be called from a tap. */
  askPermission(): Promise<void>;
  /** Show a harmless notification, so that a person sees that it works. */
  showTest(): Promise<void>;
  readonly sound: Watched<SoundState>;
  /** Also unlocks the sound; must be called from a tap. */
  turnSoundOn(): Promise<void>;
  turnSoundOff(): void;
  /** Stop what is sounding now; the next alert sounds again. */
  silence(): void;
  /** Play one second of it. */
  playTest(): Promise<void>;
}

export type PushState =
  | { readonly status: 'unsupported' }
  | { readonly status: 'off' }
  /** `subscription` is its JSON, to be copied to whoever sends. */
  | { readonly status: 'on'; readonly subscription: string };

export interface PushPort {
  readonly state: Watched<PushState>;
  subscribe(): Promise<void>;
  unsubscribe(): Promise<void>;
}

export interface PwaPort {
  readonly updateWaiting: Watched<boolean>;
  /** Activate the waiting version and reload. */
  applyUpdate(): void;
  readonly install: Watched<'none' | 'offered' | 'installed'>;
  askInstall(): Promise<void>;
  readonly wakeLock: Watched<'held' | 'released' | 'unsupported'>;
  readonly persistence: Watched<'granted' | 'refused' | 'unknown' | 'unsupported'>;
  askPersistence(): Promise<void>;
}

/** Everything outside the engine that a component may ask for; made in `main.ts`. */
export interface Edges {
  readonly bluetooth: BluetoothPort;
  readonly notify: NotifyPort;
  readonly push: PushPort;
  readonly pwa: PwaPort;
  /** Name and build of this version, as shown under Settings. */
  readonly version: string;
}
