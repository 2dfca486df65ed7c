import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../core/settings.ts';
import { draftRules, listProblems, readNumber, readRules } from './rules-draft.ts';

describe('the form of the rules', () => {
  it('shows minutes and seconds, and reads back what it shows', () => {
    const draft = draftRules(defaultSettings.frozen);
    expect(draft).toMatchObject({
      low: '−25',
      high: '−18',
      silentMs: '10',
      intervalMs: '60',
      percentile: '99.9',
    });
    expect(readRules(draft)).toEqual(defaultSettings.frozen);
  });

  it.each([
    ['−18,5', -18.5],
    ['-18.5', -18.5],
    [' 4 ', 4],
    ['+2', 2],
  ])('reads “%s”', (typed, value) => {
    expect(readNumber(typed)).toBe(value);
  });

  it.each(['', ' ', 'warm', '1.2.3', '4 °C'])('“%s” is no number', (typed) => {
    expect(readNumber(typed)).toBeNaN();
  });

  it('names the field that is no number', () => {
    const draft = { ...draftRules(defaultSettings.frozen), delayMs: 'soon' };
    expect(listProblems(readRules(draft))).toEqual([{ field: 'delayMs', code: 'not-a-number' }]);
  });

  it('does not blame the margin for crossed limits', () => {
    const draft = { ...draftRules(defaultSettings.frozen), low: '−10' };
    expect(listProblems(readRules(draft))).toEqual([{ field: 'low', code: 'low-not-below-high' }]);
  });
});
