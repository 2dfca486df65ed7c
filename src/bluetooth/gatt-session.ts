import { FaultError, type Fault } from '../core/fault.ts';
import type { DeviceDetails, SensorDriver, Write } from '../drivers/sensor-driver.ts';
import { bluetoothFault } from './bluetooth-fault.ts';
import type { Channel, ChannelHears } from './channel.ts';
import { Conversation } from './conversation.ts';
import { readDetails, readIdentity, type Attempt } from './device-facts.ts';
import { discoverSensor, type FoundSensor } from './discover-sensor.ts';
import type { GattTable } from './gatt-table.ts';
import type { LogDownload } from './log-download.ts';
import { makeChannels } from './make-channels.ts';
import { pause } from './operate.ts';
import { OperationQueue } from './operation-queue.ts';
import type { SessionHears, SessionWish } from './session-hears.ts';

/** Letting go politely may take so long. */
const FAREWELL_MS = 1_000;

/**
 * One connection of one sensor, from `connected` to its end, which comes once: `broken` is told at most once, and nothing after it
 * or after {@link close}.
 */
export class GattSession {
  readonly #server: BluetoothRemoteGATTServer;
  readonly #hears: SessionHears;
  readonly #queue = new OperationQueue();
  readonly #connectedAt = Date.now();
  #sensor: FoundSensor | undefined;
  #channels: readonly Channel[] = [];
  #conversation: Conversation | undefined;
  #download: LogDownload | undefined;
  /** Values that came before the device has said who it is. */
  #unconfirmed: (() => void)[] | undefined;
  #over = false;

