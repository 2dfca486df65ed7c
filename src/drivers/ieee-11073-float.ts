/** Mantissas that are no numbers: not a number, not at this resolution, ±infinity, reserved. */
const NO_NUMBERS: readonly number[] = [0x7fffff, -0x800000, 0x7ffffe, -0x7ffffe, -0x7fffff];

/**
 * A 32-bit FLOAT of IEEE 11073-20601, least significant byte first: a signed mantissa of 24 bits and a signed exponent of ten in
 * the last byte.
 *
 * @returns `undefined` for NaN, NRes, ±INFINITY and the reserved value
 */
export function readFloat11073(frame: DataView, offset: number): number | undefined {
  const mantissa = (frame.getInt8(offset + 2) << 16) | frame.getUint16(offset, true);
  const exponent = frame.getInt8(offset + 3);
  if (NO_NUMBERS.includes(mantissa)) return undefined;
  // Dividing by an exact power keeps 37.0 from becoming 37.00000000000001.
  return exponent < 0 ? mantissa / 10 ** -exponent : mantissa * 10 ** exponent;
}
