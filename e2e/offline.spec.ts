import { notifications, serviceWorkerReady } from './fixtures/notifications.ts';
import { expect, test } from './fixtures/own-server.ts';
import { readSeries } from './fixtures/stored.ts';
import { FirstRun } from './pages/first-run.ts';
import { Practice } from './pages/practice.ts';
import { RoomPage } from './pages/room.ts';
import { Settings } from './pages/settings.ts';
import { Shell } from './pages/shell.ts';
import { Wall } from './pages/wall.ts';

test('without server and network the installed app starts, scores, stores and notifies', async ({
  app,
  server,
}) => {
  const first = await app.open();
  await serviceWorkerReady(first);
  await new FirstRun(first).simulateButton.click();
  await expect(new Wall(first).card('Freezer 1').state).toHaveText('Normal');
  // A day of history is on the disk before the browser is closed.
  await expect
    .poll(async () => (await readSeries(first, 'temperature')).every(({ n }) => n > 1_440))
    .toBe(true);
  const stored = await readSeries(first, 'temperature');

  await server.goDown();
  await app.restart();
  await app.goOffline();
  const page = await app.open();
  const [shell, wall, room] = [new Shell(page), new Wall(page), new RoomPage(page)];
  await expect(fetch(server.origin), 'nobody answers').rejects.toThrow();

  await test.step('it starts and shows the rooms and their history', async () => {
    await expect(wall.cards).toHaveCount(3);
    await wall.card('Freezer 1').open();
    await expect(room.figure('min')).toHaveText(/^−2\d\.\d$/);
    await expect(room.figure('max')).toHaveText(/^−\d\d\.\d$/);
  });

  await test.step('the model runs, from the files that were kept', async () => {
    await shell.goTo('settings');
    await expect(new Settings(page).runs('wasm')).toBeVisible();
    await shell.goTo('practice');
    await new Practice(page).runAt('600');
    await shell.goTo('wall');
    await wall.card('Freezer 1').open();
    await expect(room.seen.filter({ hasText: 'Model' })).toContainText(
      /error \d+\.\d\d, threshold \d+\.\d\d/,
      {
        timeout: 40_000,
      },
    );
    await expect(room.seen.filter({ hasText: 'Computed with WebAssembly' })).toBeVisible();
  });

  await test.step('it stores', async () => {
    await expect
      .poll(async () => {
        const now = await readSeries(page, 'temperature');
        return stored.every(({ sensor, n }) => (now.find((one) => one.sensor === sensor)?.n ?? 0) > n);
      })
      .toBe(true);
  });

  await test.step('it notifies', async () => {
    await shell.goTo('practice');
    const practice = new Practice(page);
    await practice.runAt('60');
    await practice.injectButton('Freezer 1', 'door-open').click();
    await expect
      .poll(async () => (await notifications(page)).map(({ title }) => title), { timeout: 60_000 })
      .toContain('Simulated: Freezer 1 is too warm');
  });

  await test.step('a reload without network works too', async () => {
    await page.reload();
    await expect(practiceRooms(page)).toHaveCount(3);
  });
});

function practiceRooms(page: Parameters<typeof serviceWorkerReady>[0]): ReturnType<Practice['room']> {
  return new Practice(page).simulator.getByRole('listitem');
}
