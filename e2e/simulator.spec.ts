import { expect, test } from './fixtures/frostline.ts';
import { notifications } from './fixtures/notifications.ts';
import { AlertPage } from './pages/alert.ts';
import { Alerts } from './pages/alerts.ts';
import { FirstRun } from './pages/first-run.ts';
import { Practice } from './pages/practice.ts';
import { RoomPage } from './pages/room.ts';
import { Shell } from './pages/shell.ts';
import { Wall } from './pages/wall.ts';

test('a door left open in a simulated room becomes an alert, and what was seen survives a reload', async ({
  app,
}) => {
  const page = await app.open();
  const [firstRun, shell, wall, practice] = [
    new FirstRun(page),
    new Shell(page),
    new Wall(page),
    new Practice(page),
  ];
  const [alertPage, alerts, room] = [new AlertPage(page), new Alerts(page), new RoomPage(page)];

  await test.step('one click starts three rooms, which show temperatures and leave learning', async () => {
    await firstRun.simulateButton.click();
    await expect(wall.cards).toHaveCount(3);
    for (const name of ['Freezer 1', 'Ice cream', 'Chiller A']) {
      await expect(wall.card(name).temperature).toHaveText(/^−?\d+\.\d\s*°C$/);
      await expect(wall.card(name).state).toHaveText('Normal');
    }
  });

  await test.step('at 60× an open door raises an alert: a notification, and a red card', async () => {
    await shell.goTo('practice');
    await practice.runAt('60');
    await practice.injectButton('Freezer 1', 'door-open').click();
    await expect(practice.room('Freezer 1')).toContainText(/Door open since \d\d:\d\d/);
    await expect
      .poll(async () => (await notifications(page)).map(({ title }) => title), { timeout: 60_000 })
      .toContain('Simulated: Freezer 1 is too warm');
    await shell.goTo('wall');
    await expect(wall.card('Freezer 1').state).toHaveText(/^Too warm for \d+ (s|min|h)/);
    await wall.card('Freezer 1').expectRed();
    await wall.card('Chiller A').expectNotRed();
  });

  await test.step('acknowledging marks the alert and takes the notification away', async () => {
    await shell.goTo('alerts');
    await alerts.rows('Freezer 1 is too warm').click();
    await expect(alertPage.title).toHaveText('Freezer 1 is too warm');
    await alertPage.takeButton.click();
    await expect(alertPage.taken).toBeVisible();
    await expect(alertPage.takeButton).toBeHidden();
    await expect
      .poll(async () => (await notifications(page)).map(({ title }) => title))
      .not.toContain('Simulated: Freezer 1 is too warm');
  });

  await test.step('the shut door clears it after a while', async () => {
    await shell.goTo('practice');
    await practice.clearButton('Freezer 1', 'door-open').click();
    await practice.runAt('600');
    await expect(practice.room('Freezer 1')).not.toContainText('Too warm', { timeout: 60_000 });
    // From here on the simulated time shall stand almost still, so that what is stored can be compared.
    await practice.runAt('1');
    await shell.goTo('alerts');
    await expect(alerts.past.filter({ hasText: 'Freezer 1 was too warm' })).toContainText(
      /cleared .*\d\d:\d\d/,
    );
  });

  await test.step('a reload keeps history, alerts and changed settings', async () => {
    await shell.goTo('wall');
    await wall.card('Freezer 1').open();
    await room.setRules({ low: '-26' });
    const roomPath = new URL(page.url()).hash;
    const seenBefore = await historyOf(room);
    expect(seenBefore.min).toMatch(/^−\d+\.\d$/);

    await page.reload();
    await expect(page).toHaveURL(new RegExp(`${roomPath}$`));
    await expect.poll(() => historyOf(room)).toEqual(seenBefore);
    await expect(room.seen.filter({ hasText: 'Within limits' })).toContainText(/−26\s°C to −18\s°C/);
    await shell.goTo('alerts');
    await expect(alerts.past.filter({ hasText: 'Freezer 1 was too warm' })).toHaveCount(1);
    await expect(alerts.rows('Freezer 1 was too warm')).toContainText(/cleared/);
    await alerts.rows('Freezer 1 was too warm').click();
    await expect(alertPage.taken).toBeVisible();
  });

  await test.step('stopping removes the rooms with all they had', async () => {
    await shell.goTo('practice');
    await practice.stopAndRemove();
    await expect(practice.startButton).toBeEnabled();
    await shell.goTo('wall');
    await expect(firstRun.title).toBeVisible();
    await shell.goTo('alerts');
    await expect(page.getByRole('main')).toContainText('There has been no alert yet.');
    await expect.poll(() => notifications(page)).toEqual([]);
    await page.reload();
    await shell.goTo('wall');
    await expect(firstRun.title).toBeVisible();
  });
});

test('a stopped compressor becomes an alert too', async ({ app }) => {
  const page = await app.open();
  const [shell, practice] = [new Shell(page), new Practice(page)];
  await new FirstRun(page).simulateButton.click();
  await shell.goTo('practice');
  await expect(practice.room('Ice cream')).toContainText('Normal');
  await practice.injectButton('Ice cream', 'compressor-stopped').click();
  await practice.runAt('600');
  await expect
    .poll(async () => (await notifications(page)).map(({ title }) => title), { timeout: 60_000 })
    .toContain('Simulated: Ice cream is too warm');
  await expect(practice.room('Ice cream')).toContainText(/Compressor stopped since \d\d:\d\d/);
  await practice.clearButton('Ice cream', 'compressor-stopped').click();
  await expect(practice.room('Ice cream')).not.toContainText('Compressor stopped');
});

/** What the page of a room says of its last six hours. */
async function historyOf(room: RoomPage): Promise<Record<'min' | 'max' | 'tooWarm', string>> {
  await expect(room.figure('min')).not.toHaveText('–');
  const [min, max, tooWarm] = await Promise.all(
    (['min', 'max', 'tooWarm'] as const).map((which) => room.figure(which).innerText()),
  );
  return { min: min ?? '', max: max ?? '', tooWarm: tooWarm ?? '' };
}
