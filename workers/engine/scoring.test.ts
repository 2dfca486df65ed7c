import { expect, it, vi } from 'vitest';
import type { Room } from '../../src/core/room.ts';
import type { Row } from '../../src/core/sensor-line.ts';
import { Scoring } from './scoring.ts';

const rows = (n: number) => Array.from({ length: n }, (_, end): Row => ({ end, steps: [] }) as unknown as Row);

it('lets timers run between batches, also when the backend computes at once', async () => {
  let ticks = 0;
  const ticksSeen: number[] = [];
  const ready = vi.fn();
  const scoring = new Scoring(
    () =>
      Promise.resolve({
        id: 'literal',
        steps: 60,
        quantiles: [],
        choice: { backend: 'cpu', wanted: 'auto', refused: [], detail: '' },
        score: (_, count) => {
          ticksSeen.push(ticks);
          return Promise.resolve(new Float32Array(count));
        },
        dispose: () => undefined,
      }),
    ready,
    () => undefined,
  );
  await scoring.want('cpu');
  const room = { profile: undefined, sensor: { id: 's1' } } as unknown as Room;
  const timer = setInterval(() => (ticks += 1));
  const errors = await scoring.score(room, rows(128 * 4));
  clearInterval(timer);
  expect(errors).toHaveLength(512);
  expect(ticksSeen).toHaveLength(4);
  expect(ticksSeen.at(-1)).toBeGreaterThan(0);
});
