import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/frostline.ts';
import { notifications } from './fixtures/notifications.ts';
import { csv, cycling, iso, RECORDED_FROM } from './fixtures/recording.ts';
import { countStored, readSeries } from './fixtures/stored.ts';
import { Alerts } from './pages/alerts.ts';
import { FirstRun } from './pages/first-run.ts';
import { Practice } from './pages/practice.ts';
import { Shell } from './pages/shell.ts';
import { Wall } from './pages/wall.ts';

const ROWS = 10_000;

/** What is wrong in a row, by kind: the row as it stands in the file, and what the report says of it. */
const BAD: readonly { readonly row: (good: string[]) => string; readonly reason: string }[] = [
  { row: ([, device, value]) => `yesterday,${device},${value}`, reason: 'the time cannot be read' },
  {
    row: ([, device, value]) => `2024-02-30T10:00:00Z,${device},${value}`,
    reason: 'the time cannot be read',
  },
  { row: ([time, device]) => `${time},${device},warm`, reason: 'the temperature is not a number' },
  { row: ([time, device]) => `${time},${device},85.0x`, reason: 'the temperature is not a number' },
  { row: ([time, device]) => `${time},${device},999.9`, reason: 'no cold room can have this temperature' },
  { row: ([time, device]) => `${time},${device},-300`, reason: 'no cold room can have this temperature' },
  { row: ([time, device]) => `${time},${device}`, reason: 'cells are missing' },
  { row: ([time]) => `${time}`, reason: 'cells are missing' },
  { row: (good) => `${good.join(',')},extra`, reason: 'there are too many cells' },
  { row: ([time, , value]) => `${time},,${value}`, reason: 'the device is not named' },
];

/** 10,000 rows of two devices; every 500th is bad, each kind twice. `cold-1` stands at −12 °C for an hour near the end. */
function longRecording(): { lines: string[]; bad: { line: number; reason: string }[] } {
  const lines = ['timestamp,device,temperature'];
  const bad: { line: number; reason: string }[] = [];
  for (let i = 0; i < ROWS; i += 1) {
    const minute = Math.floor(i / 2);
    const device = i % 2 === 0 ? 'cold-1' : 'cold-2';
    const isWarm = device === 'cold-1' && minute >= 4500 && minute < 4560;
    const value = isWarm ? -12 : cycling(minute);
    const good = [iso(RECORDED_FROM + minute * 60_000), device, value.toFixed(2)];
    const wrong = i % 500 === 250 ? BAD[Math.floor(i / 500) % BAD.length] : undefined;
    lines.push(wrong === undefined ? good.join(',') : wrong.row(good));
    if (wrong !== undefined) bad.push({ line: lines.length, reason: wrong.reason });
  }
  return { lines, bad };
}

async function openPractice(page: Page): Promise<Practice> {
  await new Shell(page).goTo('practice');
  return new Practice(page);
}

test('10,000 rows of which 20 are bad: read with progress, counted, and every bad row named', async ({
  app,
}) => {
  const page = await app.open();
  const [shell, wall, alerts] = [new Shell(page), new Wall(page), new Alerts(page)];
  const practice = await openPractice(page);
  const { lines, bad } = longRecording();
  expect(bad).toHaveLength(20);

  await test.step('progress is shown while it is read', async () => {
    await practice.read(csv('warehouse.csv', lines));
    await expect(practice.progress).toBeVisible();
    await expect(practice.recordings).toContainText('Reading warehouse.csv');
    await expect(practice.recordings).toContainText(/\d+ %, [\d,]+ readings?/);
    await expect(practice.cancelButton).toBeEnabled();
  });

  await test.step('the report counts the readings and names the bad lines', async () => {
    await expect(practice.report).toContainText('warehouse.csv was read', { timeout: 90_000 });
    await expect(practice.figure('rows')).toHaveText('10,000');
    await expect(practice.figure('readings')).toHaveText('9,980');
    await expect(practice.figure('bad')).toHaveText('20');
    await expect(practice.figure('rooms')).toHaveText('2');
    expect(await practice.badRows()).toEqual(bad.map(({ line, reason }) => `Line ${line}: ${reason}`));
  });

  await test.step('the rooms are there, and what was found in them is marked and wakes nobody', async () => {
    await shell.goTo('wall');
    await expect(wall.cards).toHaveCount(2);
    for (const name of ['cold-1', 'cold-2']) {
      await expect(wall.card(name).root).toContainText('recording');
      await expect(wall.card(name).state).toHaveText('Recording ended');
    }
    await shell.goTo('alerts');
    const found = alerts.rows('cold-1 was too warm');
    await expect(found).toHaveCount(1);
    await expect(found).toContainText('recording');
    await expect(found).toContainText(/worst −12\.0\s°C/);
    await found.click();
    await expect(page.getByRole('main')).toContainText('Nobody: it was found in a recording.');
    expect(await notifications(page)).toEqual([]);
  });

  await test.step('every good row is stored, and the same file again adds nothing', async () => {
    const before = await countStored(page);
    expect(before.readings).toBe(9_980);
    await shell.goTo('practice');
    await practice.read(csv('warehouse.csv', lines));
    await expect(practice.report).toContainText('warehouse.csv was read', { timeout: 90_000 });
    expect(await countStored(page)).toEqual(before);
    await shell.goTo('wall');
    await expect(wall.cards).toHaveCount(2);
  });
});

