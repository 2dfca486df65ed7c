import type { Page } from '@playwright/test';
import { serviceWorkerReady } from './fixtures/notifications.ts';
import { expect, test } from './fixtures/own-server.ts';
import { FirstRun } from './pages/first-run.ts';
import { Shell } from './pages/shell.ts';
import { Wall } from './pages/wall.ts';

interface ManifestIcon {
  readonly src: string;
  readonly sizes: string;
  readonly type: string;
  readonly purpose?: string;
}

interface Manifest {
  readonly id: string;
  readonly name: string;
  readonly start_url: string;
  readonly scope: string;
  readonly icons: readonly ManifestIcon[];
  readonly shortcuts: readonly { readonly name: string; readonly url: string }[];
}

test('the browser finds nothing that keeps it from installing Frostline', async ({ app }) => {
  const page = await app.open();
  await serviceWorkerReady(page);
  const session = await app.context.newCDPSession(page);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // A headless profile counts as a private window; that is the one thing said here that is not about the app.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  const { errors } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
});

test('the manifest names what is there: icons of the stated sizes, and shortcuts to the right pages', async ({
  app,
}) => {
  const page = await app.open();
  const address = await page.locator('link[rel="manifest"]').evaluate((link: HTMLLinkElement) => link.href);
  const manifest = await page.evaluate(async (url) => (await (await fetch(url)).json()) as Manifest, address);
  expect(manifest).toMatchObject({ id: 'frostline', name: 'Frostline', start_url: './', scope: './' });

  for (const { src, sizes, type } of manifest.icons) {
    const icon = await measureImage(page, new URL(src, address).href);
    expect(icon.type, src).toContain(type);
    if (sizes !== 'any') expect(`${icon.width}x${icon.height}`, src).toBe(sizes);
  }
  const maskable = manifest.icons.filter(({ purpose }) => purpose === 'maskable').map(({ sizes }) => sizes);
  expect(maskable).toEqual(['192x192', '512x512']);

  expect(manifest.shortcuts.map(({ name }) => name)).toEqual(['Alerts', 'Sensors']);
  for (const { name, url } of manifest.shortcuts) {
    await page.goto('about:blank');
    await page.goto(new URL(url, address).href);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  }
});

test('an update waits, is offered, and never reloads the page by itself', async ({ app, server }) => {
  const page = await app.open();
  const shell = new Shell(page);
  await serviceWorkerReady(page);
  await new FirstRun(page).simulateButton.click();
  await expect(new Wall(page).cards).toHaveCount(3);
  await page.evaluate(() => {
    document.documentElement.dataset['sameDocument'] = 'yes';
  });
  await expect(shell.banner(/A new version is ready\./)).toBeHidden();

  // A newer release, as a build makes it: the page is another one, and so is its revision in the list of the worker.
  await server.edit('index.html', (html) => html.replace('<html', '<html data-release="newer"'));
  await server.edit('service.worker.js', (script) =>
    script.replace(
      /(["']?url["']?:\s*["'`]index\.html["'`],\s*["']?revision["']?:\s*["'`])\w+|(["']?revision["']?:\s*["'`])\w+(["'`],\s*["']?url["']?:\s*["'`]index\.html)/,
      (_, before?: string, start?: string, end?: string) =>
        before === undefined ? `${start}newer${end}` : `${before}newer`,
    ),
  );
  // What the browser does by itself after a navigation or within a day.
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update();
  });

  await expect(shell.banner(/A new version is ready\./)).toBeVisible();
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state))
    .toBe('installed');
  // It waits while the rooms go on.
  const clock = page.locator('header time');
  const before = await clock.getAttribute('datetime');
  await expect(clock).not.toHaveAttribute('datetime', before ?? '');
  await new Shell(page).goTo('practice');
  await expect(page.locator('html')).toHaveAttribute('data-same-document', 'yes');
  await expect(page.locator('html')).not.toHaveAttribute('data-release');

  await shell.bannerButton('Restart now').click();
  await expect(page.locator('html')).toHaveAttribute('data-release', 'newer');
  await expect(page.locator('html')).not.toHaveAttribute('data-same-document');
  await expect(shell.banner(/A new version is ready\./)).toBeHidden();
  await shell.goTo('wall');
  await expect(new Wall(page).cards).toHaveCount(3);
});

async function measureImage(
  page: Page,
  url: string,
): Promise<{ type: string; width: number; height: number }> {
  return await page.evaluate(async (src) => {
    const answer = await fetch(src);
    if (!answer.ok) throw new Error(`${src}: ${answer.status}`);
    const image = new Image();
    image.src = src;
    await image.decode();
    return {
      type: answer.headers.get('content-type') ?? '',
      width: image.naturalWidth,
      height: image.naturalHeight,
    };
  }, url);
}
