import { text } from '../src/text/en.ts';
import { BlueTherm } from './fixtures/bluez/blue-therm.ts';
import { environmentalSensing } from './fixtures/bluez/environmental-sensing.ts';
import { addFreezerProbe } from './fixtures/freezer-probe.ts';
import { expect, test } from './fixtures/frostline.ts';
import { readSeries } from './fixtures/stored.ts';
import { storedReadings } from './fixtures/stored-rows.ts';
import { FirstRun } from './pages/first-run.ts';
import { RoomPage } from './pages/room.ts';
import { SensorPage } from './pages/sensor.ts';
import { pairSensor } from './pages/sensors.ts';
import { Shell } from './pages/shell.ts';
import { Wall } from './pages/wall.ts';

test('a battery that is nearly empty is told on the wall and on the page of the sensor', async ({
  app,
  air,
}) => {
  addFreezerProbe(air, 'Probe 1', { battery: 8 });
  const page = await app.open();
  const wall = new Wall(page);
  const sensor = new SensorPage(page);
  await pairSensor(page, wall.pairButton, { sensor: 'Probe 1', room: 'Freezer 1' });
  await expect(wall.card('Freezer 1').root).toContainText('change the battery');
  await sensor.open('Freezer 1');
  await expect(sensor.fact('battery')).toContainText('8 %');
  await expect(sensor.findings).toHaveCount(1);
  await expect(sensor.findings).toContainText('Its battery is nearly empty');
  await expect(sensor.findings).toContainText('Change the battery now');
});

test('a calibrated sensor shows the corrected value, and what it really said is kept', async ({
  app,
  air,
}) => {
  const probe = addFreezerProbe(air);
  const page = await app.open();
  const wall = new Wall(page);
  const sensor = new SensorPage(page);
  const card = wall.card('Freezer 1');
  await pairSensor(page, wall.pairButton, { sensor: 'Probe 1', room: 'Freezer 1' });
  await expect(card.temperature).toHaveText('−18.8 °C');
  await sensor.open('Freezer 1');
  await sensor.calibrate('+0.5', 'Laboratory Nord');
  await expect(sensor.events).toContainText('Calibrated by Laboratory Nord: Offset +0.50 °C');

  probe.setTemperature(-20.25);
  await wall.open();
  await expect(card.temperature).toHaveText('−19.8 °C');
  const stored = async (quantity: string): Promise<number[]> =>
    (await readSeries(page, quantity)).flatMap(({ values }) =>
      values.map((value) => Math.round(value * 100)),
    );
  await expect.poll(() => stored('raw')).toEqual([-2025]);
  // What was stored before stays as it was judged.
  expect(await stored('temperature')).toEqual([-1876, -1975]);

  await test.step('the rule judges the corrected value', async () => {
    probe.setTemperature(-18.3);
    await expect(card.temperature).toHaveText('−17.8 °C');
    await expect(card.state).toContainText('Too warm');
  });
});

test('another sensor takes the place, and the room keeps its history', async ({ app, air }) => {
  const old = addFreezerProbe(air, 'Probe 1', { temperature: -24.5 });
  const successor = air.addSensor({
    name: 'Probe 2',
    address: 'C0:FF:EE:00:00:02',
    services: environmentalSensing({ temperature: -19.25, notify: true }),
  });
  const page = await app.open();
  const wall = new Wall(page);
  const room = new RoomPage(page);
  const sensor = new SensorPage(page);
  const card = wall.card('Freezer 1');
  await pairSensor(page, wall.pairButton, { sensor: 'Probe 1', room: 'Freezer 1' });
  await expect(card.temperature).toHaveText('−24.5 °C');

  await sensor.open('Freezer 1');
  await sensor.replaceBy('Probe 2');
  await expect(sensor.fact('device')).toHaveText('Probe 2');
  await expect(sensor.events).toContainText('Another sensor took the place of Probe 1');
  await expect.poll(() => [old.isConnected, successor.isSubscribed('2A6E')]).toEqual([false, true]);

  await wall.open();
  await expect(wall.cards).toHaveCount(1);
  await expect(card.temperature).toHaveText('−19.3 °C');
  await card.open();
  await expect(room.figure('min')).toHaveText('−24.5');
  await expect(room.figure('max')).toHaveText('−19.3');

  await test.step('it stays so after a reload', async () => {
    await expect.poll(() => storedReadings(page)).toBe(2);
    await page.reload();
    await expect(room.reconnectButton.or(room.chooseAgainButton).first()).toBeVisible();
    await expect(room.figure('min')).toHaveText('−24.5');
    await sensor.open('Freezer 1');
    await expect(sensor.fact('device')).toHaveText('Probe 2');
  });
});

test('a sensor that can blink does so on one tap', async ({ app, air }) => {
  const probe = new BlueTherm(air, {
    name: '12345678 ThermaQ Blue',
    address: 'C0:FF:EE:00:00:03',
    celsius: -22.5,
  });
  const page = await app.open();
  const wall = new Wall(page);
  const sensor = new SensorPage(page);
  await pairSensor(page, wall.pairButton, { sensor: '12345678 ThermaQ Blue', room: 'Freezer 1' });
  await expect(wall.card('Freezer 1').temperature).toHaveText('−22.5 °C');
  await sensor.open('Freezer 1');
  await expect(sensor.fact('identity')).toHaveText('12345678');
  expect(probe.blinks).toBe(0);
  await sensor.identifyButton.click();
  await expect(new Shell(page).notice('The sensor of Freezer 1 shows itself now.')).toBeVisible();
  expect(probe.blinks).toBe(1);
});

test.describe('with Bluetooth refused to this page', () => {
  test.use({ refusesBluetooth: true });

  test('the app offers no chooser, says why, and still offers simulated rooms', async ({ app, air }) => {
    addFreezerProbe(air);
    const page = await app.open();
    const firstRun = new FirstRun(page);
    await expect(page.getByRole('main')).toContainText(text.bluetoothStates.off);
    await expect(new Wall(page).pairButton).toBeDisabled();
    await expect(firstRun.simulateButton).toBeEnabled();
  });
});