test('a file that is not what it says is refused with the reason, and nothing stored is touched', async ({
  app,
}) => {
  const page = await app.open();
  const shell = new Shell(page);
  const practice = await openPractice(page);
  const good = [
    'timestamp,device,temperature',
    ...minutes(30).map((time, i) => `${time},kept,${cycling(i).toFixed(2)}`),
  ];
  await practice.read(csv('kept.csv', good));
  await expect(practice.report).toContainText('kept.csv was read');
  const before = await countStored(page);
  expect(before.readings).toBe(30);

  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52]),
    Buffer.from(Array.from({ length: 4_000 }, (_, i) => (i * 73 + (i >> 3)) % 256)),
  ]);
  await test.step('a picture', async () => {
    await practice.read({ name: 'kept.csv', mimeType: 'text/csv', buffer: png });
    await expect(shell.notice(/This file is not a CSV table\./)).toBeVisible();
  });
  await test.step('a table without times', async () => {
    await practice.read(csv('kept.csv', ['place,device,temperature', 'here,kept,-20.1', 'here,kept,-20.2']));
    await expect(shell.notice(/No column with times was found\./)).toBeVisible();
  });
  await test.step('an empty file', async () => {
    await practice.read({ name: 'kept.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) });
    await expect(shell.notice(/There is no readable row in this file\./)).toBeVisible();
  });

  await expect(practice.report).toBeHidden();
  expect(await countStored(page)).toEqual(before);
  await shell.goTo('wall');
  await expect(new Wall(page).cards).toHaveCount(1);
});

test('cancelling while it is read leaves nothing', async ({ app }) => {
  const page = await app.open();
  const shell = new Shell(page);
  const practice = await openPractice(page);
  const lines = ['timestamp,device,temperature'];
  for (const [i, time] of minutes(60_000).entries()) lines.push(`${time},large,${cycling(i).toFixed(2)}`);
  await practice.read(csv('large.csv', lines));
  await practice.cancelButton.click();
  await expect(
    shell.notice(/Reading was cancelled\. Nothing that was stored before has changed\./),
  ).toBeVisible({
    timeout: 60_000,
  });
  await expect(practice.progress).toBeHidden();
  await expect(practice.report).toBeHidden();
  expect(await countStored(page)).toEqual({ readings: 0, blocks: 0, sensors: 0, alerts: 0, gaps: 0 });
  await shell.goTo('wall');
  await expect(new FirstRun(page).title).toBeVisible();
});

test('the wide form is read too: a time and a column per device', async ({ app }) => {
  const page = await app.open();
  const practice = await openPractice(page);
  const lines = ['timestamp,Butcher,Bakery'];
  // The cell of a device that sent nothing is empty; that is no bad row.
  for (const [i, time] of minutes(20).entries())
    lines.push(`${time},-20.${i % 10},${i === 5 ? '' : '-22.5'}`);
  await practice.read(csv('wide.csv', lines));
  await expect(practice.report).toContainText('wide.csv was read');
  await expect(practice.figure('rows')).toHaveText('20');
  await expect(practice.figure('readings')).toHaveText('39');
  await expect(practice.figure('bad')).toHaveText('0');
  await new Shell(page).goTo('wall');
  const wall = new Wall(page);
  await expect(wall.card('Butcher').root).toContainText(/last −20\.9\s°C/);
  await expect(wall.card('Bakery').root).toContainText(/last −22\.5\s°C/);
  const [butcher] = (await readSeries(page, 'temperature')).filter(({ n }) => n === 20);
  expect(butcher?.times[0]).toBe(RECORDED_FROM);
});

/** So many times, a minute apart. */
function minutes(n: number): string[] {
  return Array.from({ length: n }, (_, i) => iso(RECORDED_FROM + i * 60_000));
}
