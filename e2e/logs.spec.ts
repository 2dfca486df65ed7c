import type { Page } from '@playwright/test';
import { PvvxThermometer } from './fixtures/bluez/pvvx-thermometer.ts';
import { RuuviTag } from './fixtures/bluez/ruuvi-tag.ts';
import { type HistoryRecord, recordHistory } from './fixtures/bluez/sensor-history.ts';
import { expect, test } from './fixtures/frostline.ts';
import { serviceWorkerReady } from './fixtures/notifications.ts';
import { readSeries } from './fixtures/stored.ts';
import { storedRows } from './fixtures/stored-rows.ts';
import { TabletClock } from './fixtures/tablet-clock.ts';
import { Alerts } from './pages/alerts.ts';
import { pairSensor } from './pages/sensors.ts';
import { Shell } from './pages/shell.ts';
import { Wall } from './pages/wall.ts';

const [MINUTE, HOUR] = [60_000, 3_600_000];
const LIVE = -19.5;

/** Calls twice a second, as long as the test runs. @returns ends it */
function keepMeasuring(measure: () => void): () => void {
  const beat = setInterval(measure, 500);
  return () => clearInterval(beat);
}

interface StoredGap {
  readonly from: number;
  readonly to?: number;
  readonly cause: string;
  readonly filledBy?: string;
}

const storedGaps = async (page: Page): Promise<StoredGap[]> =>
  (await storedRows(page, 'frostline-journal', 'gaps')) as unknown as StoredGap[];

/** There was one gap, and nothing is left of it. It may have been filled in pieces, as its log came in pieces. */
async function expectFilled(page: Page): Promise<void> {
  await expect
    .poll(async () => [
      ...new Set((await storedGaps(page)).map(({ cause, filledBy }) => `${cause}, ${filledBy}`)),
    ])
    .toEqual(['link-lost, log']);
  const gaps = await storedGaps(page);
  const ends = gaps.map(({ to }) => to).slice(0, -1);
  expect(gaps.map(({ from }) => from).slice(1)).toEqual(ends);
}

/** [minute since the epoch, °C] of what is stored inside the gaps, their edges left out. */
async function heardWithin(page: Page, gaps: readonly StoredGap[]): Promise<[number, number][]> {
  const [series] = await readSeries(page, 'temperature');
  if (!series) return [];
  const readings = series.times.map((time, i): [number, number] => [time, series.values[i] ?? Number.NaN]);
  return inside(readings, gaps).map(([time, value]) => [
    Math.round(time / MINUTE),
    Math.round(value * 100) / 100,
  ]);
}

const expected = (history: readonly HistoryRecord[], gaps: readonly StoredGap[]): [number, number][] =>
  inside(
    history.map(({ seconds, celsius }): [number, number] => [seconds * 1_000, celsius]),
    gaps,
  ).map(([time, value]) => [time / MINUTE, value]);

/** A record within half a minute of a live reading is the same reading: here nothing is said about those. */
function inside(readings: readonly [number, number][], gaps: readonly StoredGap[]): [number, number][] {
  const start = Math.min(...gaps.map(({ from }) => from)) + 32_000;
  const end = Math.max(...gaps.map(({ to = 0 }) => to)) - 32_000;
  return readings.filter(([time]) => time > start && time < end).sort(([a], [b]) => a - b);
}

