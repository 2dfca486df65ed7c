import { findDriver } from '../drivers/index.ts';
import { webBluetooth } from './availability.ts';
import { identifySensor, readDeviceIdentity, releaseDevice } from './identify-sensor.ts';

/** What is known of a Bluetooth sensor besides its id: all there is to find its device again. */
export interface KnownSensor {
  readonly driver: string;
  readonly deviceName: string;
  /** Who the device said it was (its address or serial number), where its family can tell. */
  readonly identity?: string;
  /** How often it is to be read (ms). */
  readonly intervalMs?: number;
}

/** The devices that the browser gives back without a chooser; `undefined` where it cannot. */
export async function grantedDevices(): Promise<readonly BluetoothDevice[] | undefined> {
  const bluetooth = webBluetooth();
  return bluetooth && 'getDevices' in bluetooth ? bluetooth.getDevices() : undefined;
}

/**
 * The one device that can only be this sensor, by its name. Two of the same name, or none with a name, need more: a freezer's
 * temperature in another room's card is worse than a tap.
 * @param known all sensors, this one included
 * @param devices those that the browser gives back and no other sensor has
 */
export function findByName(
  { deviceName }: KnownSensor,
  known: Iterable<KnownSensor>,
  devices: readonly BluetoothDevice[],
): BluetoothDevice | undefined {
  if (deviceName === '') return undefined;
  const namesakes = [...known].filter((other) => other.deviceName === deviceName);
  const found = devices.filter((device) => device.name === deviceName);
  return namesakes.length === 1 && found.length === 1 ? found[0] : undefined;
}

/**
 * Connect the devices that may be this sensor, one after the other, until one says that it is. It stays connected.
 * @returns `undefined` when the sensor's family cannot tell, or none of them is it or answers
 */
export async function findByIdentity(
  { driver, deviceName, identity }: KnownSensor,
  devices: readonly BluetoothDevice[],
): Promise<BluetoothDevice | undefined> {
  const source = findDriver(driver)?.identity;
  if (identity === undefined || source === undefined) return undefined;
  // After a reload some devices have no name.
  for (const device of devices.filter(({ name = '' }) => name === deviceName || name === '')) {
    const found = await identifySensor(device, driver);
    if ('code' in found) continue;
    if (found.key === driver && (await readDeviceIdentity(device, found)) === identity) return device;
    releaseDevice(device);
  }
  return undefined;
}
