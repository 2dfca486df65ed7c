import type { AdvertisementReading } from './advertisement.ts';
import { advertisementForm, siliconRange } from './advertisement-form.ts';
import { wholeFrame } from './advertised-bytes.ts';
import { battery, humidity, temperature } from './measured.ts';

const INKBIRD = 0x2449;

/** Hundredths of a degree that a sensor can measure, as they stand in place of a company id. */
const temperatureIds = Array.from({ length: 18_001 }, (_, i) => (i - 5_000) & 0xffff);

/** IBS-TH1, TH2 and P01B: nine bytes, the first two of them the temperature. */
function isOld(frame: DataView): boolean {
  return frame.byteLength === 9;
}

function readOld(frame: DataView, hasHumidity: boolean): AdvertisementReading {
  return {
    measurements: [
      temperature(frame.getInt16(0, true) / 100),
      ...(hasHumidity ? [humidity(frame.getUint16(2, true) / 100)] : []),
      battery(frame.getUint8(7)),
    ],
  };
}

/** ITH-11-B, ITH-13-B, ITH-21-B and IBS-P02B: tenths. */
function readNew(frame: DataView, hasHumidity: boolean): AdvertisementReading | undefined {
  if (frame.byteLength !== 16) return undefined;
  return {
    measurements: [
      temperature(frame.getInt16(4, true) / 10),
      ...(hasHumidity ? [humidity(frame.getUint16(6, true) / 10)] : []),
      battery(frame.getUint8(8)),
    ],
  };
}

/**
 * Inkbird thermometers. The older ones send their temperature in place of a company id and are known by their names: "sps" with
 * humidity, "tps" without.
 * Source: Bluetooth-Devices/inkbird-ble.
 */
export const inkbirdAdvertisement = advertisementForm({
  companyIds: [...temperatureIds.filter((id) => id !== INKBIRD), INKBIRD],
  range: siliconRange,
  read: ({ name, manufacturerData }, context) => {
    if (name === 'sps' || name === 'tps') {
      const frame = wholeFrame(manufacturerData, context, isOld);
      return frame && readOld(frame, name === 'sps');
    }
    const frame = manufacturerData.get(INKBIRD);
    // The thermometer for pools has no humidity and sends zeros in its place.
    return frame && readNew(frame, !name.startsWith('IBS-P02'));
  },
});
