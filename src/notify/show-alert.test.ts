import { describe, expect, it } from 'vitest';
import type { Alert } from '../core/alert.ts';
import type { AlertView } from '../core/view.ts';
import type { NotificationDetails } from '../../workers/service/protocol.ts';
import type { PermissionState } from './notification-permission.ts';
import { createAlertNotifier, updateMs } from './show-alert.ts';
import type { NotificationWorld } from './show-alert.ts';

function viewOf(alert: Partial<Alert> = {}, rest: Partial<AlertView> = {}): AlertView {
  return {
    alert: {
      id: 'a1',
      sensor: 's1',
      kind: 'bounds',
      side: 'high',
      value: -17.4,
      limit: -18,
      since: 1_000,
      raisedAt: 2_000,
      updatedAt: 3_000,
      recorded: false,
      ...alert,
    },
    told: [],
    room: 'Freezer 1',
    place: '',
    ...rest,
  };
}

const acknowledged = { alert: 'a1', at: 5_000, by: 'app' } as const;
const told = { alert: 'a1', at: 2_000, way: 'notification' } as const;

/** A tray like a browser's: one notification per tag. */
function setUp() {
  const tray = new Map<string, { title: string; details: NotificationDetails }>();
  const situation = {
    permission: 'granted' as PermissionState,
    active: true,
    held: false,
    hangs: false,
    now: 100_000,
    shows: 0,
    tray,
  };
  const registration = {
    scope: 'https://site.example/',
    showNotification: (title: string, details: NotificationDetails) => {
      situation.shows += 1;
      if (situation.hangs) return new Promise<void>(() => undefined);
      if (!situation.held) tray.set(details.tag, { title, details });
      return Promise.resolve();
    },
    getNotifications: ({ tag }: { tag: string }) => {
      const entry = tray.get(tag);
      const notifications =
        entry === undefined ? [] : [{ ...entry.details, close: () => void tray.delete(tag) }];
      return Promise.resolve(notifications);
    },
  };
  const world: NotificationWorld = {
    permission: () => situation.permission,
    maxActions: () => 2,
    registration: () => Promise.resolve(situation.active ? registration : undefined),
    now: () => situation.now,
    pause: () => new Promise((resolve) => setTimeout(resolve)),
  };
  return { situation, notifier: createAlertNotifier(world), shown: () => tray.get('s1/bounds') };
}

describe('a raised alert', () => {
  it('is shown loudly, with its buttons, until somebody answers', async () => {
    const { notifier, shown } = setUp();
    expect(await notifier.tell('raised', viewOf(), false)).toEqual({ status: 'shown' });
    expect(shown()).toMatchObject({
      title: 'Freezer 1 is too warm',
      details: {
        renotify: true,
        silent: false,
        requireInteraction: true,
        timestamp: 3_000,
        navigate: 'https://site.example/#/alert/a1',
        actions: [{ action: 'acknowledge' }, { action: 'open' }],
        data: { alert: 'a1', hash: '#/alert/a1' },
      },
    });
  });

  it('of a simulated room says so', async () => {
    const { notifier, shown } = setUp();
    await notifier.tell('raised', viewOf(), true);
    expect(shown()?.title).toBe('Simulated: Freezer 1 is too warm');
  });

  it('of a recording wakes nobody', async () => {
    const { notifier, situation } = setUp();
    expect(await notifier.tell('raised', viewOf({ recorded: true }), false)).toEqual({ status: 'quiet' });
    expect(situation.shows).toBe(0);
  });

  it.each([
    ['denied', 'notification-denied'],
    ['default', 'notification-denied'],
    ['unsupported', 'notification-unsupported'],
  ] as const)('fails truthfully when the permission is %s', async (permission, code) => {
    const { notifier, situation } = setUp();
    situation.permission = permission;
    expect(await notifier.tell('raised', viewOf(), false)).toMatchObject({
      status: 'failed',
      fault: { code },
    });
  });

  it('fails truthfully without a service worker', async () => {
    const { notifier, situation } = setUp();
    situation.active = false;
    expect(await notifier.tell('raised', viewOf(), false)).toMatchObject({
      status: 'failed',
      fault: { code: 'notification-unsupported' },
    });
  });

  it('fails truthfully when the system holds the notification back', async () => {
    const { notifier, situation } = setUp();
    situation.held = true;
    expect(await notifier.tell('raised', viewOf(), false)).toMatchObject({ status: 'failed' });
  });
});

