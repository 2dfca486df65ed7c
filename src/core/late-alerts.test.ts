import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alert } from './alert.ts';
import { judgeLate, lateMargin } from './late-alerts.ts';
import type { LoggedTemperature } from './merge-log.ts';
import { defaultSettings } from './settings.ts';

const MIN = 60_000;
const rules = defaultSettings.frozen;
const at = (minute: number, value = -20): LoggedTemperature => ({ time: minute * MIN, value });
const line = (from: number, to: number, value: (minute: number) => number) =>
  Array.from({ length: to - from + 1 }, (_, i) => at(from + i, value(from + i)));
const timesOf = (readings: readonly LoggedTemperature[]) => new Set(readings.map(({ time }) => time));
const liveAlert = (since: number, clearedAt: number | undefined, worst: number): Alert => ({
  id: `s1.bounds.${since * MIN}`,
  sensor: 's1',
  kind: 'bounds',
  side: 'high',
  since: since * MIN,
  raisedAt: since * MIN,
  updatedAt: since * MIN,
  worst,
  recorded: false,
  ...(clearedAt === undefined ? {} : { clearedAt: clearedAt * MIN }),
});

describe('late alerts', () => {
  const breach = line(0, 60, (m) => (m >= 20 && m <= 40 ? -12 : -20));

  it('are raised for what the log shows, once', () => {
    const [change] = judgeLate('s1', breach, timesOf(breach), [], rules);
    expect(change).toMatchObject({
      isNew: true,
      isNews: true,
      alert: {
        id: `s1.bounds.${20 * MIN}.late`,
        since: 20 * MIN,
        clearedAt: 41 * MIN,
        worst: -12,
        late: true,
      },
    });
    const known = change === undefined ? [] : [change.alert];
    expect(judgeLate('s1', breach, timesOf(breach), known, rules)).toEqual([]);
  });

  it('are not what was told live', () => {
    expect(judgeLate('s1', breach, timesOf(breach), [liveAlert(20, 41, -12.2)], rules)).toEqual([]);
    expect(judgeLate('s1', breach, timesOf(breach), [liveAlert(19, undefined, -12)], rules)).toEqual([]);
    expect(judgeLate('s1', breach, timesOf([at(5)]), [], rules)).toEqual([]);
  });

  it('are raised when it was much worse, or much longer, than what was told live', () => {
    expect(judgeLate('s1', breach, timesOf(breach), [liveAlert(20, 41, -16)], rules)).toHaveLength(1);
    expect(judgeLate('s1', breach, timesOf(breach), [liveAlert(40, 41, -12)], rules)).toHaveLength(1);
  });

  it('wait as long as the rule says, counted over live and logged readings together', () => {
    const slow = { ...rules, delayMs: 10 * MIN };
    const cut = new Set([...timesOf(breach)].filter((time) => time > 25 * MIN));
    expect(judgeLate('s1', breach, cut, [], slow)).toMatchObject([
      { alert: { since: 20 * MIN, raisedAt: 30 * MIN } },
    ]);
    const short = line(0, 30, (m) => (m >= 10 && m <= 15 ? -12 : -20));
    expect(judgeLate('s1', short, timesOf(short), [], slow)).toEqual([]);
  });

  it('are the same however the log is cut, oldest or newest part first', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 6 });
    const log = line(0, 60, (m) => (m >= 7 && m <= 33 ? -15 + (m % 5) / 10 : -20));
    fc.assert(
      fc.property(parts, fc.boolean(), (cuts, newestFirst) => {
        const edges = [...new Set([0, ...cuts, 61])].sort((a, b) => a - b);
        const batches = edges.slice(1).map((edge, i) => log.slice(edges[i], edge));
        if (newestFirst) batches.reverse();
        const alerts = new Map<string, Alert>();
        const stored: LoggedTemperature[] = [];
        for (const batch of batches) {
          stored.push(...batch);
          stored.sort((a, b) => a.time - b.time);
          const [first, last] = [batch[0]?.time ?? 0, batch.at(-1)?.time ?? 0];
          const margin = lateMargin(rules);
          const around = stored.filter(({ time }) => time >= first - margin && time <= last + margin);
          for (const { alert } of judgeLate('s1', around, timesOf(batch), [...alerts.values()], rules))
            alerts.set(alert.id, alert);
        }
        expect([...alerts.values()]).toMatchObject([{ since: 7 * MIN, clearedAt: 34 * MIN, worst: -14.6 }]);
      }),
    );
  });
});
