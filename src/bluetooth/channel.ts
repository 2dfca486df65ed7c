import type { Fault } from '../core/fault.ts';
import type { DriverCharacteristic, DriverMeasurement } from '../drivers/sensor-driver.ts';
import { bluetoothFault } from './bluetooth-fault.ts';
import type { FoundCharacteristic } from './discover-sensor.ts';
import type { FrameWay, Wire } from './wire.ts';

/** A notifying sensor that says nothing for this many of its intervals is asked. */
const QUIET_INTERVALS = 3;
/** After this many failures or silences in a row, a link that carries no temperature is no link. */
const PATIENCE = 3;

/** What a channel tells its session. */
export interface ChannelHears {
  /** `measurements` is `undefined` for a frame that the driver does not understand. */
  readonly heard: (
    spec: DriverCharacteristic,
    frame: DataView,
    way: FrameWay,
    measurements: readonly DriverMeasurement[] | undefined,
  ) => void;
  /** An operation failed, and the link goes on. */
  readonly failed: (fault: Fault, characteristic: string) => void;
  /** The link is of no use any more; `culprit` is the characteristic that has no temperature and spoiled it. */
  readonly broken: (fault: Fault, culprit?: string) => void;
}

/** What has to be written before a read, in the read's own turn. */
export interface ReadPreparation {
  readonly prepare: () => Promise<void>;
  readonly waitMs: number;
}

/** One characteristic with live values: subscribed or polled, each of its values told exactly once. */
export class Channel {
  readonly #spec: DriverCharacteristic;
  readonly #wire: Wire;
  readonly #hears: ChannelHears;
  readonly #before: ReadPreparation | undefined;
  readonly #unlisten: () => void;
  #mode: 'notify' | 'poll' = 'poll';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;
  #troubles = 0;
  /** A subscription is believed when it has brought something: Android loses some and does not say so. */
  #isProven = false;
  #isRenewed = false;

  constructor({ spec, wire }: FoundCharacteristic, hears: ChannelHears, before?: ReadPreparation) {
    this.#spec = spec;
    this.#wire = wire;
    this.#hears = hears;
    this.#before = before;
    this.#unlisten = wire.listen(this.#take);
  }

  get mode(): 'notify' | 'poll' {
    return this.#mode;
  }

  get essential(): boolean {
    return this.#spec.quantities.includes('temperature');
  }

  /** Subscribe, where the driver wants it and the sensor can. */
  async subscribe(): Promise<void> {
    const { canNotify, canRead } = this.#wire;
    if (this.#stopped || !canNotify || (this.#spec.prefers === 'poll' && canRead)) return;
    await this.#subscribe(() => this.#wire.subscribe());
  }

  /** Read the value now, if it can be read: the first value, or a proof that the sensor is still there. */
  async verify(): Promise<void> {
    if (this.#wire.canRead && !this.#stopped) await this.#read();
  }

  /** Keep watch from now on: poll, or notice that a notifying sensor has gone quiet. */
  watch(): void {
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    const { pollMs } = this.#spec;
    const isTrusted = this.#isProven || (this.#isRenewed && !this.#wire.canRead);
    const due = this.#mode === 'notify' && isTrusted ? QUIET_INTERVALS * pollMs : pollMs;
    this.#timer = setTimeout(() => void this.#due(), due);
  }

  stop(): void {
    this.#stopped = true;
    this.#unlisten();
    clearTimeout(this.#timer);
  }

  async #subscribe(subscribing: () => Promise<void>): Promise<void> {
    this.#mode = 'notify';
    try {
      await subscribing();
    } catch (thrown) {
      const fault = bluetoothFault(thrown, 'operating');
      // A sensor without the descriptor, and some browsers of iOS, cannot subscribe, but can be read.
      if (!this.#wire.canRead || fault.code !== 'operation-failed') return this.#break(fault);
      this.#mode = 'poll';
      this.#hears.failed(fault, this.#spec.uuid);
    }
  }

  async #read(): Promise<void> {
    try {
      await this.#wire.read(this.#before);
    } catch (thrown) {
      const fault = bluetoothFault(thrown, 'operating');
      if (this.#stopped) return;
      // After a time-out the operation still holds the radio: nothing else can be asked on this connection.
      if (fault.code === 'operation-failed') this.#trouble(fault);
      else this.#break(fault);
    }
  }

  readonly #take = (frame: DataView, way: FrameWay) => {
    if (this.#stopped) return;
    this.#troubles = 0;
    if (way === 'notified') this.#isProven = true;
    this.#hears.heard(this.#spec, frame, way, this.#spec.decode(frame));
    if (this.#timer !== undefined) this.watch();
  };

  /** Time to poll, or the sensor has been quiet for too long: a silent sensor must not look like a steady one. */
  async #due(): Promise<void> {
    const isDoubtful = this.#mode === 'notify' && !this.#isProven && !this.#isRenewed;
    if (isDoubtful) {
      this.#isRenewed = true;
      await this.#subscribe(() => this.#wire.resubscribe());
    }
    if (this.#wire.canRead && !this.#stopped) await this.#read();
    else if (!isDoubtful) this.#trouble({ code: 'link-lost', detail: 'connected, but nothing is notified' });
    this.watch();
  }

  #break(fault: Fault): void {
    if (this.#stopped) return;
    if (this.essential) this.#hears.broken(fault);
    else this.#hears.broken(fault, this.#spec.uuid);
  }

  #trouble(fault: Fault): void {
    this.#troubles += 1;
    if (this.essential && this.#troubles >= PATIENCE) this.#break(fault);
    else this.#hears.failed(fault, this.#spec.uuid);
  }
}
