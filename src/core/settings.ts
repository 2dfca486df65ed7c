/** The rules of one sensor. Temperatures in °C, times in ms. */
export interface RuleSettings {
  /** Lowest allowed temperature. */
  readonly low: number;
  /** Highest allowed temperature. */
  readonly high: number;
  /** N: how many consecutive anomalous readings make the model's alert. */
  readonly persistence: number;
  /** Percentile of normal reconstruction error that is the threshold, 50 ≤ p < 100. */
  readonly percentile: number;
  /** How far back inside the bounds the temperature must be before a bounds alert clears. */
  readonly hysteresis: number;
  /** How long a breach of the bounds must last before it becomes an alert. */
  readonly delayMs: number;
  /** Cadence of the windows: one step per interval. A gap is anything longer than three of them. */
  readonly intervalMs: number;
  /** How long a sensor may be silent before that is an alert of its own. */
  readonly silentMs: number;
}

/** The kind of goods in a room; it decides the default bounds. */
export type Storage = 'frozen' | 'chilled';

const shared = {
  persistence: 3,
  percentile: 99.9,
  hysteresis: 0.5,
  delayMs: 0,
  intervalMs: 60_000,
  silentMs: 10 * 60_000,
} as const;

/** Defaults for frozen goods (−25..−18 °C) and chilled goods (0..4 °C). */
export const defaultSettings: Readonly<Record<Storage, RuleSettings>> = {
  frozen: { low: -25, high: -18, ...shared },
  chilled: { low: 0, high: 4, ...shared },
};

/** One thing that is wrong with the settings: which field, and a code whose text says what to do. */
export interface SettingsProblem {
  readonly field: keyof RuleSettings;
  readonly code:
    | 'not-a-number'
    | 'low-not-below-high'
    | 'below-absolute-zero'
    | 'bound-too-high'
    | 'persistence-not-whole'
    | 'percentile-out-of-range'
    | 'hysteresis-out-of-range'
    | 'delay-out-of-range'
    | 'interval-out-of-range'
    | 'silent-too-short';
}

const HOUR = 3_600_000;

/** Check settings before they are used or stored. An empty list means that they hold. */
export function validateSettings(s: RuleSettings): SettingsProblem[] {
  const problems: SettingsProblem[] = [];
  const add = (field: keyof RuleSettings, code: SettingsProblem['code']) => problems.push({ field, code });
  const numeric = (Object.keys(defaultSettings.frozen) as (keyof RuleSettings)[]).filter((f) => {
    if (Number.isFinite(s[f])) return true;
    add(f, 'not-a-number');
    return false;
  });
  const ok = (field: keyof RuleSettings) => numeric.includes(field);
  for (const bound of ['low', 'high'] as const) {
    if (ok(bound) && s[bound] < -273.15) add(bound, 'below-absolute-zero');
    if (ok(bound) && s[bound] > 200) add(bound, 'bound-too-high');
  }
  if (ok('low') && ok('high') && s.low >= s.high) add('low', 'low-not-below-high');
  if (ok('persistence') && (!Number.isInteger(s.persistence) || s.persistence < 1 || s.persistence > 1000))
    add('persistence', 'persistence-not-whole');
  if (ok('percentile') && (s.percentile < 50 || s.percentile >= 100))
    add('percentile', 'percentile-out-of-range');
  if (ok('hysteresis') && ok('low') && ok('high') && (s.hysteresis < 0 || s.hysteresis * 2 >= s.high - s.low))
    add('hysteresis', 'hysteresis-out-of-range');
  if (ok('delayMs') && (s.delayMs < 0 || s.delayMs > 4 * HOUR)) add('delayMs', 'delay-out-of-range');
  if (ok('intervalMs') && (s.intervalMs < 1_000 || s.intervalMs > HOUR))
    add('intervalMs', 'interval-out-of-range');
  if (ok('silentMs') && ok('intervalMs') && s.silentMs < 3 * s.intervalMs)
    add('silentMs', 'silent-too-short');
  return problems;
}
