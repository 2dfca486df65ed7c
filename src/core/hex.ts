/** Bytes as lower-case hex without separators. */
export function hexOf(frame: DataView): string {
  return Array.from({ length: frame.byteLength }, (_, i) =>
    frame.getUint8(i).toString(16).padStart(2, '0'),
  ).join('');
}

/** @param text pairs of hex digits, maybe with spaces, colons or dashes between them; `undefined` when it is anything else */
export function bytesOf(text: string): DataView | undefined {
  const digits = text.replaceAll(/[\s:-]/g, '');
  if (!/^([0-9a-f]{2})*$/i.test(digits)) return undefined;
  const bytes = Uint8Array.from({ length: digits.length / 2 }, (_, i) =>
    Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16),
  );
  return new DataView(bytes.buffer);
}
