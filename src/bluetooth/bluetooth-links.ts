import type { Fault } from '../core/fault.ts';
import type { Link } from '../core/link.ts';
import type { LogSpan } from '../core/log-batch.ts';
import { findByIdentity, findByName, grantedDevices, type KnownSensor } from './find-device.ts';
import type { FrameTap } from './frame-tap.ts';
import type { LinkHears, MissingLog } from './link-hears.ts';
import { LinkRota, type LinkShares } from './link-rota.ts';
import { SensorLink } from './sensor-link.ts';

export type { KnownSensor } from './find-device.ts';

export interface BluetoothLinksOptions {
  readonly hears: LinkHears;
  /** 0 ≤ n < 1. */
  readonly random: () => number;
  /** The window: its `pagehide` lets go of the sensors, its `pageshow` takes them up again. */
  readonly page: Pick<EventTarget, 'addEventListener'>;
  /** Links at a time; 4 when absent. Lowered by itself where the device cannot hold so many. */
  readonly ceiling?: number;
  /** How the links are shared out has changed. */
  readonly shared?: (shares: LinkShares) => void;
  /** What is missing of a sensor and may be in its log; asked after every connect. */
  readonly missing?: MissingLog;
}

const USUAL_INTERVAL_MS = 60_000;
/** A sensor that is asked to show itself gets a turn within this time, or it does not. */
const TURN_WAIT_MS = 30_000;

/** All links of the page, by our own sensor ids. */
export class BluetoothLinks {
  readonly #options: BluetoothLinksOptions;
  readonly #hears: LinkHears;
  readonly #rota: LinkRota;
  /** The last state told of each sensor. */
  readonly #told = new Map<string, Link>();
  readonly #links = new Map<string, SensorLink>();
  readonly #known = new Map<string, KnownSensor>();
  #tap: FrameTap | undefined;

