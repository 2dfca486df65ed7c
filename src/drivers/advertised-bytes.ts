import type { AdvertisementContext } from './advertisement.ts';

/** Bytes `start` to `end` (exclusive; default: the last) of a frame. */
export function bytesOf(frame: DataView, start = 0, end = frame.byteLength): number[] {
  const bytes: number[] = [];
  for (let i = start; i < end; i++) bytes.push(frame.getUint8(i));
  return bytes;
}

/** An identity as `AdvertisementReading` has it: upper case hexadecimal. */
export function identityOf(bytes: readonly number[]): string {
  return bytes
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}

/** Six bytes of an address as they are printed. */
export function addressAt(frame: DataView, offset: number): string {
  return identityOf(bytesOf(frame, offset, offset + 6));
}

/** Six bytes of an address that was sent last byte first. */
export function reversedAddressAt(frame: DataView, offset: number): string {
  return identityOf(bytesOf(frame, offset, offset + 6).reverse());
}

/** Signed integer byte and 1/256 (8.8), most significant byte first. */
export function fixed88At(frame: DataView, offset: number): number {
  return frame.getInt16(offset) / 256;
}

/**
 * The frames of makers who put the measurement where the company id belongs: each with its id before it, least significant byte
 * first, as it was sent.
 *
 * Some platforms add new ids to the map and never forget one. With a single candidate there is nothing to choose. Of several
 * only one that is new or changed can be the present one; if it is not exactly one, nothing is certain and there is none: a
 * temperature of an hour ago must not be taken for now.
 *
 * @param isCandidate could this be such a frame? Given whole, with its id
 */
export function wholeFrame(
  manufacturerData: ReadonlyMap<number, DataView>,
  { previous }: AdvertisementContext,
  isCandidate: (frame: DataView) => boolean,
): DataView | undefined {
  const candidates = [...manufacturerData]
    .map(([id, data]) => ({ id, data, frame: withId(id, data) }))
    .filter(({ frame }) => isCandidate(frame));
  if (candidates.length === 1) return candidates[0]?.frame;
  if (!previous) return undefined;
  const fresh = candidates.filter(({ id, data }) => !isSame(previous.get(id), data));
  return fresh.length === 1 ? fresh[0]?.frame : undefined;
}

function withId(id: number, data: DataView): DataView {
  return new DataView(Uint8Array.of(id & 255, id >> 8, ...bytesOf(data)).buffer);
}

function isSame(a: DataView | undefined, b: DataView): boolean {
  if (a?.byteLength !== b.byteLength) return false;
  for (let i = 0; i < b.byteLength; i++) if (a.getUint8(i) !== b.getUint8(i)) return false;
  return true;
}
