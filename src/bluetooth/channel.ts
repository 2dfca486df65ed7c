import type { Fault } from '../core/fault.ts';
import type { Measurement } from '../core/reading.ts';
import { bluetoothFault } from './bluetooth-fault.ts';
import type { FoundCharacteristic } from './discover-sensor.ts';
import type { OperationQueue } from './operation-queue.ts';

const OPERATION = { timeoutMs: 5_000, timeout: 'operation-timeout' } as const;

/** A notifying sensor that says nothing for this many of its intervals is asked. */
const QUIET_INTERVALS = 3;
/** After this many failures or silences in a row, a link that carries no temperature is no link. */
const PATIENCE = 3;

/** What a channel tells its session. */
export interface ChannelHears {
  readonly measured: (measurements: readonly Measurement[]) => void;
  /** A frame that the driver does not understand. */
  readonly refused: (frame: DataView, characteristic: string) => void;
  /** An operation failed, and the link goes on. */
  readonly failed: (fault: Fault, characteristic: string) => void;
  /** The link is of no use any more; `culprit` is the characteristic that has no temperature and spoiled it. */
  readonly broken: (fault: Fault, culprit?: string | undefined) => void;
}

/** One characteristic in use: subscribed or polled, each of its values told exactly once. */
export class Channel {
  readonly #found: FoundCharacteristic;
  readonly #queue: OperationQueue;
  readonly #hears: ChannelHears;
  #mode: 'notify' | 'poll' = 'poll';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;
  #troubles = 0;
  /** Notified values that came while a read was under way; `undefined` when none is. */
  #held: DataView[] | undefined;

  constructor(found: FoundCharacteristic, queue: OperationQueue, hears: ChannelHears) {
    this.#found = found;
    this.#queue = queue;
    this.#hears = hears;
  }

  get mode(): 'notify' | 'poll' {
    return this.#mode;
  }

  get essential(): boolean {
    return this.#found.spec.quantities.includes('temperature');
  }

  /** Read the first value, subscribe where the driver wants it and the sensor can, and keep watch from then on. */
  async start(): Promise<void> {
    await this.verify();
    await this.#subscribe();
    if (!this.#stopped) this.#watch();
  }

  /** Read the value now, if it can be read: a proof that the sensor is still there. */
  async verify(): Promise<void> {
    if (this.#found.characteristic.properties.read && !this.#stopped) await this.#read();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#found.characteristic.removeEventListener('characteristicvaluechanged', this.#changed);
  }

  async #subscribe(): Promise<void> {
    const { spec, characteristic } = this.#found;
    const { notify, indicate, read } = characteristic.properties;
    if (this.#stopped || !(notify || indicate) || (spec.prefers === 'poll' && read)) return;
    characteristic.addEventListener('characteristicvaluechanged', this.#changed);
    this.#mode = 'notify';
    try {
      await this.#queue.run(() => characteristic.startNotifications(), OPERATION);
    } catch (thrown) {
      const fault = bluetoothFault(thrown, 'operating');
      // A sensor without the descriptor, and some browsers of iOS, cannot subscribe, but can be read.
      if (!read || fault.code !== 'operation-failed') return this.#break(fault);
      characteristic.removeEventListener('characteristicvaluechanged', this.#changed);
      this.#mode = 'poll';
      this.#hears.failed(fault, spec.uuid);
    }
  }

  readonly #changed = () => {
    const { value } = this.#found.characteristic;
    if (!value || this.#stopped) return;
    if (this.#held) this.#held.push(value);
    else this.#take(value);
  };

  /**
   * Read once. A read also fires the event of a notification, in BlueZ even twice, so values notified meanwhile are held back and told
   * only if they differ from what was read.
   */
  async #read(): Promise<void> {
    const { characteristic, spec } = this.#found;
    const held: DataView[] = [];
    const reading = () => {
      this.#held = held;
      return characteristic.readValue();
    };
    const release = () => {
      if (this.#held === held) this.#held = undefined;
    };
    try {
      const value = await this.#queue.run(reading, OPERATION);
      release();
      for (const other of held) if (!isSameFrame(other, value)) this.#take(other);
      this.#take(value);
    } catch (thrown) {
      release();
      for (const other of held) this.#take(other);
      const fault = bluetoothFault(thrown, 'operating');
      if (this.#stopped) return;
      // After a time-out the operation still holds the radio: nothing else can be asked on this connection.
      if (fault.code === 'operation-failed') this.#trouble(fault, spec.uuid);
      else this.#break(fault);
    }
  }

  #take(frame: DataView): void {
    if (this.#stopped) return;
    this.#troubles = 0;
    const measurements = this.#found.spec.decode(frame);
    if (measurements) this.#hears.measured(measurements);
    else this.#hears.refused(frame, this.#found.spec.uuid);
    if (this.#timer !== undefined) this.#watch();
  }

  #watch(): void {
    clearTimeout(this.#timer);
    const { pollMs } = this.#found.spec;
    const due = this.#mode === 'notify' ? QUIET_INTERVALS * pollMs : pollMs;
    this.#timer = setTimeout(() => void this.#due(), due);
  }

  /** Time to poll, or the sensor has been quiet for too long: a silent sensor must not look like a steady one. */
  async #due(): Promise<void> {
    if (this.#found.characteristic.properties.read) await this.#read();
    else
      this.#trouble(
        { code: 'link-lost', detail: 'connected, but nothing is notified' },
        this.#found.spec.uuid,
      );
    if (!this.#stopped) this.#watch();
  }

  #break(fault: Fault): void {
    if (this.essential) this.#hears.broken(fault);
    else this.#hears.broken(fault, this.#found.spec.uuid);
  }

  #trouble(fault: Fault, characteristic: string): void {
    this.#troubles += 1;
    if (this.essential && this.#troubles >= PATIENCE) this.#break(fault);
    else this.#hears.failed(fault, characteristic);
  }
}

function isSameFrame(a: DataView, b: DataView): boolean {
  if (a.byteLength !== b.byteLength) return false;
  for (let i = 0; i < a.byteLength; i++) if (a.getUint8(i) !== b.getUint8(i)) return false;
  return true;
}
