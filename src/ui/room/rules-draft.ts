import { validateSettings } from '../../core/settings.ts';
import type { RuleSettings, SettingsProblem } from '../../core/settings.ts';

/** The rules as typed: one text per field, in the unit the field shows. */
export type RulesDraft = Record<keyof RuleSettings, string>;

/** ms in the unit of a field. */
const scale: Readonly<Record<keyof RuleSettings, number>> = {
  low: 1,
  high: 1,
  persistence: 1,
  percentile: 1,
  hysteresis: 1,
  delayMs: 60_000,
  intervalMs: 1_000,
  silentMs: 60_000,
};

export const ruleFields = Object.keys(scale) as (keyof RuleSettings)[];

/** What the fields show for given rules. */
export function draftRules(settings: RuleSettings): RulesDraft {
  const shown = ruleFields.map((field) => [field, show(settings[field] / scale[field])]);
  return Object.fromEntries(shown) as RulesDraft;
}

/** The rules that were typed. What is no number becomes NaN, so that `validateSettings` names the field. */
export function readRules(draft: RulesDraft): RuleSettings {
  const read = ruleFields.map((field) => [field, readNumber(draft[field]) * scale[field]]);
  return Object.fromEntries(read) as Record<keyof RuleSettings, number>;
}

/** What is wrong, without what only follows from it: between crossed limits no margin can be right. */
export function listProblems(settings: RuleSettings): SettingsProblem[] {
  const all = validateSettings(settings);
  const limitsAreCrossed = all.some(({ code }) => code === 'low-not-below-high');
  return all.filter(({ code }) => !(limitsAreCrossed && code === 'hysteresis-out-of-range'));
}

function show(value: number): string {
  return String(Math.round(value * 1000) / 1000).replace('-', '\u2212');
}

/** A decimal comma and any kind of minus are fine; an empty field is no number. */
export function readNumber(typed: string): number {
  const plain = typed
    .trim()
    .replace(/[\u2212\u2013]/g, '-')
    .replace(',', '.');
  return plain === '' ? NaN : Number(plain);
}
