import type { FakeSensor } from './fixtures/bluez/sensor.ts';
import { cancelChooser, pickSensor } from './fixtures/chooser.ts';
import { expect, test } from './fixtures/frostline.ts';
import { addFreezerProbe } from './fixtures/freezer-probe.ts';
import { storedReadings, storedRows } from './fixtures/stored-rows.ts';
import { RoomPage } from './pages/room.ts';
import { AddDialog, pairSensor, SensorsPage } from './pages/sensors.ts';
import { Wall } from './pages/wall.ts';

const connects = (probe: FakeSensor): number =>
  probe.operations.seen.filter((operation) => operation === 'connect').length;

/** The probe notifies twice a second, as long as the test runs. @returns ends it */
function keepMeasuring(probe: FakeSensor): () => void {
  const beat = setInterval(() => probe.setTemperature(-18.76), 500);
  return () => clearInterval(beat);
}

test('a broken link is shown, and comes back by itself or by one tap', async ({ app, air }) => {
  const probe = addFreezerProbe(air);
  const page = await app.open();
  const wall = new Wall(page);
  const sensors = new SensorsPage(page);
  const room = new RoomPage(page);
  const card = wall.card('Freezer 1');
  const row = sensors.row('Freezer 1');
  await pairSensor(page, wall.pairButton, { sensor: 'Probe 1', room: 'Freezer 1' });
  await expect(card.temperature).toHaveText('−18.8 °C');

  await test.step('a short loss heals without a tap', async () => {
    const before = connects(probe);
    probe.dropLink();
    await expect.poll(() => connects(probe)).toBe(before + 1);
    await expect.poll(() => probe.isSubscribed('2A6E')).toBe(true);
    probe.setTemperature(-20.5);
    await expect(card.temperature).toHaveText('−20.5 °C');
    await expect(card.reconnectButton).toBeHidden();
  });

  await test.step('a long one is shown with its state and what to do', async () => {
    probe.outOfRange();
    await expect(card.reconnectButton).toBeVisible();
    await sensors.open();
    await expect(row.root).toContainText(/connection lost, next attempt at/);
    await wall.open();
    await card.open();
    const line = room.seen.filter({ hasText: 'Sensor not connected' });
    await expect(line).toContainText('bring the sensor nearer and connect again');
  });

  await test.step('one tap connects at once', async () => {
    await sensors.open();
    // Tries it makes by itself go on saying "connection lost"; only a tap begins anew.
    probe.inRange();
    probe.neverAnswerConnect();
    await row.reconnectButton.click();
    await expect(row.root).toContainText(/connecting(?!, attempt)/);
    probe.operations.answerAgain('connect');
    await expect(row.root).toContainText('connected ·');
    await expect(row.reconnectButton).toBeHidden();
    probe.setTemperature(-22.25);
    await wall.open();
    await expect(card.temperature).toHaveText('−22.3 °C');
  });

  expect(probe.operations.mostAtOnce).toBe(1);
});

test('a connect that never answers ends with a remedy, and nothing is left hanging', async ({ app, air }) => {
  const probe = addFreezerProbe(air);
  const page = await app.open();
  const wall = new Wall(page);
  const room = new RoomPage(page);

  await test.step('while pairing', async () => {
    probe.neverAnswerConnect();
    await pickSensor(page, 'Probe 1', () => wall.pairButton.click());
    await expect(wall.notices).toContainText('The sensor did not answer in time. Bring it nearer');
    await expect(wall.cards).toHaveCount(0);
    await expect(wall.pairButton).toBeEnabled();
  });

  await test.step('the next try works', async () => {
    probe.operations.answerAgain('connect');
    await pairSensor(page, wall.pairButton, { sensor: 'Probe 1', room: 'Freezer 1' });
    await expect(wall.card('Freezer 1').temperature).toHaveText('−18.8 °C');
  });

  await test.step('while it is watched', async () => {
    await wall.card('Freezer 1').open();
    probe.neverAnswerConnect();
    probe.dropLink();
    const line = room.seen.filter({ hasText: 'Sensor not connected' });
    await expect(line).toContainText('The sensor did not answer in time');
    await expect(room.reconnectButton).toBeVisible();
    probe.operations.answerAgain('connect');
    await room.reconnectButton.click();
    await expect(room.seen.filter({ hasText: 'Sensor connected' })).toBeVisible();
  });
});

test('a chooser or a name that is not given adds nothing and is no error', async ({ app, air }) => {
  const probe = addFreezerProbe(air);
  const page = await app.open();
  const wall = new Wall(page);
  await cancelChooser(page, () => wall.pairButton.click());
  await expect(wall.pairButton).toBeEnabled();
  await expect(wall.notices).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await pickSensor(page, 'Probe 1', () => wall.pairButton.click());
  await new AddDialog(page).cancel();
  // A sensor has one place for a tablet: nobody wants it, so it is free again.
  await expect.poll(() => probe.isConnected).toBe(false);
  await expect(wall.notices).toHaveCount(0);

  await page.reload();
  await expect(wall.pairButton).toBeVisible();
  await expect(wall.cards).toHaveCount(0);
});

