import { advertisedDriver } from './advertised-driver.ts';
import type { AdvertisementReading } from './advertisement.ts';
import { siliconRange } from './advertisement-form.ts';
import { addressAt } from './advertised-bytes.ts';
import { battery, humidity, temperature } from './measured.ts';
import type { DriverMeasurement } from './sensor-driver.ts';
import { uuidOf } from './uuid.ts';

const SWITCHBOT = 0x0969;
const SERVICE = uuidOf(0xfd3d);
const OLD_SERVICE = uuidOf(0x0d00);

/** Models by their letter: those whose service data holds the measurement, and those that only tell the battery there. */
const meters = ['T', 'i'];
const others = ['w', '4', '5'];

/** Tenths; sign and degrees; percent. A set sign bit means above zero. All zero: nothing measured yet. */
function readClimate(frame: DataView, offset: number): DriverMeasurement[] | undefined {
  const tenths = frame.getUint8(offset) & 0x0f;
  const degrees = frame.getUint8(offset + 1);
  const percent = frame.getUint8(offset + 2) & 0x7f;
  if (tenths > 9) return undefined;
  if (tenths === 0 && degrees === 0 && percent === 0) {
    return [temperature(undefined), humidity(undefined)];
  }
  const size = ((degrees & 0x7f) * 10 + tenths) / 10;
  return [temperature(degrees & 0x80 ? size : -size), humidity(percent)];
}

/** Address, counter, …, measurement. */
function readManufacturerFrame(frame: DataView): AdvertisementReading | undefined {
  if (frame.byteLength < 11) return undefined;
  const measurements = readClimate(frame, 8);
  return measurements && { measurements, identity: addressAt(frame, 0), sequence: frame.getUint8(6) };
}

function readMeter(service: DataView): DriverMeasurement[] | undefined {
  return service.byteLength === 6 ? readClimate(service, 3) : undefined;
}

function read(
  manufacturer: DataView | undefined,
  service: DataView | undefined,
): AdvertisementReading | undefined {
  const heard = manufacturer && readManufacturerFrame(manufacturer);
  if (!service) return heard;
  if (service.byteLength < 3) return undefined;
  const model = String.fromCharCode(service.getUint8(0) & 0x7f);
  const charge = battery(service.getUint8(2) & 0x7f);
  if (meters.includes(model)) {
    const measurements = readMeter(service);
    return measurements && { ...heard, measurements: [...measurements, charge] };
  }
  if (!others.includes(model)) return undefined;
  return { ...heard, measurements: [...(heard?.measurements ?? []), charge] };
}

/**
 * SwitchBot Meter, Meter Plus, Outdoor Meter, Meter Pro and Meter Pro CO2.
 * Source: sblibs/pySwitchbot (meter); OpenWonderLabs/SwitchBotAPI-BLE.
 */
export const switchbot = advertisedDriver({
  key: 'switchbot',
  label: 'SwitchBot Meter',
  namePrefixes: [],
  companyIds: [SWITCHBOT],
  serviceDataUuids: [SERVICE, OLD_SERVICE],
  range: siliconRange,
  read: ({ manufacturerData, serviceData }) =>
    read(manufacturerData.get(SWITCHBOT), serviceData.get(SERVICE) ?? serviceData.get(OLD_SERVICE)),
});
