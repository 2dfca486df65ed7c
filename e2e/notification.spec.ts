import type { Page } from '@playwright/test';
import type { Air } from './fixtures/bluez/air.ts';
import type { FakeSensor } from './fixtures/bluez/sensor.ts';
import type { Desktop } from './fixtures/desktop.ts';
import { expect, test } from './fixtures/frostline.ts';
import { addFreezerProbe } from './fixtures/freezer-probe.ts';
import { serviceWorkerReady } from './fixtures/notifications.ts';
import { storedRows } from './fixtures/stored-rows.ts';
import { AlertPage } from './pages/alert.ts';
import { pairSensor } from './pages/sensors.ts';
import { Wall } from './pages/wall.ts';

const TOO_WARM = 'Freezer 1 is too warm';

/** A watched freezer that has just become too warm, with the notification on the desktop. */
async function becomeTooWarm(page: Page, air: Air, desktop: Desktop): Promise<FakeSensor> {
  const probe = addFreezerProbe(air);
  const wall = new Wall(page);
  await serviceWorkerReady(page);
  await pairSensor(page, wall.pairButton, { sensor: 'Probe 1', room: 'Freezer 1' });
  await expect(wall.card('Freezer 1').temperature).toHaveText('−18.8 °C');
  probe.setTemperature(-12);
  await wall.card('Freezer 1').expectRed();
  await expect.poll(() => titles(desktop)).toEqual([TOO_WARM]);
  return probe;
}

const titles = (desktop: Desktop): string[] => desktop.shown.map(({ title }) => title);

test('a tap on a notification leads to its alert, its button takes the alert', async ({
  app,
  air,
  desktop,
}) => {
  const page = await app.open();
  const wall = new Wall(page);
  const card = wall.card('Freezer 1');
  const probe = await becomeTooWarm(page, air, desktop);
  const [service] = app.context.serviceWorkers();
  // Chromium refuses `focus` unless a person has really tapped; headless tabs show nothing of it themselves.
  await service?.evaluate(() => {
    interface Focusable {
      readonly prototype: { focus: () => Promise<{ readonly url: string }> };
    }
    const { prototype } = (self as unknown as { WindowClient: Focusable }).WindowClient;
    const { focus } = prototype;
    prototype.focus = async function () {
      const focused = await focus.call(this);
      Object.assign(self, { focusedPage: focused.url });
      return focused;
    };
  });

  await test.step('on the notification itself: the app comes to the front on the alert', async () => {
    const other = await app.context.newPage();
    desktop.tap(TOO_WARM);
    await expect(new AlertPage(page).title).toHaveText(TOO_WARM);
    await expect
      .poll(() => service?.evaluate(() => (self as { focusedPage?: string }).focusedPage))
      .toContain(new URL(page.url()).origin);
    expect(app.context.pages()).toHaveLength(2);
    await other.close();
  });

  await test.step('the room recovers, nobody has taken the alert: the notification says how it ended', async () => {
    probe.setTemperature(-19);
    await expect.poll(() => titles(desktop)).toEqual(['Freezer 1 is back within its limits']);
    expect(desktop.shown[0]?.body).toMatch(
      /Too warm from \d\d:\d\d to \d\d:\d\d, at worst −12\.0 °C\. Not acknowledged\.$/,
    );
  });

  await test.step('"Acknowledge" takes the next alert, on the disk and on the screen', async () => {
    await wall.open();
    probe.setTemperature(-11);
    await expect.poll(() => titles(desktop)).toEqual([TOO_WARM]);
    await expect(card.root).not.toContainText('in hand since');
    desktop.tap(TOO_WARM, 'Acknowledge');
    await expect(card.root).toContainText('in hand since');
    await expect.poll(() => titles(desktop)).toEqual([]);
    const rows = await storedRows(page, 'frostline-journal', 'acknowledgements');
    expect(rows.map(({ by }) => by)).toEqual(['notification']);
    await expect(card.temperature).toHaveText('−11.0 °C');
  });
});

