import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { ensureBrowser } from './find-browser.ts';
import { launchBrowser } from './fixtures/launch-browser.ts';

/*
 * npm run screenshots              the two pictures of the manifest, the first of which is also the README's
 * npm run screenshots -- FOLDER    every page, on tablet, phone and wall display, light and dark, to be looked at
 *
 * They show the last build with its simulated rooms, one of them with its door left open.
 */

const PORT = 4199;
const ORIGIN = `http://localhost:${PORT}`;
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 390, height: 844 };
const VIEWPORTS = {
  tablet: WIDE,
  portrait: { width: 800, height: 1280 },
  phone: NARROW,
  display: { width: 1920, height: 1080 },
};

const root = join(import.meta.dirname, '..');
const folder = process.argv[2];

async function withServer(work: () => Promise<void>): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const server = spawn(process.execPath, [vite, 'preview', '--port', String(PORT), '--strictPort'], {
    cwd: root,
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.stdout.on('data', (words: Buffer) => words.includes(String(PORT)) && resolve());
      server.on('exit', () => reject(new Error(`port ${PORT} could not be served: is there a build?`)));
    });
    await work();
  } finally {
    server.kill();
  }
}

async function withBrowser(work: (context: BrowserContext) => Promise<void>): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'frostline-pictures-'));
  process.env['FROSTLINE_CHROMIUM'] = ensureBrowser().path;
  const context = await launchBrowser({
    profile,
    busAddress: undefined,
    softwareGpu: false,
    remembersSensors: false,
    refusesBluetooth: false,
  });
  try {
    await context.grantPermissions(['notifications']);
    await work(context);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}

const show = async (page: Page, hash: string) => {
  await page.goto(`${ORIGIN}/${hash}`);
  // Charts come in a moment after the page.
  await page.waitForTimeout(1_500);
};

/** Three rooms, and the door of the first one open long enough for an alert. */
async function prepare(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try with simulated rooms' }).click();
  await page.getByText('Normal').first().waitFor();
  await page.goto(`${ORIGIN}/#/practice`);
  await page.getByText('60×', { exact: true }).click();
  await page.getByRole('button', { name: 'Leave the door open' }).first().click();
  await page.goto(`${ORIGIN}/#/`);
  await page.getByText(/Too warm for/).waitFor({ timeout: 120_000 });
  await page.waitForTimeout(6_000);
  await page.goto(`${ORIGIN}/#/practice`);
  await page.getByText('1×', { exact: true }).click();
}

async function takeAll(page: Page, into: string): Promise<void> {
  const id = await page.evaluate(
    () => document.querySelector('a[href^="#/room/"]')?.getAttribute('href') ?? '',
  );
  await show(page, '#/alerts');
  const alert = await page.evaluate(
    () => document.querySelector('a[href^="#/alert/"]')?.getAttribute('href') ?? '',
  );
  const pages = {
    wall: '#/',
    room: id,
    alert,
    alerts: '#/alerts',
    sensors: '#/sensors',
    practice: '#/practice',
    settings: '#/settings',
  };
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [size, viewport] of Object.entries(VIEWPORTS)) {
      await page.setViewportSize(viewport);
      for (const [name, hash] of Object.entries(pages)) {
        await show(page, hash);
        await page.screenshot({ path: join(into, `${name}-${size}-${colorScheme}.png`) });
      }
    }
  }
}

await withServer(() =>
  withBrowser(async (context) => {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize(WIDE);
    await show(page, '#/');
    if (folder !== undefined) {
      await mkdir(folder, { recursive: true });
      await page.screenshot({ path: join(folder, 'first-run.png') });
    }
    await prepare(page);
    await show(page, '#/');
    if (folder !== undefined) return takeAll(page, folder);
    const into = join(root, 'public/screenshots');
    await mkdir(into, { recursive: true });
    await page.screenshot({ path: join(into, 'wall-wide.png') });
    await page.setViewportSize(NARROW);
    await show(page, '#/');
    await page.screenshot({ path: join(into, 'wall-narrow.png') });
  }),
);
