import type { EngineCalls, EngineTells } from '../../workers/engine/protocol.ts';
import type { Caller } from '../../workers/rpc.ts';
import { connect } from '../../workers/rpc.ts';
import type { Fault, FaultCode } from '../core/fault.ts';
import { FaultError } from '../core/fault.ts';
import type { Arrival } from '../core/reading.ts';
import { Watchdog } from './watchdog.ts';

/** Pauses before the next try to start a crashed engine: the first is short, because nobody watches meanwhile. */
const RESTART_MS = [250, 1_000, 2_000, 5_000, 10_000, 30_000] as const;
/** Arrivals are sent in batches, so that a busy air costs one message and not fifty. */
const BATCH_MS = 100;

/** What the page hears of the engine. */
export type EngineEvents = {
  readonly [K in keyof EngineTells]: (value: EngineTells[K]) => void;
} & {
  /** The engine was started again, for the `count`-th time since the page was opened. Whoever told it a state tells it again. */
  restarted(count: number, fault: Fault): void;
};

/**
 * The page's side of the engine worker. A worker that dies, or that is silent for too long, is started again and restores itself from the database;
 * arrivals that it had not taken yet are sent to the new one, so no reading is lost between the two.
 */
export class EngineClient {
  readonly #makeWorker: () => Worker;
  readonly #events: EngineEvents;
  readonly #watchdog: Watchdog;
  #worker: Worker | undefined;
  #caller: Caller<EngineCalls, EngineTells> | undefined;
  #outbox: Arrival[] = [];
  #sending = false;
  #sendTimer: ReturnType<typeof setTimeout> | undefined;
  #restarts = 0;
  #failuresInRow = 0;
  #restartTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(makeWorker: () => Worker, events: EngineEvents) {
    this.#makeWorker = makeWorker;
    this.#events = events;
    this.#watchdog = new Watchdog(() => this.#crashed('no sign of life'));
    this.#start();
  }

  async call<K extends keyof EngineCalls & string>(
    name: K,
    ...args: Parameters<EngineCalls[K]>
  ): Promise<Awaited<ReturnType<EngineCalls[K]>>> {
    if (this.#caller === undefined) throw new FaultError('engine-stopped');
    // A reading of before the link was lost must not be taken for one of after it.
    if (name === 'linked' && this.#sendTimer !== undefined) void this.#send();
    return (await this.#caller.call(name, ...(args as never))) as Awaited<ReturnType<EngineCalls[K]>>;
  }

  /** Measurements from the air. They are kept until the engine has taken them. */
  measured(arrival: Arrival): void {
    this.#outbox.push(arrival);
    if (!this.#sending) this.#sendIn(BATCH_MS);
    this.#sending = true;
  }

  #sendIn(ms: number): void {
    this.#sendTimer = setTimeout(() => void this.#send(), ms);
  }

  async #send(): Promise<void> {
    clearTimeout(this.#sendTimer);
    this.#sendTimer = undefined;
    const batch = this.#outbox;
    this.#outbox = [];
    try {
      if (batch.length > 0) await this.call('measured', batch);
    } catch (thrown) {
      // A sensor that was removed meanwhile is nobody's; anything else means that the engine did not take the batch.
      if (!(thrown instanceof FaultError && thrown.fault.code === 'sensor-unknown'))
        this.#outbox = [...batch, ...this.#outbox];
    }
    this.#sending = this.#outbox.length > 0;
    if (this.#sending) this.#sendIn(BATCH_MS * 5);
  }

  #start(): void {
    const worker = this.#makeWorker();
    this.#worker = worker;
    const caller = connect<EngineCalls, EngineTells>(
      worker,
      ({ code, detail }) => new FaultError(code as FaultCode, detail),
    );
    this.#caller = caller;
    worker.addEventListener('error', (event) => this.#crashed(event.message));
    worker.addEventListener('messageerror', () => this.#crashed('a message could not be read'));
    caller.on('snapshot', (snapshot) => {
      this.#failuresInRow = 0;
      this.#watchdog.sign(snapshot.role === 'engine');
      this.#events.snapshot(snapshot);
    });
    caller.on('alert', (told) => this.#events.alert(told));
    caller.on('failed', (fault) => this.#events.failed(fault));
    caller.on('recording', (progress) => this.#events.recording(progress));
    this.#watchdog.watch();
  }

  #crashed(detail: string): void {
    if (this.#worker === undefined) return;
    const fault: Fault = { code: 'engine-stopped', detail };
    this.#watchdog.rest();
    this.#worker.terminate();
    this.#worker = undefined;
    this.#caller?.close(fault);
    this.#caller = undefined;
    const pause = RESTART_MS[Math.min(this.#failuresInRow, RESTART_MS.length - 1)] ?? 30_000;
    this.#failuresInRow += 1;
    clearTimeout(this.#restartTimer);
    this.#restartTimer = setTimeout(() => {
      this.#start();
      this.#restarts += 1;
      this.#events.restarted(this.#restarts, fault);
    }, pause);
  }
}
