import { readPermission } from './notification-permission.ts';
import type { NotificationWorld, Registration } from './show-alert.ts';

const longestStartMs = 10_000;

/** Not in TypeScript's library: https://notifications.spec.whatwg.org/#dom-notification-maxactions */
type NotificationWithActions = typeof Notification & { readonly maxActions?: number };

/** The real world of {@link NotificationWorld}: this page's service worker and the browser's notifications. */
export const browserNotifications: NotificationWorld = {
  permission: readPermission,
  maxActions: () => (Notification as NotificationWithActions).maxActions ?? 0,
  registration: activeRegistration,
  now: () => Date.now(),
  pause,
};

/**
 * The registration that can show notifications. On the very first visit its worker may still be fetching the application: wait
 * for it, but never for ever (`navigator.serviceWorker.ready` stays pending where there is no service worker).
 */
async function activeRegistration(): Promise<Registration | undefined> {
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration === undefined) return undefined;
  if (registration.active !== null) return registration;
  return Promise.race([navigator.serviceWorker.ready, pause(longestStartMs).then(() => undefined)]);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
