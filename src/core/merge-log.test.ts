import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Gap } from './gap.ts';
import { fillGap, findLateAlerts, mergeLog } from './merge-log.ts';
import { defaultSettings } from './settings.ts';

const MIN = 60_000;
const at = (minute: number, value = -20) => ({ time: minute * MIN, value });

describe('merging a log with what was heard', () => {
  it('adds what nobody heard, and only that', () => {
    const stored = { times: [0, MIN, 10 * MIN], values: [-20, -20.1, -20.2] };
    const log = [at(10.2, -20.3), at(0.1), at(1), at(2), at(3), at(3)];
    expect(mergeLog(stored, log)).toEqual({ added: [at(2), at(3)], repeated: 3, disagreements: [] });
  });

  it('records a disagreement of the same minute and keeps the live value', () => {
    const merge = mergeLog({ times: [0], values: [-20] }, [{ time: 10_000, value: -15 }]);
    expect(merge).toEqual({
      added: [],
      repeated: 0,
      disagreements: [{ time: 10_000, live: -20, logged: -15 }],
    });
  });

  it('takes no record of a fast log for its neighbour', () => {
    const log = [10, 20, 30].map((s) => ({ time: s * 1000, value: -20 }));
    expect(mergeLog({ times: [0], values: [-20] }, log, 0.5, 5_000).added).toHaveLength(3);
    expect(mergeLog({ times: [0], values: [-20] }, log).added).toHaveLength(0);
  });

  it('adds all of it when nothing was heard', () => {
    expect(mergeLog({ times: [], values: [] }, [at(1), at(0)]).added).toEqual([at(0), at(1)]);
  });

  it('adds nothing the second time', () => {
    const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 600 }), { maxLength: 80 });
    fc.assert(
      fc.property(minutes, minutes, (live, logged) => {
        const times = [...live].sort((a, b) => a - b).map((m) => m * MIN);
        const log = logged.map((m) => at(m));
        const { added } = mergeLog({ times, values: times.map(() => -20) }, log);
        const all = [...times, ...added.map(({ time }) => time)].sort((a, b) => a - b);
        expect(mergeLog({ times: all, values: all.map(() => -20) }, log).added).toEqual([]);
        expect(new Set(all)).toEqual(new Set([...live, ...logged].map((m) => m * MIN)));
      }),
    );
  });
});

describe('filling a gap', () => {
  const gap: Gap = { sensor: 's1', from: 0, to: 60 * MIN, cause: 'link-lost' };
  const every = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => (from + i) * MIN);

  it('closes it when the log has all of it', () => {
    expect(fillGap(gap, every(1, 59), MIN)).toEqual([{ ...gap, filledBy: 'log' }]);
  });

  it('leaves what the log does not have', () => {
    expect(fillGap(gap, [...every(1, 20), ...every(40, 59)], MIN)).toEqual([
      { ...gap, to: 20 * MIN, filledBy: 'log' },
      { ...gap, from: 20 * MIN, to: 40 * MIN },
      { ...gap, from: 40 * MIN, filledBy: 'log' },
    ]);
  });

  it('changes nothing without readings, and not while the gap lasts', () => {
    expect(fillGap(gap, [], MIN)).toEqual([gap]);
    const open: Gap = { sensor: 's1', from: 0, cause: 'link-lost' };
    expect(fillGap(open, every(1, 5), MIN)).toEqual([open]);
  });
});

describe('breaches in a log', () => {
  it('are late alerts, with the times at which they happened', () => {
    const log = [at(0), at(1, -17), at(2, -15), at(3, -19), at(4)];
    expect(findLateAlerts('s1', log, defaultSettings.frozen)).toMatchObject([
      {
        kind: 'bounds',
        side: 'high',
        raisedAt: MIN,
        clearedAt: 3 * MIN,
        worst: -15,
        late: true,
        recorded: false,
      },
    ]);
  });

  it('end with the log, and at a hole in it', () => {
    const log = [at(0, -10), at(1, -10), at(30, -10)];
    expect(
      findLateAlerts('s1', log, defaultSettings.frozen).map(({ raisedAt, clearedAt }) => [
        raisedAt,
        clearedAt,
      ]),
    ).toEqual([
      [0, MIN],
      [30 * MIN, 30 * MIN],
    ]);
  });
});
