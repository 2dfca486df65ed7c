import { describe, expect, it } from 'vitest';
import { signalBars, worstBar } from './signal-bars.ts';

const HOUR = 3_600_000;
const signal = {
  sensor: 's',
  hours: Float64Array.of(98 * HOUR, 100 * HOUR),
  share: Float32Array.of(0.5, 1),
  losses: Uint16Array.of(2, 0),
};

describe('the bars of the signal', () => {
  it('are the last 24 hours; hours that are not stored keep their place', () => {
    const bars = signalBars(signal, 100.4 * HOUR);
    expect(bars).toHaveLength(24);
    expect(bars.slice(-3)).toEqual([
      { hour: 98 * HOUR, share: 0.5, losses: 2 },
      { hour: 99 * HOUR, share: undefined, losses: 0 },
      { hour: 100 * HOUR, share: 1, losses: 0 },
    ]);
  });

  it('name the worst hour, or none', () => {
    expect(worstBar(signalBars(signal, 100 * HOUR))?.hour).toBe(98 * HOUR);
    expect(worstBar(signalBars(signal, 900 * HOUR))).toBeUndefined();
  });
});
