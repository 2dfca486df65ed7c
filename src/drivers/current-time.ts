import type { DetailCharacteristic } from './sensor-driver.ts';
import { uuidOf } from './uuid.ts';

export const CURRENT_TIME_SERVICE = uuidOf(0x1805);

/**
 * The clock of a device: year (u16 LE), month, day, hours, minutes, seconds, day of the week, 1/256 s, reason of the last
 * adjustment. Local time. Source: Bluetooth SIG, Current Time Service 1.1.
 */
export const currentTime: DetailCharacteristic = {
  service: CURRENT_TIME_SERVICE,
  uuid: uuidOf(0x2a2b),
  decode: (frame) => {
    if (frame.byteLength !== 10) return undefined;
    const localClock = decodeDateTime(frame, 0);
    return localClock === undefined
      ? undefined
      : { localClock: localClock + Math.round((frame.getUint8(8) * 1000) / 256) };
  },
};

/**
 * Seven bytes of the SIG's Date Time at `offset`, as if it were UTC, ms since the epoch; `undefined` when a part is unknown (0) or
 * impossible, or the frame too short.
 */
export function decodeDateTime(frame: DataView, offset: number): number | undefined {
  if (frame.byteLength < offset + 7) return undefined;
  const [month, day, hours, minutes, seconds] = [2, 3, 4, 5, 6].map((i) => frame.getUint8(offset + i));
  const year = frame.getUint16(offset, true);
  if (month === undefined || day === undefined || month < 1 || month > 12 || day < 1 || day > 31)
    return undefined;
  if (year < 1970 || year > 9999 || (hours ?? 0) > 23 || (minutes ?? 0) > 59 || (seconds ?? 0) > 59)
    return undefined;
  return Date.UTC(year, month - 1, day, hours, minutes, seconds);
}
