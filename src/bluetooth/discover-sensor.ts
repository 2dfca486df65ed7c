import { FaultError } from '../core/fault.ts';
import { faultOfUnsupported } from './bluetooth-fault.ts';
import { findUnsupported, recogniseDriver } from '../drivers/index.ts';
import type { DriverCharacteristic, SensorDriver } from '../drivers/sensor-driver.ts';
import { discover, GattTable } from './gatt-table.ts';
import type { OperationQueue } from './operation-queue.ts';
import type { Wire } from './wire.ts';

/** A characteristic of the driver's table and the one of the connected device that it stands for. */
export interface FoundCharacteristic {
  readonly spec: DriverCharacteristic;
  readonly wire: Wire;
}

export interface FoundSensor {
  readonly driver: SensorDriver;
  readonly table: GattTable;
  readonly characteristics: readonly FoundCharacteristic[];
}

/**
 * List the services of a connected device and find the driver that knows it.
 * @param expected key of the driver that it had before; helps with devices that have lost their name
 * @throws FaultError `bluetooth-not-recognised`, `operation-timeout`, `operation-failed`, `link-lost`
 */
export async function recogniseDevice(
  server: BluetoothRemoteGATTServer,
  queue: OperationQueue,
  expected?: string,
): Promise<{ driver: SensorDriver; services: readonly BluetoothRemoteGATTService[] }> {
  const services = await discover(queue, () => server.getPrimaryServices());
  const uuids = services.map(({ uuid }) => uuid);
  const name = server.device.name ?? '';
  const unsupported = findUnsupported(uuids, name);
  if (unsupported) throw new FaultError(faultOfUnsupported[unsupported]);
  const driver = recogniseDriver(uuids, name, expected);
  if (!driver) throw new FaultError('bluetooth-not-recognised', `services ${uuids.join(', ')}`);
  return { driver, services };
}

/**
 * Recognise a connected device and find the characteristics that its driver reads. Of several with the same UUID the first is
 * taken: the others are of other places, and a room is one place.
 * @param expected key of the driver that this sensor had; another one means that it is another device
 * @throws FaultError as {@link recogniseDevice}; `bluetooth-not-recognised` also when there is no temperature to read
 */
export async function discoverSensor(
  server: BluetoothRemoteGATTServer,
  queue: OperationQueue,
  expected: string | undefined,
): Promise<FoundSensor> {
  const { driver, services } = await recogniseDevice(server, queue, expected);
  if (expected !== undefined && driver.key !== expected) {
    throw new FaultError('bluetooth-not-recognised', `expected ${expected}, found ${driver.key}`);
  }
  const table = new GattTable(services, queue);
  const characteristics: FoundCharacteristic[] = [];
  for (const spec of driver.characteristics) {
    const wire = await table.find(spec.service, spec.uuid);
    if (wire && (wire.canRead || wire.canNotify)) characteristics.push({ spec, wire });
  }
  const has = (uuid: string | undefined) => characteristics.some(({ spec }) => spec.uuid === uuid);
  const best = characteristics.filter(({ spec }) => !has(spec.unless));
  if (!best.some(({ spec }) => spec.quantities.includes('temperature'))) {
    throw new FaultError('bluetooth-not-recognised', `${driver.key} without a temperature`);
  }
  return { driver, table, characteristics: best };
}
