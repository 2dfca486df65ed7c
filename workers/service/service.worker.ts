import type { PrecacheEntry } from 'workbox-precaching';
import { acknowledge } from '../../src/storage/acknowledge.ts';
import { onNotificationClick } from './on-notification-click.ts';
import { onPush } from './on-push.ts';
import { onSubscriptionChange } from './on-subscription-change.ts';
import { precache } from './precache.ts';
import type { ServiceTells } from './protocol.ts';

/** Composition root of the service worker: events in, small functions called with the real world. */
declare const self: ServiceWorkerGlobalScope & {
  /** Filled in by the build: every file of the application with its revision. */
  readonly __WB_MANIFEST: (PrecacheEntry | string)[];
};

precache(self.__WB_MANIFEST);

const site = new BroadcastChannel('frostline');
const tell = (news: ServiceTells) => {
  site.postMessage(news);
};

// A new version waits until a person taps "update" or every window is closed: a page that reloads loses its Bluetooth sensors.
self.addEventListener('message', (event) => {
  const message: unknown = event.data;
  if (typeof message === 'object' && message !== null && 'type' in message && message.type === 'SKIP_WAITING')
    event.waitUntil(self.skipWaiting());
});

// The very first page is served by this worker without being loaded again; taking over a page never reloads it.
self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('push', (event) => {
  event.waitUntil(onPush(event.data?.text(), self.registration));
});

self.addEventListener('notificationclick', (event) => {
  const world = {
    scope: self.registration.scope,
    now: () => Date.now(),
    acknowledge,
    tell,
    show: (title: string, options: NotificationOptions) => self.registration.showNotification(title, options),
    windows: () => self.clients.matchAll({ type: 'window', includeUncontrolled: true }),
    openWindow: (address: string) => self.clients.openWindow(address),
  };
  event.waitUntil(onNotificationClick(event.action, event.notification, world));
});

self.addEventListener('pushsubscriptionchange', (event) => {
  const change = { old: event.oldSubscription, new: event.newSubscription };
  event.waitUntil(onSubscriptionChange(change, self.registration.pushManager, tell));
});
