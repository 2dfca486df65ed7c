import type { AdvertisementReading, LockedPayload } from './advertisement.ts';
import { bytesOf, identityOf } from './advertised-bytes.ts';
import { objectLengths } from './bthome-objects.ts';
import { battery, humidity, pressure, temperature } from './measured.ts';
import type { DriverMeasurement } from './sensor-driver.ts';
import { uuidOf } from './uuid.ts';

export const BTHOME = uuidOf(0xfcd2);

const ENCRYPTED = 0x01;
const ADDRESSED = 0x02;
const ON_EVENT = 0x04;
const VERSION = 2;
const TAG_BYTES = 4;
const COUNTER_BYTES = 4;

/** The objects that Frostline keeps; all others are skipped. The offset is that of the value. */
const measurementOf: ReadonlyMap<number, (frame: DataView, offset: number) => DriverMeasurement> = new Map([
  [0x01, (frame: DataView, at: number) => battery(frame.getUint8(at))],
  [0x02, (frame: DataView, at: number) => temperature(frame.getInt16(at, true) / 100)],
  [0x03, (frame: DataView, at: number) => humidity(frame.getUint16(at, true) / 100)],
  // Hundredths of a hectopascal are pascals.
  [
    0x04,
    (frame: DataView, at: number) => pressure(frame.getUint16(at, true) + frame.getUint8(at + 2) * 0x10000),
  ],
  [0x2e, (frame: DataView, at: number) => humidity(frame.getUint8(at))],
  [0x45, (frame: DataView, at: number) => temperature(frame.getInt16(at, true) / 10)],
  [0x57, (frame: DataView, at: number) => temperature(frame.getInt8(at))],
  [0x58, (frame: DataView, at: number) => temperature((frame.getInt8(at) * 35) / 100)],
]);

/**
 * Service data of BTHome v2, as Shelly, pvvx and many makers and hobbyists send it. An encrypted frame comes back `locked`.
 * Source: bthome.io, Format and Encryption.
 *
 * @param address the sensor's address in printed order; needed for encrypted frames that do not carry it
 */
export function readBthome(
  frame: DataView,
  address: readonly number[] | undefined,
): AdvertisementReading | undefined {
  if (frame.byteLength < 1) return undefined;
  const info = frame.getUint8(0);
  if (info >> 5 !== VERSION) return undefined;
  const start = (info & ADDRESSED) !== 0 ? 7 : 1;
  if (frame.byteLength < start) return undefined;
  const own = start === 7 ? bytesOf(frame, 1, 7).reverse() : undefined;
  const about = {
    ...(own && { identity: identityOf(own) }),
    ...((info & ON_EVENT) !== 0 && { speaksOnEvent: true as const }),
  };
  if ((info & ENCRYPTED) === 0) return { ...readObjects(frame, start), ...about };
  const locked = lockedOf(frame, start, own ?? address);
  return locked && { measurements: [], ...about, sequence: locked.counter, locked };
}

/** The opened content of an encrypted frame: objects from the first byte on. */
export function readPlainBthome(plain: DataView, { counter }: LockedPayload): AdvertisementReading {
  // The counter replaces the packet id, which also runs over sooner.
  return { ...readObjects(plain, 0), sequence: counter };
}

function readObjects(frame: DataView, start: number): AdvertisementReading {
  const measurements: DriverMeasurement[] = [];
  let sequence: number | undefined;
  let batteryLow: boolean | undefined;
  let at = start;
  while (at < frame.byteLength) {
    const id = frame.getUint8(at);
    const end = endOf(frame, at);
    if (end === undefined) break;
    const measurement = measurementOf.get(id)?.(frame, at + 1);
    if (measurement) measurements.push(onItsChannel(measurement, measurements));
    if (id === 0x00) sequence = frame.getUint8(at + 1);
    if (id === 0x15) batteryLow = frame.getUint8(at + 1) === 1;
    at = end;
  }
  return {
    measurements,
    ...(sequence !== undefined && { sequence }),
    ...(batteryLow !== undefined && { batteryLow }),
    ...(at < frame.byteLength && { partial: true as const }),
  };
}

/** Where the object at `at` ends; `undefined` when it is unknown or cut off. */
function endOf(frame: DataView, at: number): number | undefined {
  const length = objectLengths.get(frame.getUint8(at));
  if (length === undefined) return undefined;
  if (length !== 'counted') return at + 1 + length <= frame.byteLength ? at + 1 + length : undefined;
  if (at + 1 >= frame.byteLength) return undefined;
  const end = at + 2 + frame.getUint8(at + 1);
  return end <= frame.byteLength ? end : undefined;
}

/** The second of a quantity is another probe, the third a third one. */
function onItsChannel(
  measurement: DriverMeasurement,
  before: readonly DriverMeasurement[],
): DriverMeasurement {
  const channel = before.filter(({ quantity }) => quantity === measurement.quantity).length;
  return channel === 0 ? measurement : { ...measurement, channel };
}

function lockedOf(
  frame: DataView,
  start: number,
  address: readonly number[] | undefined,
): LockedPayload | undefined {
  const counterAt = frame.byteLength - TAG_BYTES - COUNTER_BYTES;
  if (counterAt <= start) return undefined;
  const counterBytes = bytesOf(frame, counterAt, counterAt + COUNTER_BYTES);
  return {
    key: 'bthome',
    ...(address && { nonce: [...address, 0xd2, 0xfc, frame.getUint8(0), ...counterBytes] }),
    aad: [],
    ciphertext: bytesOf(frame, start, counterAt),
    tag: bytesOf(frame, counterAt + COUNTER_BYTES),
    counter: frame.getUint32(counterAt, true),
    counterBits: 32,
  };
}
