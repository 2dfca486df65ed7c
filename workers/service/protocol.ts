/**
 * What crosses between the service worker and everybody else: the data a notification carries, what the service
 * worker tells over `BroadcastChannel('frostline')`, and what it sends to one window. Types only.
 */

/** The buttons of a notification. Each of them also exists inside the application: not every platform shows buttons. */
export type NotificationButton = 'acknowledge' | 'open';

/**
 * The data of every notification Frostline shows.
 * `alert`: id of an alert in this device's own database, so that it can be acknowledged from the notification; absent for
 * pushed messages, whose alert lives on another device and cannot be acknowledged here.
 */
export interface NotificationData {
  readonly alert?: string;
  /** The page inside the application, `#/alert/<id>` for instance. */
  readonly hash: string;
}

/**
 * The options Frostline gives to `showNotification`. A type of our own, because TypeScript's `NotificationOptions` lacks
 * the members that most browsers leave out (`actions`, `renotify`, `timestamp`, `navigate`); unknown ones are ignored there.
 */
export interface NotificationDetails {
  readonly body: string;
  /** One notification per tag: a new one replaces the old one. Never empty when `renotify` is true. */
  readonly tag: string;
  readonly lang: string;
  readonly icon: string;
  /** Android's status bar draws the alpha channel of this picture. */
  readonly badge: string;
  /** Whether replacing a notification of the same tag makes itself heard again. */
  readonly renotify: boolean;
  readonly silent: boolean;
  readonly requireInteraction: boolean;
  /** ms since the epoch: when the thing happened, not when it is shown. */
  readonly timestamp?: number;
  readonly actions: { readonly action: NotificationButton; readonly title: string }[];
  /** Where a click leads on platforms with declarative push (iOS), which fire no `notificationclick`. Absolute. */
  readonly navigate: string;
  readonly data: NotificationData;
}

/** Told to every page and worker of the site over `BroadcastChannel('frostline')`. */
export type ServiceTells =
  | { readonly type: 'acknowledged'; readonly alert: string; readonly at: number }
  /** The browser replaced the push subscription: who kept a copy of the old one needs the new one. `renewed` is false when there is none any more. */
  | { readonly type: 'push-changed'; readonly renewed: boolean };

/** Sent to the one window that is brought to the front. */
export interface OpenRequest {
  readonly type: 'open';
  readonly hash: string;
}

/** The one thing a page asks of the service worker, only when a person has tapped "update" (the shape workbox-window sends). */
export interface SkipWaitingRequest {
  readonly type: 'SKIP_WAITING';
}
