import type { DriverMeasurement, Write } from './sensor-driver.ts';

/** What is wanted of a sensor's log. Our clock, ms since the epoch. */
export interface LogRequest {
  /** Only readings later than this … */
  readonly from: number;
  /** … and not later than this. */
  readonly to: number;
}

/**
 * Where a download stands. Plain data (it survives a reload). The rest of it belongs to the family: a state is stepped only by
 * the log that began it.
 */
export interface LogState extends LogRequest {
  /** Asked in vain since the last reading. */
  readonly silences: number;
}

/** Something to be done with a characteristic, in the order given. What is read comes back as a `frame`. */
export type LogCommand =
  | ({ readonly type: 'write' } & Write)
  | { readonly type: 'read' | 'subscribe' | 'unsubscribe'; readonly service: string; readonly uuid: string };

/** `time` is that of our clock, ms since the epoch, when it happened. */
export type LogEvent =
  /** The device is connected (again) and the driver's conversation has been opened: ask for what is still missing. */
  | { readonly type: 'start'; readonly time: number }
  /** A notification, or what a `read` gave, of one of the log's characteristics. */
  | { readonly type: 'frame'; readonly uuid: string; readonly frame: DataView; readonly time: number }
  /** A command could not be done (no such characteristic, refused); the link is still good. */
  | { readonly type: 'failed'; readonly uuid: string; readonly time: number }
  /** Nothing came for `idleMs`. */
  | { readonly type: 'timeout'; readonly time: number };

/** One record. Its time is already that of our clock. */
export interface LogReading {
  readonly time: number;
  /**
   * The same by the sensor's own clock, ms from wherever it counts: a record has the same in every download, while `time` may differ by
   * the accuracy with which the clocks were compared. Absent for sensors without a clock.
   */
  readonly sensorTime?: number;
  /** Of the moment; of logs that keep extremes, the highest. */
  readonly measurements: readonly DriverMeasurement[];
  /** For logs that keep extremes: the lowest, and how long before `time` the span begins. */
  readonly lowest?: readonly DriverMeasurement[];
  readonly spanMs?: number;
}

export interface LogStep<State extends LogState = LogState> {
  readonly state: State;
  readonly commands: readonly LogCommand[];
  /** New ones only: a reading is given once in the life of a state, over all interruptions. */
  readonly readings: readonly LogReading[];
  /**
   * `complete`: all that the sensor has of what was wanted. `undatable`: what is left was recorded before the sensor's clock was
   * set or restarted. `gave-up`: asked several times in vain, or it answers in a way that is not known.
   */
  readonly done?: 'complete' | 'undatable' | 'gave-up';
  /** 0 ≤ p ≤ 1, where the sensor says how much there is. */
  readonly progress?: number;
  /**
   * The sensor's own clock as it was just heard, and ours at that moment, ms since the epoch both; in whole seconds for sensors that
   * tell whole seconds.
   */
  readonly clock?: { readonly sensor: number; readonly time: number };
  /** The frame was not understood: for the diagnosis. */
  readonly refused?: true;
}

/**
 * How a family's own history is downloaded: a pure state machine. Interrupted at any point, it goes on with the kept state
 * and a new `start`: nothing that was given is given again, nothing is left out.
 *
 * Methods on purpose: each family has a state of its own, and the registry holds them all as `SensorLog`.
 */
export interface SensorLog<State extends LogState = LogState> {
  /** How far back the sensor remembers at its usual interval. */
  readonly reachMs: number;
  /**
   * Characteristics to subscribe to (if not subscribed already) before `start`. Their frames, and those of characteristics
   * subscribed by a command, are given to `step` (and to `decode`, where they carry live values too).
   */
  readonly listens: readonly { readonly service: string; readonly uuid: string }[];
  /** After so long without a frame comes `timeout`. */
  readonly idleMs: number;
  begin(request: LogRequest): State;
  /** Never throws, whatever the frame. */
  step(state: State, event: LogEvent): LogStep<State>;
}
