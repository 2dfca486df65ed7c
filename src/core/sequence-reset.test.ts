import { expect, it } from 'vitest';
import { isSequenceReset } from './sequence-reset.ts';

const MIN = 60_000;
const from = (sequence: number) => ({ sequence, time: 0 });
const at = (sequence: number, time = MIN) => ({ sequence, time });

it('is told from a counter that goes on, wraps, or is heard out of order', () => {
  expect(isSequenceReset(from(40_000), at(12))).toBe(true);
  expect(isSequenceReset(from(40_000), at(40_050))).toBe(false);
  expect(isSequenceReset(from(40_000), at(39_998))).toBe(false);
  expect(isSequenceReset(from(65_530), at(20))).toBe(false);
  expect(isSequenceReset(from(70_000), at(12))).toBe(true);
  // After a night anything may have been counted.
  expect(isSequenceReset(from(40_000), at(12, 600 * MIN))).toBe(false);
  // One byte wraps every few minutes.
  expect(isSequenceReset(from(250), at(3))).toBe(false);
});
