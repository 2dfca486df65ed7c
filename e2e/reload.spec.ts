import type { Page } from '@playwright/test';
import type { Air } from './fixtures/bluez/air.ts';
import { environmentalSensing } from './fixtures/bluez/environmental-sensing.ts';
import type { FakeSensor } from './fixtures/bluez/sensor.ts';
import { cancelChooser, pickSensor } from './fixtures/chooser.ts';
import { expect, test } from './fixtures/frostline.ts';
import { ReconnectPanel } from './pages/reconnect-panel.ts';
import { pairSensor, SensorsPage } from './pages/sensors.ts';
import { Wall } from './pages/wall.ts';

const ROOMS = ['Freezer 1', 'Freezer 2', 'Cold store'] as const;

/** Three sensors, each with a room of its own on the wall. */
async function pairThree(page: Page, air: Air): Promise<FakeSensor[]> {
  const wall = new Wall(page);
  const sensors = new SensorsPage(page);
  const probes: FakeSensor[] = [];
  for (const [i, room] of ROOMS.entries()) {
    const probe = air.addSensor({
      name: `Probe ${i + 1}`,
      address: `C0:FF:EE:00:00:0${i + 1}`,
      services: environmentalSensing({ temperature: -20 - i, notify: true }),
    });
    probes.push(probe);
    if (i > 0) await sensors.open();
    const button = i === 0 ? wall.pairButton : sensors.pairButton;
    await pairSensor(page, button, { sensor: probe.name, room });
    await expect(wall.card(room).temperature).toHaveText(`−${20 + i}.0 °C`);
  }
  return probes;
}

test('a browser that forgets its sensors: one tap each, counted down, until all are back', async ({
  app,
  air,
}) => {
  const page = await app.open();
  const wall = new Wall(page);
  const panel = new ReconnectPanel(page);
  const probes = await pairThree(page, air);
  await expect(panel.root).toBeHidden();
  await page.reload();

  await test.step('every known sensor is listed, with the name that the chooser will show', async () => {
    await expect(panel.count).toContainText('0 of 3 connected');
    await expect(panel.buttons).toHaveCount(3);
    for (const [i, room] of ROOMS.entries()) {
      await expect(panel.button(room)).toContainText(`in the list: Probe ${i + 1}`);
      const box = await panel.button(room).boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(56);
    }
    for (const probe of probes) expect(probe.isConnected).toBe(false);
  });

  await test.step('a chooser that is closed changes nothing, and says what to look for', async () => {
    await cancelChooser(page, () => panel.button('Freezer 2').click());
    await expect(panel.help).toBeVisible();
    await expect(panel.buttons).toHaveCount(3);
    await expect(panel.button('Freezer 2')).toBeEnabled();
  });

  for (const [i, probe] of probes.entries()) {
    await test.step(`tap ${i + 1}`, async () => {
      const room = ROOMS[i] ?? '';
      await pickSensor(page, probe.name, () => panel.button(room).click());
      await expect.poll(() => probe.isSubscribed('2A6E')).toBe(true);
      probe.setTemperature(-21.5 - i);
      await expect(wall.card(room).temperature).toHaveText(`−${21.5 + i} °C`);
      if (i === probes.length - 1) return;
      await expect(panel.count).toContainText(`${i + 1} of 3 connected`);
      await expect(panel.buttons).toHaveCount(2 - i);
    });
  }
  await expect(panel.root).toBeHidden();
  await expect(wall.watching).toContainText('Watching 3 of 3 rooms');
});

test.describe('a browser that remembers its sensors', () => {
  test.use({ remembersSensors: true });

  test('connects them again by itself, after a reload and after a start', async ({ app, air }) => {
    const first = await app.open();
    const probes = await pairThree(first, air);

    const expectAllBack = async (warmest: number): Promise<void> => {
      const wall = new Wall(app.page);
      for (const [i, probe] of probes.entries()) {
        await expect.poll(() => probe.isSubscribed('2A6E')).toBe(true);
        probe.setTemperature(warmest - i);
        await expect(wall.card(ROOMS[i] ?? '').temperature).toHaveText(`−${i - warmest} °C`);
      }
      await expect(new ReconnectPanel(app.page).root).toBeHidden();
      await expect(wall.watching).toContainText('Watching 3 of 3 rooms');
    };

    await first.reload();
    await expectAllBack(-21.5);
    await app.restart();
    await app.open();
    await expectAllBack(-22.5);
  });
});
