import type { DriverCharacteristic, SensorDriver } from './sensor-driver.ts';
import { uuidOf } from './uuid.ts';

const ENVIRONMENTAL_SENSING = uuidOf(0x181a);
const BATTERY = uuidOf(0x180f);
const POLL_MS = 30_000;
const BATTERY_POLL_MS = 15 * 60_000;

/** Hundredths of a degree. 0x8000 is "value is not known"; nothing is colder than −273.15 °C. */
const temperature: DriverCharacteristic = {
  service: ENVIRONMENTAL_SENSING,
  uuid: uuidOf(0x2a6e),
  quantities: ['temperature'],
  prefers: 'notify',
  pollMs: POLL_MS,
  decode: (frame) => {
    if (frame.byteLength !== 2) return undefined;
    const raw = frame.getInt16(0, true);
    if (raw === -0x8000) return [{ quantity: 'temperature', value: undefined }];
    return raw < -27_315 ? undefined : [{ quantity: 'temperature', value: raw / 100 }];
  },
};

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
    if (raw === 0xffff) return [{ quantity: 'humidity', value: undefined }];
    return raw > 10_000 ? undefined : [{ quantity: 'humidity', value: raw / 100 }];
  },
};

/**
 * Whole percent; 0 % is a legal value. Polled even where it notifies: tablets can hold few subscriptions, and this
 * value moves in weeks.
 */
export const batteryLevel: DriverCharacteristic = {
  service: BATTERY,
  uuid: uuidOf(0x2a19),
  quantities: ['battery'],
  prefers: 'poll',
  pollMs: BATTERY_POLL_MS,
  decode: (frame) => {
    if (frame.byteLength !== 1) return undefined;
    const value = frame.getUint8(0);
    return value > 100 ? undefined : [{ quantity: 'battery', value }];
  },
};

/**
 * The Bluetooth SIG's Environmental Sensing Service: Zephyr, ESP32 and Nordic builds, and many makers' own boards.
 * Source: Environmental Sensing Service 1.0; GATT Specification Supplement (Temperature, Humidity, Battery Level).
 *
 * The standard names no way to be found but the service itself, and many devices do not advertise it: for those the
 * chooser is opened without filters.
 */
export const ess: SensorDriver = {
  key: 'ess',
  label: 'Environmental Sensing',
  filters: [{ services: [ENVIRONMENTAL_SENSING] }],
  optionalServices: [ENVIRONMENTAL_SENSING, BATTERY],
  characteristics: [temperature, humidity, batteryLevel],
  recognise: (services) => services.includes(ENVIRONMENTAL_SENSING),
};
