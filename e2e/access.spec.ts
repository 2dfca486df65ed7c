import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { App } from './fixtures/app.ts';
import { expect, test } from './fixtures/frostline.ts';
import { Keyboard } from './fixtures/keyboard.ts';
import { tooSmallTargets } from './fixtures/touch.ts';
import { AlertPage } from './pages/alert.ts';
import { Alerts } from './pages/alerts.ts';
import { FirstRun } from './pages/first-run.ts';
import { Practice } from './pages/practice.ts';
import { RoomPage } from './pages/room.ts';
import { Shell } from './pages/shell.ts';
import { Wall } from './pages/wall.ts';

test('from the first run to an acknowledged alert with the keyboard alone', async ({ app }) => {
  const page = await app.open();
  const keyboard = new Keyboard(page);
  const [shell, wall, practice] = [new Shell(page), new Wall(page), new Practice(page)];

  await keyboard.press(new FirstRun(page).simulateButton);
  await expect(wall.cards).toHaveCount(3);
  await keyboard.press(wall.card('Freezer 1').root.getByRole('link'));
  await expect(new RoomPage(page).name).toHaveText('Freezer 1');

  await keyboard.press(shell.link('practice'));
  // A strip of radio buttons has one place in the order; arrows choose within it.
  await keyboard.reach(practice.speed('1'));
  for (const speed of ['10', '60', '600'] as const) {
    await page.keyboard.press('ArrowRight');
    await expect(practice.speed(speed)).toBeChecked();
  }
  await keyboard.press(practice.injectButton('Ice cream', 'compressor-stopped'), 'Space');
  await expect(practice.room('Ice cream')).toContainText('Too warm', { timeout: 60_000 });

  await keyboard.press(shell.link('alerts'));
  await keyboard.press(new Alerts(page).rows('Ice cream is too warm'));
  const alertPage = new AlertPage(page);
  await expect(alertPage.title).toHaveText('Ice cream is too warm');
  await keyboard.press(alertPage.takeButton, 'Space');
  await expect(alertPage.taken).toBeVisible();
});

test('axe finds nothing serious on any page, the buttons fit a finger, and nothing scrolls sideways', async ({
  app,
}) => {
  const page = await app.open();
  await test.step('first run', async () => {
    await new FirstRun(page).title.waitFor();
    await checkInBothSchemes(page, 'first run');
    await expectNoSidewaysScroll(page, 'first run');
  });

  for (const { name, path } of await openEveryPage(app)) {
    await test.step(name, async () => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.getByText(/^(Reading the history…|Loading…)$/).waitFor({ state: 'detached' });
      await checkInBothSchemes(page, name);
      await expectNoSidewaysScroll(page, name);
    });
  }
});

/** An alert is open and time stands almost still. */
async function openEveryPage(app: App): Promise<{ name: string; path: string }[]> {
  const page = app.page;
  const [shell, wall, practice] = [new Shell(page), new Wall(page), new Practice(page)];
  await new FirstRun(page).simulateButton.click();
  await expect(wall.card('Ice cream').state).toHaveText('Normal');
  await shell.goTo('practice');
  await practice.injectButton('Ice cream', 'compressor-stopped').click();
  await practice.runAt('600');
  await expect(practice.room('Ice cream')).toContainText('Too warm', { timeout: 60_000 });
  await practice.runAt('1');
  await shell.goTo('alerts');
  const alert = await new Alerts(page).rows('Ice cream is too warm').getAttribute('href');
  await shell.goTo('wall');
  const room = await wall.card('Ice cream').root.getByRole('link').first().getAttribute('href');
  return [
    { name: 'wall', path: '/#/' },
    { name: 'room', path: `/${room}` },
    { name: 'alert', path: `/${alert}` },
    ...['alerts', 'sensors', 'practice', 'settings'].map((name) => ({ name, path: `/#/${name}` })),
  ];
}

async function checkInBothSchemes(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect
      .soft(
        serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
        `${name}, ${colorScheme}`,
      )
      .toEqual([]);
  }
}

/** On a phone and on a tablet held upright; where a finger is all there is, everything is large enough for one. */
async function expectNoSidewaysScroll(page: Page, name: string): Promise<void> {
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 800, height: 1280 },
  ]) {
    await page.setViewportSize(viewport);
    const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect.soft(overhang, `${name} at ${viewport.width} px: sticks out sideways (px)`).toBeLessThanOrEqual(0);
    if (name === 'wall' || name === 'alert' || name === 'practice')
      expect
        .soft(await tooSmallTargets(page), `${name} at ${viewport.width} px: too small for a finger`)
        .toEqual([]);
  }
}
