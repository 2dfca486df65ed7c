/**
 * A Bluetooth device as Chromium shows it, as far as the links use it, for unit tests only. It keeps the rules that bite: one
 * operation at a time, objects that die with their connection, `connect()` that hangs, a read that also fires the event.
 */
export class FakeDevice extends EventTarget {
  readonly id: string;
  readonly name: string;
  readonly gatt: FakeServer;

  constructor(id: string, name: string, services: readonly FakeService[]) {
    super();
    this.id = id;
    this.name = name;
    this.gatt = new FakeServer(this, services);
  }

  /** As the product sees it. */
  get real(): BluetoothDevice {
    return this as unknown as BluetoothDevice;
  }
}

const OPERATION_MS = 10;

/** The radio of a tablet: it holds so many links and no more. */
export class FakeRadio {
  readonly capacity: number;
  readonly servers = new Set<FakeServer>();
  most = 0;

  constructor(capacity: number) {
    this.capacity = capacity;
  }
}

export class FakeServer {
  radio: FakeRadio | undefined;
  /** How long a connect takes, ms. */
  connectMs = OPERATION_MS;
  readonly device: FakeDevice;
  readonly services: readonly FakeService[];
  connected = false;
  connects = 0;
  disconnects = 0;
  /** What `connect()` does next: succeed, fail, or answer only when {@link letIn} is called. */
  behaviour: 'succeed' | 'fail' | 'hang' = 'succeed';
  /** Operations that were refused because another one ran: the product must never cause one. */
  overlaps = 0;
  discoveryHangs = false;
  /** So many operations are refused because the system is busy with something of its own. */
  busyFor = 0;
  /** What was done, in order: "subscribe 2a6e". */
  readonly done: string[] = [];
  #running = false;
  readonly #hanging: (() => void)[] = [];

  constructor(device: FakeDevice, services: readonly FakeService[]) {
    this.device = device;
    this.services = services;
    for (const service of services) for (const one of service.characteristics) one.server = this;
  }

