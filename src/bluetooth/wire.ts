import { operate } from './operate.ts';
import type { OperationQueue } from './operation-queue.ts';

/** How a frame came. */
export type FrameWay = 'read' | 'notified';

/** Hears each frame of a characteristic exactly once. */
export type FrameListener = (frame: DataView, way: FrameWay) => void;

/**
 * One characteristic of one connection: its frames for everyone who wants them (live values and a log may come by the same
 * one), one subscription for all of them, and never two operations at a time.
 */
export class Wire {
  readonly characteristic: BluetoothRemoteGATTCharacteristic;
  readonly #queue: OperationQueue;
  readonly #listeners = new Set<FrameListener>();
  #subscription: Promise<void> | undefined;
  /** Notified values that came while a read was under way; `undefined` when none is. */
  #held: DataView[] | undefined;

  constructor(characteristic: BluetoothRemoteGATTCharacteristic, queue: OperationQueue) {
    this.characteristic = characteristic;
    this.#queue = queue;
  }

  get uuid(): string {
    return this.characteristic.uuid;
  }

  get canRead(): boolean {
    return this.characteristic.properties.read;
  }

  get canNotify(): boolean {
    const { notify, indicate } = this.characteristic.properties;
    return notify || indicate;
  }

  get isSubscribed(): boolean {
    return this.#subscription !== undefined;
  }

  /** @returns how to stop listening */
  listen(listener: FrameListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Subscribe, once for all. @throws as {@link operate} */
  subscribe(): Promise<void> {
    this.#subscription ??= this.#subscribe();
    return this.#subscription;
  }

  /** Subscribe anew: Android may have lost the first one and not said so. @throws as {@link operate} */
  async resubscribe(): Promise<void> {
    await this.unsubscribe();
    await this.subscribe();
  }

  /** @throws as {@link operate} */
  async unsubscribe(): Promise<void> {
    if (this.#subscription === undefined) return;
    this.stop();
    await operate(this.#queue, () => this.characteristic.stopNotifications());
  }

  /**
   * Read once, and tell the listeners. A read also fires the event of a notification, in BlueZ even twice, so values notified
   * meanwhile are held back and told only if they differ from what was read.
   * @param before something to be done in the same turn, and how long that takes
   * @throws as {@link operate}
   */
  async read(before?: { readonly prepare: () => Promise<void>; readonly waitMs: number }): Promise<DataView> {
    const held: DataView[] = [];
    const release = () => {
      if (this.#held === held) this.#held = undefined;
    };
    const reading = async () => {
      await before?.prepare();
      this.#held = held;
      return this.characteristic.readValue();
    };
    try {
      const value = await operate(this.#queue, reading, before?.waitMs);
      release();
      for (const other of held) if (!isSameFrame(other, value)) this.#tell(other, 'notified');
      this.#tell(value, 'read');
      return value;
    } catch (thrown) {
      release();
      for (const other of held) this.#tell(other, 'notified');
      throw thrown;
    }
  }

  /** End the subscription without waiting for a turn or an answer: the page goes, or the connection. */
  drop(): void {
    if (this.#subscription === undefined) return;
    this.stop();
    void this.characteristic.stopNotifications().catch(() => undefined);
  }

  /** Hear nothing more; the subscription is left to end with the connection. */
  stop(): void {
    this.#subscription = undefined;
    this.characteristic.removeEventListener('characteristicvaluechanged', this.#changed);
  }

  async #subscribe(): Promise<void> {
    this.characteristic.addEventListener('characteristicvaluechanged', this.#changed);
    try {
      await operate(this.#queue, () => this.characteristic.startNotifications());
    } catch (thrown) {
      this.stop();
      throw thrown;
    }
  }

  readonly #changed = () => {
    const { value } = this.characteristic;
    if (!value) return;
    if (this.#held) this.#held.push(value);
    else this.#tell(value, 'notified');
  };

  #tell(frame: DataView, way: FrameWay): void {
    for (const listener of [...this.#listeners]) listener(frame, way);
  }
}

function isSameFrame(a: DataView, b: DataView): boolean {
  if (a.byteLength !== b.byteLength) return false;
  for (let i = 0; i < a.byteLength; i++) if (a.getUint8(i) !== b.getUint8(i)) return false;
  return true;
}
