import { FaultError } from '../core/fault.ts';
import { recogniseDriver } from '../drivers/index.ts';
import type { DriverCharacteristic, SensorDriver } from '../drivers/sensor-driver.ts';
import { bluetoothFault } from './bluetooth-fault.ts';
import type { OperationQueue } from './operation-queue.ts';

const DISCOVERY = { timeoutMs: 10_000, timeout: 'operation-timeout' } as const;

/** A characteristic of the driver's table and the one of the connected device that it stands for. */
export interface FoundCharacteristic {
  readonly spec: DriverCharacteristic;
  readonly characteristic: BluetoothRemoteGATTCharacteristic;
}

export interface FoundSensor {
  readonly driver: SensorDriver;
  readonly characteristics: readonly FoundCharacteristic[];
}

/**
 * List the services of a connected device and find the driver that knows it.
 * @throws FaultError `bluetooth-not-recognised`, `operation-timeout`, `operation-failed`, `link-lost`
 */
export async function recogniseDevice(
  server: BluetoothRemoteGATTServer,
  queue: OperationQueue,
): Promise<{ driver: SensorDriver; services: readonly BluetoothRemoteGATTService[] }> {
  const services = await discover(queue, () => server.getPrimaryServices());
  const uuids = services.map(({ uuid }) => uuid);
  const driver = recogniseDriver(uuids, server.device.name ?? '');
  if (!driver) throw new FaultError('bluetooth-not-recognised', `services ${uuids.join(', ')}`);
  return { driver, services };
}

/**
 * Recognise a connected device and find the characteristics that its driver reads. Every object is new after each
 * connection: the old ones are dead. Of several with the same UUID the first is taken.
 * @param expected key of the driver that this sensor had; another one means that it is another device
 * @throws FaultError as {@link recogniseDevice}; `bluetooth-not-recognised` also when there is no temperature to read
 */
export async function discoverSensor(
  server: BluetoothRemoteGATTServer,
  queue: OperationQueue,
  expected: string | undefined,
): Promise<FoundSensor> {
  const { driver, services } = await recogniseDevice(server, queue);
  if (expected !== undefined && driver.key !== expected) {
    throw new FaultError('bluetooth-not-recognised', `expected ${expected}, found ${driver.key}`);
  }
  const inService = new Map<string, readonly BluetoothRemoteGATTCharacteristic[]>();
  for (const uuid of new Set(driver.characteristics.map((spec) => spec.service))) {
    const service = services.find((candidate) => candidate.uuid === uuid);
    if (service) inService.set(uuid, await discover(queue, () => service.getCharacteristics()));
  }
  const characteristics = driver.characteristics.flatMap((spec) => {
    const characteristic = inService.get(spec.service)?.find(({ uuid }) => uuid === spec.uuid);
    return characteristic && canBeHeard(characteristic) ? [{ spec, characteristic }] : [];
  });
  if (!characteristics.some(({ spec }) => spec.quantities.includes('temperature'))) {
    throw new FaultError('bluetooth-not-recognised', `${driver.key} without a temperature`);
  }
  return { driver, characteristics };
}

function canBeHeard({ properties }: BluetoothRemoteGATTCharacteristic): boolean {
  return properties.read || properties.notify || properties.indicate;
}

async function discover<T>(queue: OperationQueue, operation: () => Promise<T>): Promise<T> {
  try {
    return await queue.run(operation, DISCOVERY);
  } catch (thrown) {
    const { code, detail } = bluetoothFault(thrown, 'discovering');
    throw new FaultError(code, detail);
  }
}
