import { describe, expect, it } from 'vitest';
import type { AlertChange } from './alert-book.ts';
import { AlertBook } from './alert-book.ts';
import { defaultSettings } from './settings.ts';

const MIN = 60_000;
const frozen = defaultSettings.frozen;
const said = (changes: readonly AlertChange[]) =>
  changes.map(
    ({ what, alert }) => `${what} ${alert.kind}${alert.side === undefined ? '' : ` ${alert.side}`}`,
  );
const judged = (anomalous: number, error = 0.6) => ({
  anomalous,
  since: 0,
  error,
  threshold: 0.4,
  value: -19,
});

describe('a bounds alert', () => {
  it('is raised by the first reading beyond the bound, updated as it gets worse, and not repeated', () => {
    const book = new AlertBook('f1', false);
    expect(said(book.reading(0, -18, frozen))).toEqual([]);
    const [raised] = book.reading(MIN, -17.9, frozen);
    expect(raised).toMatchObject({
      what: 'raised',
      alert: {
        kind: 'bounds',
        side: 'high',
        since: MIN,
        raisedAt: MIN,
        value: -17.9,
        worst: -17.9,
        limit: -18,
      },
    });
    expect(said(book.reading(2 * MIN, -17.85, frozen))).toEqual([]);
    const [worse] = book.reading(3 * MIN, -17, frozen);
    expect(worse).toMatchObject({ what: 'updated', alert: { id: raised?.alert.id, worst: -17, since: MIN } });
    expect(book.open).toHaveLength(1);
  });

  it('clears only when the temperature is inside by the hysteresis', () => {
    const book = new AlertBook('f1', false);
    book.reading(0, -17, frozen);
    expect(said(book.reading(MIN, -18.3, frozen))).toEqual([]);
    expect(book.open).toHaveLength(1);
    const [cleared] = book.reading(2 * MIN, -18.5, frozen);
    expect(cleared).toMatchObject({
      what: 'cleared',
      alert: { clearedAt: 2 * MIN, worst: -17, value: -18.5 },
    });
    expect(book.open).toHaveLength(0);
  });

  it('waits for its delay, and a dip below the bound starts the delay anew', () => {
    const settings = { ...frozen, delayMs: 10 * MIN };
    const book = new AlertBook('f1', false);
    expect(said(book.reading(0, -17, settings))).toEqual([]);
    expect(said(book.reading(5 * MIN, -18, settings))).toEqual([]);
    expect(said(book.reading(6 * MIN, -17, settings))).toEqual([]);
    expect(said(book.reading(15 * MIN, -17, settings))).toEqual([]);
    expect(said(book.reading(16 * MIN, -17, settings))).toEqual(['raised bounds high']);
  });

  it('is raised by the clock when the delay runs out and no reading says otherwise', () => {
    const settings = { ...frozen, delayMs: 2 * MIN };
    const book = new AlertBook('f1', false);
    book.reading(0, -17, settings);
    expect(said(book.tick(MIN, 0, settings))).toEqual([]);
    expect(said(book.tick(2 * MIN, 0, settings))).toEqual(['raised bounds high']);
  });

  it('stays one alert when the temperature falls through the other bound', () => {
    const book = new AlertBook('f1', false);
    book.reading(0, -17, frozen);
    expect(said(book.reading(MIN, -26, frozen))).toEqual(['updated bounds low']);
    expect(book.open).toMatchObject([{ side: 'low', limit: -25, worst: -26 }]);
  });

  it('goes on after a restart without being raised again', () => {
    const before = new AlertBook('f1', false);
    before.reading(0, -17, frozen);
    const after = new AlertBook('f1', false, before.open);
    expect(said(after.reading(MIN, -17, frozen))).toEqual([]);
    expect(said(after.reading(2 * MIN, -19, frozen))).toEqual(['cleared bounds high']);
  });
});

describe('an anomaly alert', () => {
  it('needs N anomalous readings in a row and clears after N calm ones', () => {
    const book = new AlertBook('f1', false);
    expect(said(book.score(MIN, judged(1), frozen))).toEqual([]);
    expect(said(book.score(2 * MIN, judged(2), frozen))).toEqual([]);
    expect(said(book.score(3 * MIN, judged(3), frozen))).toEqual(['raised anomaly']);
    expect(said(book.score(4 * MIN, judged(4), frozen))).toEqual([]);
    expect(said(book.score(5 * MIN, judged(0, 0.1), frozen))).toEqual([]);
    expect(said(book.score(6 * MIN, judged(0, 0.1), frozen))).toEqual([]);
    expect(said(book.score(7 * MIN, judged(0, 0.1), frozen))).toEqual(['cleared anomaly']);
  });

  it('stands beside a bounds alert: one of each kind', () => {
    const book = new AlertBook('f1', false);
    book.reading(0, -10, frozen);
    book.score(MIN, judged(3), frozen);
    expect(book.open.map(({ kind }) => kind)).toEqual(['bounds', 'anomaly']);
  });
});

describe('silence', () => {
  it('becomes an alert of its own and ends with the next reading', () => {
    const book = new AlertBook('f1', false);
    expect(said(book.tick(9 * MIN, 0, frozen))).toEqual([]);
    expect(said(book.tick(10 * MIN, 0, frozen))).toEqual(['raised silent']);
    expect(said(book.tick(11 * MIN, 0, frozen))).toEqual([]);
    expect(said(book.reading(12 * MIN, -20, frozen))).toEqual(['cleared silent']);
  });

  it('does not clear an open bounds alert', () => {
    const book = new AlertBook('f1', false);
    book.reading(0, -10, frozen);
    book.tick(20 * MIN, 0, frozen);
    expect(book.has('bounds')).toBe(true);
  });
});
