/** Round to a number of decimals; halves go up. For values whose last binary digits mean nothing (°F made °C, float32). */
export function roundTo(decimals: number, value: number): number {
  const factor = 10 ** decimals;
  // Zero is added to make zero of minus zero.
  return Math.round(value * factor) / factor + 0;
}
