import { bluetoothAvailability, watchAvailability } from '../bluetooth/availability.ts';
import { BluetoothLinks } from '../bluetooth/bluetooth-links.ts';
import { chooseSensor } from '../bluetooth/choose-sensor.ts';
import { identifySensor, releaseDevice } from '../bluetooth/identify-sensor.ts';
import type { LinkHears } from '../bluetooth/sensor-link.ts';
import { FaultError } from '../core/fault.ts';
import type { Sensor } from '../core/sensor.ts';
import type { BluetoothAvailability, BluetoothPort } from '../state/ports.ts';
import { Cell } from './cell.ts';

/** Bluetooth as the components know it, and the links behind it. */
export interface BluetoothEdge {
  readonly port: BluetoothPort;
  readonly links: BluetoothLinks;
}

/** @param sensorOf the sensor of an id, as the engine last told it */
export function makeBluetooth(hears: LinkHears, sensorOf: (id: string) => Sensor | undefined): BluetoothEdge {
  const links = new BluetoothLinks({ hears, random: Math.random, page: window });
  const availability = new Cell<BluetoothAvailability>('unsupported');
  void bluetoothAvailability().then((now) => availability.set(now));
  watchAvailability((now) => {
    availability.set(now);
    if (now === 'available') links.suspectAll();
  });

  const port: BluetoothPort = {
    availability,
    async choose(showAll) {
      const chosen = await chooseSensor({ list: showAll ? 'all' : 'known' });
      if ('code' in chosen) {
        if (chosen.code === 'bluetooth-no-sensor-chosen') return undefined;
        throw new FaultError(chosen.code, chosen.detail);
      }
      if (links.sensorOf(chosen.device) !== undefined) throw new FaultError('sensor-already-paired');
      const driver = await identifySensor(chosen.device);
      if ('code' in driver) throw new FaultError(driver.code, driver.detail);
      const known = { driver: driver.key, deviceName: chosen.name };
      return {
        source: { type: 'bluetooth', ...known },
        family: driver.label,
        release: () => releaseDevice(chosen.device),
        attach: (sensor) => links.pair(sensor, chosen.device, known),
      };
    },
    async reconnect(id) {
      const fault = await links.reconnect(id);
      if (fault === undefined) return;
      const source = sensorOf(id)?.source;
      if (fault.code !== 'needs-new-choice' || source?.type !== 'bluetooth')
        throw new FaultError(fault.code, fault.detail);
      // After a reload a stock browser has forgotten the device: the person picks it again, by its name.
      const chosen = await chooseSensor({ list: 'named', name: source.deviceName });
      if ('code' in chosen) throw new FaultError(chosen.code, chosen.detail);
      links.pair(id, chosen.device, { driver: source.driver, deviceName: source.deviceName });
    },
    forget: (id) => Promise.resolve(links.forget(id)),
  };
  return { port, links };
}