test('"Acknowledge" is kept while no page is open', async ({ app, air, desktop }) => {
  const page = await app.open();
  await becomeTooWarm(page, air, desktop);
  await app.context.newPage();
  await page.close();
  desktop.tap(TOO_WARM, 'Acknowledge');
  // It goes away once the acknowledgement is on the disk, not before.
  await expect.poll(() => titles(desktop)).toEqual([]);
  expect(app.context.pages()).toHaveLength(1);

  const again = await app.open();
  const card = new Wall(again).card('Freezer 1');
  await expect(card.root).toContainText('in hand since');
  await card.root.getByRole('link').first().click();
  const alert = new AlertPage(again);
  await again
    .getByRole('main')
    .getByRole('link', { name: /Too warm/ })
    .click();
  await expect(alert.told.filter({ hasText: 'taken from the notification' })).toBeVisible();
  await expect(alert.takeButton).toBeHidden();
});

test('a tap while no page is open opens the app on the alert', async ({ app, air, desktop }) => {
  const page = await app.open();
  await becomeTooWarm(page, air, desktop);
  await app.context.newPage();
  await page.close();
  const opened = app.context.waitForEvent('page');
  desktop.tap(TOO_WARM, 'Open');
  const window = await opened;
  await expect(new AlertPage(window).title).toHaveText(TOO_WARM);
  await expect(new AlertPage(window).takeButton).toBeVisible();
});

test.describe('without permission', () => {
  test.use({ permissions: undefined });

  test('it is asked for after a tap that says why; blocked is shown with its remedy', async ({
    app,
    air,
    desktop,
    baseURL: origin,
  }) => {
    const session = await app.context.browser()?.newBrowserCDPSession();
    const setPermission = async (setting: 'prompt' | 'granted' | 'denied'): Promise<void> => {
      const permission = { name: 'notifications' };
      await session?.send('Browser.setPermission', { permission, setting, ...(origin && { origin }) });
    };
    await setPermission('prompt');
    await app.context.addInitScript(() => {
      const { requestPermission } = Notification;
      let asked = 0;
      Notification.requestPermission = () => {
        asked += 1;
        Object.assign(globalThis, { asked });
        return requestPermission.call(Notification);
      };
    });
    const page = await app.open();
    const asked = (): Promise<number> => page.evaluate(() => (globalThis as { asked?: number }).asked ?? 0);
    const wall = new Wall(page);
    const probe = addFreezerProbe(air);
    const settings = page.getByRole('region', { name: 'How Frostline reaches you' });

    await test.step('an alert without permission: nobody is asked out of the blue, and the page says what failed', async () => {
      await expect(wall.watching).toContainText('Notifications off');
      await serviceWorkerReady(page);
      await pairSensor(page, wall.pairButton, { sensor: 'Probe 1', room: 'Freezer 1' });
      await expect(wall.card('Freezer 1').temperature).toHaveText('−18.8 °C');
      probe.setTemperature(-12);
      await wall.card('Freezer 1').expectRed();
      await page.getByRole('link', { name: 'Alerts' }).click();
      await page.getByRole('main').getByRole('link', { name: TOO_WARM }).click();
      await expect(new AlertPage(page).told.filter({ hasText: 'Notification' })).toContainText('failed');
      expect(await asked()).toBe(0);
    });

    await test.step('the settings say why; the browser is asked after the tap', async () => {
      await wall.watching.getByRole('link', { name: 'Notifications off' }).click();
      await expect(settings).toContainText(
        'Without them an alert is only seen and heard while this page is in front',
      );
      expect(await asked()).toBe(0);
      await settings.getByRole('button', { name: 'Allow notifications' }).click();
      await expect.poll(asked).toBe(1);
    });

    await test.step('refused: it says so and what to do', async () => {
      await setPermission('denied');
      await expect(wall.watching).toContainText('Notifications blocked');
      await expect(settings).toContainText('Blocked in the browser. Tap the icon beside the address');
      await expect(settings.getByRole('button', { name: 'Allow notifications' })).toBeHidden();
    });

    await test.step('allowed after all: the open alert is told now', async () => {
      await setPermission('granted');
      await expect(wall.watching).toContainText('Notifications on');
      await expect.poll(() => titles(desktop)).toEqual([TOO_WARM]);
    });
  });
});