  constructor(server: BluetoothRemoteGATTServer, hears: SessionHears) {
    this.#server = server;
    this.#hears = hears;
    server.device.addEventListener('gattserverdisconnected', this.#dropped);
  }

  get driver(): SensorDriver | undefined {
    return this.#sensor?.driver;
  }

  /**
   * Discover, recognise, subscribe (first of all: some sensors restart without it), make sure that it is the same device, open the
   * conversation, and read everything once. Strictly one after the other.
   * @returns how the temperature comes
   * @throws FaultError as `discoverSensor`; `sensor-other-device` when it is another device of the same family;
   *   `link-lost` when the connection breaks meanwhile
   */
  async start(wish: SessionWish): Promise<'notify' | 'poll'> {
    const sensor = await discoverSensor(this.#server, this.#queue, wish.driver);
    this.#assertUp();
    this.#sensor = sensor;
    const { driver, table } = sensor;
    table.tellWrites((uuid, bytes) =>
      this.#hears.tapped(uuid, new DataView(Uint8Array.from(bytes).buffer), 'written', undefined),
    );
    const { conversation } = driver;
    if (conversation) this.#conversation = new Conversation(conversation, (write) => this.#write(write));
    this.#channels = await makeChannels(sensor, wish.avoided, this.#listen());
    const settleMs = this.#connectedAt + (driver.conversation?.settleMs ?? 0) - Date.now();
    if (settleMs > 0) await pause(settleMs);
    this.#assertUp();
    await this.#each((channel) => channel.subscribe());
    await this.#confirm(driver, table, wish);
    await this.#conversation?.open();
    await this.#each((channel) => channel.verify());
    for (const channel of this.#channels) channel.watch();
    return this.#channels.find(({ essential }) => essential)?.mode ?? 'poll';
  }

  /** Make sure that the sensor answers; if it does not, the session breaks. */
  async verify(): Promise<void> {
    if (!this.#server.connected) return this.#end({ code: 'link-lost' });
    await this.#channels.find(({ essential }) => essential)?.verify();
  }

  /** What the device says about itself. */
  async describe(): Promise<DeviceDetails> {
    return this.#sensor ? readDetails(this.#sensor.driver, this.#sensor.table, this.#attempt) : {};
  }

  /** @returns `false` when a write failed, which has been reported */
  async say(writes: readonly Write[]): Promise<boolean> {
    for (const write of writes) if (!(await this.#write(write))) return false;
    return true;
  }

  /** Download a log besides the live values, until it is done or the session is over. */
  async download(download: LogDownload): Promise<void> {
    const sensor = this.#sensor;
    if (this.#over || !sensor) return;
    this.#download = download;
    await download.attach({
      wire: ({ service, uuid }) =>
        this.#attempt(uuid, () => sensor.table.find(service, uuid)).then((f) => f?.value),
      attempt: this.#attempt,
      write: (write) => this.#write(write),
      isShared: (uuid) => sensor.characteristics.some(({ spec }) => spec.uuid === uuid),
    });
  }

  /**
   * Say goodbye and end the subscriptions: Windows keeps the radio link of a sensor that still has one for a minute or two.
   * The connection itself stays, to be closed.
   */
  async quieten(): Promise<void> {
    for (const channel of this.#channels) channel.stop();
    this.#download?.detach();
    const farewell = async () => {
      await this.#conversation?.close();
      for (const wire of this.#sensor?.table.wires ?? []) {
        await this.#attempt(wire.uuid, () => wire.unsubscribe());
      }
    };
    await Promise.race([farewell(), pause(FAREWELL_MS)]);
    this.#finish({ code: 'link-lost', detail: 'let go' });
  }

  /** Let go of the sensor at once. */
  close(): void {
    if (!this.#over && this.#queue.isIdle) {
      for (const wire of this.#sensor?.table.wires ?? []) wire.drop();
    }
    this.#finish({ code: 'link-lost', detail: 'closed' });
    this.#server.disconnect();
  }

  #listen(): ChannelHears {
    return {
      heard: (spec, frame, way, measurements) => {
        this.#hears.tapped(spec.uuid, frame, way, measurements ?? 'not-understood');
        this.#conversation?.hear(spec.uuid, frame);
        if (measurements === undefined) return this.#hears.refused(frame, spec.uuid);
        // Other channels are probes in other places: a room is one place.
        const own = measurements.filter(({ channel = 0 }) => channel === 0);
        const signs = spec.vitals?.(frame);
        if (signs && Object.keys(signs).length > 0) this.#tell(() => this.#hears.vital(signs));
        if (own.length > 0) this.#tell(() => this.#hears.measured(own));
      },
      failed: this.#hears.failed,
      broken: (fault, culprit) => this.#end(fault, culprit),
    };
  }

  async #each(act: (channel: Channel) => Promise<void>): Promise<void> {
    for (const channel of this.#channels) {
      await act(channel);
      this.#assertUp();
    }
  }

  /** A freezer's temperature in another room's card is worse than none: nothing is told before the device has said who it is. */
  async #confirm({ identity }: SensorDriver, table: GattTable, wish: SessionWish): Promise<void> {
    const isAvoided = identity !== undefined && 'uuid' in identity && wish.avoided.has(identity.uuid);
    if (identity === undefined || isAvoided) return;
    this.#unconfirmed = [];
    const found = await readIdentity(identity, this.#server.device.name ?? '', table, this.#attempt);
    this.#assertUp();
    if (wish.identity !== undefined && found !== undefined && found !== wish.identity) {
      throw new FaultError('sensor-other-device', `expected ${wish.identity}, found ${found}`);
    }
    if (found !== undefined) this.#hears.identified(found);
    const waiting = this.#unconfirmed;
    this.#unconfirmed = undefined;
    for (const tell of waiting) tell();
  }

  #tell(tell: () => void): void {
    if (this.#unconfirmed) this.#unconfirmed.push(tell);
    else tell();
  }

  readonly #attempt: Attempt = async (uuid, operation) => {
    try {
      return { value: await operation() };
    } catch (thrown) {
      const fault = bluetoothFault(thrown, 'operating');
      if (this.#over) return undefined;
      if (fault.code === 'operation-failed') this.#hears.failed(fault, uuid);
      else this.#end(fault, this.#isEssential(uuid) ? undefined : uuid);
      return undefined;
    }
  };

  async #write(write: Write): Promise<boolean> {
    const table = this.#sensor?.table;
    const done = table && (await this.#attempt(write.uuid, () => table.write(write)));
    return done !== undefined || (write.optional === true && !this.#over);
  }

  #isEssential(uuid: string): boolean {
    const spec = this.#sensor?.characteristics.find((found) => found.spec.uuid === uuid)?.spec;
    return spec?.quantities.includes('temperature') ?? false;
  }

  readonly #dropped = () => {
    // The echo of an earlier connection's end may arrive when the next one is up.
    if (!this.#server.connected) this.#end({ code: 'link-lost' });
  };

  #assertUp(): void {
    if (this.#over) throw new FaultError('link-lost', 'broken while it was set up');
  }

  #end(fault: Fault, culprit?: string): void {
    if (this.#over) return;
    this.#finish(fault);
    this.#hears.broken(fault, culprit);
  }

  #finish(fault: Fault): void {
    this.#over = true;
    this.#server.device.removeEventListener('gattserverdisconnected', this.#dropped);
    for (const channel of this.#channels) channel.stop();
    this.#conversation?.stop();
    this.#download?.detach();
    this.#sensor?.table.stop();
    this.#queue.close(fault);
  }
}
