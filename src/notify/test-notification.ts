import { FaultError } from '../core/fault.ts';
import { notificationLanguage, testText } from '../text/notification-en.ts';
import type { NotificationDetails } from '../../workers/service/protocol.ts';
import type { NotificationWorld } from './show-alert.ts';

const TAG = 'test';

/**
 * Show a harmless notification the way an alert would be shown, and look whether it is there.
 * @throws FaultError `notification-denied` or `notification-unsupported`
 */
export async function showTestNotification(world: NotificationWorld): Promise<void> {
  const permission = world.permission();
  if (permission === 'unsupported') throw new FaultError('notification-unsupported');
  if (permission !== 'granted') throw new FaultError('notification-denied', permission);
  const registration = await world.registration();
  if (registration === undefined)
    throw new FaultError('notification-unsupported', 'no active service worker');
  const details: NotificationDetails = {
    body: testText.body,
    tag: TAG,
    lang: notificationLanguage,
    icon: new URL('icons/icon-192.png', registration.scope).href,
    badge: new URL('icons/badge-96.png', registration.scope).href,
    renotify: true,
    silent: false,
    requireInteraction: false,
    timestamp: world.now(),
    actions: [],
    navigate: new URL('#/settings', registration.scope).href,
    data: { hash: '#/settings' },
  };
  await registration.showNotification(testText.title, details);
  if ((await registration.getNotifications({ tag: TAG })).length === 0)
    throw new FaultError('notification-denied', 'the browser does not list it');
}
