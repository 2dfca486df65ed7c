import { faultOfUnsupported } from './bluetooth-fault.ts';
import { faultOf, type Fault } from '../core/fault.ts';
import { findUnsupported } from '../drivers/index.ts';
import type { SensorDriver } from '../drivers/sensor-driver.ts';
import { bluetoothFault } from './bluetooth-fault.ts';
import { connectDevice } from './connect-device.ts';
import { readIdentity, type Attempt } from './device-facts.ts';
import { recogniseDevice } from './discover-sensor.ts';
import { GattTable } from './gatt-table.ts';
import { pause } from './operate.ts';
import { OperationQueue } from './operation-queue.ts';

/**
 * Find out which family a chosen device belongs to, before it becomes a sensor of ours. Connects, with a second try (with
 * BlueZ the first often fails), and stays connected, so that pairing goes on without waiting; {@link releaseDevice} lets go.
 * @param expected key of the driver that it had before, if it is not new
 * @returns the driver, or the fault: `bluetooth-not-recognised`, `connect-timeout`, `connect-failed` …
 */
export async function identifySensor(
  device: BluetoothDevice,
  expected?: string,
): Promise<SensorDriver | Fault> {
  // Some hang for good when somebody connects: they are known by their names.
  const unsupported = findUnsupported([], device.name ?? '');
  if (unsupported) return { code: faultOfUnsupported[unsupported] };
  const first = await tryToIdentify(device, expected);
  return 'code' in first && first.code === 'connect-failed' ? tryToIdentify(device, expected) : first;
}

/**
 * Who an identified device says it is, while it is still connected: told apart from its namesakes by its address or serial
 * number, on whatever computer.
 * @returns `undefined` when the family cannot tell, or this device did not
 */
export async function readDeviceIdentity(
  device: BluetoothDevice,
  { key, identity, conversation }: SensorDriver,
): Promise<string | undefined> {
  const { gatt } = device;
  if (!identity || !gatt) return undefined;
  const queue = new OperationQueue();
  const attempt: Attempt = async (_, operation) => {
    try {
      return { value: await operation() };
    } catch (thrown) {
      const { code, detail } = bluetoothFault(thrown, 'operating');
      if (code === 'internal') throw thrown;
      // Without an answer it is not told apart, and a person is asked; why matters to nobody.
      queue.close(detail === undefined ? { code } : { code, detail });
      return undefined;
    }
  };
  const found = await attempt('', () => recogniseDevice(gatt, queue, key));
  if (!found) return undefined;
  await pause(conversation?.settleMs ?? 0);
  const table = new GattTable(found.value.services, queue);
  const answer = await readIdentity(identity, device.name ?? '', table, attempt);
  table.stop();
  return answer;
}

/** Disconnect a device that was identified and is not wanted after all. */
export function releaseDevice(device: BluetoothDevice): void {
  device.gatt?.disconnect();
}

async function tryToIdentify(
  device: BluetoothDevice,
  expected: string | undefined,
): Promise<SensorDriver | Fault> {
  try {
    const server = await connectDevice(device, { ahead: true, wanted: () => true });
    return (await recogniseDevice(server, new OperationQueue(), expected)).driver;
  } catch (thrown) {
    releaseDevice(device);
    return faultOf(thrown);
  }
}
