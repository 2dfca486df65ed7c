import { uuidOf } from '../../drivers/uuid.ts';

/** A device that advertises, as Chromium shows it, for unit tests only. */
export class FakeAdvertiser extends EventTarget {
  readonly id = 'AAAA';
  name: string | undefined;
  /** What `watchAdvertisements` does next. */
  behaviour: 'succeed' | 'fail' | 'hang' = 'succeed';
  /** Watches that were begun, and those that run. */
  begun = 0;
  running = 0;
  listeners = 0;

  constructor(name: string | undefined) {
    super();
    this.name = name;
  }

  /** As the product sees it. */
  get real(): BluetoothDevice {
    return this as unknown as BluetoothDevice;
  }

  async watchAdvertisements({ signal }: { signal: AbortSignal }): Promise<void> {
    this.begun += 1;
    if (this.behaviour === 'hang') await new Promise<void>(() => undefined);
    if (this.behaviour === 'fail')
      throw new DOMException('Bluetooth adapter not available.', 'NotFoundError');
    this.running += 1;
    signal.addEventListener('abort', () => (this.running -= 1), { once: true });
  }

  override addEventListener(type: string, listener: EventListener): void {
    super.addEventListener(type, listener);
    this.listeners += 1;
  }

  override removeEventListener(type: string, listener: EventListener): void {
    super.removeEventListener(type, listener);
    this.listeners -= 1;
  }

  /** Send service data (of a service by its 16 bits). */
  serve(service: number, hex: string, more: { rssi?: number } = {}): void {
    this.#send({ serviceData: new Map([[uuidOf(service), viewOf(hex)]]), ...more });
  }

  /** Send manufacturer data. */
  advertise(manufacturerData: Readonly<Record<number, string>>): void {
    const entries = Object.entries(manufacturerData).map(([id, hex]) => [Number(id), viewOf(hex)] as const);
    this.#send({ manufacturerData: new Map(entries) });
  }

  #send(data: object): void {
    // Who does not watch hears nothing.
    if (this.running > 0) this.dispatchEvent(Object.assign(new Event('advertisementreceived'), data));
  }
}

function viewOf(hex: string): DataView {
  return new DataView(Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)).buffer);
}
