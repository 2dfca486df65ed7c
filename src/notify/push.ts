import type { Fault } from '../core/fault.ts';
import { readPermission } from './notification-permission.ts';

/**
 * The key pair by which push services recognise this site (VAPID, RFC 8292): ECDSA on P-256.
 * `privateKey` is a secret: it is kept in the journal database and never shown, logged or exported.
 */
export interface VapidKeys {
  /** The uncompressed point (65 bytes), base64url: what `applicationServerKey` takes. */
  readonly publicKey: string;
  readonly privateKey: JsonWebKey;
}

/** A subscription as it can be copied to whoever shall push to this device: address and encryption keys, plain data. */
export type PushAddress = PushSubscriptionJSON;

export type PushOutcome =
  | { readonly status: 'subscribed'; readonly address: PushAddress }
  | { readonly status: 'failed'; readonly fault: Fault };

const longestAnswerMs = 20_000;

/** Make the site's key pair, once; it is needed again to send. */
export async function makeVapidKeys(): Promise<VapidKeys> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const [point, privateKey] = await Promise.all([
    crypto.subtle.exportKey('raw', pair.publicKey),
    crypto.subtle.exportKey('jwk', pair.privateKey),
  ]);
  return { publicKey: toBase64url(point), privateKey };
}

/** Can this browser receive pushes at all? */
export function isPushSupported(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in globalThis;
}

/**
 * Subscribe this device to pushes signed with the given key; a subscription made with another key is replaced. Needs the
 * permission for notifications, and once a network: the browser asks its maker's push service for an address.
 */
export async function subscribeToPush(publicKey: string): Promise<PushOutcome> {
  if (!isPushSupported())
    return failed({ code: 'notification-unsupported', detail: 'no push in this browser' });
  const permission = readPermission();
  if (permission !== 'granted') return failed({ code: 'notification-denied', detail: permission });
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration === undefined) return failed({ code: 'push-failed', detail: 'no service worker' });
  try {
    const present = await registration.pushManager.getSubscription();
    if (present !== null && keyOf(present) === publicKey) return subscribed(present);
    await present?.unsubscribe();
    const wanted = registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: publicKey,
    });
    return subscribed(await inTime(wanted));
  } catch (thrown) {
    return failed({ code: 'push-failed', detail: String(thrown) });
  }
}

/** The present subscription of this device, if there is one. */
export async function readPushAddress(): Promise<PushAddress | undefined> {
  return (await readSubscription())?.toJSON();
}

/** Receive no more pushes. @returns false when the browser could not end the subscription. */
export async function unsubscribeFromPush(): Promise<boolean> {
  const subscription = await readSubscription();
  return subscription === undefined || subscription.unsubscribe();
}

/** Without a network Chromium keeps trying for minutes; a person is told sooner. */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the push service does not answer')), longestAnswerMs);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

async function readSubscription(): Promise<PushSubscription | undefined> {
  if (!isPushSupported()) return undefined;
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? undefined;
}

function keyOf({ options }: PushSubscription): string | undefined {
  return options.applicationServerKey === null ? undefined : toBase64url(options.applicationServerKey);
}

function toBase64url(bytes: ArrayBuffer): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function subscribed(subscription: PushSubscription): PushOutcome {
  return { status: 'subscribed', address: subscription.toJSON() };
}

function failed(fault: Fault): PushOutcome {
  return { status: 'failed', fault };
}
