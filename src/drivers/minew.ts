import { advertisedDriver } from './advertised-driver.ts';
import type { AdvertisementReading } from './advertisement.ts';
import { siliconRange } from './advertisement-form.ts';
import { fixed88At, reversedAddressAt } from './advertised-bytes.ts';
import { battery, humidity, temperature } from './measured.ts';
import { uuidOf } from './uuid.ts';

const MINEW = 0x0639;
const MINEW_FRAMES = uuidOf(0xffe1);

function readServiceFrame(frame: DataView): AdvertisementReading | undefined {
  if (frame.byteLength < 2 || frame.getUint8(0) !== 0xa1) return undefined;
  const type = frame.getUint8(1);
  if (type === 0x01 && frame.byteLength === 13) {
    return {
      measurements: [
        temperature(fixed88At(frame, 3)),
        humidity(fixed88At(frame, 5)),
        battery(frame.getUint8(2)),
      ],
      identity: reversedAddressAt(frame, 7),
    };
  }
  if (type !== 0x13 || frame.byteLength !== 11) return undefined;
  return {
    measurements: [temperature(fixed88At(frame, 3)), battery(frame.getUint8(2))],
    identity: reversedAddressAt(frame, 5),
  };
}

/** S3, and the "Connect V3" frames 05 and 1B. */
function readManufacturerFrame(frame: DataView): AdvertisementReading | undefined {
  if (frame.byteLength < 16) return undefined;
  switch (frame.getUint16(0)) {
    case 0xa303: {
      const climate = [temperature(fixed88At(frame, 3)), humidity(fixed88At(frame, 5))];
      return { measurements: [...climate, battery(frame.getUint8(2))] };
    }
    case 0xca05: {
      const version = frame.getUint8(2);
      if (version > 1) return undefined;
      const degrees = temperature(fixed88At(frame, 5));
      return { measurements: version === 0 ? [degrees, humidity(fixed88At(frame, 7))] : [degrees] };
    }
    case 0xca1b:
      return { measurements: [temperature(fixed88At(frame, 14))], batteryMv: frame.getUint16(12) };
    default:
      return undefined;
  }
}

/**
 * Minew S1, S3 and "Connect V3" sensors: 8.8 numbers, most significant byte first.
 * Source: reelyactive/advlib-ble-services and advlib-ble-manufacturers (minew).
 */
export const minew = advertisedDriver({
  key: 'minew',
  label: 'Minew',
  namePrefixes: [],
  companyIds: [MINEW],
  serviceDataUuids: [MINEW_FRAMES],
  range: siliconRange,
  read: ({ manufacturerData, serviceData }) => {
    const frame = manufacturerData.get(MINEW);
    const reading = frame && readManufacturerFrame(frame);
    const service = serviceData.get(MINEW_FRAMES);
    return reading ?? (service && readServiceFrame(service));
  },
});