  constructor(options: BluetoothLinksOptions) {
    this.#options = options;
    this.#hears = this.#listen(options.hears);
    this.#rota = new LinkRota({
      linkOf: (sensor) => this.#links.get(sensor),
      shared: (shares) => options.shared?.(shares),
      ceiling: options.ceiling,
    });
    // A sensor has one place for a tablet: one that is not let go stays taken for a minute and the next page cannot connect.
    options.page.addEventListener('pagehide', () => this.closeAll());
    options.page.addEventListener('pageshow', (event) => {
      if ('persisted' in event && event.persisted === true) this.#rota.resume();
    });
  }

  /** How the links are shared out. */
  get shares(): LinkShares {
    return this.#rota.shares;
  }

  /**
   * Tell which Bluetooth sensors there are, and connect those whose device the browser gives back, one after the other. The
   * others are `lost` with `needs-new-choice`: on a stock tablet every start takes one tap per sensor.
   */
  async restore(sensors: ReadonlyMap<string, KnownSensor>): Promise<void> {
    for (const [id, known] of sensors) this.#known.set(id, known);
    const devices = (await grantedDevices()) ?? [];
    const unclear: [string, KnownSensor][] = [];
    for (const [id, known] of sensors) {
      const device = findByName(known, this.#known.values(), devices);
      if (device) this.#take(id, device, known);
      else unclear.push([id, known]);
    }
    for (const [id, known] of unclear) {
      const device = await findByIdentity(known, this.#freeOf(devices));
      if (device) this.pair(id, device, known);
      else this.#lose(id);
    }
  }

  /**
   * Connect a chosen device as the sensor `id`, now and after every loss. A device that feeds another room is taken
   * from it: two rooms never show one sensor.
   */
  pair(id: string, device: BluetoothDevice, known: KnownSensor): void {
    this.#take(id, device, known).reconnect();
  }

  /** What is known of a sensor has changed: its interval, or who it says it is. */
  update(id: string, known: KnownSensor): void {
    this.#known.set(id, known);
    if (this.#links.has(id)) this.#expect(id, known);
  }

  /**
   * Connect a sensor again, at once, or as the next one where there are more sensors than links.
   * @returns `undefined` when it is under way, or the fault `needs-new-choice`: open the chooser and {@link pair}
   */
  async reconnect(id: string): Promise<Fault | undefined> {
    const link = this.#links.get(id);
    if (link) {
      if (this.#rota.hasRoom) link.reconnect();
      else this.#rota.ask(id);
      return undefined;
    }
    const known = this.#known.get(id);
    const devices = this.#freeOf((await grantedDevices()) ?? []);
    const device =
      known && (findByName(known, this.#known.values(), devices) ?? (await findByIdentity(known, devices)));
    if (known && device) {
      this.pair(id, device, known);
      return undefined;
    }
    this.#lose(id);
    return { code: 'needs-new-choice' };
  }

  /** The sensor was removed: let go of it. */
  forget(id: string): void {
    this.#drop(id);
    this.#known.delete(id);
    this.#told.delete(id);
  }

  /**
   * Let a sensor blink or beep, so that a person finds it. One that has no link now is connected first.
   * @returns `undefined`, or why it did not: `needs-new-choice`, `link-lost`, `operation-failed`
   */
  async identify(id: string): Promise<Fault | undefined> {
    const link = this.#links.get(id);
    if (!link) return { code: 'needs-new-choice' };
    if (!link.isLive) this.#rota.ask(id);
    return link.identify(TURN_WAIT_MS);
  }

  /** Download this part of a sensor's log, now or at its next connection. */
  fetchLog(id: string, span: LogSpan): void {
    this.#links.get(id)?.fetchLog(span);
  }

  cancelLog(id: string): void {
    this.#links.get(id)?.cancelLog();
  }

  /** See every frame that comes or goes, until `undefined` is given. */
  tap(tap: FrameTap | undefined): void {
    this.#tap = tap;
  }

  /** Which sensor a device feeds already, so that a person is told before it is paired with another room. */
  sensorOf(device: BluetoothDevice): string | undefined {
    return [...this.#links].find(([, link]) => link.device.id === device.id)?.[0];
  }

  /** Tell the state of every link again: the engine was started anew and knows none. */
  tellAll(): void {
    for (const [sensor, link] of this.#told) this.#options.hears.linked(sensor, link);
  }

  /** After a pause of the page, or when Bluetooth is back: prove every link by a read, and retry the broken ones now. */
  suspectAll(): void {
    for (const [id, link] of this.#links) {
      if (!link.isLive) this.#rota.ask(id);
      link.suspect();
    }
  }

  closeAll(): void {
    this.#rota.pause();
    for (const link of this.#links.values()) link.close();
  }

  #listen(hears: LinkHears): LinkHears {
    const tap = () => this.#tap;
    return {
      ...hears,
      linked: (sensor, link) => {
        this.#told.set(sensor, link);
        hears.linked(sensor, link);
      },
      identified: (sensor, identity) => {
        const known = this.#known.get(sensor);
        if (known) this.#known.set(sensor, { ...known, identity });
        if (known?.identity !== identity) hears.identified?.(sensor, identity);
      },
      get tapped() {
        return tap();
      },
    };
  }

  #freeOf(devices: readonly BluetoothDevice[]): readonly BluetoothDevice[] {
    return devices.filter((device) => this.sensorOf(device) === undefined);
  }

  /** Make the link of a device; it connects when the rota has a place for it. */
  #take(id: string, device: BluetoothDevice, known: KnownSensor): SensorLink {
    this.#known.set(id, known);
    for (const [other, link] of this.#links) {
      if (link.device.id !== device.id && other !== id) continue;
      this.#drop(other);
      if (other !== id) this.#lose(other);
    }
    const { random, missing } = this.#options;
    const { driver, identity } = known;
    const turns = this.#rota.turnsOf(id);
    const own = { sensor: id, device, driver, identity, random, hears: this.#hears, turns };
    const link = new SensorLink(missing ? { ...own, missing } : own);
    this.#links.set(id, link);
    this.#expect(id, known);
    return link;
  }

  #expect(id: string, { intervalMs = USUAL_INTERVAL_MS }: KnownSensor): void {
    this.#rota.add({ sensor: id, intervalMs });
  }

  #drop(id: string): void {
    this.#links.get(id)?.close();
    this.#links.delete(id);
    this.#rota.forget(id);
  }

  #lose(id: string): void {
    this.#hears.linked(id, {
      status: 'lost',
      since: Date.now(),
      fault: { code: 'needs-new-choice' },
      attempt: 1,
    });
  }
}
