import { notificationLanguage } from '../../src/text/notification-en.ts';
import type { NotificationDetails } from './protocol.ts';

/** The members that every notification of the service worker shares; pictures are precached files of this site. */
export function sharedDetails(
  scope: string,
  hash: string,
): Pick<NotificationDetails, 'lang' | 'icon' | 'badge' | 'navigate'> {
  return {
    lang: notificationLanguage,
    icon: new URL('icons/icon-192.png', scope).href,
    badge: new URL('icons/badge-96.png', scope).href,
    navigate: new URL(hash, scope).href,
  };
}
