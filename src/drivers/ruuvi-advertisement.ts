import type { AdvertisementReading } from './advertisement.ts';
import { advertisementForm, siliconRange } from './advertisement-form.ts';
import { bytesOf, identityOf } from './advertised-bytes.ts';
import { humidity, pressure, temperature } from './measured.ts';
import type { DriverMeasurement } from './sensor-driver.ts';

const RUUVI = 0x0499;

/** Formats 5, C5, 6 and E1 begin alike. Most significant byte first; 0x8000 and 0xFFFF mean "not available". */
function readClimate(frame: DataView): DriverMeasurement[] {
  const rawTemperature = frame.getInt16(1);
  const rawHumidity = frame.getUint16(3);
  const rawPressure = frame.getUint16(5);
  return [
    temperature(rawTemperature === -0x8000 ? undefined : rawTemperature / 200),
    humidity(rawHumidity === 0xffff ? undefined : rawHumidity / 400),
    pressure(rawPressure === 0xffff ? undefined : rawPressure + 50_000),
  ];
}

/** Eleven bits of millivolts above 1600; all ones: not available. */
function voltageAt(frame: DataView, offset: number): { batteryMv?: number } {
  const raw = frame.getUint16(offset) >> 5;
  return raw === 0x7ff ? {} : { batteryMv: raw + 1_600 };
}

function sequenceOf(raw: number, notAvailable: number): { sequence?: number } {
  return raw === notAvailable ? {} : { sequence: raw };
}

function identityAt(frame: DataView, offset: number): { identity?: string } {
  const bytes = bytesOf(frame, offset, offset + 6);
  return bytes.every((byte) => byte === 0xff) ? {} : { identity: identityOf(bytes) };
}

/** RuuviTag. Without the address (18 bytes) it is the heartbeat that a connected tag notifies. */
function readFormat5(frame: DataView): AdvertisementReading | undefined {
  if (frame.byteLength !== 24 && frame.byteLength !== 18) return undefined;
  return {
    measurements: readClimate(frame),
    ...voltageAt(frame, 13),
    ...sequenceOf(frame.getUint16(16), 0xffff),
    ...(frame.byteLength === 24 && identityAt(frame, 18)),
  };
}

/** Format 5 without acceleration. */
function readFormatC5(frame: DataView): AdvertisementReading | undefined {
  if (frame.byteLength !== 18) return undefined;
  return {
    measurements: readClimate(frame),
    ...voltageAt(frame, 7),
    ...sequenceOf(frame.getUint16(10), 0xffff),
    ...identityAt(frame, 12),
  };
}

/** The first one, without address or counter. Its sign stands in a bit of its own. */
function readFormat3(frame: DataView): AdvertisementReading | undefined {
  if (frame.byteLength !== 14) return undefined;
  const whole = frame.getUint8(2);
  const hundredths = frame.getUint8(3);
  if (hundredths > 99) return undefined;
  const size = (whole & 0x7f) + hundredths / 100;
  return {
    measurements: [
      temperature(whole & 0x80 ? -size : size),
      humidity(frame.getUint8(1) / 2),
      pressure(frame.getUint16(4) + 50_000),
    ],
    batteryMv: frame.getUint16(12),
  };
}

/** Ruuvi Air: short (format 6, with half an address, which is none) and long (E1). It has no battery. */
function readFormat6(frame: DataView): AdvertisementReading | undefined {
  if (frame.byteLength !== 20) return undefined;
  return {
    measurements: readClimate(frame),
    ...sequenceOf(frame.getUint8(15), 0xff),
  };
}

function readFormatE1(frame: DataView): AdvertisementReading | undefined {
  if (frame.byteLength !== 40) return undefined;
  return {
    measurements: readClimate(frame),
    ...sequenceOf(frame.getUint8(25) * 0x10000 + frame.getUint16(26), 0xffffff),
    ...identityAt(frame, 34),
  };
}

const readerOf: Readonly<Record<number, (frame: DataView) => AdvertisementReading | undefined>> = {
  0x03: readFormat3,
  0x05: readFormat5,
  0x06: readFormat6,
  0xc5: readFormatC5,
  0xe1: readFormatE1,
};

/**
 * A frame in one of Ruuvi's data formats, as it says and without a doubt cast on it: the largest and smallest values that the
 * documents give as examples are beyond any sensor.
 * Source: ruuvi/docs, communication/bluetooth-advertisements.
 */
export function readRuuvi(frame: DataView): AdvertisementReading | undefined {
  return frame.byteLength === 0 ? undefined : readerOf[frame.getUint8(0)]?.(frame);
}

/** RuuviTag (formats 3, 5 and C5) and Ruuvi Air (6 and E1). */
export const ruuviAdvertisement = advertisementForm({
  companyIds: [RUUVI],
  range: siliconRange,
  coinCell: true,
  read: ({ manufacturerData }) => {
    const frame = manufacturerData.get(RUUVI);
    return frame && readRuuvi(frame);
  },
});
