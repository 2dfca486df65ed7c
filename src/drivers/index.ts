import { bluemaestro } from './bluemaestro.ts';
import { bthome } from './bthome.ts';
import { DEVICE_INFORMATION_SERVICE } from './device-information.ts';
import { efento } from './efento.ts';
import { ela } from './ela.ts';
import { ess } from './ess.ts';
import { etiBluetherm } from './eti-bluetherm.ts';
import { govee } from './govee.ts';
import { healthThermometer } from './health-thermometer.ts';
import { inkbird } from './inkbird.ts';
import { kkm } from './kkm.ts';
import { lywsd03mmc } from './lywsd03mmc.ts';
import { minew } from './minew.ts';
import { mocreo } from './mocreo.ts';
import { moko } from './moko.ts';
import { pvvx } from './pvvx.ts';
import { ruuvi } from './ruuvi.ts';
import { sensirion } from './sensirion.ts';
import type { ChooserFilter, SensorDriver, Unsupported } from './sensor-driver.ts';
import { sensorpush } from './sensorpush.ts';
import { sensortag } from './sensortag.ts';
import { switchbot } from './switchbot.ts';
import { teltonikaEye } from './teltonika-eye.ts';
import { thermobeacon } from './thermobeacon.ts';
import { thermopro } from './thermopro.ts';
import { thingy52 } from './thingy52.ts';

/**
 * Every sensor family that Frostline knows. The first that recognises a device takes it, so makers' own families stand
 * before the standards that they may also speak.
 */
export const allDrivers: readonly SensorDriver[] = [
  teltonikaEye,
  etiBluetherm,
  ruuvi,
  pvvx,
  lywsd03mmc,
  sensorpush,
  govee,
  sensirion,
  thermobeacon,
  inkbird,
  thingy52,
  sensortag,
  bthome,
  ela,
  minew,
  kkm,
  moko,
  efento,
  mocreo,
  bluemaestro,
  thermopro,
  switchbot,
  ess,
  healthThermometer,
];

/** What the browser's chooser is asked for, over all drivers. Plain data. */
export interface ChooserOptions {
  readonly filters: readonly ChooserFilter[];
  readonly optionalServices: readonly string[];
  /** Company ids whose advertisements may be read. Of use only where the browser hears advertisements. */
  readonly optionalManufacturerData: readonly number[];
}

/**
 * The union of the drivers' filters, services and company ids, so that one chooser finds any sensor that can be used.
 * @param advertisements whether advertisements are heard; where they are not, families that only advertise are not offered
 */
export function chooserOptions(advertisements: boolean): ChooserOptions {
  const usable = allDrivers.filter(({ characteristics }) => advertisements || characteristics.length > 0);
  const forms = advertisements ? usable.flatMap(({ advertisement }) => advertisement ?? []) : [];
  const services = [
    DEVICE_INFORMATION_SERVICE,
    ...usable.flatMap(({ optionalServices }) => optionalServices),
    ...forms.flatMap(({ serviceDataUuids }) => serviceDataUuids),
  ];
  return {
    filters: usable.flatMap(({ filters }) => filters),
    optionalServices: [...new Set(services)],
    optionalManufacturerData: [...new Set(forms.flatMap(({ companyIds }) => companyIds))],
  };
}

/**
 * Which family a connected device belongs to, or `undefined` when we know none.
 * @param services primary services, 128-bit lower case
 * @param name the device's name; '' when it has none, or the browser does not tell it
 * @param expected key of the family that it was of, if it was known: after a reload browsers forget names, and some families
 *   are known by name and services together
 */
export function recogniseDriver(
  services: readonly string[],
  name: string,
  expected?: string,
): SensorDriver | undefined {
  const known = name === '' ? allDrivers.find(({ key }) => key === expected) : undefined;
  if (known && namesOf(known).some((one) => known.recognise(services, one))) return known;
  return allDrivers.find((driver) => driver.recognise(services, name));
}

function namesOf({ filters }: SensorDriver): string[] {
  return ['', ...filters.flatMap((filter) => filter.name ?? filter.namePrefix ?? [])];
}

/**
 * Must a device be left alone, and why? To be asked with its name before connecting, and with its services after.
 * @param services `[]` before connecting
 */
export function findUnsupported(services: readonly string[], name: string): Unsupported | undefined {
  for (const driver of allDrivers) {
    const reason = driver.unsupported?.(services, name);
    if (reason) return reason;
  }
  return undefined;
}

/** The family of this key, or `undefined` (a sensor paired by a newer version of the app). */
export function findDriver(key: string): SensorDriver | undefined {
  return allDrivers.find((driver) => driver.key === key);
}
