import { faultOf, type Fault } from '../core/fault.ts';
import type { SensorDriver } from '../drivers/sensor-driver.ts';
import { connectDevice } from './connect-device.ts';
import { recogniseDevice } from './discover-sensor.ts';
import { OperationQueue } from './operation-queue.ts';

/**
 * Find out which family a chosen device belongs to, before it becomes a sensor of ours. Connects, with a second try (with
 * BlueZ the first often fails), and stays connected, so that pairing goes on without waiting; {@link releaseDevice} lets go.
 * @returns the driver, or the fault: `bluetooth-not-recognised`, `connect-timeout`, `connect-failed` …
 */
export async function identifySensor(device: BluetoothDevice): Promise<SensorDriver | Fault> {
  const first = await tryToIdentify(device);
  return 'code' in first && first.code === 'connect-failed' ? tryToIdentify(device) : first;
}

/** Disconnect a device that was identified and is not wanted after all. */
export function releaseDevice(device: BluetoothDevice): void {
  device.gatt?.disconnect();
}

async function tryToIdentify(device: BluetoothDevice): Promise<SensorDriver | Fault> {
  try {
    const server = await connectDevice(device, { ahead: true, wanted: () => true });
    return (await recogniseDevice(server, new OperationQueue())).driver;
  } catch (thrown) {
    releaseDevice(device);
    return faultOf(thrown);
  }
}
