import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/frostline.ts';
import { csv, iso, RECORDED_FROM } from './fixtures/recording.ts';
import { readSeries } from './fixtures/stored.ts';
import { Practice } from './pages/practice.ts';
import { Settings } from './pages/settings.ts';
import { Shell } from './pages/shell.ts';

type BackendName = 'webgpu' | 'wasm' | 'cpu';

const STEP_MS = 15 * 60_000;
const ROWS = 320;
/** Steps that the model looks at. It learns four such windows at this cadence, so some 80 steps are judged. */
const WINDOW = 60;

/** A chiller that cycles, and near its end jumps about as no compressor would: errors from small to large. */
function chiller(step: number): number {
  const jumps = step > 290 ? 6 * Math.sin(step * 7.77) : 0;
  return 2 + 0.8 * Math.sin((2 * Math.PI * step) / 9) + 0.3 * Math.sin(step * 12.9898) + jumps;
}

const LINES = [
  'timestamp,temperature',
  ...Array.from({ length: ROWS }, (_, i) => `${iso(RECORDED_FROM + i * STEP_MS)},${chiller(i).toFixed(3)}`),
];

/** Reads the recording with this backend and returns the errors as they were stored. */
async function scoreWith(page: Page, backend: BackendName): Promise<{ times: number[]; values: number[] }> {
  const [shell, settings, practice] = [new Shell(page), new Settings(page), new Practice(page)];
  const known = new Set((await readSeries(page, 'error')).map(({ sensor }) => sensor));
  await shell.goTo('settings');
  await settings.computeWith(backend);
  await expect(settings.runs(backend)).toBeVisible({ timeout: 60_000 });
  await expect(settings.refusals, 'nothing was refused').toHaveCount(0);
  await shell.goTo('practice');
  await practice.read(csv(`${backend}.csv`, LINES));
  await expect(practice.report).toContainText(`${backend}.csv was read`, { timeout: 100_000 });
  const [errors, ...others] = (await readSeries(page, 'error')).filter(({ sensor }) => !known.has(sensor));
  expect(others).toEqual([]);
  if (errors === undefined) throw new Error(`${backend}: no error was stored`);
  return { times: errors.times, values: errors.values };
}

/** The largest difference of two columns of errors, which must be of the same times. */
function differenceOf(a: { times: number[]; values: number[] }, b: typeof a): number {
  expect(a.times).toEqual(b.times);
  return Math.max(...a.values.map((value, i) => Math.abs(value - (b.values[i] ?? Number.NaN))));
}

test.describe('with WebGPU', () => {
  test.use({ softwareGpu: true });

  test('the autoencoder runs on it in the worker, and scores as on WebAssembly and CPU', async ({ app }) => {
    const page = await app.open();
    const shell = new Shell(page);

    await test.step('it is the first choice', async () => {
      await shell.goTo('settings');
      const settings = new Settings(page);
      await expect(settings.runs('webgpu')).toBeVisible({ timeout: 60_000 });
      await expect(settings.model).toContainText(/swiftshader/i);
      await expect(settings.refusals).toHaveCount(0);
    });

    const webgpu = await scoreWith(page, 'webgpu');
    const cpu = await scoreWith(page, 'cpu');
    const wasm = await scoreWith(page, 'wasm');

    // An error for every full window, the learned ones and those after them, up to the end of the recording.
    const step = (time: number | undefined): number => ((time ?? 0) - RECORDED_FROM) / STEP_MS;
    expect([step(cpu.times[0]), step(cpu.times.at(-1)), cpu.times.length]).toEqual([
      WINDOW,
      ROWS - 1,
      ROWS - WINDOW,
    ]);
    expect(Math.max(...cpu.values)).toBeGreaterThan(2 * Math.min(...cpu.values));
    expect(differenceOf(webgpu, cpu)).toBeLessThan(1e-4);
    expect(differenceOf(wasm, cpu)).toBeLessThan(1e-4);
    // Three computations of their own: not the same numbers to the last bit.
    expect(webgpu.values).not.toEqual(cpu.values);
  });
});

test('without WebGPU the app says that and why, and runs on WebAssembly', async ({ app }) => {
  const page = await app.open();
  await new Shell(page).goTo('settings');
  const settings = new Settings(page);
  await expect(settings.runs('wasm')).toBeVisible({ timeout: 60_000 });
  await expect(settings.refusals).toHaveCount(1);
  await expect(settings.refusals).toHaveText(/^WebGPU was not taken: .{10,}/);
});
