import type { LoggedBatch, LogDownload as DownloadView, LogRecord, LogSpan } from '../core/log-batch.ts';
import type { DriverCharacteristic } from '../drivers/sensor-driver.ts';
import type { LogCommand, LogEvent, LogState, LogStep, SensorLog } from '../drivers/sensor-log.ts';
import type { Wire } from './wire.ts';

export interface LogHears {
  /** A part of the log: records that were not given before, in the order in which they came. */
  readonly logged: (batch: LoggedBatch) => void;
  /** How the download goes. */
  readonly logging: (download: DownloadView) => void;
  /** A frame of a characteristic that only the log uses, which it did not understand. */
  readonly refused: (frame: DataView, uuid: string) => void;
}

/** What a download needs of a connection. */
export interface LogSession {
  /** `undefined` when the device has none. */
  readonly wire: (place: Pick<DriverCharacteristic, 'service' | 'uuid'>) => Promise<Wire | undefined>;
  /** Do it in the connection's turn; `undefined` when it failed, which has been reported. */
  readonly attempt: <T>(
    uuid: string,
    operation: () => Promise<T>,
  ) => Promise<{ readonly value: T } | undefined>;
  readonly write: (command: Extract<LogCommand, { type: 'write' }>) => Promise<boolean>;
  /** Live values come by the same characteristic, so what the log does not understand is not refused here. */
  readonly isShared: (uuid: string) => boolean;
}

/** A sensor sends thousands of records in seconds: they are told in batches. */
const BATCH_MS = 250;

/**
 * The download of one sensor's own history, in the background of its live values and over as many connections as it takes. What is
 * asked and when it is done is decided by the driver's state machine.
 */
export class LogDownload {
  readonly #log: SensorLog;
  readonly #hears: LogHears;
  readonly #span: LogSpan;
  #state: LogState;
  #session: LogSession | undefined;
  #unlisten = new Map<string, () => void>();
  #idle: ReturnType<typeof setTimeout> | undefined;
  #batch: LogRecord[] = [];
  #clock: LoggedBatch['clock'];
  #flushing: ReturnType<typeof setTimeout> | undefined;
  #commands = Promise.resolve();
  #progress: number | undefined;
  #count = 0;
  #status: DownloadView['status'] = 'waiting';
  #since = Date.now();

  constructor(log: SensorLog, span: LogSpan, hears: LogHears) {
    this.#log = log;
    this.#hears = hears;
    this.#span = span;
    this.#state = log.begin(span);
  }

