import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  isPushSupported,
  makeVapidKeys,
  readPushAddress,
  subscribeToPush,
  unsubscribeFromPush,
} from './push.ts';

/** A browser with one push subscription at most. `refusal` makes the push service say no. */
function stubBrowser(setting: { permission?: string; refusal?: Error } = {}) {
  let subscription: ReturnType<typeof subscriptionWith> | null = null;
  const subscriptionWith = (key: string) => ({
    endpoint: 'https://push.example/1',
    options: { applicationServerKey: new Uint8Array(Buffer.from(key, 'base64url')).buffer },
    toJSON: () => ({ endpoint: 'https://push.example/1', keys: { p256dh: key } }),
    unsubscribe: () => {
      subscription = null;
      return Promise.resolve(true);
    },
  });
  const pushManager = {
    getSubscription: () => Promise.resolve(subscription),
    subscribe: vi.fn(({ applicationServerKey }: { applicationServerKey: string }) => {
      if (setting.refusal) return Promise.reject(setting.refusal);
      if (subscription !== null) return Promise.reject(new Error('InvalidStateError'));
      subscription = subscriptionWith(applicationServerKey);
      return Promise.resolve(subscription);
    }),
  };
  vi.stubGlobal('navigator', { serviceWorker: { getRegistration: () => Promise.resolve({ pushManager }) } });
  vi.stubGlobal('PushManager', vi.fn());
  vi.stubGlobal('Notification', { permission: setting.permission ?? 'granted' });
  return pushManager;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the key pair of the site', () => {
  it('is a P-256 point for the browser and a private key that can sign', async () => {
    const { publicKey, privateKey } = await makeVapidKeys();
    const point = Buffer.from(publicKey, 'base64url');
    expect(publicKey).toMatch(/^[\w-]{87}$/);
    expect([point.length, point[0]]).toEqual([65, 4]);
    const key = await crypto.subtle.importKey(
      'jwk',
      privateKey,
      { name: 'ECDSA', namedCurve: 'P-256' },
      false,
      ['sign'],
    );
    const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, new Uint8Array([1]));
    expect(signature.byteLength).toBe(64);
  });
});

describe('a push subscription', () => {
  const first = Buffer.alloc(65, 4).toString('base64url');
  const second = Buffer.alloc(65, 5).toString('base64url');
  let pushManager: ReturnType<typeof stubBrowser>;
  beforeEach(() => {
    pushManager = stubBrowser();
  });

  it('is made once per key, copied as plain data, and ended', async () => {
    expect(await readPushAddress()).toBeUndefined();
    const address = { endpoint: 'https://push.example/1', keys: { p256dh: first } };
    expect(await subscribeToPush(first)).toEqual({ status: 'subscribed', address });
    expect(await subscribeToPush(first)).toEqual({ status: 'subscribed', address });
    expect(pushManager.subscribe).toHaveBeenCalledOnce();
    expect(await readPushAddress()).toEqual(address);
    expect(await unsubscribeFromPush()).toBe(true);
    expect(await readPushAddress()).toBeUndefined();
  });

  it('made with another key is replaced', async () => {
    await subscribeToPush(first);
    expect(await subscribeToPush(second)).toMatchObject({
      status: 'subscribed',
      address: { keys: { p256dh: second } },
    });
  });

  it('without permission is a fault', async () => {
    stubBrowser({ permission: 'denied' });
    expect(await subscribeToPush(first)).toMatchObject({
      status: 'failed',
      fault: { code: 'notification-denied' },
    });
  });

  it('that the push service refuses is a fault with the reason', async () => {
    stubBrowser({ refusal: new Error('Registration failed - push service error') });
    expect(await subscribeToPush(first)).toEqual({
      status: 'failed',
      fault: { code: 'push-failed', detail: 'Error: Registration failed - push service error' },
    });
  });

  it('that the push service never answers is a fault, too', async () => {
    vi.useFakeTimers();
    stubBrowser().subscribe.mockImplementation(() => new Promise(() => undefined));
    const outcome = subscribeToPush(first);
    await vi.advanceTimersByTimeAsync(60_000);
    vi.useRealTimers();
    expect(await outcome).toMatchObject({ status: 'failed', fault: { code: 'push-failed' } });
  });

  it('does not exist in a browser without push', async () => {
    vi.unstubAllGlobals();
    vi.stubGlobal('navigator', {});
    expect(isPushSupported()).toBe(false);
    expect(await subscribeToPush(first)).toMatchObject({ fault: { code: 'notification-unsupported' } });
    expect(await readPushAddress()).toBeUndefined();
  });
});
