import { expect, it } from 'vitest';
import { isOpenRequest } from './open-request.ts';

it('opens pages of the application and nothing else', () => {
  expect(isOpenRequest({ type: 'open', hash: '#/alert/1' })).toBe(true);
  const strange = [
    undefined,
    null,
    'open',
    {},
    { type: 'open' },
    { type: 'open', hash: 'https://evil.example/' },
  ];
  expect(strange.filter(isOpenRequest)).toEqual([]);
});
