import { FaultError } from '../core/fault.ts';
import type { Write } from '../drivers/sensor-driver.ts';
import { bluetoothFault } from './bluetooth-fault.ts';
import { operate } from './operate.ts';
import type { OperationQueue } from './operation-queue.ts';
import { Wire } from './wire.ts';

const DISCOVERY = { timeoutMs: 10_000, timeout: 'operation-timeout' } as const;

/** Hears what is written, for the diagnosis. */
export type WriteListener = (uuid: string, bytes: readonly number[]) => void;

/**
 * The characteristics of one connection. Each service is discovered when something of it is first asked for. Every object is
 * new after each connection: the old ones are dead.
 */
export class GattTable {
  readonly #services: readonly BluetoothRemoteGATTService[];
  readonly #queue: OperationQueue;
  readonly #discovered = new Map<string, Promise<readonly Wire[]>>();
  readonly #wires: Wire[] = [];
  #wrote: WriteListener | undefined;

  constructor(services: readonly BluetoothRemoteGATTService[], queue: OperationQueue) {
    this.#services = services;
    this.#queue = queue;
  }

  /** All that were discovered so far. */
  get wires(): readonly Wire[] {
    return this.#wires;
  }

  tellWrites(wrote: WriteListener): void {
    this.#wrote = wrote;
  }

  /**
   * The first characteristic of this UUID in this service, or `undefined` when the device has none.
   * @throws FaultError as `discover`
   */
  async find(service: string, uuid: string): Promise<Wire | undefined> {
    let discovery = this.#discovered.get(service);
    if (!discovery) {
      discovery = this.#discover(service);
      this.#discovered.set(service, discovery);
    }
    return (await discovery).find((wire) => wire.uuid === uuid);
  }

  /**
   * Write, with response where the characteristic offers it: only then does a refusal come back.
   * @throws FaultError as `operate`; `operation-failed` when there is nothing to write to
   */
  async write({ service, uuid, bytes }: Write): Promise<void> {
    const wire = await this.#writable(service, uuid);
    await operate(this.#queue, () => this.#writeNow(wire, bytes));
  }

  /**
   * A write that belongs to a read: to be called within the read's own turn, nothing comes between them.
   * @throws FaultError `operation-failed` when there is nothing to write to
   */
  async prepareWrite({ service, uuid, bytes }: Write): Promise<() => Promise<void>> {
    const wire = await this.#writable(service, uuid);
    return () => this.#writeNow(wire, bytes);
  }

  stop(): void {
    for (const wire of this.#wires) wire.stop();
  }

  async #writable(service: string, uuid: string): Promise<Wire> {
    const wire = await this.find(service, uuid);
    if (!wire) throw new FaultError('operation-failed', `no characteristic ${uuid}`);
    return wire;
  }

  async #writeNow({ characteristic, uuid }: Wire, bytes: readonly number[]): Promise<void> {
    this.#wrote?.(uuid, bytes);
    const value = Uint8Array.from(bytes);
    // Some browsers of iOS know only the old form, which chooses by the properties too.
    if (!('writeValueWithResponse' in characteristic)) {
      return (characteristic as BluetoothRemoteGATTCharacteristic).writeValue(value);
    }
    if (characteristic.properties.write) return characteristic.writeValueWithResponse(value);
    return characteristic.writeValueWithoutResponse(value);
  }

  async #discover(uuid: string): Promise<readonly Wire[]> {
    const found: Wire[] = [];
    for (const service of this.#services.filter((one) => one.uuid === uuid)) {
      const characteristics = await discover(this.#queue, () => service.getCharacteristics());
      found.push(...characteristics.map((one) => new Wire(one, this.#queue)));
    }
    this.#wires.push(...found);
    return found;
  }
}

/**
 * Run a discovery, within 10 s of its turn.
 * @throws FaultError `bluetooth-not-recognised`, `operation-timeout`, `operation-failed`, `link-lost`
 */
export async function discover<T>(queue: OperationQueue, operation: () => Promise<T>): Promise<T> {
  try {
    return await queue.run(operation, DISCOVERY);
  } catch (thrown) {
    const { code, detail } = bluetoothFault(thrown, 'discovering');
    throw new FaultError(code, detail);
  }
}
