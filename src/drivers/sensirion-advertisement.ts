import type { AdvertisementReading } from './advertisement.ts';
import { advertisementForm } from './advertisement-form.ts';
import { bytesOf, identityOf } from './advertised-bytes.ts';
import { humidity, temperature } from './measured.ts';

const SENSIRION = 0x06d5;

/** Types of samples whose humidity is a share of the whole range; and of those with the formula of the SHT4x. */
const shared: readonly number[] = [3, 4, 8, 10];
const sht4x = 6;

/** Temperature of all Sensirion elements from its 16 bits. */
export function sensirionTemperature(raw: number): number {
  return -45 + (175 * raw) / 65_535;
}

/** Humidity of the SHT4x from its 16 bits; its formula goes beyond both ends. */
export function sht4xHumidity(raw: number): number {
  return Math.min(100, Math.max(0, -6 + (125 * raw) / 65_535));
}

/** Type of advertisement, type of sample, two bytes of the device's id, then the samples, least significant byte first. */
function readSamples(frame: DataView): AdvertisementReading | undefined {
  if (frame.byteLength < 8 || frame.getUint8(0) !== 0) return undefined;
  const type = frame.getUint8(1);
  if (type !== sht4x && !shared.includes(type)) return undefined;
  const rawHumidity = frame.getUint16(6, true);
  return {
    measurements: [
      temperature(sensirionTemperature(frame.getUint16(4, true))),
      humidity(type === sht4x ? sht4xHumidity(rawHumidity) : (100 * rawHumidity) / 65_535),
    ],
    identity: identityOf(bytesOf(frame, 2, 4)),
  };
}

/**
 * Sensirion's gadgets: MyCO2, SHT4x and SCD4x.
 * Source: Sensirion/arduino-ble-gadget; akx/sensirion-ble.
 */
export const sensirionAdvertisement = advertisementForm({
  companyIds: [SENSIRION],
  // All bits set means 130 °C, which no element survives to tell.
  range: { lowest: -45, highest: 125 },
  read: ({ manufacturerData }) => {
    const frame = manufacturerData.get(SENSIRION);
    return frame && readSamples(frame);
  },
});
