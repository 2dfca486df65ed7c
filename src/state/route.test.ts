import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRoute, routeHash } from './route.ts';

describe('the address', () => {
  it.each([
    ['', { page: 'wall' }],
    ['#', { page: 'wall' }],
    ['#/', { page: 'wall' }],
    ['#/alerts', { page: 'alerts' }],
    ['#/settings', { page: 'settings' }],
    ['#/diagnosis', { page: 'diagnosis' }],
    ['#/room/f2', { page: 'room', id: 'f2' }],
    ['#/sensor/f2', { page: 'sensor', id: 'f2' }],
    ['#/alert/f2%2Fhigh', { page: 'alert', id: 'f2/high' }],
  ])('%s leads to its page', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
  });

  it.each([
    '#/nothing',
    '#/room',
    '#/room/',
    '#/room/a/b',
    '#/sensor',
    '#/diagnosis/x',
    '#/alerts/x',
    '#main',
  ])('%s leads to the wall', (hash) => {
    expect(parseRoute(hash)).toEqual({ page: 'wall' });
  });

  it('survives an escape that is none', () => {
    expect(parseRoute('#/room/%E0%A4%A').page).toBe('room');
  });

  it('keeps any id', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (id) => {
        expect(parseRoute(routeHash({ page: 'alert', id }))).toEqual({ page: 'alert', id });
      }),
    );
  });
});
