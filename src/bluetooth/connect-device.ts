import { FaultError } from '../core/fault.ts';
import { bluetoothFault } from './bluetooth-fault.ts';
import { OperationQueue } from './operation-queue.ts';

const CONNECT_MS = 12_000;

/** One pending connect for the whole page: Android's stack can wedge when two sensors are connected at once. */
const connects = new OperationQueue();

export interface ConnectWish {
  /** A person is waiting: connect before the sensors that retry by themselves. */
  readonly ahead: boolean;
  /** Does anybody still want this device connected? Asked when the turn comes and when the connection is made. */
  readonly wanted: () => boolean;
}

/**
 * Connect to a device's GATT server, at most 12 s long once its turn has come. `connect()` can hang for ever and cannot be stopped on any
 * platform, so a late success is undone unless somebody wants it by then.
 * @throws FaultError `connect-timeout`, `connect-failed`, `bluetooth-off`, `bluetooth-permission`
 */
export async function connectDevice(
  device: BluetoothDevice,
  wish: ConnectWish,
): Promise<BluetoothRemoteGATTServer> {
  const { gatt } = device;
  if (!gatt)
    throw new FaultError('bluetooth-permission', 'this page may not use the GATT server of the device');
  const connect = async () => {
    if (!wish.wanted()) throw new FaultError('connect-failed', 'given up before its turn');
    const server = await gatt.connect();
    if (!wish.wanted()) gatt.disconnect();
    return server;
  };
  try {
    return await connects.run(connect, {
      timeoutMs: CONNECT_MS,
      timeout: 'connect-timeout',
      ahead: wish.ahead,
      abandon: () => gatt.disconnect(),
    });
  } catch (thrown) {
    const { code, detail } = bluetoothFault(thrown, 'connecting');
    throw new FaultError(code, detail);
  }
}
