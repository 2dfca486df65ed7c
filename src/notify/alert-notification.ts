import type { AlertView } from '../core/view.ts';
import {
  alertBody,
  alertTitle,
  buttonText,
  clearedBody,
  clearedTitle,
  lateBody,
  lateTitle,
  notificationLanguage,
} from '../text/notification-en.ts';
import type { NotificationDetails } from '../../workers/service/protocol.ts';

export interface AlertNotification {
  readonly title: string;
  readonly details: NotificationDetails;
}

export interface NotificationSetting {
  /** Absolute address of the application, the scope of its service worker. */
  readonly scope: string;
  /** How many buttons this platform shows. */
  readonly maxActions: number;
  /** Whether a notification may make itself heard again while it replaces the one of the same tag. */
  readonly loud: boolean;
  /** The room is simulated: the title says so. */
  readonly practice: boolean;
}

/** One notification per sensor and kind: a new one replaces the old one. */
export function tagOf({ alert }: AlertView): string {
  // Late ones stand beside each other and beside the present one: each is news of its own.
  return alert.late === true ? alert.id : `${alert.sensor}/${alert.kind}`;
}

function titleOf(view: AlertView, practice: boolean): string {
  if (view.alert.late === true) return lateTitle(view, practice);
  return view.alert.clearedAt === undefined ? alertTitle(view, practice) : clearedTitle(view, practice);
}

function bodyOf(view: AlertView): string {
  if (view.alert.late === true) return lateBody(view);
  return view.alert.clearedAt === undefined ? alertBody(view) : clearedBody(view);
}

/** The notification of an alert as it stands: open, or over and never acknowledged. */
export function alertNotification(view: AlertView, setting: NotificationSetting): AlertNotification {
  const { alert } = view;
  const over = alert.clearedAt !== undefined;
  const hash = `#/alert/${encodeURIComponent(alert.id)}`;
  const buttons = [
    { action: 'acknowledge' as const, title: buttonText.acknowledge },
    { action: 'open' as const, title: buttonText.open },
  ];
  return {
    title: titleOf(view, setting.practice),
    details: {
      body: bodyOf(view),
      tag: tagOf(view),
      lang: notificationLanguage,
      icon: new URL('icons/icon-192.png', setting.scope).href,
      badge: new URL('icons/badge-96.png', setting.scope).href,
      renotify: setting.loud,
      silent: !setting.loud,
      // A late one is over, and nobody has seen it.
      requireInteraction: !over || alert.late === true,
      timestamp: alert.clearedAt ?? (alert.kind === 'silent' ? alert.raisedAt : alert.updatedAt),
      actions: buttons.slice(0, setting.maxActions),
      navigate: new URL(hash, setting.scope).href,
      data: { alert: alert.id, hash },
    },
  };
}