test('after a reload the room keeps its history and takes its sensor back by one tap', async ({
  app,
  air,
}) => {
  const probe = addFreezerProbe(air, 'Probe 1', { temperature: -23.5 });
  const page = await app.open();
  const wall = new Wall(page);
  const room = new RoomPage(page);
  const card = wall.card('Freezer 1');
  await pairSensor(page, wall.pairButton, { sensor: 'Probe 1', room: 'Freezer 1' });
  await expect(card.temperature).toHaveText('−23.5 °C');
  probe.setTemperature(-19.25);
  await expect(card.temperature).toHaveText('−19.3 °C');
  // A crash may cost the last ten seconds of readings; what is on the disk stays.
  await expect.poll(() => storedReadings(page)).toBe(2);
  await card.open();
  const address = page.url();

  await page.reload();
  await expect(room.name).toHaveText('Freezer 1');
  await expect(room.figure('min')).toHaveText('−23.5');
  await expect(room.figure('max')).toHaveText('−19.3');
  const line = room.seen.filter({ hasText: 'Sensor not connected' });
  await expect(line).toContainText('The browser has forgotten this sensor');
  // A sensor has one place for a tablet: it is free again, whether the page or the browser let it go.
  expect(probe.isConnected).toBe(false);

  await wall.open();
  await expect(wall.cards).toHaveCount(1);
  await pickSensor(page, 'Probe 1', () => card.chooseAgainButton.click());
  await expect.poll(() => probe.isSubscribed('2A6E')).toBe(true);
  probe.setTemperature(-24.75);
  await expect(card.temperature).toHaveText('−24.8 °C');
  await expect(card.chooseAgainButton).toBeHidden();
  await expect(wall.cards).toHaveCount(1);
  await card.open();
  expect(page.url()).toBe(address);
  await expect(room.figure('min')).toHaveText('−24.8');
  await expect(room.figure('max')).toHaveText('−19.3');
});

test('a gap is shown with its cause', async ({ app, air }) => {
  const probe = addFreezerProbe(air);
  const page = await app.open();
  const wall = new Wall(page);
  const room = new RoomPage(page);
  await pairSensor(page, wall.pairButton, { sensor: 'Probe 1', room: 'Freezer 1' });
  await wall.card('Freezer 1').open();
  // A gap is longer than three intervals: with one second between two steps it comes soon.
  await room.setRules({ intervalMs: '1' });
  const gap = room.seen.filter({ hasText: 'Gap:' });
  probe.setTemperature(-20);
  await expect(room.temperature).toHaveText('−20.0 °C');
  const stop = keepMeasuring(probe);
  await expect(room.temperature).toHaveText('−18.8 °C');
  await expect(gap).toBeHidden();

  await test.step('the sensor is carried away', async () => {
    probe.outOfRange();
    await expect(gap).toContainText('sensor out of range');
    await expect(room.temperature).toHaveText('No value °C');
    await expect(room.state).toContainText('No reading for');
    probe.inRange();
    await room.reconnectButton.click();
    await expect(room.temperature).toHaveText('−18.8 °C');
    await expect(gap).toBeHidden();
  });

  await test.step('the sensor has no value', async () => {
    stop();
    const beat = setInterval(() => probe.setTemperature(undefined), 500);
    await expect(gap).toContainText('sensor sent no value');
    clearInterval(beat);
    const end = keepMeasuring(probe);
    await expect(room.temperature).toHaveText('−18.8 °C');
    // Once readings from behind the gap are on the disk, its end is certain.
    const before = await storedReadings(page);
    await expect.poll(() => storedReadings(page)).toBeGreaterThan(before + 2);
    end();
  });

  await test.step('Frostline was closed', async () => {
    await page.reload();
    await expect(gap).toContainText('Frostline was closed');
    await expect(room.chooseAgainButton).toBeVisible();
  });

  const gaps = await storedRows(page, 'frostline-journal', 'gaps');
  expect(gaps.map(({ cause, to }) => ({ cause, isOver: to !== undefined }))).toEqual([
    { cause: 'link-lost', isOver: true },
    { cause: 'no-value', isOver: true },
    { cause: 'app-closed', isOver: false },
  ]);
});

test('without Bluetooth it says so, and notices when it comes', async ({ app, air }) => {
  const probe = addFreezerProbe(air);
  air.unplug();
  const page = await app.open();
  const wall = new Wall(page);
  const room = new RoomPage(page);
  const card = wall.card('Freezer 1');

  await test.step('no adapter at the first run', async () => {
    await expect(wall.pairButton).toBeDisabled();
    await expect(page.getByRole('main')).toContainText('Bluetooth is switched off, or this device has none.');
    air.plugIn();
    await expect(wall.pairButton).toBeEnabled();
    await pairSensor(page, wall.pairButton, { sensor: 'Probe 1', room: 'Freezer 1' });
    await expect(card.temperature).toHaveText('−18.8 °C');
  });

  await test.step('the radio goes off under a watched room', async () => {
    air.powerOff();
    await expect(card.reconnectButton).toBeVisible();
    await card.open();
    await expect(room.seen.filter({ hasText: 'Sensor not connected' })).toContainText('connect again');
    await room.reconnectButton.click();
    await expect(room.seen.filter({ hasText: 'Sensor not connected' })).toBeVisible();
    air.powerOn();
    await room.reconnectButton.click();
    await expect(room.seen.filter({ hasText: 'Sensor connected' })).toBeVisible();
    expect(probe.isSubscribed('2A6E')).toBe(true);
  });

  await test.step('the adapter is pulled out under a watched room', async () => {
    air.unplug();
    await expect(wall.banners).toContainText('Bluetooth is switched off: the sensors cannot be read');
    await expect(room.seen.filter({ hasText: 'Sensor not connected' })).toBeVisible();
  });
});
