import type { Fault } from '../core/fault.ts';
import { stepLink, type LinkEvent } from '../core/link-step.ts';
import type { Link } from '../core/link.ts';
import type { Advertisement, AdvertisementForm } from '../drivers/advertisement.ts';
import type { AdvertisementHears } from './advertisement-hears.ts';
import {
  AdvertisementReader,
  type Lacking,
  type Outcome,
  type SensorSecrets,
} from './advertisement-reader.ts';
import { bluetoothFault } from './bluetooth-fault.ts';
import { plainAdvertisement, type AdvertisementEvent } from './plain-advertisement.ts';

export interface AdvertisementWatchOptions {
  /** Our own id of the sensor. */
  readonly sensor: string;
  readonly device: BluetoothDevice;
  /** The name it was chosen by: after a reload, browsers may have forgotten it. */
  readonly name: string;
  readonly form: AdvertisementForm;
  /** How often it is expected to be heard. */
  readonly expectedMs: number;
  readonly secrets: SensorSecrets;
  /** 0 ≤ n < 1, for the jitter of retries. */
  readonly random: () => number;
  readonly hears: AdvertisementHears;
}

/** Watches that run for hours slow Chrome down on some tablets (WebBluetoothCG/web-bluetooth#538). */
const RENEW_MS = 12 * 60_000;
const START_MS = 12_000;
const EXPECTED_IN_VAIN = 3;
/** Sensors that speak only when something happens are taken for silent after so long. */
const EVENT_SILENCE_MS = 60 * 60_000;
/** Advertisements that wait for their decryption; more mean that it has stalled. */
const MOST_WAITING = 16;

/** Does this browser offer advertisements at all? Behind a setting in Chrome; absent elsewhere. */
export function canWatchAdvertisements(device: BluetoothDevice): boolean {
  return 'watchAdvertisements' in device;
}

/**
 * One sensor heard by its advertisements, for as long as it is wanted. There is one listener and one running watch per device, however
 * often it is renewed.
 */
export class AdvertisementWatch {
  readonly #options: AdvertisementWatchOptions;
  readonly #reader: AdvertisementReader;
  #link: Link = { status: 'idle' };
  #running: AbortController | undefined;
  #renewal: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #speaksOnEvent = false;
  #lacking: Lacking | undefined;
  #refusals = 0;
  #waiting = 0;
  #queue: Promise<void> = Promise.resolve();

  constructor(options: AdvertisementWatchOptions) {
    this.#options = options;
    this.#reader = new AdvertisementReader(options.form, options.secrets);
  }

  /** Watch at once, whatever the state. */
  open(): void {
    this.#stop();
    this.#options.device.addEventListener('advertisementreceived', this.#received);
    this.#step({ type: 'open' });
    this.#begin();
  }

  /** Let go of the sensor for good. */
  close(): void {
    this.#stop();
    this.#options.device.removeEventListener('advertisementreceived', this.#received);
    this.#step({ type: 'close' });
  }

  /** The page was asleep, or the radio was off: a watch that looks alive may have ended. */
  suspect(): void {
    if (this.#link.status === 'idle') return;
    this.#stop();
    this.#begin();
  }

  /** The owner entered an address or a key. */
  unlock(secrets: SensorSecrets): void {
    this.#reader.setSecrets(secrets);
  }

  #begin(): void {
    this.#renew();
    this.#expectSomething();
  }

