/**
 * A key or an address as people copy it: with or without colons, hyphens or blanks, in either case.
 * @param length how many bytes it must have
 * @returns `undefined` when it is not that
 */
export function bytesOfEntry(text: string, length: number): number[] | undefined {
  const digits = text.replace(/[\s:-]/g, '');
  if (digits.length !== 2 * length || !/^[0-9a-f]*$/i.test(digits)) return undefined;
  return (digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
}
