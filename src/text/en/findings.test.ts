import { describe, expect, it } from 'vitest';
import type { Finding } from '../../core/finding.ts';
import { findingFacts } from './findings.ts';

const now = new Date(2026, 10, 20, 14, 6).getTime();
const at = (hour: number, minute: number) => new Date(2026, 10, 20, hour, minute).getTime();

function finding(part: Partial<Finding> & Pick<Finding, 'kind'>): Finding {
  return { id: 'f', sensor: 's', at: at(9, 30), lastAt: at(9, 30), foundAt: now, count: 1, ...part };
}

describe('a finding says when and how much', () => {
  it.each<[string, Partial<Finding> & Pick<Finding, 'kind'>]>([
    [
      'since 09:30 · log −18.2\u00a0°C, live −20.1\u00a0°C',
      { kind: 'log-disagrees', value: -18.2, against: -20.1 },
    ],
    [
      '09:30 to 10:15, 3 times · from −19.0\u00a0°C to 4.0\u00a0°C',
      {
        kind: 'jump-beyond-physics',
        value: 4,
        against: -19,
        lastAt: at(10, 15),
        endedAt: at(11, 0),
        count: 3,
      },
    ],
    ['09:30', { kind: 'sequence-reset', value: 3, against: 9_000, endedAt: at(10, 0) }],
    ['since 09:30 · 7 %, about 9 days left', { kind: 'battery-low', value: 7, against: 9 }],
    ['since 09:30 · by 2 h', { kind: 'time-runs-backwards', value: 7_200_000 }],
    ['it was due on 20 Nov', { kind: 'calibration-overdue' }],
  ])('%s', (words, part) => {
    expect(findingFacts(finding(part), now, 'celsius')).toBe(words);
  });
});
