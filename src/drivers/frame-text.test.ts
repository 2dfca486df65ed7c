import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bigEndian, littleEndian, textOf } from './frame-text.ts';

describe('text of a frame', () => {
  it('is read as UTF-8, as browsers do', () => {
    const property = fc.property(fc.string({ unit: 'binary' }), (text) => {
      const withoutNul = text.replaceAll('\0', ' ');
      return textOf([...new TextEncoder().encode(withoutNul)]) === withoutNul.toWellFormed().trim();
    });
    fc.assert(property, { numRuns: 2_000 });
  });

  it('never throws, and ends at the first zero', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => !textOf([...bytes]).includes('\0')),
      { numRuns: 2_000 },
    );
    expect(textOf([0x31, 0x2e, 0x35, 0, 0x78])).toBe('1.5');
  });

  it.each([
    [[0xff], '\ufffd'],
    [[0xc3], '\ufffd'],
    [[0xc0, 0x80], '\ufffd\ufffd'],
    [[0xed, 0xa0, 0x80], '\ufffd\ufffd\ufffd'],
    [[0xc3, 0x28], '\ufffd('],
  ])('replaces what is no UTF-8: %j', (bytes, text) => {
    expect(textOf(bytes)).toBe(text);
  });
});

describe('bytes of a number', () => {
  it('come in both orders', () => {
    expect(littleEndian(0x12345678, 4)).toEqual([0x78, 0x56, 0x34, 0x12]);
    expect(bigEndian(0xfedcba98, 4)).toEqual([0xfe, 0xdc, 0xba, 0x98]);
  });
});
