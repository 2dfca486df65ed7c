import { expect, it } from 'vitest';
import type { Detector } from '../../src/core/score.ts';
import type { Room } from '../../src/core/room.ts';
import type { Row } from '../../src/core/sensor-line.ts';
import { Scoring } from './scoring.ts';

const rows = (n: number) =>
  Array.from({ length: n }, (_, end): Row => ({ end, steps: [] }) as unknown as Row);

it('lets timers run between batches, also when the backend computes at once', async () => {
  let turns = 0;
  let watching = true;
  const turnsSeen: number[] = [];
  const scoring = new Scoring(
    () =>
      Promise.resolve({
        id: 'literal',
        steps: 60,
        quantiles: [],
        choice: { backend: 'cpu', wanted: 'auto', refused: [], detail: '' },
        score: (_, count) => {
          turnsSeen.push(turns);
          return Promise.resolve(new Float32Array(count));
        },
        dispose: () => undefined,
      }),
    () => undefined,
    () => undefined,
  );
  await scoring.want('cpu');
  const room = { profile: undefined, sensor: { id: 's1' } } as unknown as Room;
  const watch = (): void => {
    turns += 1;
    if (watching) setImmediate(watch);
  };
  setImmediate(watch);
  const errors = await scoring.score(room, rows(128 * 4));
  watching = false;
  expect(errors).toHaveLength(512);
  expect(turnsSeen).toHaveLength(4);
  expect(turnsSeen.at(-1)).toBeGreaterThan(0);
});

it('waits for a detector that is being loaded, so that a recording read meanwhile is judged', async () => {
  let arrive: (detector: Detector) => void = () => undefined;
  const scoring = new Scoring(
    () => new Promise<Detector>((resolve) => (arrive = resolve)),
    () => undefined,
    () => undefined,
  );
  void scoring.want('cpu');
  await Promise.resolve();
  await Promise.resolve();
  const room = { profile: undefined, sensor: { id: 's1' } } as unknown as Room;
  const scored = scoring.score(room, rows(3));
  await new Promise((resolve) => setImmediate(resolve));
  arrive({
    id: 'literal',
    steps: 60,
    quantiles: [],
    choice: { backend: 'cpu', wanted: 'cpu', refused: [], detail: '' },
    score: (_, count) => Promise.resolve(new Float32Array(count).fill(7)),
    dispose: () => undefined,
  });
  expect(await scored).toEqual(Float32Array.of(7, 7, 7));
});
