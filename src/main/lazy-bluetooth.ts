import type { BluetoothPort, BluetoothAvailability } from '../state/ports.ts';
import type { BluetoothEdge } from './bluetooth-port.ts';
import { Cell } from './cell.ts';

/**
 * Bluetooth as the components know it, while its drivers are still on their way: they come in a chunk of their own right after the first
 * screen. A call waits for them; a tap allows the chooser for some seconds, and the chunk lies in the precache.
 * @param load makes the real one; it is told the cell that the components watch
 */
export function lazyBluetooth(load: (availability: Cell<BluetoothAvailability>) => Promise<BluetoothEdge>): {
  readonly port: BluetoothPort;
  /** The real one, when it is there; to be told of the site, not to be waited for. */
  readonly ready: Promise<BluetoothEdge>;
} {
  const availability = new Cell<BluetoothAvailability>('unsupported');
  const ready = load(availability);
  let edge: BluetoothEdge | undefined;
  void ready.then((loaded) => (edge = loaded));
  return {
    ready,
    port: {
      availability,
      choose: async (showAll) => (await ready).port.choose(showAll),
      reconnect: async (sensor) => (await ready).port.reconnect(sensor),
      forget: async (sensor) => (await ready).port.forget(sensor),
      family: (driver) => edge?.port.family(driver),
      identify: async (sensor) => (await ready).port.identify(sensor),
      fetchLog: (sensor, span) => void ready.then(({ port }) => port.fetchLog(sensor, span)),
      cancelLog: (sensor) => void ready.then(({ port }) => port.cancelLog(sensor)),
      watchFrames: (listener) => void ready.then(({ port }) => port.watchFrames(listener)),
    },
  };
}