it('a browser that hangs is a failure, and does not silence the next alert', async () => {
  const { notifier, situation } = setUp();
  situation.hangs = true;
  expect(await notifier.tell('raised', viewOf(), false)).toMatchObject({ status: 'failed' });
  situation.hangs = false;
  expect(await notifier.tell('raised', viewOf({ id: 'a2' }), false)).toEqual({ status: 'shown' });
});

describe('an update', () => {
  it('changes the words silently', async () => {
    const { notifier, situation, shown } = setUp();
    await notifier.tell('raised', viewOf(), false);
    situation.now += updateMs;
    expect(await notifier.tell('updated', viewOf({ value: -15.2 }), false)).toEqual({ status: 'shown' });
    expect(shown()?.details).toMatchObject({ renotify: false, silent: true });
    expect(shown()?.details.body).toMatch(/^−15\.2 °C, /);
  });

  it('waits when the last one was a moment ago', async () => {
    const { notifier, situation } = setUp();
    await notifier.tell('raised', viewOf(), false);
    situation.now += updateMs - 1;
    expect(await notifier.tell('updated', viewOf(), false)).toEqual({ status: 'quiet' });
    expect(situation.shows).toBe(1);
  });

  it('does not bring back what a person wiped away', async () => {
    const { notifier, situation } = setUp();
    situation.now += updateMs;
    const view = viewOf({}, { told: [{ ...told, ok: true }] });
    expect(await notifier.tell('updated', view, false)).toEqual({ status: 'quiet' });
    expect(situation.shows).toBe(0);
  });

  it('is loud when nobody was reached before', async () => {
    const { notifier, situation, shown } = setUp();
    situation.permission = 'default';
    await notifier.tell('raised', viewOf(), false);
    situation.permission = 'granted';
    const view = viewOf({}, { told: [{ ...told, ok: false }] });
    expect(await notifier.tell('updated', view, false)).toEqual({ status: 'shown' });
    expect(shown()?.details).toMatchObject({ renotify: true, silent: false });
  });

  it('tells the same failure once', async () => {
    const { notifier, situation } = setUp();
    situation.permission = 'denied';
    const outcomes = [];
    for (const what of ['raised', 'updated', 'updated'] as const)
      outcomes.push((await notifier.tell(what, viewOf(), false)).status);
    situation.permission = 'unsupported';
    outcomes.push((await notifier.tell('updated', viewOf(), false)).status);
    expect(outcomes).toEqual(['failed', 'quiet', 'quiet', 'failed']);
  });

  it('of an acknowledged alert takes the notification away', async () => {
    const { notifier, situation, shown } = setUp();
    await notifier.tell('raised', viewOf(), false);
    expect(await notifier.tell('updated', viewOf({}, { acknowledged }), false)).toEqual({ status: 'quiet' });
    expect(shown()).toBeUndefined();
    expect(situation.shows).toBe(1);
  });
});

describe('a cleared alert', () => {
  it('that nobody acknowledged is replaced, quietly, by how it ended', async () => {
    const { notifier, situation, shown } = setUp();
    await notifier.tell('raised', viewOf(), false);
    expect(await notifier.tell('cleared', viewOf({ clearedAt: 9_000 }), false)).toEqual({ status: 'shown' });
    expect(shown()).toMatchObject({
      title: 'Freezer 1 is back within its limits',
      details: {
        renotify: false,
        silent: true,
        requireInteraction: false,
        timestamp: 9_000,
        data: { alert: 'a1' },
      },
    });
    expect(situation.tray.size).toBe(1);
  });

  it('that was acknowledged goes away', async () => {
    const { notifier, shown } = setUp();
    await notifier.tell('raised', viewOf(), false);
    expect(await notifier.tell('cleared', viewOf({ clearedAt: 9_000 }, { acknowledged }), false)).toEqual({
      status: 'quiet',
    });
    expect(shown()).toBeUndefined();
  });

  it('has the last word, however fast it follows', async () => {
    const { notifier, shown } = setUp();
    await Promise.all([
      notifier.tell('raised', viewOf(), false),
      notifier.tell('cleared', viewOf({ clearedAt: 9_000 }), false),
    ]);
    expect(shown()?.title).toBe('Freezer 1 is back within its limits');
  });
});

it('dismissing takes away the notification of that alert only', async () => {
  const { notifier, shown } = setUp();
  await notifier.tell('raised', viewOf({ id: 'a2' }), false);
  await notifier.dismiss(viewOf());
  expect(shown()?.details.data.alert).toBe('a2');
  await notifier.dismiss(viewOf({ id: 'a2' }));
  expect(shown()).toBeUndefined();
});
