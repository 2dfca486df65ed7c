import { describe, expect, it } from 'vitest';
import { countLoss, countReading, reportQuality, startQuality, type LinkQuality } from './link-quality.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 0, 5, 8);
const at = (minutes: number) => START + minutes * MINUTE;
const hear = (quality: LinkQuality, minutes: readonly number[]) =>
  minutes.reduce((state, minute) => countReading(state, at(minute)), quality);
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

describe('the quality of a link', () => {
  it('is not known before one interval has passed', () => {
    expect(reportQuality(startQuality(MINUTE, START), START + 30_000)).toEqual({
      share: undefined,
      reconnects: 0,
    });
  });

  it('is the share of intervals with a reading', () => {
    const all = hear(startQuality(MINUTE, START), range(0, 10));
    expect(reportQuality(all, at(10)).share).toBe(1);
    const half = hear(startQuality(MINUTE, START), [0, 2, 4, 6, 8]);
    expect(reportQuality(half, at(10)).share).toBe(0.5);
    expect(reportQuality(startQuality(MINUTE, START), at(10)).share).toBe(0);
  });

  it('counts an interval once, however much is said in it', () => {
    const chatty = hear(startQuality(MINUTE, START), [0, 0.2, 0.4, 0.6, 0.8]);
    expect(reportQuality(chatty, at(5)).share).toBe(0.2);
  });

  it('forgets after an hour', () => {
    const quality = hear(startQuality(MINUTE, START), range(0, 60));
    expect(reportQuality(quality, at(90)).share).toBeCloseTo(0.5, 1);
    expect(reportQuality(quality, at(180)).share).toBe(0);
    expect(hear(startQuality(1_000, START), range(0, 300)).heard.length).toBeLessThanOrEqual(61);
  });

  it('is right for intervals of a second and of ten minutes', () => {
    let quick = startQuality(1_000, START);
    for (let i = 0; i < 600; i += 2) quick = countReading(quick, START + i * 1_000);
    expect(reportQuality(quick, START + 600_000).share).toBe(0.5);
    const slow = hear(startQuality(10 * MINUTE, START), [1, 11, 31, 41, 51]);
    expect(reportQuality(slow, at(60)).share).toBeCloseTo(5 / 6, 5);
  });

  it('counts how often the link was lost in the last hour', () => {
    const quality = [0, 30, 50].reduce(
      (state, minute) => countLoss(state, at(minute)),
      startQuality(MINUTE, START),
    );
    expect(reportQuality(quality, at(55)).reconnects).toBe(3);
    expect(reportQuality(quality, at(61)).reconnects).toBe(2);
  });
});
