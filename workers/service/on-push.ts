import { readPush } from './pushed-notification.ts';

/** What showing needs of a service worker registration. */
interface Shows {
  readonly scope: string;
  showNotification(title: string, options: NotificationOptions): Promise<void>;
}

/** Show what was pushed, whatever it was. */
export async function onPush(text: string | undefined, registration: Shows): Promise<void> {
  const { title, details } = readPush(text, registration.scope);
  await registration.showNotification(title, details);
}
