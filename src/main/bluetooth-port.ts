import { bluetoothAvailability, watchAvailability } from '../bluetooth/availability.ts';
import { BluetoothLinks, type KnownSensor } from '../bluetooth/bluetooth-links.ts';
import { chooseSensor } from '../bluetooth/choose-sensor.ts';
import { identifySensor, readDeviceIdentity, releaseDevice } from '../bluetooth/identify-sensor.ts';
import { factsOf, familyFacts } from '../bluetooth/sensor-family.ts';
import type { LinkHears, MissingLog } from '../bluetooth/link-hears.ts';
import { FaultError } from '../core/fault.ts';
import type { Sensor } from '../core/sensor.ts';
import type { BluetoothAvailability, BluetoothPort } from '../state/ports.ts';
import type { Cell } from './cell.ts';

/** Bluetooth as the components know it, and the links behind it. */
export interface BluetoothEdge {
  readonly port: BluetoothPort;
  readonly links: BluetoothLinks;
  /**
   * The sensors as the engine last told them. The first time those of before are connected, or it is said of each that it needs a tap;
   * later the links learn of another interval.
   */
  follow(sensors: readonly Sensor[]): void;
}

/** Why there is no Bluetooth, as far as a remedy depends on it. */
function explained(now: BluetoothAvailability): BluetoothAvailability {
  if (now !== 'unsupported') return now;
  if (!isSecureContext) return 'insecure';
  // An iPad calls itself a Macintosh, but a Macintosh has no touch screen.
  const apple = /iPhone|iPad/.test(navigator.userAgent);
  const pad = navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1;
  return apple || pad ? 'ios' : now;
}

/** What the links have to know of a sensor; `undefined` when it does not come by Bluetooth. */
export function knownSensor({ source, care, settings }: Sensor): KnownSensor | undefined {
  if (source.type !== 'bluetooth') return undefined;
  return {
    driver: source.driver,
    deviceName: source.deviceName,
    intervalMs: settings.intervalMs,
    ...(care?.identity === undefined ? {} : { identity: care.identity }),
  };
}

/**
 * @param sensorOf the sensor of an id, as the engine last told it
 * @param missing what is missing of a sensor and may be in its own log
 * @param availability is kept up to date
 */
export function makeBluetooth(
  hears: LinkHears,
  sensorOf: (id: string) => Sensor | undefined,
  missing: MissingLog,
  availability: Cell<BluetoothAvailability>,
): BluetoothEdge {
  const links = new BluetoothLinks({ hears, random: Math.random, page: window, missing });
  const followed = new Map<string, string>();
  let isUp = false;
  void bluetoothAvailability().then((now) => availability.set(explained(now)));
  watchAvailability((now) => {
    availability.set(explained(now));
    if (now === 'available') links.suspectAll();
  });

  const knownOf = (id: string) => {
    const sensor = sensorOf(id);
    return sensor && knownSensor(sensor);
  };

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
      const source = { type: 'bluetooth', driver: driver.key, deviceName: chosen.name } as const;
      const identity = await readDeviceIdentity(chosen.device, driver);
      const told = identity === undefined ? {} : { identity };
      const known: KnownSensor = { driver: driver.key, deviceName: chosen.name, ...told };
      return {
        source,
        family: driver.label,
        remarks: factsOf(driver).remarks,
        told,
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
      links.pair(id, chosen.device, knownOf(id) ?? { driver: source.driver, deviceName: source.deviceName });
    },
    forget: (id) => Promise.resolve(links.forget(id)),
    family: familyFacts,
    async identify(id) {
      const fault = await links.identify(id);
      if (fault !== undefined) throw new FaultError(fault.code, fault.detail);
    },
    fetchLog: (id, span) => links.fetchLog(id, span),
    cancelLog: (id) => links.cancelLog(id),
    watchFrames: (listener) => links.tap(listener),
  };
  return {
    port,
    links,
    follow(sensors) {
      const known = sensors.flatMap((sensor) => {
        const one = knownSensor(sensor);
        return one === undefined ? [] : [[sensor.id, one] as const];
      });
      for (const [id, one] of known) {
        const words = JSON.stringify(one);
        if (isUp && followed.has(id) && followed.get(id) !== words) links.update(id, one);
        followed.set(id, words);
      }
      if (isUp) return;
      isUp = true;
      void links.restore(new Map(known));
    },
  };
}
