import type { Acknowledgement } from '../../src/core/alert.ts';
import { buttonText, notAcknowledgedBody } from '../../src/text/notification-en.ts';
import { sharedDetails } from './notification-details.ts';
import type { NotificationData, NotificationDetails, OpenRequest, ServiceTells } from './protocol.ts';

/** The clicked notification, as much of it as is needed. `data` is read with care: an older version may have shown it. */
interface Clicked {
  readonly title: string;
  readonly body: string;
  readonly tag: string;
  readonly data: unknown;
  close(): void;
}

interface OpenWindow {
  readonly url: string;
  readonly focused: boolean;
  readonly visibilityState: string;
  focus(): Promise<unknown>;
  postMessage(message: OpenRequest): void;
}

/** What a click needs of the world; `service.worker.ts` hands in the real one. */
export interface ClickWorld {
  /** Absolute address of the application. */
  readonly scope: string;
  now(): number;
  /** Store the acknowledgement durably and give back the one that holds; rejects when it could not be stored. */
  acknowledge(acknowledgement: Acknowledgement): Promise<Acknowledgement>;
  tell(news: ServiceTells): void;
  show(title: string, details: NotificationDetails): Promise<void>;
  windows(): Promise<readonly OpenWindow[]>;
  openWindow(address: string): Promise<unknown>;
}

/** A person has answered a notification: with the button Acknowledge, with Open, or by touching it. */
export async function onNotificationClick(
  action: string,
  clicked: Clicked,
  world: ClickWorld,
): Promise<void> {
  const data = readData(clicked.data);
  if (action === 'acknowledge' && data.alert !== undefined) {
    await acknowledge(data.alert, data.hash, clicked, world);
    return;
  }
  clicked.close();
  await open(data.hash, world);
}

/**
 * Store first, tell second, close last: a notification that went away is a promise that the acknowledgement is on disk. Where it
 * could not be stored the notification comes back and says so; the failure still reaches the browser's log of this worker.
 */
async function acknowledge(alert: string, hash: string, clicked: Clicked, world: ClickWorld): Promise<void> {
  let holding: Acknowledgement;
  try {
    holding = await world.acknowledge({ alert, at: world.now(), by: 'notification' });
  } catch (failure) {
    await world.show(clicked.title, {
      ...sharedDetails(world.scope, hash),
      body: notAcknowledgedBody(clicked.body),
      tag: clicked.tag,
      silent: false,
      renotify: clicked.tag !== '',
      requireInteraction: true,
      actions: [
        { action: 'acknowledge', title: buttonText.acknowledge },
        { action: 'open', title: buttonText.open },
      ],
      data: { alert, hash },
    });
    throw failure;
  }
  world.tell({ type: 'acknowledged', alert, at: holding.at });
  clicked.close();
}

/** Bring the application to the front on the given page; a new window only where none is open. */
async function open(hash: string, world: ClickWorld): Promise<void> {
  const ours = (await world.windows()).filter(({ url }) => url.startsWith(world.scope));
  const window =
    ours.find(({ focused }) => focused) ?? ours.find((w) => w.visibilityState === 'visible') ?? ours[0];
  if (window === undefined) {
    await world.openWindow(new URL(hash, world.scope).href);
    return;
  }
  window.postMessage({ type: 'open', hash });
  await window.focus();
}

function readData(data: unknown): NotificationData {
  const members =
    typeof data === 'object' && data !== null ? (data as Readonly<Record<string, unknown>>) : {};
  const { alert, hash } = members;
  const page = typeof hash === 'string' && hash.startsWith('#/') ? hash : '#/alerts';
  return typeof alert === 'string' ? { alert, hash: page } : { hash: page };
}
