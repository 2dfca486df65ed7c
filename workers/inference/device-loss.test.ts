import { describe, expect, it } from 'vitest';
import { watchLoss } from './device-loss.ts';

const forEver = new Promise<number>(() => undefined);

describe('watchLoss', () => {
  it('lets work through while there is a device', async () => {
    const { endWait } = watchLoss(new Promise<string>(() => undefined));
    await expect(endWait(Promise.resolve(7))).resolves.toBe(7);
    await expect(endWait(Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });

  it('lets work through where no device can be lost', async () => {
    await expect(watchLoss(undefined).endWait(Promise.resolve(7))).resolves.toBe(7);
  });

  it('ends every wait when the device is lost, and starts no other', async () => {
    let resolve: (reason: string) => void = () => undefined;
    const promise = new Promise<string>((settle) => {
      resolve = settle;
    });
    const { endWait } = watchLoss(promise);
    const waits = [endWait(forEver), endWait(forEver)];
    resolve('the GPU was reset');
    const ends = await Promise.allSettled(waits);
    expect(
      ends.map((end) => (end.status === 'rejected' ? (end.reason as Error).message : end.value)),
    ).toEqual(['the GPU was reset', 'the GPU was reset']);
    await expect(endWait(Promise.resolve(7))).rejects.toThrow('the GPU was reset');
  });
});
