import { bytesOf } from './advertised-bytes.ts';
import { textOf } from './frame-text.ts';
import type { ChannelDescription, DescriptorReading, TemperatureRange } from './sensor-driver.ts';
import { uuidOf } from './uuid.ts';

const USER_DESCRIPTION = uuidOf(0x2901);
const VALID_RANGE = uuidOf(0x2906);
const CONFIGURATION = uuidOf(0x290b);
const MEASUREMENT = uuidOf(0x290c);

const SAMPLING: readonly ChannelDescription['sampling'][] = [
  undefined,
  'instantaneous',
  'mean',
  'rms',
  'maximum',
  'minimum',
  'accumulated',
  'count',
];
const PLACED: ReadonlyMap<number, 'air' | 'inside' | 'outside'> = new Map([
  [0x01, 'air'],
  [0x1b, 'inside'],
  [0x1c, 'outside'],
]);

/** What ES Measurement (0x290C) says. `sampling` and `application` as numbered by the SIG; 0: unspecified. */
export interface EsMeasurement {
  readonly flags: number;
  readonly sampling: number;
  /** Over which time a mean is taken; 0: not in use. */
  readonly periodSeconds: number;
  readonly intervalSeconds: number;
  readonly application: number;
  /** Steps of 0.5 %; 0xFF: not available. */
  readonly uncertainty: number;
}

/** Eleven bytes. Source: Bluetooth SIG, Environmental Sensing Service 1.0, 3.1.2.2. */
export function decodeEsMeasurement(frame: DataView): EsMeasurement | undefined {
  if (frame.byteLength !== 11) return undefined;
  const u24 = (offset: number) => frame.getUint16(offset, true) + frame.getUint8(offset + 2) * 0x10000;
  return {
    flags: frame.getUint16(0, true),
    sampling: frame.getUint8(2),
    periodSeconds: u24(3),
    intervalSeconds: u24(6),
    application: frame.getUint8(9),
    uncertainty: frame.getUint8(10),
  };
}

/** Valid Range (0x2906) of a Temperature: lower and upper in hundredths of a degree. `undefined` when it makes no sense. */
export function decodeValidRange(frame: DataView): TemperatureRange | undefined {
  if (frame.byteLength !== 4) return undefined;
  const [lowest, highest] = [frame.getInt16(0, true) / 100, frame.getInt16(2, true) / 100];
  return lowest < highest ? { lowest, highest } : undefined;
}

/** ES Configuration (0x290B): must all of the triggers be met before the sensor notifies, or any of them? */
export function decodeEsConfiguration(frame: DataView): 'all' | 'any' | undefined {
  if (frame.byteLength !== 1 || frame.getUint8(0) > 1) return undefined;
  return frame.getUint8(0) === 0 ? 'all' : 'any';
}

/** The descriptors of a Temperature of the Environmental Sensing Service. */
export const temperatureDescriptors: DescriptorReading = {
  uuids: [USER_DESCRIPTION, VALID_RANGE, CONFIGURATION, MEASUREMENT],
  describe: (values) => {
    const value = <T>(uuid: string, decode: (frame: DataView) => T) => {
      const frame = values.get(uuid);
      return frame && decode(frame);
    };
    const name = value(USER_DESCRIPTION, (frame) => textOf(bytesOf(frame)));
    const range = value(VALID_RANGE, decodeValidRange);
    const triggers = value(CONFIGURATION, decodeEsConfiguration);
    const measurement = value(MEASUREMENT, decodeEsMeasurement);
    const sampling = measurement && SAMPLING[measurement.sampling];
    const placed = measurement && PLACED.get(measurement.application);
    return {
      ...(name && { name }),
      ...(range && { range }),
      ...(triggers && { triggers }),
      ...(sampling && { sampling }),
      ...(placed && { placed }),
      ...(measurement?.intervalSeconds && { updateMs: measurement.intervalSeconds * 1000 }),
      ...(measurement && measurement.uncertainty !== 0xff && { uncertainty: measurement.uncertainty / 2 }),
    };
  },
};
