import { buttonText, unreadablePushText } from '../../src/text/notification-en.ts';
import { sharedDetails } from './notification-details.ts';
import type { NotificationDetails } from './protocol.ts';

export interface PushedNotification {
  readonly title: string;
  readonly details: NotificationDetails;
}

const longestTitle = 120;
const longestBody = 600;
const longestTag = 200;
const lastInstant = 8.64e15;
/** Half a character, which no address can hold. */
const loneSurrogate = /\p{Surrogate}/gu;

/**
 * Read the message of a push, which may be anything, and always make a notification of it: browsers take the right to
 * push away from sites that show nothing, and a message that cannot be read may have been an alert.
 *
 * Understood: `{ title, body?, tag?, alert?, url?, timestamp?, silent?, renotify? }`, or the same members inside
 * `{ web_push: 8030, notification: { …, navigate } }` (Declarative Web Push, https://webkit.org/blog/16535/).
 * Text is text. `url` and `navigate` count only inside this site. A pushed message has no Acknowledge button: its alert
 * lives on another device, and an acknowledgement written here would reach nobody.
 *
 * @param text the decrypted message, `undefined` for an empty push
 * @param scope absolute address of the application
 */
export function readPush(text: string | undefined, scope: string): PushedNotification {
  const message = text === undefined ? undefined : messageOf(parseJson(text));
  const title = plainText(message?.['title'], longestTitle);
  if (message === undefined || title === '') return unreadable(scope);
  const tag = plainText(message['tag'], longestTag) || 'pushed';
  const hash = hashOf(message, scope);
  const silent = message['silent'] === true;
  const time = message['timestamp'];
  return {
    title,
    details: {
      ...sharedDetails(scope, hash),
      body: plainText(message['body'], longestBody),
      tag,
      silent,
      renotify: !silent && message['renotify'] !== false,
      requireInteraction: !silent,
      actions: [{ action: 'open', title: buttonText.open }],
      data: { hash },
      ...(typeof time === 'number' && time > 0 && time <= lastInstant ? { timestamp: time } : {}),
    },
  };
}

function unreadable(scope: string): PushedNotification {
  const hash = '#/alerts';
  return {
    title: unreadablePushText.title,
    details: {
      ...sharedDetails(scope, hash),
      body: unreadablePushText.body,
      tag: 'unreadable',
      silent: false,
      renotify: true,
      requireInteraction: true,
      actions: [{ action: 'open', title: buttonText.open }],
      data: { hash },
    },
  };
}

type Message = Readonly<Record<string, unknown>>;

function messageOf(json: unknown): Message | undefined {
  if (!isObject(json)) return undefined;
  if (json['web_push'] !== 8030) return json;
  return isObject(json['notification']) ? json['notification'] : undefined;
}

function isObject(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function plainText(value: unknown, longest: number): string {
  if (typeof value !== 'string') return '';
  const text = value.replace(loneSurrogate, '\u{fffd}').trim();
  const letters = Array.from(text);
  return letters.length <= longest ? text : `${letters.slice(0, longest - 1).join('')}…`;
}

/** Which page a click opens: the alert, else the address where it lies inside this site, else the list of alerts. */
function hashOf(message: Message, scope: string): string {
  const alert = plainText(message['alert'], longestTag);
  if (alert !== '') return `#/alert/${encodeURIComponent(alert)}`;
  const address = message['url'] ?? message['navigate'];
  const url =
    typeof address === 'string' && URL.canParse(address, scope) ? new URL(address, scope) : undefined;
  return url?.href.startsWith(scope) && url.hash.startsWith('#/') ? url.hash : '#/alerts';
}
