import { expect, test } from './fixtures/frostline.ts';
import { serviceWorkerReady } from './fixtures/notifications.ts';
import { AlertPage } from './pages/alert.ts';
import { Alerts } from './pages/alerts.ts';
import { FirstRun } from './pages/first-run.ts';
import { Practice } from './pages/practice.ts';
import { Settings } from './pages/settings.ts';
import { Shell } from './pages/shell.ts';
import { Wall } from './pages/wall.ts';

const VIEWER = 'Another tab runs the engine. This one shows what it sees; make changes there.';

test('a second tab shows what the first sees, may acknowledge, and takes over when the first is closed', async ({
  app,
}) => {
  const first = await app.open();
  await serviceWorkerReady(first);
  const [firstShell, firstWall, firstPractice] = [new Shell(first), new Wall(first), new Practice(first)];
  await new FirstRun(first).simulateButton.click();
  await expect(firstWall.card('Ice cream').state).toHaveText('Normal');
  await firstShell.goTo('practice');
  await firstPractice.injectButton('Ice cream', 'compressor-stopped').click();
  await firstPractice.runAt('600');
  await expect(firstPractice.room('Ice cream')).toContainText('Too warm', { timeout: 60_000 });
  // Simulated time almost stands still from here on, so that the tabs can be compared.
  await firstPractice.runAt('1');
  await firstShell.goTo('wall');

  const second = await app.openSecondTab();
  const [shell, wall, practice] = [new Shell(second), new Wall(second), new Practice(second)];

  await test.step('it says so and shows the same', async () => {
    await expect(shell.banner(VIEWER)).toBeVisible();
    await expect(firstShell.banner(VIEWER)).toBeHidden();
    for (const name of ['Freezer 1', 'Ice cream', 'Chiller A']) {
      await expect(async () => {
        expect(await wall.card(name).temperature.innerText()).toBe(
          await firstWall.card(name).temperature.innerText(),
        );
      }).toPass();
    }
    await expect(wall.card('Ice cream').state).toHaveText(/^Too warm/);
  });

  await test.step('what it may not do is switched off', async () => {
    await shell.goTo('practice');
    await expect(practice.stopButton).toBeDisabled();
    await expect(practice.injectButton('Freezer 1', 'door-open')).toBeDisabled();
    await expect(practice.clearButton('Ice cream', 'compressor-stopped')).toBeDisabled();
    await expect(practice.speed('60')).toBeDisabled();
    await expect(practice.fileInput).toBeDisabled();
    await shell.goTo('sensors');
    await expect(second.getByRole('main').getByRole('button', { name: 'Rename' })).toHaveCount(0);
    await shell.goTo('settings');
    for (const radio of await new Settings(second).model.getByRole('radio').all())
      await expect(radio).toBeDisabled();
    await shell.goTo('wall');
    await wall.card('Ice cream').open();
    await expect(second.getByRole('button', { name: 'Rules of this room' })).toHaveCount(0);
  });

  await test.step('acknowledging there reaches the first', async () => {
    await shell.goTo('alerts');
    await new Alerts(second).rows('Ice cream is too warm').click();
    const alertPage = new AlertPage(second);
    await alertPage.takeButton.click();
    await expect(alertPage.taken).toBeVisible();
    await firstShell.goTo('alerts');
    await expect(new Alerts(first).rows('Ice cream is too warm')).toContainText('in hand');
  });

  await test.step('closing the first lets the second take over', async () => {
    await first.close();
    await expect(shell.banner(VIEWER)).toBeHidden({ timeout: 10_000 });
    await shell.goTo('practice');
    await expect(practice.room('Ice cream')).toContainText('Compressor stopped since');
    await practice.runAt('600');
    await expect(practice.speed('600')).toBeChecked();
    await practice.clearButton('Ice cream', 'compressor-stopped').click();
    // It is the engine now: time goes on in the rooms and the alert clears.
    await expect(practice.room('Ice cream')).not.toContainText('Too warm', { timeout: 60_000 });
  });
});
