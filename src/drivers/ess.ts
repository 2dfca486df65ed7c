import { batteryLevel, BATTERY_SERVICE } from './battery-level.ts';
import { currentTime, CURRENT_TIME_SERVICE } from './current-time.ts';
import { temperatureDescriptors } from './ess-descriptors.ts';
import { plausible } from './plausible.ts';
import type { DriverCharacteristic, SensorDriver } from './sensor-driver.ts';
import { uuidOf } from './uuid.ts';

const ENVIRONMENTAL_SENSING = uuidOf(0x181a);
const TEMPERATURE = uuidOf(0x2a6e);
const POLL_MS = 30_000;
/** Nothing is colder; hotter cannot be written in 16 bits of hundredths (tenths reach further, and are not believed). */
const RANGE = { lowest: -273.15, highest: 327.67 };

/** Hundredths of a degree. 0x8000 is "value is not known". */
const temperature: DriverCharacteristic = {
  service: ENVIRONMENTAL_SENSING,
  uuid: TEMPERATURE,
  quantities: ['temperature'],
  prefers: 'notify',
  pollMs: POLL_MS,
  several: true,
  descriptors: temperatureDescriptors,
  decode: (frame) => (frame.byteLength === 2 ? decodeTemperature(frame.getInt16(0, true), 100) : undefined),
};

/** Tenths of a degree: older builds have nothing better. */
const temperatureCelsius: DriverCharacteristic = {
  service: ENVIRONMENTAL_SENSING,
  uuid: uuidOf(0x2a1f),
  quantities: ['temperature'],
  prefers: 'notify',
  pollMs: POLL_MS,
  unless: TEMPERATURE,
  decode: (frame) => (frame.byteLength === 2 ? decodeTemperature(frame.getInt16(0, true), 10) : undefined),
};

function decodeTemperature(raw: number, steps: number) {
  const value = raw === -0x8000 ? undefined : raw / steps;
  return plausible(RANGE, [{ quantity: 'temperature', value }]);
}

/** Hundredths of a percent. 0xFFFF is "value is not known". */
const humidity: DriverCharacteristic = {
  service: ENVIRONMENTAL_SENSING,
  uuid: uuidOf(0x2a6f),
  quantities: ['humidity'],
  prefers: 'notify',
  pollMs: POLL_MS,
  decode: (frame) => {
    if (frame.byteLength !== 2) return undefined;
    const raw = frame.getUint16(0, true);
    return plausible(RANGE, [{ quantity: 'humidity', value: raw === 0xffff ? undefined : raw / 100 }]);
  },
};

/** Tenths of a pascal. Polled: nobody is alarmed by it, and subscriptions are few. */
const pressure: DriverCharacteristic = {
  service: ENVIRONMENTAL_SENSING,
  uuid: uuidOf(0x2a6d),
  quantities: ['pressure'],
  prefers: 'poll',
  pollMs: 5 * 60_000,
  decode: (frame) => {
    if (frame.byteLength !== 4) return undefined;
    return plausible(RANGE, [{ quantity: 'pressure', value: frame.getUint32(0, true) / 10 }]);
  },
};

/**
 * The Bluetooth SIG's Environmental Sensing Service: Zephyr, ESP32 and Nordic builds, and many makers' own boards.
 * Source: Environmental Sensing Service 1.0; GATT Specification Supplement (Temperature, Humidity, Pressure).
 *
 * The standard names no way to be found but the service itself, and many devices do not advertise it: for those the
 * chooser is opened without filters.
 */
export const ess: SensorDriver = {
  key: 'ess',
  label: 'Environmental Sensing',
  filters: [{ services: [ENVIRONMENTAL_SENSING] }],
  optionalServices: [ENVIRONMENTAL_SENSING, BATTERY_SERVICE, CURRENT_TIME_SERVICE],
  range: RANGE,
  characteristics: [temperature, temperatureCelsius, humidity, batteryLevel, pressure],
  recognise: (services) => services.includes(ENVIRONMENTAL_SENSING),
  details: [currentTime],
};
