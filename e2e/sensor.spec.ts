import { expect, test } from './fixtures/frostline.ts';
import { addFreezerProbe } from './fixtures/freezer-probe.ts';
import { notifications, serviceWorkerReady } from './fixtures/notifications.ts';
import { alertRow, AlertPage } from './pages/alert.ts';
import { RoomPage } from './pages/room.ts';
import { pairSensor } from './pages/sensors.ts';
import { Wall } from './pages/wall.ts';

test('a chosen sensor is watched, from its bytes to the notification of an alert', async ({
  app,
  air,
  desktop,
}) => {
  const probe = addFreezerProbe(air, 'Probe 1', { humidity: 63.4, battery: 87 });
  const page = await app.open();
  await serviceWorkerReady(page);
  const wall = new Wall(page);
  const room = new RoomPage(page);
  const alert = new AlertPage(page);
  const card = wall.card('Freezer 1');

  await test.step('choose the sensor, name its room, see its temperature', async () => {
    await pairSensor(page, wall.pairButton, { sensor: 'Probe 1', room: 'Freezer 1', place: 'North hall' });
    await expect(card.temperature).toHaveText('−18.8 °C');
    await expect(card.root).toContainText('North hall');
    await expect(wall.watching).toContainText('Watching 1 of 1 room');
    await card.expectNotRed();
  });

  await test.step('the page of the room shows humidity, battery and link', async () => {
    await card.open();
    await expect(room.name).toHaveText('Freezer 1');
    await expect(room.temperature).toHaveText('−18.8 °C');
    await expect(room.facts).toContainText('63 % humidity');
    await expect(room.facts).toContainText('battery 87 %');
    await expect(room.seen.filter({ hasText: 'Sensor connected' })).toBeVisible();
    await expect(room.seen.filter({ hasText: 'Within limits' })).toBeVisible();
    await wall.open();
  });

  await test.step('a notified value replaces the one before', async () => {
    probe.setTemperature(-21.04);
    await expect(card.temperature).toHaveText('−21.0 °C');
  });

  await test.step('"value is not known" is no number, neither a new one nor the old one', async () => {
    probe.setTemperature(undefined);
    await expect(card.temperature).toHaveText('No value °C');
    await expect(card.state).toHaveText('Sensor has no value');
    await expect(wall.watching).toContainText('Watching 0 of 1 room');
    await expect(card.root).not.toContainText('327');
    await card.open();
    await expect(room.temperature).toHaveText('No value °C');
    await expect(room.seen.filter({ hasText: 'Limits not checked' })).toBeVisible();
    await wall.open();
    probe.setTemperature(-18.3);
    await expect(card.temperature).toHaveText('−18.3 °C');
    expect(desktop.history).toEqual([]);
  });

  await test.step('on the limit is still inside', async () => {
    probe.setTemperature(-18);
    await expect(card.temperature).toHaveText('−18.0 °C');
    await card.expectNotRed();
  });

  await test.step('above the limit: a red card and a notification', async () => {
    probe.setTemperature(-16.42);
    await expect(card.temperature).toHaveText('−16.4 °C');
    await expect(card.state).toContainText('Too warm');
    await card.expectRed();
    await expect.poll(async () => await notifications(page)).toHaveLength(1);
    const [notification] = await notifications(page);
    expect(notification?.title).toBe('Freezer 1 is too warm');
    expect(notification?.body).toMatch(/^−16\.4 °C, limit −18 °C, since \d\d:\d\d · North hall$/);
    expect(notification?.tag).toMatch(/\/bounds$/);
    expect(notification?.requireInteraction).toBe(true);
    expect(notification?.actions).toEqual([
      { action: 'acknowledge', title: 'Acknowledge' },
      { action: 'open', title: 'Open' },
    ]);
    expect(desktop.shown.map(({ title, buttons }) => ({ title, buttons }))).toEqual([
      { title: 'Freezer 1 is too warm', buttons: ['Acknowledge', 'Open'] },
    ]);
  });

  await test.step('the alert is listed, and its page says what, why and who was told', async () => {
    await page.getByRole('link', { name: 'Alerts' }).click();
    await alertRow(page, 'Freezer 1 is too warm').getByRole('link').click();
    await expect(alert.title).toHaveText('Freezer 1 is too warm');
    await expect(alert.temperature).toHaveText('−16.4 °C');
    await expect(alert.what).toContainText('1.6 °C above the limit of −18 °C');
    await expect(alert.why).toContainText('above −18 °C since');
    await expect(alert.told.filter({ hasText: 'Notification on this device' })).not.toContainText('failed');
    await expect(alert.told.filter({ hasText: 'This screen' })).not.toContainText('failed');
  });

  await test.step('a sensor without a value does not end the alert, and shows no number', async () => {
    probe.setTemperature(undefined);
    await expect(alert.temperature).toHaveText('No value °C');
    await wall.open();
    await expect(card.temperature).toHaveText('No value °C');
    await card.expectRed();
    probe.setTemperature(-16.42);
    await expect(card.temperature).toHaveText('−16.4 °C');
    await page.getByRole('link', { name: 'Alerts' }).click();
    await alertRow(page, 'Freezer 1 is too warm').getByRole('link').click();
  });

  await test.step('somebody takes it: the notification goes, the card says so', async () => {
    await alert.takeButton.click();
    await expect(alert.taken).toBeVisible();
    await expect(alert.told.filter({ hasText: 'taken on this screen' })).toBeVisible();
    await expect.poll(() => desktop.shown).toEqual([]);
    await wall.open();
    await expect(card.root).toContainText('in hand since');
    await expect(card.temperature).toHaveText('−16.4 °C');
  });

  await test.step('it clears below −18.5 °C, not before', async () => {
    probe.setTemperature(-18.49);
    await expect(card.temperature).toHaveText('−18.5 °C');
    await expect(card.state).toContainText('Too warm');
    probe.setTemperature(-18.51);
    await expect(card.state).not.toContainText('Too warm');
    await card.expectNotRed();
    await page.getByRole('link', { name: 'Alerts' }).click();
    await expect(alertRow(page, 'Freezer 1 was too warm')).toContainText('cleared');
  });
});

test('markup in the names of a sensor and its room is text everywhere', async ({ app, air, desktop }) => {
  const markup = '<img src=x onerror=alert(1)>';
  const probe = addFreezerProbe(air, markup);
  const page = await app.open();
  await serviceWorkerReady(page);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const wall = new Wall(page);
  const card = wall.card(markup);

  await pairSensor(page, wall.pairButton, { sensor: markup, room: markup, place: markup });
  await expect(card.temperature).toHaveText('−18.8 °C');
  await expect(card.root).toContainText(markup);

  probe.setTemperature(-10);
  await expect.poll(() => desktop.shown.map(({ title }) => title)).toEqual([`${markup} is too warm`]);
  expect((await notifications(page))[0]?.body).toContain(markup);

  await card.open();
  await expect(new RoomPage(page).name).toHaveText(markup);
  await expect(new RoomPage(page).facts).toContainText(markup);
  await page.getByRole('link', { name: 'Sensors' }).click();
  await expect(page.getByRole('main').getByRole('article')).toContainText(markup);
  await page.getByRole('link', { name: 'Alerts' }).click();
  await alertRow(page, markup).getByRole('link').click();
  await expect(new AlertPage(page).title).toHaveText(`${markup} is too warm`);

  await expect(page.locator('img[src="x"]')).toHaveCount(0);
  expect(dialogs).toEqual([]);
});
