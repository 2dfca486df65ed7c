import { describe, expect, it } from 'vitest';
import type { Alert } from '../../core/alert.ts';
import { alertNext, alertSpan, alertTitle, alertWhat, alertWhy } from './alerts.ts';

const MINUTE = 60_000;
const now = new Date(2026, 10, 20, 14, 6).getTime();
const base = {
  id: 'a',
  sensor: 'f2',
  since: now - 14 * MINUTE,
  raisedAt: now,
  updatedAt: now,
  recorded: false,
};
const tooWarm: Alert = { ...base, kind: 'bounds', side: 'high', value: -17.1, worst: -16.4, limit: -18 };
const unusual: Alert = { ...base, kind: 'anomaly', value: -20, worst: -20, error: 0.61, threshold: 0.42 };
const silent: Alert = { ...base, kind: 'silent' };
const view = (alert: Alert) => ({ alert, told: [], room: 'Freezer 2', place: 'North hall' });

describe('an open alert', () => {
  it('says what it is and since when', () => {
    expect(alertTitle(view(tooWarm))).toBe('Freezer 2 is too warm');
    expect(alertTitle(view(unusual))).toBe('Freezer 2 behaves unusually');
    expect(alertTitle(view(silent))).toBe('Freezer 2 is silent');
    expect(alertSpan(tooWarm, now, 'celsius')).toBe('above −18\u00a0°C since 13:52, 14 min');
  });

  it('says how far out it is', () => {
    expect(alertWhat(tooWarm, undefined, 'celsius')).toEqual([
      '0.9\u00a0°C above the limit of −18\u00a0°C.',
      'The worst so far was −16.4\u00a0°C.',
    ]);
  });

  it('says which rule spoke, with its numbers', () => {
    expect(alertWhy(unusual, undefined, now, 'celsius')[0]).toContain('above the threshold 0.42; now 0.61');
    expect(alertWhy(tooWarm, undefined, now, 'celsius')).toEqual([
      'The limit rule: above −18\u00a0°C since 13:52.',
    ]);
  });

  it('does not call a hair’s breadth 0.0 °C', () => {
    const nearly = { ...tooWarm, value: -17.98 };
    expect(alertWhat(nearly, undefined, 'celsius')[0]).toBe('Just above the limit of −18\u00a0°C.');
    const back = { ...tooWarm, value: -18.2 };
    expect(alertWhat(back, undefined, 'celsius')[0]).toContain('not yet safely inside');
  });

  it('gives advice for each kind', () => {
    for (const alert of [tooWarm, { ...tooWarm, side: 'low' as const }, unusual, silent])
      expect(alertNext(alert).length).toBeGreaterThan(1);
  });
});

describe('an alert that is over', () => {
  it.each([
    ['cleared', { ...tooWarm, clearedAt: now - 4 * MINUTE }],
    ['of a recording', { ...tooWarm, recorded: true, updatedAt: now - 4 * MINUTE }],
  ])('speaks of the past when it is %s', (_, alert) => {
    expect(alertTitle(view(alert))).toBe('Freezer 2 was too warm');
    expect(alertSpan(alert, now, 'celsius')).toBe('above −18\u00a0°C from 13:52, for 10 min');
    expect(alertWhat(alert, undefined, 'celsius')).toEqual(['The worst was −16.4\u00a0°C.']);
  });
});
