import type { Page } from '@playwright/test';
import type { App } from './fixtures/app.ts';
import { endWorker, findWorker, throwInWorker } from './fixtures/break-worker.ts';
import { expect, test } from './fixtures/frostline.ts';
import { notifications, serviceWorkerReady } from './fixtures/notifications.ts';
import { countStored, readSeries } from './fixtures/stored.ts';
import { AlertPage } from './pages/alert.ts';
import { Alerts } from './pages/alerts.ts';
import { FirstRun } from './pages/first-run.ts';
import { Practice } from './pages/practice.ts';
import { RoomPage } from './pages/room.ts';
import { Shell } from './pages/shell.ts';
import { Wall } from './pages/wall.ts';

const ENGINE = /engine\.worker/;
const TOO_WARM = 'Simulated: Ice cream is too warm';

test('an engine that ends without a word is missed, started again, and goes on where it was', async ({
  app,
  desktop,
}) => {
  const page = await openWithAlert(app);
  // A person wipes the notification away: one that comes back has notified a second time.
  await expect.poll(() => desktop.shown.map(({ title }) => title)).toContain(TOO_WARM);
  desktop.dismiss(TOO_WARM);
  await expect.poll(() => titles(page)).not.toContain(TOO_WARM);

  await endWorker(await findWorker(page, ENGINE));
  await expectRestarted(page);
  expect(await titles(page)).not.toContain(TOO_WARM);
});

test('an engine that throws is started again, and goes on where it was', async ({ app, desktop, health }) => {
  const page = await openWithAlert(app);
  await expect.poll(() => desktop.shown.map(({ title }) => title)).toContain(TOO_WARM);
  desktop.dismiss(TOO_WARM);
  await expect.poll(() => titles(page)).not.toContain(TOO_WARM);

  health.expectProblem(/broken by the test/);
  await throwInWorker(await findWorker(page, ENGINE), 'broken by the test');
  await expectRestarted(page);
  expect(await titles(page)).not.toContain(TOO_WARM);
});

test('a power cut costs at most the last ten seconds of readings, and no alert', async ({ app, health }) => {
  let page = await openWithAlert(app);
  const speed = 60;
  await new Practice(page).runAt('60');
  const clock = await simulatedTime(page);
  // Longer than what may be lost: the change of speed stored what was in memory then, and nothing else has asked for it.
  await expect
    .poll(() => simulatedTime(page), { timeout: 40_000 })
    .toBeGreaterThan(clock + 16 * speed * 1_000);
  const atTheEnd = await simulatedTime(page);
  await app.losePowerAndRestart();

  // Past the application: an engine that has started again would add readings of its own. A bare picture names no
  // icon, so the browser asks for one.
  health.expectProblem(/favicon\.ico/);
  page = await app.open('/icons/icon.svg');
  const series = await readSeries(page, 'temperature');
  expect(series).toHaveLength(3);
  for (const { times, n } of series) {
    expect(n).toBeGreaterThan(1_440);
    // The sensors themselves send once a minute.
    expect(times.at(-1)).toBeGreaterThan(atTheEnd - 10_000 * speed - 60_000);
  }
  expect((await countStored(page)).alerts).toBeGreaterThan(0);

  page = await app.open('/');
  await expect(new Wall(page).cards).toHaveCount(3);
  await new Shell(page).goTo('alerts');
  await expect(new Alerts(page).rows('Ice cream is too warm')).toContainText('open');
});

/** Three simulated rooms of which one has an open alert; time runs ten times as fast as it should. */
async function openWithAlert(app: App): Promise<Page> {
  const page = await app.open();
  await serviceWorkerReady(page);
  const [shell, practice] = [new Shell(page), new Practice(page)];
  await new FirstRun(page).simulateButton.click();
  await expect(new Wall(page).card('Ice cream').state).toHaveText('Normal');
  await shell.goTo('practice');
  await practice.injectButton('Ice cream', 'compressor-stopped').click();
  await practice.runAt('600');
  await expect.poll(() => titles(page), { timeout: 60_000 }).toContain(TOO_WARM);
  await practice.runAt('10');
  return page;
}

async function expectRestarted(page: Page): Promise<void> {
  const [shell, practice, room] = [new Shell(page), new Practice(page), new RoomPage(page)];
  await expect(
    shell.banner('The engine stopped and was started again once. Stored history and alerts are kept.'),
  ).toBeVisible({ timeout: 40_000 });
  await expect(practice.room('Ice cream')).toContainText(/Too warm for/);
  await expect(practice.room('Ice cream')).toContainText('Compressor stopped since');
  const clock = await simulatedTime(page);
  await practice.runAt('60');
  await expect.poll(() => simulatedTime(page), 'time goes on').toBeGreaterThan(clock + 120_000);

  await shell.goTo('wall');
  await new Wall(page).card('Ice cream').open();
  await expect(room.figure('min'), 'the history of before').toHaveText(/^−2\d\.\d$/);
  await expect(room.state).toHaveText(/^Too warm/);
  await shell.goTo('alerts');
  await expect(new Alerts(page).rows('Ice cream is too warm')).toHaveCount(1);
  await new Alerts(page).rows('Ice cream is too warm').click();
  const told = new AlertPage(page).told.filter({ hasText: 'This screen' });
  await expect(told, 'told when it was raised, and not again').toHaveCount(1);
}

async function titles(page: Page): Promise<string[]> {
  return (await notifications(page)).map(({ title }) => title);
}

/** The clock of the simulated rooms as Practice shows it, ms since the epoch. */
async function simulatedTime(page: Page): Promise<number> {
  const shown = await new Practice(page).clock.innerText();
  return await page.evaluate((words) => Date.parse(`${words} ${new Date().getFullYear()}`), shown);
}
