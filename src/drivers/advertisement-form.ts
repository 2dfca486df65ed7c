import type {
  Advertisement,
  AdvertisementContext,
  AdvertisementForm,
  AdvertisementReading,
  LockedPayload,
} from './advertisement.ts';
import { coinCellPercent } from './battery-level.ts';
import { battery } from './measured.ts';
import type { DriverMeasurement, TemperatureRange } from './sensor-driver.ts';

/** What a family has to say about its advertisements; the rest is the same for all. */
export interface AdvertisementParts {
  readonly companyIds?: readonly number[];
  readonly serviceDataUuids?: readonly string[];
  /** What its sensors can measure, with a margin: an advertisement beyond it is refused whole. */
  readonly range: TemperatureRange;
  /** Its battery level is to be estimated from the voltage of a lithium coin cell. */
  readonly coinCell?: true;
  readonly read: (
    advertisement: Advertisement,
    context: AdvertisementContext,
  ) => AdvertisementReading | undefined;
  readonly readPlain?: (plain: DataView, locked: LockedPayload) => AdvertisementReading | undefined;
}

/**
 * Elements of silicon (SHT, BME, HDC and their like) measure from −40 to +125 °C, and say a little more before they stop. The
 * margin is there because a freezer at the edge of the data sheet is still a freezer.
 */
export const siliconRange: TemperatureRange = { lowest: -50, highest: 130 };

/** Thermistors, thermocouples and whatever else a maker connects to a frame that can hold it. */
export const probeRange: TemperatureRange = { lowest: -200, highest: 1_800 };

const limits = { humidity: [0, 100], pressure: [0, 200_000], battery: [0, 100] } as const;

/** Could all of this be true? One value that cannot be makes the others of its frame doubtful too. */
export function isPlausible(measurements: readonly DriverMeasurement[], range: TemperatureRange): boolean {
  return measurements.every(({ quantity, value }) => {
    if (value === undefined) return true;
    const [lowest, highest] = quantity === 'temperature' ? [range.lowest, range.highest] : limits[quantity];
    return value >= lowest && value <= highest;
  });
}

function withEstimate(
  reading: AdvertisementReading | undefined,
  coinCell: true | undefined,
): AdvertisementReading | undefined {
  if (!coinCell || reading?.batteryMv === undefined) return reading;
  return { ...reading, measurements: [...reading.measurements, battery(coinCellPercent(reading.batteryMv))] };
}

/** The form of a family: what it reads, unless it cannot be true. */
export function advertisementForm(parts: AdvertisementParts): AdvertisementForm {
  const { companyIds = [], serviceDataUuids = [], range, coinCell, read, readPlain } = parts;
  const judge = (reading: AdvertisementReading | undefined) =>
    reading && isPlausible(reading.measurements, range) ? reading : undefined;
  const form = {
    companyIds,
    serviceDataUuids,
    decode: (advertisement: Advertisement, context: AdvertisementContext) =>
      judge(withEstimate(read(advertisement, context), coinCell)),
  };
  if (!readPlain) return form;
  return { ...form, decodePlain: (plain, locked) => judge(readPlain(plain, locked)) };
}
