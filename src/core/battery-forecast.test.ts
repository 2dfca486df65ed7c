import { describe, expect, it } from 'vitest';
import { forecastBattery } from './battery-forecast.ts';

const DAY = 24 * 3_600_000;
const NOW = 1000 * DAY;
/** Four levels a day, whole percent, as sensors tell them. */
const days = (count: number, level: (daysAgo: number) => number) => {
  const times = Array.from({ length: 4 * count }, (_, i) => NOW - count * DAY + (i * DAY) / 4 + 1);
  return { times, levels: times.map((time) => Math.round(level((NOW - time) / DAY))) };
};
const forecast = ({ times, levels }: ReturnType<typeof days>, resets: readonly number[] = []) =>
  forecastBattery(times, levels, resets, NOW);

describe('the forecast of a battery', () => {
  it('is a straight line through what was used so far', () => {
    const steady = forecast(days(60, (ago) => 40 + 0.5 * ago));
    expect(steady?.level).toBe(40);
    expect(steady?.perDay).toBeCloseTo(-0.5, 1);
    expect(steady?.daysLeft).toBeGreaterThan(70);
    expect(steady?.daysLeft).toBeLessThan(90);
    expect(steady?.isLow).toBe(false);
  });

  it('is not bent by a few wild days', () => {
    const wild = forecast(days(60, (ago) => (Math.floor(ago) % 11 === 3 ? 5 : 40 + 0.5 * ago)));
    expect(wild?.perDay).toBeCloseTo(-0.5, 0);
  });

  it('believes the last two weeks when the cell collapses', () => {
    const falling = forecast(days(90, (ago) => (ago > 12 ? 90 : 90 - 5 * (12 - ago))));
    expect(falling?.daysLeft).toBeLessThanOrEqual(14);
    expect(falling?.isLow).toBe(true);
  });

  it('says no more than it can know', () => {
    expect(forecastBattery([], [], [], NOW)).toBeUndefined();
    expect(forecast(days(3, () => 80))).toEqual({ level: 80, resets: 0, isLow: false });
    expect(forecast(days(60, () => 80))).toEqual({ level: 80, resets: 0, isLow: false });
  });

  it('begins anew with a new battery', () => {
    const changed = forecast(days(60, (ago) => (ago > 5 ? 3 : 100)));
    expect(changed).toEqual({ level: 100, resets: 0, isLow: false });
  });

  it('is low at a tenth, at once', () => {
    expect(forecastBattery([NOW - 3, NOW - 2, NOW - 1], [90, 10, 10], [], NOW)).toMatchObject({
      level: 10,
      isLow: true,
    });
  });

  it('takes restarts for the end, but not a single one', () => {
    const fine = days(60, () => 80);
    expect(forecast(fine, [NOW - DAY])?.isLow).toBe(false);
    expect(forecast(fine, [NOW - DAY, NOW - 2 * DAY])).toMatchObject({ resets: 2, isLow: true });
    expect(forecast(fine, [NOW - 40 * DAY, NOW - 50 * DAY])?.isLow).toBe(false);
  });
});
