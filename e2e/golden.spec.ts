import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { build } from 'vite';
import golden from '../models/lstm-ae-60/golden.json' with { type: 'json' };
import { expect, test } from './fixtures/frostline.ts';
import type { GoldenAnswer } from './fixtures/golden/golden-answer.ts';

const root = join(import.meta.dirname, 'fixtures/golden');
const outDir = join(import.meta.dirname, '../test-results/golden');
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

test.use({ softwareGpu: true });

test.beforeAll(async () => {
  await build({
    root,
    base: './',
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, target: 'es2023', chunkSizeWarningLimit: 1500 },
  });
});

test.beforeEach(async ({ context, request }) => {
  // The page is served on the product's origin, with the headers the product is served with.
  const headers = (await request.get('/')).headers();
  const csp = headers['content-security-policy'] ?? '';
  expect(csp).toContain("'wasm-unsafe-eval'");
  await context.route('**/golden/**', async (route) => {
    const path = new URL(route.request().url()).pathname.replace('/golden/', '');
    await route.fulfill({
      body: await readFile(join(outDir, path)),
      contentType: types[extname(path)] ?? 'application/octet-stream',
      headers: { 'content-security-policy': csp },
    });
  });
});

for (const backend of ['webgpu', 'wasm', 'cpu'] as const) {
  test(`the model gives its golden scores in a worker on ${backend}`, async ({ page }) => {
    await page.goto('/golden/index.html');
    const { choice, errors } = await page.evaluate(
      (wanted) => (globalThis as unknown as { scoreOn(w: string): Promise<GoldenAnswer> }).scoreOn(wanted),
      backend,
    );
    expect(choice).toMatchObject({ backend, refused: [] });
    golden.windows.forEach(({ name, error }, i) => {
      if (error === null) expect(errors[i], name).toBeNaN();
      else expect(Math.abs((errors[i] ?? Number.NaN) - error), name).toBeLessThan(1e-4);
    });
  });
}
