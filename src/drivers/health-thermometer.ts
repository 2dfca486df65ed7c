import { batteryLevel, BATTERY_SERVICE } from './battery-level.ts';
import { currentTime, CURRENT_TIME_SERVICE } from './current-time.ts';
import { htsAdvertisement } from './hts-advertisement.ts';
import { readFloat11073 } from './ieee-11073-float.ts';
import { plausible } from './plausible.ts';
import { roundTo } from './round-to.ts';
import type { DriverCharacteristic, SensorDriver } from './sensor-driver.ts';
import { uuidOf } from './uuid.ts';

const HEALTH_THERMOMETER = uuidOf(0x1809);
const TEMPERATURE_MEASUREMENT = uuidOf(0x2a1c);
/** Made for bodies, used by probes of all kinds. */
const RANGE = { lowest: -273.15, highest: 1_000 };

const FAHRENHEIT = 0b001;
const TIMESTAMP = 0b010;
const TYPE = 0b100;

/** Flags, FLOAT, then what the flags announce: a time stamp of 7 bytes, a place on the body. */
function decodeMeasurement(frame: DataView) {
  if (frame.byteLength < 5) return undefined;
  const flags = frame.getUint8(0);
  const length = 5 + (flags & TIMESTAMP ? 7 : 0) + (flags & TYPE ? 1 : 0);
  if (frame.byteLength !== length) return undefined;
  const shown = readFloat11073(frame, 1);
  const value = shown !== undefined && flags & FAHRENHEIT ? roundTo(2, ((shown - 32) * 5) / 9) : shown;
  return plausible(RANGE, [{ quantity: 'temperature', value }]);
}

const temperatureMeasurement: DriverCharacteristic = {
  service: HEALTH_THERMOMETER,
  uuid: TEMPERATURE_MEASUREMENT,
  quantities: ['temperature'],
  prefers: 'notify',
  pollMs: 60_000,
  decode: decodeMeasurement,
};

/** Some thermometers only tell values on the way to the final one. */
const intermediateTemperature: DriverCharacteristic = {
  ...temperatureMeasurement,
  uuid: uuidOf(0x2a1e),
  unless: TEMPERATURE_MEASUREMENT,
};

/**
 * The Bluetooth SIG's Health Thermometer, also spoken by probes for kitchens and laboratories.
 * Source: Health Thermometer Service 1.0; IEEE 11073-20601 for the number.
 */
export const healthThermometer: SensorDriver = {
  key: 'hts',
  label: 'Health Thermometer',
  filters: [{ services: [HEALTH_THERMOMETER] }],
  optionalServices: [HEALTH_THERMOMETER, BATTERY_SERVICE, CURRENT_TIME_SERVICE],
  range: RANGE,
  characteristics: [temperatureMeasurement, intermediateTemperature, batteryLevel],
  recognise: (services) => services.includes(HEALTH_THERMOMETER),
  advertisement: htsAdvertisement,
  details: [currentTime],
};
