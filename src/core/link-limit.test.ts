import { describe, expect, it } from 'vitest';
import { startLimit, stepLimit, type LimitEvent, type LinkLimit } from './link-limit.ts';

const HOUR = 3_600_000;
const failed = (sensor: string, live: number): LimitEvent => ({ type: 'failed', sensor, live });
const connected = (sensor: string, live: number): LimitEvent => ({ type: 'connected', sensor, live });
const run = (limit: LinkLimit, ...events: readonly LimitEvent[]) =>
  events.reduce((state, event) => stepLimit(state, event, 0), limit);

describe('how many links there are', () => {
  it('is four until something is known', () => {
    expect(startLimit().links).toBe(4);
  });

  it('falls to as many as were up when a connect failed twice', () => {
    expect(run(startLimit(), failed('d', 3)).links).toBe(4);
    expect(run(startLimit(), failed('d', 3), failed('d', 3)).links).toBe(3);
    expect(run(startLimit(7), failed('d', 4), failed('e', 5)).links).toBe(5);
  });

  it('stays when a connect succeeds between two failures', () => {
    expect(run(startLimit(), failed('d', 3), connected('e', 3), failed('d', 3)).links).toBe(4);
    // With fewer links up it proves nothing.
    expect(run(startLimit(), failed('d', 3), connected('e', 1), failed('d', 3)).links).toBe(3);
  });

  it('says nothing when nothing else is connected', () => {
    expect(run(startLimit(), failed('a', 0), failed('a', 0), failed('a', 0)).links).toBe(4);
  });

  it('goes back when the sensor that lowered it fails below it too, and does not believe that sensor again', () => {
    const lowered = run(startLimit(), failed('d', 3), failed('d', 3));
    const back = run(lowered, failed('d', 2));
    expect(back).toMatchObject({ links: 4, atFault: ['d'] });
    expect(back.raiseAt).toBeUndefined();
    expect(run(back, failed('d', 3), failed('d', 3), failed('d', 3)).links).toBe(4);
    const well = run(back, connected('d', 2));
    expect(run(well, failed('d', 3), failed('d', 3)).links).toBe(3);
  });

  it('stays low when that sensor connects below it', () => {
    const proven = run(startLimit(), failed('d', 3), failed('d', 3), connected('d', 2));
    expect(proven.trial).toBeUndefined();
    expect(run(proven, failed('d', 2)).links).toBe(3);
  });

  it('is raised by one after hours, and falls at the first failure then, for twice as long', () => {
    const lowered = run(startLimit(), failed('d', 3), failed('d', 3), connected('d', 2));
    expect(stepLimit(lowered, { type: 'tick' }, 4 * HOUR - 1)).toBe(lowered);
    const raised = stepLimit(lowered, { type: 'tick' }, 4 * HOUR);
    expect(raised).toMatchObject({ links: 4, isProbing: true });
    const again = stepLimit(raised, failed('d', 3), 5 * HOUR);
    expect(again).toMatchObject({ links: 3, raiseAt: 13 * HOUR });
    expect(stepLimit(raised, connected('d', 3), 5 * HOUR)).toMatchObject({ links: 4, isProbing: false });
  });
});
