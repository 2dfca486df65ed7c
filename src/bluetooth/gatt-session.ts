import { FaultError, type Fault } from '../core/fault.ts';
import { Channel, type ChannelHears } from './channel.ts';
import { discoverSensor } from './discover-sensor.ts';
import { OperationQueue } from './operation-queue.ts';

/**
 * One connection of one sensor, from `connected` to its end, which comes once: {@link ChannelHears.broken} is told
 * at most once, and nothing after it or after {@link close}.
 */
export class GattSession {
  readonly #server: BluetoothRemoteGATTServer;
  readonly #hears: ChannelHears;
  readonly #queue = new OperationQueue();
  #channels: readonly Channel[] = [];
  #over = false;

  constructor(server: BluetoothRemoteGATTServer, hears: ChannelHears) {
    this.#server = server;
    this.#hears = hears;
    server.device.addEventListener('gattserverdisconnected', this.#dropped);
  }

  /**
   * Discover, recognise, read everything once and subscribe.
   * @param expected key of the driver that the sensor had before, if it had one
   * @param avoided UUIDs of characteristics to leave alone
   * @returns how the temperature comes
   * @throws FaultError as `discoverSensor`; `link-lost` when the connection breaks meanwhile
   */
  async start(expected: string | undefined, avoided: ReadonlySet<string>): Promise<'notify' | 'poll'> {
    const { characteristics } = await discoverSensor(this.#server, this.#queue, expected);
    const hears: ChannelHears = { ...this.#hears, broken: (fault, culprit) => this.#end(fault, culprit) };
    this.#channels = characteristics
      .filter(({ spec }) => !avoided.has(spec.uuid))
      .map((found) => new Channel(found, this.#queue, hears));
    for (const channel of this.#channels) {
      await channel.start();
      if (this.#over) throw new FaultError('link-lost', 'broken while it was set up');
    }
    return this.#channels.find(({ essential }) => essential)?.mode ?? 'poll';
  }

  /** Make sure that the sensor answers; if it does not, the session breaks. */
  async verify(): Promise<void> {
    if (!this.#server.connected) return this.#end({ code: 'link-lost' });
    await this.#channels.find(({ essential }) => essential)?.verify();
  }

  /** Let go of the sensor. */
  close(): void {
    this.#finish({ code: 'link-lost', detail: 'closed' });
    this.#server.disconnect();
  }

  readonly #dropped = () => {
    // The echo of an earlier connection's end may arrive when the next one is up.
    if (!this.#server.connected) this.#end({ code: 'link-lost' });
  };

  #end(fault: Fault, culprit?: string): void {
    if (this.#over) return;
    this.#finish(fault);
    this.#hears.broken(fault, culprit);
  }

  #finish(fault: Fault): void {
    this.#over = true;
    this.#server.device.removeEventListener('gattserverdisconnected', this.#dropped);
    for (const channel of this.#channels) channel.stop();
    this.#queue.close(fault);
  }
}
