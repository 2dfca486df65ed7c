import type { Fault } from '../core/fault.ts';
import type { AlertView } from '../core/view.ts';
import { alertNotification, tagOf } from './alert-notification.ts';
import type { NotificationDetails } from '../../workers/service/protocol.ts';
import type { PermissionState } from './notification-permission.ts';

export type Happening = 'raised' | 'updated' | 'cleared';

/**
 * What came of it. `shown`: the browser lists the notification, so a person can see it. `quiet`: there was nothing new to say.
 * `failed`: a person was not told this way; the reason belongs on the screen and `ok: false` into the alert's record.
 */
export type ShowOutcome =
  | { readonly status: 'shown' }
  | { readonly status: 'quiet' }
  | { readonly status: 'failed'; readonly fault: Fault };

interface ShownNotification {
  readonly body: string;
  readonly data: unknown;
  close(): void;
}

/** As much of a service worker registration as is needed. */
export interface Registration {
  readonly scope: string;
  showNotification(title: string, options: NotificationDetails): Promise<void>;
  getNotifications(filter: { tag: string }): Promise<readonly ShownNotification[]>;
}

/** What showing needs of the world; `browser-notifications.ts` hands in the real one. */
export interface NotificationWorld {
  permission(): PermissionState;
  maxActions(): number;
  /** The active registration; `undefined` when there is no service worker. */
  registration(): Promise<Registration | undefined>;
  now(): number;
  pause(ms: number): Promise<void>;
}

export interface AlertNotifier {
  /**
   * Tell a person about an alert, with a notification.
   * - raised: shown loudly, until somebody answers it;
   * - updated: the words change silently, at most every {@link updateMs}, and only while it is still there: what a person wiped
   *   away does not come back; it becomes loud when the alert never reached anybody, because permission came late for instance;
   * - cleared: taken away when somebody had acknowledged it; otherwise replaced, silently, by one that says how it ended, for
   *   nobody may have seen it;
   * - acknowledged alerts and those of recordings wake nobody;
   * - a failure that repeats with every update is told once per alert.
   */
  tell(what: Happening, view: AlertView, practice: boolean): Promise<ShowOutcome>;
  /** Take the notification of an alert away, because it was acknowledged in the application. */
  dismiss(view: AlertView): Promise<void>;
}

export const updateMs = 20_000;
const secondLookMs = 500;
/** Longer than the wait for a service worker on the very first visit. A browser that hangs must not silence the next alert. */
const longestTurnMs = 20_000;

export function createAlertNotifier(world: NotificationWorld): AlertNotifier {
  const shownAt = new Map<string, number>();
  const failures = new Map<string, string>();
  let last: Promise<unknown> = Promise.resolve();
  // One after the other: "raised" and "cleared" of the same alert may come within milliseconds, and the last word counts.
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = Promise.race([result.catch(() => undefined), world.pause(longestTurnMs)]);
    return result;
  };

  async function tell(what: Happening, view: AlertView, practice: boolean): Promise<ShowOutcome> {
    if (view.alert.recorded || (what === 'updated' && tooSoon(view))) return { status: 'quiet' };
    if (view.acknowledged !== undefined) {
      await dismiss(view);
      return { status: 'quiet' };
    }
    const outcome = await Promise.race([
      tryToTell(what, view, practice),
      world
        .pause(longestTurnMs)
        .then(() => failed({ code: 'internal', detail: 'the browser does not answer' })),
    ]);
    const known = failures.get(view.alert.id);
    const failure =
      outcome.status === 'failed' ? `${outcome.fault.code} ${outcome.fault.detail ?? ''}` : undefined;
    if (what === 'updated' && failure !== undefined && failure === known) return { status: 'quiet' };
    if (failure === undefined || what === 'cleared') failures.delete(view.alert.id);
    else failures.set(view.alert.id, failure);
    return outcome;
  }

  async function tryToTell(what: Happening, view: AlertView, practice: boolean): Promise<ShowOutcome> {
    const blocked = faultOfPermission(world.permission());
    if (blocked !== undefined) return failed(blocked);
    const registration = await world.registration();
    if (registration === undefined)
      return failed({ code: 'notification-unsupported', detail: 'no active service worker' });
    const reached =
      view.told.some(({ way, ok }) => way === 'notification' && ok) || shownAt.has(view.alert.id);
    const wipedAway = what === 'updated' && reached && (await presentOf(view, registration)).length === 0;
    if (wipedAway) return { status: 'quiet' };
    const loud = what === 'raised' || (what === 'updated' && !reached);
    return show(view, registration, loud, practice);
  }

  async function show(
    view: AlertView,
    registration: Registration,
    loud: boolean,
    practice: boolean,
  ): Promise<ShowOutcome> {
    const setting = { scope: registration.scope, maxActions: world.maxActions(), loud, practice };
    const { title, details } = alertNotification(view, setting);
    try {
      await registration.showNotification(title, details);
    } catch (thrown) {
      return failed({ code: 'notification-denied', detail: String(thrown) });
    }
    if (!(await isPresent(view, registration)))
      return failed({ code: 'notification-denied', detail: 'the browser does not list it' });
    if (view.alert.clearedAt === undefined) shownAt.set(view.alert.id, world.now());
    else shownAt.delete(view.alert.id);
    return { status: 'shown' };
  }

  /** The promise of `showNotification` is not enough: the operating system may hold it back. Some platforms list it a little late. */
  async function isPresent(view: AlertView, registration: Registration): Promise<boolean> {
    if ((await presentOf(view, registration)).length > 0) return true;
    await world.pause(secondLookMs);
    return (await presentOf(view, registration)).length > 0;
  }

  function tooSoon(view: AlertView): boolean {
    const time = shownAt.get(view.alert.id);
    return time !== undefined && Math.abs(world.now() - time) < updateMs && view.acknowledged === undefined;
  }

  async function dismiss(view: AlertView): Promise<void> {
    shownAt.delete(view.alert.id);
    if (world.permission() !== 'granted') return;
    const registration = await world.registration();
    if (registration === undefined) return;
    for (const notification of await presentOf(view, registration)) notification.close();
  }

  return {
    tell: (what, view, practice) => inTurn(() => tell(what, view, practice)),
    dismiss: (view) => inTurn(() => dismiss(view)),
  };
}

/** The notifications of this very alert: an older alert of the same sensor and kind may have left one with the same tag. */
async function presentOf(view: AlertView, registration: Registration): Promise<readonly ShownNotification[]> {
  const all = await registration.getNotifications({ tag: tagOf(view) });
  return all.filter(({ data }) => {
    return typeof data === 'object' && data !== null && 'alert' in data && data.alert === view.alert.id;
  });
}

function faultOfPermission(permission: PermissionState): Fault | undefined {
  if (permission === 'granted') return undefined;
  if (permission === 'unsupported') return { code: 'notification-unsupported' };
  return { code: 'notification-denied', detail: permission };
}

function failed(fault: Fault): ShowOutcome {
  return { status: 'failed', fault };
}
