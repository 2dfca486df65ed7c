import { advertisedDriver } from './advertised-driver.ts';
import { siliconRange } from './advertisement-form.ts';
import { humidity, temperature } from './measured.ts';
import { uuidOf } from './uuid.ts';

const MOKO_FRAMES = uuidOf(0xfeab);
const CLIMATE = 0x70;

/**
 * MOKO BeaconX Pro and H4: frame 70 in tenths, most significant byte first. The temperature has a sign, whatever others read.
 * Source: theengs/decoder (MBXPRO).
 */
export const moko = advertisedDriver({
  key: 'moko',
  label: 'MOKO BeaconX Pro',
  namePrefixes: [],
  serviceDataUuids: [MOKO_FRAMES],
  range: siliconRange,
  read: ({ serviceData }) => {
    const frame = serviceData.get(MOKO_FRAMES);
    if (!frame || frame.byteLength < 9 || frame.getUint8(0) !== CLIMATE) return undefined;
    return {
      measurements: [temperature(frame.getInt16(3) / 10), humidity(frame.getUint16(5) / 10)],
      batteryMv: frame.getUint16(7),
    };
  },
});
