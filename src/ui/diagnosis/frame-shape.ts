/** Pairs of digits with spaces between them, as people read bytes. */
export function groupHex(hex: string): string {
  return hex.replace(/(..)(?=.)/g, '$1 ');
}

/** A UUID of the Bluetooth base as its four digits, everything else as it is. */
export function shortSource(source: string): string {
  return source.replace(/0000([0-9a-f]{4})-0000-1000-8000-00805f9b34fb$/i, (_, short: string) =>
    short.toUpperCase(),
  );
}