  /** Ends the watch that runs and begins another. How long the sensor has been silent goes on being counted. */
  #renew(): void {
    clearTimeout(this.#renewal);
    this.#running?.abort();
    const mine = new AbortController();
    this.#running = mine;
    this.#renewal = setTimeout(() => this.#renew(), RENEW_MS);
    const late = setTimeout(
      () => this.#fail(mine, { code: 'operation-timeout', detail: 'watchAdvertisements' }),
      START_MS,
    );
    this.#options.device.watchAdvertisements({ signal: mine.signal }).then(
      () => clearTimeout(late),
      (thrown: unknown) => {
        clearTimeout(late);
        this.#fail(mine, bluetoothFault(thrown, 'operating'));
      },
    );
  }

  #stop(): void {
    clearTimeout(this.#renewal);
    clearTimeout(this.#silence);
    clearTimeout(this.#retry);
    const running = this.#running;
    this.#running = undefined;
    running?.abort();
  }

  /** Nothing tells that a sensor is out of range: only silence does. */
  #expectSomething(): void {
    clearTimeout(this.#silence);
    const usual = EXPECTED_IN_VAIN * this.#options.expectedMs;
    const patienceMs = this.#speaksOnEvent ? Math.max(usual, EVENT_SILENCE_MS) : usual;
    this.#silence = setTimeout(
      () => this.#fail(this.#running, { code: 'link-lost', detail: `not heard for ${patienceMs / 1000} s` }),
      patienceMs,
    );
  }

  #fail(failed: AbortController | undefined, fault: Fault): void {
    if (failed === undefined || this.#running !== failed) return;
    this.#stop();
    this.#step({ type: 'failed', fault, jitter: this.#options.random() });
    if (!('retryAt' in this.#link) || this.#link.retryAt === undefined) return;
    this.#retry = setTimeout(
      () => {
        this.#step({ type: 'retry' });
        this.#begin();
      },
      Math.max(0, this.#link.retryAt - Date.now()),
    );
  }

  readonly #received = (event: Event & AdvertisementEvent): void => {
    if (!this.#running || this.#waiting >= MOST_WAITING) return;
    const { name, device } = this.#options;
    const time = Date.now();
    const advertisement = plainAdvertisement(event, name || (device.name ?? ''));
    this.#waiting += 1;
    const turn = this.#queue.then(async () => {
      const outcome = await this.#reader.read(advertisement, time);
      if (this.#running) this.#tell(outcome, advertisement, time, event.rssi);
    });
    this.#queue = turn.catch(report).finally(() => (this.#waiting -= 1));
  };

  #tell(outcome: Outcome, advertisement: Advertisement, time: number, rssi: number | undefined): void {
    const { sensor, hears } = this.#options;
    switch (outcome.type) {
      case 'passed-over':
        return;
      case 'refused':
        this.#refusals += 1;
        hears.refused({ sensor, time, why: outcome.why, advertisement, count: this.#refusals });
        return;
      case 'locked':
        this.#live();
        this.#lack(outcome.lacking);
        return;
      case 'read': {
        const { reading } = outcome;
        this.#speaksOnEvent = reading.speaksOnEvent === true;
        this.#live();
        this.#lack(undefined);
        hears.heard({ sensor, time, reading, ...(rssi !== undefined && { rssi }) });
        const { sequence } = reading;
        const measurements = reading.measurements
          .filter(({ channel = 0 }) => channel === 0)
          .map(({ quantity, value }) => ({ quantity, value }));
        if (measurements.length === 0) return;
        hears.measured({ sensor, time, measurements, ...(sequence !== undefined && { sequence }) });
      }
    }
  }

  #lack(lacking: Lacking | undefined): void {
    if (lacking === this.#lacking) return;
    this.#lacking = lacking;
    this.#options.hears.locked(this.#options.sensor, lacking);
  }

  /** It was heard: whatever the link was, it is live, and only that is told. */
  #live(): void {
    this.#expectSomething();
    if (this.#link.status === 'live') return;
    const steps: readonly LinkEvent[] = [
      { type: 'retry' },
      { type: 'connected' },
      { type: 'ready', mode: 'notify' },
    ];
    this.#set(steps.reduce<Link>((link, event) => stepLink(link, event, Date.now()), this.#link));
  }

  #step(event: LinkEvent): void {
    this.#set(stepLink(this.#link, event, Date.now()));
  }

  #set(next: Link): void {
    if (next === this.#link) return;
    this.#link = next;
    this.#options.hears.linked(this.#options.sensor, next);
  }
}

/** A bug reaches the page's one listener, and the next advertisement is read all the same. */
function report(thrown: unknown): void {
  queueMicrotask(() => {
    throw thrown;
  });
}
