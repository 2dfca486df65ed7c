import { describe, expect, it } from 'vitest';
import { FindingBook } from './finding-book.ts';

const MIN = 60_000;
const HOUR = 60 * MIN;
const jump = (at: number, value: number) =>
  ({ kind: 'jump-beyond-physics', at, value, against: -20 }) as const;

describe('the findings about a sensor', () => {
  it('are one as long as the signs keep coming, with the numbers of the worst', () => {
    const book = new FindingBook('s1');
    expect(book.sign(jump(0, -10), 0)).toEqual([
      {
        id: 's1.jump-beyond-physics.0',
        sensor: 's1',
        kind: 'jump-beyond-physics',
        at: 0,
        lastAt: 0,
        foundAt: 0,
        count: 1,
        value: -10,
        against: -20,
      },
    ]);
    expect(book.sign(jump(30_000, 30), 30_000)).toEqual([]);
    expect(book.sign(jump(MIN, -10), MIN)).toMatchObject([
      { id: 's1.jump-beyond-physics.0', count: 3, value: 30 },
    ]);
    expect(book.tick(HOUR)).toEqual([]);
    expect(book.tick(MIN + HOUR)).toMatchObject([{ count: 3, endedAt: MIN }]);
    expect(book.sign(jump(3 * HOUR, 0), 3 * HOUR)).toMatchObject([{ count: 1, at: 3 * HOUR }]);
    expect(book.shown(3 * HOUR).map(({ at }) => at)).toEqual([3 * HOUR, 0]);
  });

  it('last until something ends them', () => {
    const book = new FindingBook('s1');
    expect(book.sign({ kind: 'battery-low', at: 0, value: 9 }, 0)).toHaveLength(1);
    expect(book.tick(9 * HOUR)).toEqual([]);
    expect(book.has('battery-low')).toBe(true);
    expect(book.end('battery-low', 10 * HOUR)).toMatchObject([{ endedAt: 10 * HOUR }]);
    expect(book.end('battery-low', 11 * HOUR)).toEqual([]);
    expect(book.shown(11 * HOUR)).toHaveLength(1);
    expect(book.shown(34 * HOUR)).toEqual([]);
  });

  it('go on after a restart', () => {
    const book = new FindingBook('s1', [
      { id: 's1.battery-low.5', sensor: 's1', kind: 'battery-low', at: 5, lastAt: 5, foundAt: 5, count: 1 },
    ]);
    expect(book.sign({ kind: 'battery-low', at: 90, value: 8 }, 90)).toMatchObject([
      { id: 's1.battery-low.5' },
    ]);
  });
});
