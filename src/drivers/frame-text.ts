/**
 * UTF-8 up to the first NUL, without blanks around it. What is no UTF-8 becomes U+FFFD. (`TextDecoder` belongs to browsers, not to the
 * language.)
 */
export function textOf(bytes: readonly number[]): string {
  let text = '';
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i] ?? 0;
    if (lead === 0) break;
    const more = lead < 0x80 ? 0 : lead >= 0xf0 && lead < 0xf5 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc2 ? 1 : -1;
    const tail = bytes.slice(i + 1, i + 1 + Math.max(more, 0));
    const isWhole = more >= 0 && lead < 0xf5 && tail.length === more && tail.every((byte) => byte >> 6 === 2);
    const code = tail.reduce((sum, byte) => sum * 64 + (byte & 63), more > 0 ? lead & (0x3f >> more) : lead);
    const isCharacter = isWhole && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    text += isCharacter ? String.fromCodePoint(code) : '\ufffd';
    i += isCharacter ? 1 + more : 1;
  }
  return text.trim();
}

/** The bytes of a whole number, least significant first. */
export function littleEndian(value: number, length: number): number[] {
  return Array.from({ length }, (_, i) => Math.floor(value / 256 ** i) % 256);
}

/** The bytes of a whole number, most significant first. */
export function bigEndian(value: number, length: number): number[] {
  return littleEndian(value, length).reverse();
}
