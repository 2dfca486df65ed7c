import type { DriverCharacteristic, SensorDriver } from '../sensor-driver.ts';

export const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const bytesOfHex = (hex: string) =>
  Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

export const viewOfHex = (hex: string) => viewOf(bytesOfHex(hex));

/** `undefined` when the result of a decoder is one that the line may trust, else what is wrong with it. */
export function findFlaw(
  driver: SensorDriver,
  characteristic: DriverCharacteristic,
  bytes: Uint8Array,
): string | undefined {
  for (const { quantity, value, channel = 0 } of characteristic.decode(viewOf(bytes)) ?? []) {
    if (!characteristic.quantities.includes(quantity)) return `${quantity} was not announced`;
    if (!Number.isInteger(channel) || channel < 0 || channel > 7) return `channel ${channel}`;
    if (value === undefined) continue;
    const [low, high] = rangeOf(driver, quantity);
    if (!(value >= low && value <= high)) return `${quantity} = ${value}`;
  }
  return undefined;
}

function rangeOf({ range }: SensorDriver, quantity: string): readonly [number, number] {
  if (quantity === 'temperature') return [range.lowest, range.highest];
  return quantity === 'pressure' ? [0, 200_000] : [0, 100];
}

/**
 * Bytes that follow from the seed alone: random ones of a length of 0 to 255, or a frame with some of its bytes overwritten, cut
 * short or lengthened. Cheaper than a tree of arbitraries: a hundred thousand take a fraction of a second.
 */
export function mutate(seed: number, frame?: Uint8Array): Uint8Array<ArrayBuffer> {
  let state = Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995;
  const next = (below: number) => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x297a2d39;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
  // Most are as short as sensors' frames are, or they would all be refused for their length.
  if (!frame) return Uint8Array.from({ length: next(8) === 0 ? next(256) : next(32) }, () => next(256));
  const change = next(4);
  const length = change === 0 ? next(frame.length + 1) : change === 1 ? frame.length + next(4) : frame.length;
  const bytes = Uint8Array.from({ length }, (_, i) => frame[i] ?? next(256));
  for (let hits = next(4); hits > 0 && length > 0; hits--) bytes[next(length)] = next(256);
  return bytes;
}