test('what a RuuviTag recorded while it was away is fetched, in two pieces, and a breach in it is told late', async ({
  app,
  air,
  desktop,
}) => {
  const tag = new RuuviTag(air, { name: 'Ruuvi 1A2B', address: 'C0:FF:EE:00:1A:2B' });
  const stop = keepMeasuring(() => tag.beat(LIVE));
  const page = await app.open();
  await serviceWorkerReady(page);
  const clock = new TabletClock(page);
  const wall = new Wall(page);
  const card = wall.card('Freezer 1');
  await pairSensor(page, wall.pairButton, { sensor: 'Ruuvi 1A2B', room: 'Freezer 1' });
  await expect(card.temperature).toHaveText('−19.5 °C');

  tag.sensor.outOfRange();
  await expect(card.reconnectButton).toBeVisible();
  await clock.pass(2 * HOUR);
  // 20 minutes of it above the limit of −18 °C; the link breaks among them.
  const history = recordHistory(clock.now() - 4 * HOUR, clock.now(), 5 * MINUTE, (i) =>
    i >= 30 && i <= 34 ? -12.4 : -20 - i / 100,
  );
  tag.remember(history);
  tag.log.breakAfter(8);
  tag.sensor.inRange();
  await card.reconnectButton.click();

  await test.step('the download goes on where it was broken off, until the gap is filled', async () => {
    await expectFilled(page);
    const [first = 0, second = 0] = tag.requests;
    expect(tag.requests).toHaveLength(2);
    expect(second - first).toBeGreaterThan(20 * 60);
  });

  await test.step('no reading is missing and none is there twice', async () => {
    const gaps = await storedGaps(page);
    const wanted = expected(history, gaps);
    expect(wanted.length).toBeGreaterThanOrEqual(22);
    await expect.poll(() => heardWithin(page, gaps)).toEqual(wanted);
  });

  await test.step('the breach is a late alert, told once', async () => {
    const late = desktop.history.filter(({ title }) => /Freezer 1 was too warm/.test(title));
    expect(late).toHaveLength(1);
    expect(late[0]?.body).toContain('−12.4 °C');
    await new Shell(page).goTo('alerts');
    const row = new Alerts(page).rows('Freezer 1 was too warm');
    await expect(row).toHaveCount(1);
    await expect(row).toContainText('late, found in the sensor’s log');
    await wall.open();
    await expect(card.temperature).toHaveText('−19.5 °C');
  });
  stop();
});

test('the log of a pvvx thermometer, newest first and by a clock of its own, closes a gap of a day', async ({
  app,
  air,
}) => {
  const tablet: { clock?: TabletClock } = {};
  const thermometer = new PvvxThermometer(air, {
    name: 'ATC_001A2B',
    address: 'A4:C1:38:00:1A:2B',
    now: () => tablet.clock?.now() ?? Date.now(),
    clockBehindSeconds: 7_217,
  });
  const stop = keepMeasuring(() => thermometer.measure(LIVE));
  const page = await app.open();
  const clock = new TabletClock(page);
  tablet.clock = clock;
  const wall = new Wall(page);
  const card = wall.card('Freezer 1');
  await pairSensor(page, wall.pairButton, { sensor: 'ATC_001A2B', room: 'Freezer 1' });
  await expect(card.temperature).toHaveText('−19.5 °C');

  thermometer.sensor.outOfRange();
  await expect(card.reconnectButton).toBeVisible();
  await clock.pass(25 * HOUR);
  const history = recordHistory(clock.now() - 40 * HOUR, clock.now(), MINUTE, (i) => -20 - (i % 90) / 100);
  thermometer.remember(history);
  thermometer.log.breakAfter(600);
  thermometer.sensor.inRange();
  await card.reconnectButton.click();
  await expect.poll(() => thermometer.log.sent).toBe(600);
  // It goes on recording while nobody is connected: all numbers move by one.
  thermometer.remember([...history, { seconds: Math.floor(clock.now() / 1_000), celsius: 55 }]);

  await expectFilled(page);
  // Asked again from where it had come to, not from the beginning; and not to the end of its memory.
  expect(thermometer.requests).toEqual([0, 600]);
  expect(thermometer.log.sent).toBeLessThan(26 * 60);
  const gaps = await storedGaps(page);
  const wanted = expected(history, gaps);
  expect(wanted.length).toBeGreaterThanOrEqual(25 * 60 - 2);
  await expect.poll(() => heardWithin(page, gaps)).toEqual(wanted);
  await expect(card.temperature).toHaveText('−19.5 °C');
  stop();
});
