import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OperationQueue } from './operation-queue.ts';

const limit = { timeoutMs: 5_000, timeout: 'operation-timeout' } as const;
const after = (ms: number, value: string) => () =>
  new Promise<string>((resolve) => setTimeout(() => resolve(value), ms));
const never = () => new Promise<string>(() => undefined);

describe('the operation queue', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('runs one at a time, in order, and the urgent ones first', async () => {
    const queue = new OperationQueue();
    const log: string[] = [];
    const operation = (name: string) => async () => {
      log.push(`${name} begins`);
      await after(10, name)();
      log.push(`${name} ends`);
    };
    const all = [
      queue.run(operation('a'), limit),
      queue.run(operation('b'), limit),
      queue.run(operation('urgent'), { ...limit, ahead: true }),
    ];
    await vi.runAllTimersAsync();
    await Promise.all(all);
    expect(log).toEqual(['a begins', 'a ends', 'urgent begins', 'urgent ends', 'b begins', 'b ends']);
  });

  it('gives up one that takes too long, stops it first, and goes on with the next', async () => {
    const queue = new OperationQueue();
    const log: string[] = [];
    const stuck = queue.run(never, { ...limit, abandon: () => log.push('abandoned') });
    const refused = expect(stuck).rejects.toMatchObject({ fault: { code: 'operation-timeout' } });
    const next = queue.run(async () => log.push('next begins'), limit);
    await vi.advanceTimersByTimeAsync(5_000);
    await refused;
    await next;
    expect(log).toEqual(['abandoned', 'next begins']);
  });

  it('counts the time from its turn, not from the wait', async () => {
    const queue = new OperationQueue();
    const results = Promise.all([queue.run(after(4_000, 'a'), limit), queue.run(after(4_000, 'b'), limit)]);
    await vi.advanceTimersByTimeAsync(8_000);
    expect(await results).toEqual(['a', 'b']);
  });

  it('goes on after an operation that fails', async () => {
    const queue = new OperationQueue();
    await expect(queue.run(() => Promise.reject(new RangeError('x')), limit)).rejects.toThrow(RangeError);
    expect(await queue.run(() => Promise.resolve('fine'), limit)).toBe('fine');
  });

  it('refuses what runs, what waits and what comes later once it is closed', async () => {
    const queue = new OperationQueue();
    const begun = vi.fn(never);
    const all = [queue.run(never, limit), queue.run(begun, limit)];
    const refusals = Promise.all(
      all.map((one) => expect(one).rejects.toMatchObject({ fault: { code: 'link-lost' } })),
    );
    queue.close({ code: 'link-lost' });
    await refusals;
    await expect(queue.run(begun, limit)).rejects.toMatchObject({ fault: { code: 'link-lost' } });
    expect(begun).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});