  get isOver(): boolean {
    return ['complete', 'gave-up', 'cancelled'].includes(this.#status);
  }

  /** Go on, or begin, over a connection whose live values have been set up. */
  async attach(session: LogSession): Promise<void> {
    if (this.isOver) return;
    this.#session = session;
    this.#commands = Promise.resolve();
    for (const place of this.#log.listens) await this.#listen(session, place);
    if (this.#session !== session) return;
    this.#become('running');
    this.#step({ type: 'start', time: Date.now() });
  }

  /** The connection is over. */
  detach(): void {
    if (this.#session === undefined) return;
    this.#leave();
    this.#flush();
    if (!this.isOver) this.#become('interrupted');
  }

  /** Ask for nothing more; what has come is kept. */
  cancel(): void {
    this.#end('cancelled');
  }

  async #listen(
    session: LogSession,
    place: { readonly service: string; readonly uuid: string },
  ): Promise<boolean> {
    const wire = await session.wire(place);
    if (!wire || this.#session !== session) return false;
    if (!this.#unlisten.has(wire.uuid)) {
      this.#unlisten.set(
        wire.uuid,
        wire.listen((frame, way) => {
          if (way === 'notified') this.#hear(wire.uuid, frame);
        }),
      );
    }
    return (await session.attempt(wire.uuid, () => wire.subscribe())) !== undefined;
  }

  #hear(uuid: string, frame: DataView): void {
    const step = this.#step({ type: 'frame', uuid, frame, time: Date.now() });
    if (step?.refused && this.#session && !this.#session.isShared(uuid)) this.#hears.refused(frame, uuid);
  }

  #step(event: LogEvent): LogStep | undefined {
    const session = this.#session;
    if (this.isOver || session === undefined) return undefined;
    const step = this.#log.step(this.#state, event);
    this.#state = step.state;
    this.#progress = step.progress ?? this.#progress;
    this.#clock = step.clock ?? this.#clock;
    this.#batch.push(...step.readings);
    this.#count += step.readings.length;
    if (step.done !== undefined) {
      this.#commands = this.#commands.then(() => this.#takeLeave(session, step.commands));
      this.#end(step.done === 'gave-up' ? 'gave-up' : 'complete');
      return step;
    }
    if (this.#batch.length > 0 || step.clock) this.#flushing ??= setTimeout(() => this.#flush(), BATCH_MS);
    if (step.commands.length > 0) {
      clearTimeout(this.#idle);
      this.#commands = this.#commands.then(() => this.#carryOut(session, step.commands));
    }
    this.#awaitFrame(session);
    return step;
  }

  /** The idle time runs from the last frame, and not while commands wait for their turn. */
  #awaitFrame(session: LogSession): void {
    clearTimeout(this.#idle);
    const waiting = this.#commands;
    void waiting.then(() => {
      if (this.#session !== session || this.#commands !== waiting) return;
      clearTimeout(this.#idle);
      this.#idle = setTimeout(() => this.#step({ type: 'timeout', time: Date.now() }), this.#log.idleMs);
    });
  }

  async #carryOut(session: LogSession, commands: readonly LogCommand[]): Promise<void> {
    for (const command of commands) {
      if (this.#session !== session) return;
      if (await this.#do(session, command)) continue;
      this.#step({ type: 'failed', uuid: command.uuid, time: Date.now() });
      return;
    }
  }

  /** There is nothing more that is wanted: a sensor that is still sending is told so. */
  async #takeLeave(session: LogSession, commands: readonly LogCommand[]): Promise<void> {
    for (const command of commands) if (!(await this.#do(session, command))) return;
  }

  async #do(session: LogSession, command: LogCommand): Promise<boolean> {
    if (command.type === 'write') return session.write(command);
    if (command.type === 'subscribe') return this.#listen(session, command);
    const wire = await session.wire(command);
    if (!wire) return false;
    if (command.type === 'unsubscribe') return this.#unsubscribe(session, wire);
    const read = await session.attempt(wire.uuid, () => wire.read());
    if (read && this.#session === session) this.#hear(wire.uuid, read.value);
    return read !== undefined;
  }

  async #unsubscribe(session: LogSession, wire: Wire): Promise<boolean> {
    this.#unlisten.get(wire.uuid)?.();
    this.#unlisten.delete(wire.uuid);
    // Live values may come by it.
    if (session.isShared(wire.uuid)) return true;
    return (await session.attempt(wire.uuid, () => wire.unsubscribe())) !== undefined;
  }

  #flush(): void {
    clearTimeout(this.#flushing);
    this.#flushing = undefined;
    const [readings, clock] = [this.#batch, this.#clock];
    this.#batch = [];
    this.#clock = undefined;
    const complete = this.#status === 'complete' ? { complete: this.#span } : {};
    if (readings.length > 0 || clock || this.#status === 'complete') {
      this.#hears.logged({ readings, ...(clock && { clock }), ...complete });
    }
    if (this.#session) this.#tellStatus();
  }

  #become(status: DownloadView['status']): void {
    this.#status = status;
    this.#since = Date.now();
    this.#tellStatus();
  }

  #tellStatus(): void {
    this.#hears.logging({
      status: this.#status,
      span: this.#span,
      since: this.#since,
      readings: this.#count,
      ...(this.#progress !== undefined && { progress: this.#progress }),
    });
  }

  /** What is left was recorded by a clock that nobody knows: that, too, is all there is. */
  #end(how: 'complete' | 'gave-up' | 'cancelled'): void {
    if (this.isOver) return;
    this.#leave();
    this.#status = how;
    this.#flush();
    this.#become(how);
  }

  #leave(): void {
    this.#session = undefined;
    clearTimeout(this.#idle);
    for (const unlisten of this.#unlisten.values()) unlisten();
    this.#unlisten.clear();
  }
}
