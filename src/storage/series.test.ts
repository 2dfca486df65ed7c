import { expect, it } from 'vitest';

import { seriesOf } from './series.ts';

it('names a series after its sensor and what it holds', () => {
  expect(seriesOf('cold-1', 'temperature')).toBe('cold-1/temperature');
  expect(seriesOf('cold-1', 'error')).toBe('cold-1/error');
});

it('refuses an id that could reach into another sensor', () => {
  for (const id of ['', 'a/b', '/']) expect(() => seriesOf(id, 'temperature')).toThrow(RangeError);
});
