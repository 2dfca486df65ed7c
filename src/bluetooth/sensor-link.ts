import { faultOf, type Fault } from '../core/fault.ts';
import { stepLink, type LinkEvent } from '../core/link-step.ts';
import type { Link } from '../core/link.ts';
import type { Arrival } from '../core/reading.ts';
import type { ChannelHears } from './channel.ts';
import { connectDevice } from './connect-device.ts';
import { GattSession } from './gatt-session.ts';

/** A frame that came and was not understood: shown and counted, never dropped in silence. */
export interface Refusal {
  readonly sensor: string;
  /** 128-bit UUID. */
  readonly characteristic: string;
  readonly hex: string;
  /** How many this sensor has sent since the page was opened, this one included. */
  readonly count: number;
}

/** What the links of the page tell. */
export interface LinkHears {
  readonly measured: (arrival: Arrival) => void;
  readonly linked: (sensor: string, link: Link) => void;
  readonly refused: (refusal: Refusal) => void;
  /** An operation failed while the link goes on: for the diagnosis page. */
  readonly failed: (sensor: string, fault: Fault, characteristic: string) => void;
}

export interface SensorLinkOptions {
  /** Our own id of the sensor. */
  readonly sensor: string;
  readonly device: BluetoothDevice;
  /** Key of the driver that the sensor had when it was paired: another one means another device. */
  readonly driver: string | undefined;
  /** 0 ≤ n < 1, for the jitter of retries. */
  readonly random: () => number;
  readonly hears: LinkHears;
}

/**
 * The connection to one sensor, kept up for as long as it is wanted. What follows what is decided by `stepLink`; this class
 * does what the state asks for. A try is the object made for it: whatever an older one still says is not heard.
 */
export class SensorLink {
  readonly #options: SensorLinkOptions;
  #link: Link = { status: 'idle' };
  #try: { session?: GattSession } | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #refusals = 0;
  /**
   * Characteristics without a temperature on which a try ran into its time-out (a battery level that wants a pairing
   * dialog, for instance): the next tries leave them alone, or the room would never be heard.
   */
  readonly #avoided = new Set<string>();

  constructor(options: SensorLinkOptions) {
    this.#options = options;
  }

  get device(): BluetoothDevice {
    return this.#options.device;
  }

  /** Connect at once, whatever the state: the person asked. */
  reconnect(): void {
    this.#giveUp();
    this.#avoided.clear();
    this.#step({ type: 'open' });
    void this.#attempt(true);
  }

  /** Let go of the sensor for good. */
  close(): void {
    this.#giveUp();
    this.#step({ type: 'close' });
  }

  /**
   * The page was asleep, or the radio was off: nothing that the link believes is certain. A live link is proven by a read,
   * one that waits for its retry tries now.
   */
  suspect(): void {
    if (this.#link.status === 'live') void this.#try?.session?.verify();
    else if ('retryAt' in this.#link && this.#link.retryAt !== undefined && !this.#try) this.#tryAgain();
  }

  async #attempt(ahead: boolean): Promise<void> {
    const mine: { session?: GattSession } = {};
    this.#try = mine;
    const { device, driver } = this.#options;
    try {
      const server = await connectDevice(device, { ahead, wanted: () => this.#try !== undefined });
      if (this.#try !== mine) return;
      this.#step({ type: 'connected' });
      mine.session = new GattSession(server, this.#sessionHears(mine));
      const mode = await mine.session.start(driver, this.#avoided);
      if (this.#try === mine) this.#step({ type: 'ready', mode });
    } catch (thrown) {
      this.#fail(mine, faultOf(thrown));
    }
  }

  #sessionHears(mine: { session?: GattSession }): ChannelHears {
    const { sensor, hears } = this.#options;
    return {
      measured: (measurements) => hears.measured({ sensor, time: Date.now(), measurements }),
      refused: (frame, characteristic) => {
        this.#refusals += 1;
        hears.refused({ sensor, characteristic, hex: hexOf(frame), count: this.#refusals });
      },
      failed: (fault, characteristic) => hears.failed(sensor, fault, characteristic),
      broken: (fault, culprit) => {
        if (culprit !== undefined && fault.code === 'operation-timeout') this.#avoided.add(culprit);
        this.#fail(mine, fault);
      },
    };
  }

  #fail(failed: { session?: GattSession }, fault: Fault): void {
    if (this.#try !== failed) return;
    this.#giveUp();
    this.#step({ type: 'failed', fault, jitter: this.#options.random() });
    if ('retryAt' in this.#link && this.#link.retryAt !== undefined) {
      this.#retry = setTimeout(() => this.#tryAgain(), Math.max(0, this.#link.retryAt - Date.now()));
    }
  }

  #tryAgain(): void {
    clearTimeout(this.#retry);
    this.#step({ type: 'retry' });
    void this.#attempt(false);
  }

  #giveUp(): void {
    clearTimeout(this.#retry);
    const given = this.#try;
    this.#try = undefined;
    given?.session?.close();
  }

  #step(event: LinkEvent): void {
    const next = stepLink(this.#link, event, Date.now());
    if (next === this.#link) return;
    this.#link = next;
    this.#options.hears.linked(this.#options.sensor, next);
  }
}

function hexOf(frame: DataView): string {
  return Array.from({ length: frame.byteLength }, (_, i) =>
    frame.getUint8(i).toString(16).padStart(2, '0'),
  ).join('');
}
