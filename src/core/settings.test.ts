import { describe, expect, it } from 'vitest';
import type { RuleSettings } from './settings.ts';
import { defaultSettings, validateSettings } from './settings.ts';

const codes = (change: Partial<RuleSettings>) =>
  validateSettings({ ...defaultSettings.frozen, ...change }).map(({ field, code }) => `${field} ${code}`);

describe('rule settings', () => {
  it('hold as they are shipped: −25..−18 °C frozen, 0..4 °C chilled, N = 3, no delay', () => {
    expect(validateSettings(defaultSettings.frozen)).toEqual([]);
    expect(validateSettings(defaultSettings.chilled)).toEqual([]);
    expect(defaultSettings.frozen).toMatchObject({ low: -25, high: -18, persistence: 3, delayMs: 0 });
    expect(defaultSettings.chilled).toMatchObject({ low: 0, high: 4 });
  });

  it.each<[Partial<RuleSettings>, string]>([
    [{ low: -18 }, 'low low-not-below-high'],
    [{ low: Number.NaN }, 'low not-a-number'],
    [{ low: -300 }, 'low below-absolute-zero'],
    [{ high: 500 }, 'high bound-too-high'],
    [{ persistence: 0 }, 'persistence persistence-not-whole'],
    [{ persistence: 2.5 }, 'persistence persistence-not-whole'],
    [{ percentile: 100 }, 'percentile percentile-out-of-range'],
    [{ hysteresis: -0.1 }, 'hysteresis hysteresis-out-of-range'],
    [{ hysteresis: 4 }, 'hysteresis hysteresis-out-of-range'],
    [{ delayMs: -1 }, 'delayMs delay-out-of-range'],
    [{ intervalMs: 10 }, 'intervalMs interval-out-of-range'],
    [{ silentMs: 60_000 }, 'silentMs silent-too-short'],
  ])('%j is refused', (change, problem) => {
    expect(codes(change)).toContain(problem);
  });
});