  async connect(): Promise<this> {
    this.connects += 1;
    await delay(this.connectMs);
    const isFull = this.radio && !this.connected && this.radio.servers.size >= this.radio.capacity;
    if (isFull) throw new DOMException('Connection attempt failed.', 'NetworkError');
    if (this.behaviour === 'fail') throw new DOMException('Connection attempt failed.', 'NetworkError');
    if (this.behaviour === 'hang') await new Promise<void>((resolve) => this.#hanging.push(resolve));
    this.connected = true;
    this.radio?.servers.add(this);
    if (this.radio) this.radio.most = Math.max(this.radio.most, this.radio.servers.size);
    return this;
  }

  /** The hanging connects succeed, late. */
  letIn(): void {
    for (const resolve of this.#hanging.splice(0)) resolve();
  }

  disconnect(): void {
    this.disconnects += 1;
    if (this.connected) this.drop();
  }

  /** The link breaks. */
  drop(): void {
    this.connected = false;
    this.radio?.servers.delete(this);
    this.#running = false;
    for (const service of this.services) for (const one of service.characteristics) one.subscribed = false;
    this.device.dispatchEvent(new Event('gattserverdisconnected'));
  }

  getPrimaryServices(): Promise<readonly FakeService[]> {
    return this.operate(() => (this.discoveryHangs ? new Promise(() => undefined) : this.services));
  }

  /** Run one operation by the rules. */
  async operate<T>(result: () => T | Promise<T>, what = 'discover'): Promise<T> {
    if (!this.connected) throw new DOMException('GATT Server is disconnected.', 'NetworkError');
    if (this.busyFor > 0) {
      this.busyFor -= 1;
      throw new DOMException('GATT operation already in progress.', 'NetworkError');
    }
    if (this.#running) {
      this.overlaps += 1;
      throw new DOMException('GATT operation already in progress.', 'NetworkError');
    }
    this.#running = true;
    this.done.push(what);
    await delay();
    try {
      return await result();
    } finally {
      this.#running = false;
    }
  }
}

export class FakeService {
  readonly uuid: string;
  readonly characteristics: readonly FakeCharacteristic[];

  constructor(uuid: string, characteristics: readonly FakeCharacteristic[]) {
    this.uuid = uuid;
    this.characteristics = characteristics;
  }

  async getCharacteristics(): Promise<readonly FakeCharacteristic[]> {
    await delay();
    return this.characteristics;
  }
}

/** What a characteristic allows. */
export type Access = 'read' | 'read notify' | 'notify' | 'write' | 'writeWithoutResponse' | 'write notify';

export class FakeCharacteristic extends EventTarget {
  readonly uuid: string;
  properties: Readonly<Record<'read' | 'notify' | 'indicate' | 'write' | 'writeWithoutResponse', boolean>>;
  server: FakeServer | undefined;
  value: DataView | undefined;
  /** What a read answers. */
  hex: string;
  reads = 0;
  subscribed = false;
  readBehaviour: 'succeed' | 'fail' | 'hang' = 'succeed';
  canSubscribe = true;
  /** So many subscriptions are lost on the way, though they seem to succeed: Android, when it is busy. */
  lostSubscriptions = 0;
  subscriptions = 0;
  /** "0102 with response" */
  readonly written: string[] = [];
  /** What the sensor does when it is written to. */
  answers: ((hex: string) => void) | undefined;
  /** BlueZ tells every subscriber what somebody read. */
  echoesReads = false;

  constructor(uuid: string, hex: string, access: Access) {
    super();
    this.uuid = uuid;
    this.hex = hex;
    const words = access.split(' ');
    this.properties = {
      read: words.includes('read'),
      notify: words.includes('notify'),
      indicate: false,
      write: words.includes('write'),
      writeWithoutResponse: words.includes('writeWithoutResponse'),
    };
  }

  async readValue(): Promise<DataView> {
    this.reads += 1;
    return this.#operate('read', () => {
      if (this.readBehaviour === 'hang') return new Promise<DataView>(() => undefined);
      if (this.readBehaviour === 'fail') {
        throw new DOMException('GATT operation failed for unknown reason.', 'NotSupportedError');
      }
      if (this.echoesReads && this.subscribed) this.#tell(this.hex);
      return this.#tell(this.hex);
    });
  }

  async startNotifications(): Promise<this> {
    this.subscriptions += 1;
    return this.#operate('subscribe', () => {
      if (!this.canSubscribe) throw new DOMException('GATT Error: Not supported.', 'NotSupportedError');
      if (this.lostSubscriptions > 0) this.lostSubscriptions -= 1;
      else this.subscribed = true;
      return this;
    });
  }

  async stopNotifications(): Promise<this> {
    return this.#operate('unsubscribe', () => {
      this.subscribed = false;
      return this;
    });
  }

  writeValueWithResponse(value: Uint8Array): Promise<void> {
    return this.#write(value, 'with response');
  }

  writeValueWithoutResponse(value: Uint8Array): Promise<void> {
    return this.#write(value, 'without response');
  }

  async #write(value: Uint8Array, how: string): Promise<void> {
    const hex = Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('');
    await this.#operate('write', () => undefined);
    this.written.push(`${hex} ${how}`);
    this.answers?.(hex);
  }

  /** The sensor speaks by itself. */
  notify(hex: string): void {
    if (this.subscribed) this.#tell(hex);
  }

  #tell(hex: string): DataView {
    const bytes = Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
    this.value = new DataView(bytes.buffer);
    this.dispatchEvent(new Event('characteristicvaluechanged'));
    return this.value;
  }

  #operate<T>(what: string, result: () => T | Promise<T>): Promise<T> {
    if (!this.server) throw new Error('a characteristic of no device');
    return this.server.operate(result, `${what} ${this.uuid.slice(0, 8).replace(/^0000/, '')}`);
  }
}

function delay(ms = OPERATION_MS): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
