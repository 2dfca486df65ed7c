import type { Fault } from '../core/fault.ts';
import type { Link } from '../core/link.ts';
import { webBluetooth } from './availability.ts';
import { SensorLink, type LinkHears } from './sensor-link.ts';

/** What is known of a Bluetooth sensor besides its id: all there is to find its device again. */
export interface KnownSensor {
  readonly driver: string;
  readonly deviceName: string;
}

export interface BluetoothLinksOptions {
  readonly hears: LinkHears;
  /** 0 ≤ n < 1. */
  readonly random: () => number;
  /** The window: its `pagehide` lets go of the sensors, its `pageshow` takes them up again. */
  readonly page: Pick<EventTarget, 'addEventListener'>;
}

/** All links of the page, by our own sensor ids. */
export class BluetoothLinks {
  readonly #options: BluetoothLinksOptions;
  readonly #hears: LinkHears;
  /** The last state told of each sensor. */
  readonly #told = new Map<string, Link>();
  readonly #links = new Map<string, SensorLink>();
  readonly #known = new Map<string, KnownSensor>();

  constructor(options: BluetoothLinksOptions) {
    this.#options = options;
    const linked = (sensor: string, link: Link) => {
      this.#told.set(sensor, link);
      options.hears.linked(sensor, link);
    };
    this.#hears = { ...options.hears, linked };
    // A sensor has one place for a tablet: one that is not let go stays taken for a minute and the next page cannot connect.
    options.page.addEventListener('pagehide', () => this.closeAll());
    options.page.addEventListener('pageshow', (event) => {
      if ('persisted' in event && event.persisted === true) this.#reopen();
    });
  }

  /**
   * Tell which Bluetooth sensors there are, and connect those whose device the browser gives back. The others are
   * `lost` with `needs-new-choice`: on a stock tablet every start takes one tap per sensor.
   */
  async restore(sensors: ReadonlyMap<string, KnownSensor>): Promise<void> {
    for (const [id, known] of sensors) this.#known.set(id, known);
    for (const id of sensors.keys()) await this.reconnect(id);
  }

  /**
   * Connect a chosen device as the sensor `id`, now and after every loss. A device that feeds another room is taken
   * from it: two rooms never show one sensor.
   */
  pair(id: string, device: BluetoothDevice, known: KnownSensor): void {
    this.#known.set(id, known);
    for (const [other, link] of this.#links) {
      if (link.device.id !== device.id && other !== id) continue;
      link.close();
      this.#links.delete(other);
      if (other !== id) this.#lose(other);
    }
    const { random } = this.#options;
    const link = new SensorLink({ sensor: id, device, driver: known.driver, random, hears: this.#hears });
    this.#links.set(id, link);
    link.reconnect();
  }

  /**
   * Connect a sensor again, at once.
   * @returns `undefined` when it is under way, or the fault `needs-new-choice`: open the chooser and {@link pair}
   */
  async reconnect(id: string): Promise<Fault | undefined> {
    const link = this.#links.get(id);
    if (link) {
      link.reconnect();
      return undefined;
    }
    const known = this.#known.get(id);
    const device = known && (await this.#findDevice(known));
    if (device) {
      this.pair(id, device, known);
      return undefined;
    }
    this.#lose(id);
    return { code: 'needs-new-choice' };
  }

  /** The sensor was removed: let go of it. */
  forget(id: string): void {
    this.#links.get(id)?.close();
    this.#links.delete(id);
    this.#known.delete(id);
    this.#told.delete(id);
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
    for (const link of this.#links.values()) link.suspect();
  }

  closeAll(): void {
    for (const link of this.#links.values()) link.close();
  }

  #reopen(): void {
    for (const link of this.#links.values()) link.reconnect();
  }

  #lose(id: string): void {
    const since = Date.now();
    this.#hears.linked(id, {
      status: 'lost',
      since,
      fault: { code: 'needs-new-choice' },
      attempt: 1,
    });
  }

  /**
   * The one device that can only be this sensor. Two of the same name, or none with a name, need a person: a freezer's
   * temperature in another room's card is worse than a tap.
   */
  async #findDevice({ deviceName }: KnownSensor): Promise<BluetoothDevice | undefined> {
    const bluetooth = webBluetooth();
    if (!bluetooth || !('getDevices' in bluetooth) || deviceName === '') return undefined;
    const namesakes = [...this.#known.values()].filter((known) => known.deviceName === deviceName);
    if (namesakes.length !== 1) return undefined;
    const found = (await bluetooth.getDevices()).filter((device) => device.name === deviceName);
    return found.length === 1 ? found[0] : undefined;
  }
}
