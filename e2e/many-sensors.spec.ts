import {
  encodeTemperature,
  environmentalSensing,
  TEMPERATURE,
} from './fixtures/bluez/environmental-sensing.ts';
import { expect, test } from './fixtures/frostline.ts';
import { readSeries } from './fixtures/stored.ts';
import { storedRows } from './fixtures/stored-rows.ts';
import { RoomPage } from './pages/room.ts';
import { pairSensor, SensorsPage } from './pages/sensors.ts';
import { Wall } from './pages/wall.ts';

const LINKS = 4;
const INTERVAL_S = 10;
const WATCHED_S = 4 * INTERVAL_S;
/** The app takes up a shorter interval with the next turn of a sensor. */
const SETTLING_S = 8;

test('eight sensors share four links, and each is read in time', async ({ app, air }) => {
  // Half of them speak by themselves as long as they are connected, the others have to be read.
  const probes = Array.from({ length: 8 }, (_, i) => ({
    room: `Freezer ${i + 1}`,
    celsius: -19 - i,
    sensor: air.addSensor({
      name: `Probe ${i + 1}`,
      address: `C0:FF:EE:00:00:0${i + 1}`,
      services: environmentalSensing({
        temperature: -19 - i,
        humidity: 60,
        battery: 90,
        notify: i % 2 === 0,
      }),
    }),
  }));
  // A radio needs a while for everything.
  for (const { sensor } of probes) sensor.operations.delayMs = 20;
  const measuring = setInterval(() => {
    for (const { sensor, celsius } of probes) sensor.notify(TEMPERATURE, encodeTemperature(celsius));
  }, 2_000);
  const page = await app.open();
  const wall = new Wall(page);
  const room = new RoomPage(page);
  const sensors = new SensorsPage(page);

  await test.step('pair them, and ask for a value every ten seconds', async () => {
    for (const [i, probe] of probes.entries()) {
      if (i > 0) await sensors.open();
      const button = i === 0 ? wall.pairButton : sensors.pairButton;
      await pairSensor(page, button, { sensor: probe.sensor.name, room: probe.room });
      await expect(wall.card(probe.room).temperature).toHaveText(`−${-probe.celsius}.0 °C`);
      await wall.card(probe.room).open();
      await room.setRules({ intervalMs: String(INTERVAL_S) });
      await wall.open();
    }
    await expect(wall.watching).toContainText('Watching 8 of 8 rooms');
  });

  await test.step('nobody waits longer than an interval, and no fifth link is made', async () => {
    air.countLinksAnew();
    const from = Date.now() + SETTLING_S * 1_000;
    const until = from + WATCHED_S * 1_000;
    const timesOf = async (): Promise<number[][]> => {
      const all = await readSeries(page, 'temperature');
      return all.map(({ times }) => times.filter((time) => time >= from).sort((a, b) => a - b));
    };
    await expect
      .poll(async () => (await timesOf()).filter((times) => (times.at(-1) ?? 0) >= until).length, {
        timeout: (SETTLING_S + WATCHED_S + 25) * 1_000,
      })
      .toBe(8);
    const longest = (await timesOf()).map((times) =>
      Math.max(...times.map((time, i) => time - (times[i - 1] ?? from))),
    );
    expect(Math.max(...longest)).toBeLessThanOrEqual(INTERVAL_S * 1_000);
    expect(air.mostLinks).toBeLessThanOrEqual(LINKS);
    // Turns were taken: nobody can have been read in time without them.
    const connects = probes.map(({ sensor }) => sensor.operations.seen.filter((seen) => seen === 'connect'));
    expect(connects.filter((seen) => seen.length > 3).length).toBeGreaterThanOrEqual(8 - LINKS);
    await expect(wall.watching).toContainText('Watching 8 of 8 rooms');
    expect(await storedRows(page, 'frostline-journal', 'gaps')).toEqual([]);
  });
  clearInterval(measuring);
  for (const { sensor } of probes) expect(sensor.operations.mostAtOnce).toBe(1);
});
