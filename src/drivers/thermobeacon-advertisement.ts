import type { AdvertisementReading } from './advertisement.ts';
import { advertisementForm, siliconRange } from './advertisement-form.ts';
import { addressAt, reversedAddressAt, wholeFrame } from './advertised-bytes.ts';
import { battery, humidity, temperature } from './measured.ts';

const thermoBeaconIds = [0x10, 0x11, 0x14, 0x15, 0x18, 0x1b, 0x30];
/** What stands there on an ORIA T201 or T301, read as a company id: bytes 55 AA. */
const ORIA = 0xaa55;

/** Sixteenths of a degree and of a percent. Frames of 20 bytes hold the extremes since the last reset. */
function readThermoBeacon(frame: DataView): AdvertisementReading | undefined {
  if (frame.byteLength !== 18 || frame.getUint8(0) !== 0) return undefined;
  return {
    measurements: [temperature(frame.getInt16(10, true) / 16), humidity(frame.getUint16(12, true) / 16)],
    identity: reversedAddressAt(frame, 2),
    batteryMv: frame.getUint16(8, true),
  };
}

/** Hundredths, most significant byte first. */
function readOria(frame: DataView): AdvertisementReading {
  return {
    measurements: [
      temperature(frame.getInt16(12) / 100),
      humidity(frame.getUint16(14) / 100),
      battery(frame.getUint8(16)),
    ],
    identity: addressAt(frame, 4),
  };
}

function isOria(frame: DataView): boolean {
  return frame.byteLength >= 19 && frame.getUint16(0) === 0x55aa && frame.getUint8(2) === 1;
}

/**
 * ThermoBeacon, Brifit and their like, and ORIA T201 and T301.
 * Source: Bluetooth-Devices/thermobeacon-ble; theengs/decoder (T201, T301).
 */
export const thermoBeaconAdvertisement = advertisementForm({
  companyIds: [...thermoBeaconIds, ORIA],
  range: siliconRange,
  coinCell: true,
  read: ({ manufacturerData }, context) => {
    const oria = wholeFrame(manufacturerData, context, isOria);
    if (oria) return readOria(oria);
    for (const id of thermoBeaconIds) {
      const frame = manufacturerData.get(id);
      const reading = frame && readThermoBeacon(frame);
      if (reading) return reading;
    }
    return undefined;
  },
});
