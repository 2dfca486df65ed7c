import type { Fault } from '../core/fault.ts';
import { chooserOptions } from '../drivers/index.ts';
import { webBluetooth } from './availability.ts';
import { bluetoothFault } from './bluetooth-fault.ts';

/** What the chooser lists. */
export type ChooserScope =
  /** Sensors that say what they are. */
  | { readonly list: 'known' }
  /** "My sensor is not listed": every device in range. Many sensors do not advertise their service. */
  | { readonly list: 'all' }
  /** The sensor of this name, to connect it again. */
  | { readonly list: 'named'; readonly name: string };

export interface ChosenSensor {
  readonly device: BluetoothDevice;
  /** As the device calls itself: text, never markup. '' when it has no name. */
  readonly name: string;
}

/**
 * Open the browser's chooser. Must be called straight from a tap (before any `await`), or the browser refuses.
 * @returns the chosen device, or the fault: `bluetooth-no-sensor-chosen` when the person closed it
 */
export async function chooseSensor(scope: ChooserScope): Promise<ChosenSensor | Fault> {
  const bluetooth = webBluetooth();
  if (!bluetooth) return { code: 'bluetooth-unsupported' };
  try {
    const device = await bluetooth.requestDevice(requestOf(scope));
    return { device, name: device.name ?? '' };
  } catch (thrown) {
    return bluetoothFault(thrown, 'choosing');
  }
}

/** Links only, so far: a sensor that cannot be connected must not be offered. */
const HEARS_ADVERTISEMENTS = false;

/** Services and makers are named in every case: the browser hides, after that, all that were not. */
function requestOf(scope: ChooserScope): RequestDeviceOptions {
  const { filters, optionalServices, optionalManufacturerData } = chooserOptions(HEARS_ADVERTISEMENTS);
  const optional = {
    optionalServices: [...optionalServices],
    optionalManufacturerData: [...optionalManufacturerData],
  };
  if (scope.list === 'all') return { acceptAllDevices: true, ...optional };
  // A filter by an empty name would find nothing.
  if (scope.list === 'named' && scope.name !== '') {
    return { filters: [{ name: scope.name }], ...optional };
  }
  const own = filters.map((filter) => {
    const { services: wanted, ...rest } = filter;
    return wanted ? { ...rest, services: [...wanted] } : rest;
  });
  return { filters: own, ...optional };
}
