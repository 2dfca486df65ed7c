import { describe, expect, it, vi } from 'vitest';
import { onNotificationClick } from './on-notification-click.ts';
import type { ClickWorld } from './on-notification-click.ts';

const scope = 'https://site.example/frost/';

function setUp({
  windows = [],
  ...changes
}: Partial<Omit<ClickWorld, 'windows'>> & { windows?: FakeWindow[] } = {}) {
  const log: string[] = [];
  const note = (word: string, ...values: unknown[]) => {
    log.push([word, ...values.map((value) => JSON.stringify(value))].join(' '));
    return Promise.resolve();
  };
  const world: ClickWorld = {
    scope,
    now: () => 1000,
    acknowledge: (acknowledgement) => note('stored', acknowledgement).then(() => acknowledgement),
    tell: (news) => void note('told', news),
    show: (title, details) => note('shown', title, details),
    openWindow: (address) => note('opened', address),
    windows: () => Promise.resolve(windows),
    ...changes,
  };
  const clicked = {
    title: 'Freezer 1 is too warm',
    body: '−17.4 °C',
    tag: 's1/bounds',
    data: { alert: 'a1', hash: '#/alert/a1' } as unknown,
    close: () => void log.push('closed'),
  };
  return { world, clicked, log };
}

type FakeWindow = Awaited<ReturnType<ClickWorld['windows']>>[number];
function windowAt(url: string, focused = false, visibilityState = 'hidden') {
  return { url, focused, visibilityState, focus: vi.fn(() => Promise.resolve()), postMessage: vi.fn() };
}

describe('Acknowledge', () => {
  it('stores, tells the pages, and only then takes the notification away', async () => {
    const { world, clicked, log } = setUp();
    await onNotificationClick('acknowledge', clicked, world);
    expect(log).toEqual([
      'stored {"alert":"a1","at":1000,"by":"notification"}',
      'told {"type":"acknowledged","alert":"a1","at":1000}',
      'closed',
    ]);
  });

  it('tells of the acknowledgement that was there before', async () => {
    const earlier = { alert: 'a1', at: 500, by: 'app' } as const;
    const { world, clicked, log } = setUp({ acknowledge: () => Promise.resolve(earlier) });
    await onNotificationClick('acknowledge', clicked, world);
    expect(log).toEqual(['told {"type":"acknowledged","alert":"a1","at":500}', 'closed']);
  });

  it('that could not be stored brings the notification back, with the reason, and tells nobody', async () => {
    const { world, clicked, log } = setUp({ acknowledge: () => Promise.reject(new Error('disk full')) });
    await expect(onNotificationClick('acknowledge', clicked, world)).rejects.toThrow('disk full');
    expect(log).toHaveLength(1);
    expect(log[0]).toMatch(
      /^shown "Freezer 1 is too warm" .*"body":"Not acknowledged: .*−17.4 °C".*"tag":"s1\/bounds"/,
    );
  });
});

describe('a click', () => {
  it('opens the alert where no window is open', async () => {
    const { world, clicked, log } = setUp({ windows: [windowAt('https://site.example/other-app/')] });
    await onNotificationClick('', clicked, world);
    expect(log).toEqual(['closed', 'opened "https://site.example/frost/#/alert/a1"']);
  });

  it('brings the visible window to the front on the alert', async () => {
    const hidden = windowAt(`${scope}#/`);
    const visible = windowAt(`${scope}#/sensors`, false, 'visible');
    const { world, clicked, log } = setUp({ windows: [hidden, visible] });
    await onNotificationClick('open', clicked, world);
    expect(visible.postMessage).toHaveBeenCalledExactlyOnceWith({ type: 'open', hash: '#/alert/a1' });
    expect(visible.focus).toHaveBeenCalledOnce();
    expect(hidden.focus).not.toHaveBeenCalled();
    expect(log).toEqual(['closed']);
  });

  it.each([undefined, null, 7, {}, { hash: 'https://evil.example/' }, { hash: 7, alert: 8 }])(
    'on a notification with strange data leads to the list of alerts: %j',
    async (data) => {
      const { world, clicked, log } = setUp();
      await onNotificationClick('acknowledge', { ...clicked, data }, world);
      expect(log).toEqual(['closed', 'opened "https://site.example/frost/#/alerts"']);
    },
  );
});
