import { describe, expect, it } from 'vitest';
import { batteryWords, clockWords, correctionWords, logWords } from './sensor-page.ts';

describe('the battery', () => {
  it.each([
    ['61 %, 2.87 V, about 5 months left', 61, 2874, 152],
    ['7 %, about 9 days left', 7, undefined, 9],
    ['about 3 years left', undefined, undefined, 1_100],
    ['not told', undefined, undefined, undefined],
  ])('%s', (words, percent, mV, daysLeft) => {
    expect(batteryWords(percent, mV, daysLeft)).toBe(words);
  });
});

describe('the clock of a sensor', () => {
  it.each([
    ['in step with this device', -900],
    ['1 min slow', 74_000],
    ['2 h fast', -7_200_000],
    ['counts from the last change of batteries', 1_700_000_000_000],
  ])('%s', (words, offsetMs) => {
    expect(clockWords(offsetMs)).toBe(words);
  });
});

it('a correction is told with its sign', () => {
  expect(correctionWords({ type: 'offset', offset: 0.4 })).toBe('Offset +0.40 °C');
  expect(correctionWords({ type: 'offset', offset: -0.4 })).toBe('Offset −0.40 °C');
});

it('a cancelled download keeps what came', () => {
  const since = new Date(2026, 10, 20, 14, 6).getTime();
  const log = { status: 'cancelled', span: { from: 0, to: 1 }, since, readings: 1 } as const;
  expect(logWords(log, since)).toBe('Cancelled at 14:06 after 1 reading. What came is kept.');
});
