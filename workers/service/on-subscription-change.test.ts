import { describe, expect, it, vi } from 'vitest';
import { onSubscriptionChange } from './on-subscription-change.ts';

const key = new Uint8Array([4, 1, 2]).buffer;
const subscription = { options: { applicationServerKey: key } };

function setUp(existing: typeof subscription | null, subscribe = () => Promise.resolve(subscription)) {
  return {
    tell: vi.fn(),
    pushes: { getSubscription: () => Promise.resolve(existing), subscribe: vi.fn(subscribe) },
  };
}

describe('a dropped push subscription', () => {
  it('is made again with the same key', async () => {
    const { pushes, tell } = setUp(null);
    await onSubscriptionChange({ old: subscription, new: null }, pushes, tell);
    expect(pushes.subscribe).toHaveBeenCalledExactlyOnceWith({
      userVisibleOnly: true,
      applicationServerKey: key,
    });
    expect(tell).toHaveBeenCalledExactlyOnceWith({ type: 'push-changed', renewed: true });
  });

  it('that the browser renewed by itself is only told', async () => {
    const { pushes, tell } = setUp(subscription);
    await onSubscriptionChange({ old: subscription, new: subscription }, pushes, tell);
    expect(pushes.subscribe).not.toHaveBeenCalled();
    expect(tell).toHaveBeenCalledExactlyOnceWith({ type: 'push-changed', renewed: true });
  });

  it('without a key cannot be renewed, and says so', async () => {
    const { pushes, tell } = setUp(null);
    await onSubscriptionChange({ old: null, new: null }, pushes, tell);
    expect(tell).toHaveBeenCalledExactlyOnceWith({ type: 'push-changed', renewed: false });
  });

  it('that is refused says so, and the refusal is not swallowed', async () => {
    const { pushes, tell } = setUp(null, () => Promise.reject(new Error('no push service')));
    await expect(onSubscriptionChange({ old: subscription, new: null }, pushes, tell)).rejects.toThrow(
      'no push service',
    );
    expect(tell).toHaveBeenCalledExactlyOnceWith({ type: 'push-changed', renewed: false });
  });
});
