import type { AdvertisementReading } from './advertisement.ts';
import { advertisementForm, siliconRange } from './advertisement-form.ts';
import { bytesOf } from './advertised-bytes.ts';
import { battery, humidity, temperature } from './measured.ts';
import type { DriverMeasurement } from './sensor-driver.ts';

const H507X = 0xec88;
const H51XX = 0x0001;
const H5179 = 0x8801;

/** Begins an iBeacon that these sensors hang on to their own data: id of Apple, type 2, 21 bytes. */
const iBeacon = [0x4c, 0x00, 0x02, 0x15];

/**
 * Temperature and humidity packed into three bytes, most significant first: bit 23 is the sign, the thousands are tenths of a
 * degree, the rest tenths of a percent.
 */
export function readPackedClimate(frame: DataView, offset: number): DriverMeasurement[] {
  const packed = frame.getUint8(offset) * 0x10000 + frame.getUint16(offset + 1);
  const size = packed & 0x7fffff;
  const degrees = Math.floor(size / 1000) / 10;
  return [temperature(packed & 0x800000 ? -degrees : degrees), humidity((size % 1000) / 10)];
}

/** Three packed bytes, then the battery; its bit 7 says that the probe has failed and the values mean nothing. */
function readPacked(frame: DataView, offset: number): AdvertisementReading {
  const state = frame.getUint8(offset + 3);
  const climate = readPackedClimate(frame, offset);
  const heard = state & 0x80 ? climate.map((one) => ({ ...one, value: undefined })) : climate;
  return { measurements: [...heard, battery(state & 0x7f)] };
}

/** Two numbers in hundredths, least significant byte first, then the battery. */
function readHundredths(frame: DataView, offset: number): AdvertisementReading {
  return {
    measurements: [
      temperature(frame.getInt16(offset, true) / 100),
      humidity(frame.getUint16(offset + 2, true) / 100),
      battery(frame.getUint8(offset + 4)),
    ],
  };
}

function readH507x(frame: DataView): AdvertisementReading | undefined {
  switch (ownLength(frame)) {
    case 6:
    case 8:
      return readPacked(frame, 1);
    // H5074; H5051, H5052 and H5071.
    case 7:
    case 9:
      return readHundredths(frame, 1);
    default:
      return undefined;
  }
}

function readH51xx(frame: DataView, name: string): AdvertisementReading | undefined {
  const length = ownLength(frame);
  if (length < 6 || frame.getUint16(0) !== 0x0101) return undefined;
  // It packs fine dust into the same bytes.
  if (name.includes('H5106')) return undefined;
  if (!/[BH]5178/.test(name)) return readPacked(frame, 2);
  // Two thermometers, the display and its remote part, take turns.
  const channel = frame.getUint8(2);
  if (length < 7 || channel > 1) return undefined;
  const reading = readPacked(frame, 3);
  return channel === 0 ? reading : { measurements: reading.measurements.map((one) => ({ ...one, channel })) };
}

function ownLength(frame: DataView): number {
  const bytes = bytesOf(frame);
  const foreign = bytes.findIndex((_, at) => iBeacon.every((byte, i) => bytes[at + i] === byte));
  return foreign === -1 ? bytes.length : foreign;
}

/**
 * Govee thermometers. Which form an advertisement has follows from its company id and length.
 * Source: Bluetooth-Devices/govee-ble; wcbonner/GoveeBTTempLogger; Heckie75/govee-h5075-thermo-hygrometer.
 */
export const goveeAdvertisement = advertisementForm({
  companyIds: [H507X, H51XX, H5179],
  range: siliconRange,
  read: ({ name, manufacturerData }) => {
    const h507x = manufacturerData.get(H507X);
    if (h507x) return readH507x(h507x);
    const h5179 = manufacturerData.get(H5179);
    if (h5179) return h5179.byteLength === 9 ? readHundredths(h5179, 4) : undefined;
    const h51xx = manufacturerData.get(H51XX);
    return h51xx && readH51xx(h51xx, name);
  },
});
