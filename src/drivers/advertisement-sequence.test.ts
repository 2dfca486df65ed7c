import { describe, expect, it } from 'vitest';
import { judgeCounter } from './advertisement-sequence.ts';

describe('the counter of an encrypted frame', () => {
  it.each([
    [undefined, 7, 32, 'new'],
    [7, 8, 32, 'new'],
    [7, 7, 32, 'again'],
    [1_000, 999, 32, 'replayed'],
    [0xffff_ffff, 0, 32, 'new'],
    [1_000, 3, 32, 'new'],
    [1_000, 100, 32, 'replayed'],
    [255, 0, 8, 'new'],
    [200, 199, 8, 'new'],
    [200, 200, 8, 'again'],
  ] as const)('after %s: %s of %s bits is %s', (last, counter, counterBits, succession) => {
    expect(judgeCounter(last, { counter, counterBits })).toBe(succession);
  });
});
