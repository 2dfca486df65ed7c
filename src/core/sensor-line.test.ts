import { describe, expect, it } from 'vitest';
import type { LineEvent } from './sensor-line.ts';
import { SensorLine } from './sensor-line.ts';
import type { Sensor } from './sensor.ts';
import { defaultSettings } from './settings.ts';

const MIN = 60_000;
const STEPS = 5;
const sensor: Sensor = {
  id: 'f1',
  name: 'Freezer 1',
  place: '',
  storage: 'frozen',
  source: { type: 'bluetooth', driver: 'ess', deviceName: 'ESP' },
  settings: defaultSettings.frozen,
  order: 0,
  addedAt: 0,
};
const lineOf = (memory = {}) => new SensorLine(sensor, STEPS, { listeningSince: 0, ...memory });
const of = <T extends LineEvent['type']>(events: readonly LineEvent[], type: T) =>
  events.filter((e): e is Extract<LineEvent, { type: T }> => e.type === type);
const feed = (line: SensorLine, from: number, to: number, value = -20) => {
  const events: LineEvent[] = [];
  for (let minute = from; minute <= to; minute += 1) events.push(...line.reading(minute * MIN, value));
  return events;
};

describe('the line of a sensor', () => {
  it('forms a row as soon as the window is full, and one with every step after it', () => {
    const line = lineOf();
    expect(of(feed(line, 0, 4), 'row')).toHaveLength(0);
    const rows = of(feed(line, 5, 7), 'row');
    expect(rows.map(({ row }) => row.end)).toEqual([5 * MIN, 6 * MIN, 7 * MIN]);
    expect(rows[0]?.row.steps.map(({ value }) => value)).toEqual([-20, -20, -20, -20, -20]);
  });

  it('records a gap with its cause, breaks the window and fills it anew', () => {
    const line = lineOf();
    feed(line, 0, 10);
    line.expectGap('link-lost');
    expect(of(line.tick(13 * MIN), 'gap')).toEqual([]);
    expect(of(line.tick(13 * MIN + 1), 'gap')).toEqual([
      { type: 'gap', gap: { sensor: 'f1', from: 10 * MIN, cause: 'link-lost' } },
    ]);
    const back = line.reading(20 * MIN, -20);
    expect(of(back, 'gap').map(({ gap }) => gap)).toEqual([
      { sensor: 'f1', from: 10 * MIN, to: 20 * MIN, cause: 'link-lost' },
    ]);
    expect(of(back, 'broke')).toHaveLength(1);
    expect(line.rowIsFull).toBe(false);
    expect(of(feed(line, 21, 24), 'row')).toHaveLength(0);
    expect(of(feed(line, 25, 25), 'row')).toHaveLength(1);
  });

  it('names "no value" when the sensor answers without one', () => {
    const line = lineOf();
    feed(line, 0, 1);
    line.sensorHasNoValue();
    expect(of(line.tick(10 * MIN), 'gap')[0]?.gap.cause).toBe('no-value');
  });

  it('names "app closed" for what passed before a restart, and does not call it a silent sensor', () => {
    const line = lineOf({ listeningSince: 100 * MIN });
    line.remember(0, -20);
    line.expectGap('app-closed');
    const events = line.tick(100 * MIN);
    expect(of(events, 'gap')[0]?.gap).toEqual({ sensor: 'f1', from: 0, cause: 'app-closed' });
    expect(of(events, 'alert')).toEqual([]);
    expect(of(line.tick(110 * MIN), 'alert')[0]?.change.alert.kind).toBe('silent');
  });

  it('keeps the first cause of a gap: a link that is lost by a restart is no lost link', () => {
    const line = lineOf();
    feed(line, 0, 1);
    line.expectGap('app-closed');
    line.expectGap('link-lost');
    expect(of(line.tick(10 * MIN), 'gap')[0]?.gap.cause).toBe('app-closed');
    line.reading(11 * MIN, -20);
    line.expectGap('link-lost');
    expect(of(line.tick(20 * MIN), 'gap')[0]?.gap.cause).toBe('link-lost');
  });

  it('raises an anomaly after N anomalous readings in a row', () => {
    const line = lineOf();
    const rows = of(feed(line, 0, 9), 'row').map(({ row }) => row);
    const raised = rows.flatMap((row, i) => of(line.scored(row, i === 1 ? 0.1 : 0.9, 0.5), 'alert'));
    // Anomalous, calm, then three in a row: rows 2, 3, 4.
    expect(raised.map(({ change }) => [change.what, change.alert.kind, change.alert.raisedAt])).toEqual([
      ['raised', 'anomaly', 9 * MIN],
    ]);
    expect(raised[0]?.change.alert.since).toBe(7 * MIN);
  });

  it('does not count anomalous readings across a gap, however late their scores come', () => {
    const line = lineOf();
    const rows = of(
      [...feed(line, 0, 6), ...line.tick(7 * MIN), ...feed(line, 20, 25), ...line.tick(26 * MIN)],
      'row',
    );
    expect(rows.map(({ row }) => row.end / MIN)).toEqual([5, 6, 7, 25, 26]);
    const events = rows.slice(1).flatMap(({ row }) => line.scored(row, 0.9, 0.5));
    expect(of(events, 'alert')).toEqual([]);
    expect(line.anomalous).toBe(2);
  });

  it('takes no score for a normal one', () => {
    const line = lineOf();
    const rows = of(feed(line, 0, 8), 'row').map(({ row }) => row);
    const events = rows.flatMap((row, i) => line.scored(row, i === 2 ? Number.NaN : 0.9, 0.5));
    expect(of(events, 'alert')).toEqual([]);
  });

  it('goes on judging when the clock is set back, by a little or by hours', () => {
    const line = lineOf();
    for (const row of of(feed(line, 100, 110), 'row')) line.scored(row.row, 0.1, 0.5);
    expect(of(line.reading(109 * MIN, -10), 'alert')).toMatchObject([{ change: { what: 'raised' } }]);
    expect(of(line.reading(40 * MIN, -20), 'alert')).toMatchObject([{ change: { what: 'cleared' } }]);
    const rows = of(feed(line, 41, 60), 'row');
    expect(rows.length).toBeGreaterThan(10);
    const raised = rows.flatMap(({ row }) => of(line.scored(row, 0.9, 0.5), 'alert'));
    expect(raised).toMatchObject([{ change: { what: 'raised', alert: { kind: 'anomaly' } } }]);
  });

  it('still knows when it was last heard after another cadence was chosen', () => {
    const line = lineOf();
    feed(line, 0, 60);
    line.change({ ...sensor, settings: { ...sensor.settings, intervalMs: 1_000 } });
    const events = line.tick(60 * MIN + 20_000);
    expect(of(events, 'gap')[0]?.gap).toMatchObject({ from: 60 * MIN });
    expect(of(events, 'alert')).toEqual([]);
    expect(of(line.tick(70 * MIN), 'alert')[0]?.change.alert).toMatchObject({
      kind: 'silent',
      since: 60 * MIN,
    });
  });

  it('gives the same alerts for the same readings, whenever the clock ticks between them', () => {
    const values = [-20, -19, -17, -16, -18.2, -19, -20, -17];
    const run = (tickMs: number) => {
      const line = lineOf();
      const alerts: string[] = [];
      values.forEach((value, i) => {
        const events = [...line.reading(i * MIN, value)];
        for (let t = tickMs; t < MIN; t += tickMs) events.push(...line.tick(i * MIN + t));
        alerts.push(...of(events, 'alert').map(({ change }) => `${change.what} ${change.alert.id}`));
      });
      return alerts;
    };
    expect(run(250)).toEqual(run(45_000));
    expect(run(250)).toEqual([
      'raised f1.bounds.120000',
      'updated f1.bounds.120000',
      'cleared f1.bounds.120000',
      'raised f1.bounds.420000',
    ]);
  });
});
