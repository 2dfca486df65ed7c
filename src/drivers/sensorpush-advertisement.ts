import type { AdvertisementReading } from './advertisement.ts';
import { advertisementForm, probeRange } from './advertisement-form.ts';
import { wholeFrame } from './advertised-bytes.ts';
import { humidity, pressure, temperature } from './measured.ts';
import type { DriverMeasurement } from './sensor-driver.ts';

/** One quantity of a packed number: from `lowest` on, in steps, `count` of them. */
interface Digit {
  readonly lowest: number;
  /** Steps to the unit: 400 for steps of 0.0025. */
  readonly stepsPerUnit: number;
  readonly count: number;
  readonly measure: (value: number) => DriverMeasurement;
}

function digit(measure: Digit['measure'], lowest: number, highest: number, stepsPerUnit: number): Digit {
  return { lowest, stepsPerUnit, count: (highest - lowest) * stepsPerUnit + 1, measure };
}

const relativeHumidity = digit(humidity, 0, 100, 400);

/** By type of device. */
const digitsOf: ReadonlyMap<number, readonly Digit[]> = new Map([
  // HTP.xw
  [64, [digit(temperature, -40, 140, 400), relativeHumidity, digit(pressure, 30_000, 125_000, 1)]],
  // HT.w
  [65, [digit(temperature, -40, 125, 400), relativeHumidity]],
  // TC.x, a thermocouple
  [66, [digit(temperature, -200, 1_800, 16)]],
]);

/**
 * The number that a SensorPush packs its measurements into, least significant byte first: a numeral whose digits have a base
 * each. What does not fit into its digits was none.
 * @param type 64 HTP.xw, 65 HT.w, 66 TC.x
 */
export function readPackedSensorPush(
  frame: DataView,
  offset: number,
  type: number,
): readonly DriverMeasurement[] | undefined {
  const digits = digitsOf.get(type);
  // Six bytes at most, so that the number is exact.
  if (!digits || frame.byteLength - offset > 6 || frame.byteLength <= offset) return undefined;
  let rest = 0;
  for (let at = frame.byteLength - 1; at >= offset; at--) rest = rest * 256 + frame.getUint8(at);
  const measurements = digits.map(({ lowest, stepsPerUnit, count, measure }) => {
    const steps = rest % count;
    rest = Math.floor(rest / count);
    return measure((lowest * stepsPerUnit + steps) / stepsPerUnit);
  });
  return rest === 0 ? measurements : undefined;
}

/** Bytes of the whole frame by type, so that one which was cut short is not read as another number. */
const lengthOf: Readonly<Record<number, number>> = { 64: 7, 65: 5, 66: 5 };

function typeOf(frame: DataView): number {
  return 64 + (frame.getUint8(0) >> 2);
}

function isPaged(frame: DataView): boolean {
  // Of the pages only the first holds measurements.
  return (frame.getUint8(0) & 3) === 0 && lengthOf[typeOf(frame)] === frame.byteLength;
}

/** HT1, the first of them: two sensor values of 12 and 14 bits and the type, in four bytes. */
function isHt1(frame: DataView): boolean {
  return frame.byteLength === 4 && ((frame.getUint8(3) >> 2) & 31) === 1;
}

function readHt1(frame: DataView): AdvertisementReading {
  const bits = frame.getUint32(0, true);
  const percent = -6 + (125 * (bits & 0xfff)) / 4096;
  return {
    measurements: [
      temperature(-46.85 + (175.72 * ((bits >>> 12) & 0x3fff)) / 16_384),
      // The element's formula goes beyond both ends in dry and in saturated air.
      humidity(Math.min(100, Math.max(0, percent))),
    ],
  };
}

/**
 * SensorPush HT1, HT.w, HTP.xw and TC.x. The first two bytes of the measurement are sent in place of a company id.
 * Source: Bluetooth-Devices/sensorpush-ble.
 */
export const sensorPushAdvertisement = advertisementForm({
  companyIds: Array.from({ length: 0x10000 }, (_, id) => id),
  range: probeRange,
  read: ({ name, manufacturerData }, context) => {
    if (name === 's') {
      const frame = wholeFrame(manufacturerData, context, isHt1);
      return frame && readHt1(frame);
    }
    if (!name.startsWith('SensorPush')) return undefined;
    const frame = wholeFrame(manufacturerData, context, isPaged);
    const measurements = frame && readPackedSensorPush(frame, 1, typeOf(frame));
    return measurements && { measurements };
  },
});
