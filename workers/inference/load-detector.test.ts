import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { Golden } from '../../models/training/golden.ts';
import { readModelFiles, wasmPathsInNode } from '../../models/training/node-files.ts';
import { FaultError } from '../../src/core/fault.ts';
import type { BackendName, Detector } from '../../src/core/score.ts';
import { batchRows } from './autoencoder.ts';
import { loadDetector } from './load-detector.ts';
import type { ModelManifest } from './model-file.ts';

const id = 'lstm-ae-60';
const steps = 60;
const files = await readModelFiles(id);
const options = { wasmPaths: wasmPathsInNode() };
const golden = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../models', id, 'golden.json'), 'utf8'),
) as Golden;
const goldenRows = Float32Array.from(
  golden.windows.flatMap(({ window }) => window.map((value) => value ?? NaN)),
);

let detector: Detector | undefined;
async function load(wanted: BackendName | 'auto', model = files): Promise<Detector> {
  detector = await loadDetector(model, wanted, options);
  return detector;
}
afterEach(() => {
  detector?.dispose();
  detector = undefined;
});

function changed(change: Partial<ModelManifest>): typeof files {
  return {
    ...files,
    manifest: JSON.stringify({ ...(JSON.parse(files.manifest) as ModelManifest), ...change }),
  };
}

async function faultOf(promise: Promise<unknown>): Promise<unknown> {
  const thrown = await promise.catch((error: unknown) => error);
  return thrown instanceof FaultError ? thrown.fault : thrown;
}

describe.each(['wasm', 'cpu'] as const)('the shipped model on %s', (backend) => {
  it('gives the golden scores', async () => {
    const { score } = await load(backend);
    const errors = await score(goldenRows, golden.windows.length);
    golden.windows.forEach(({ name, error }, i) => {
      if (error === null) expect(errors[i], name).toBeNaN();
      else expect(Math.abs((errors[i] ?? NaN) - error), name).toBeLessThan(1e-4);
    });
  });

  it('runs where it says it runs', async () => {
    const { choice } = await load(backend);
    expect(choice).toMatchObject({ backend, wanted: backend, refused: [] });
    expect(tf.getBackend()).toBe(backend);
  });

  it('leaves no tensor behind, score by score and when it is disposed', async () => {
    const before = tf.memory().numTensors;
    const { score, dispose } = await load(backend);
    await score(goldenRows, golden.windows.length);
    const loaded = tf.memory().numTensors;
    for (let i = 0; i < 10; i++) await score(goldenRows.subarray(0, 2 * steps), 2);
    expect(tf.memory().numTensors).toBe(loaded);
    dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('the golden file', () => {
  it('belongs to the shipped weights and holds what the tests need', () => {
    const manifest = JSON.parse(files.manifest) as ModelManifest;
    expect(golden).toMatchObject({ model: manifest.id, sha256: manifest.weights.sha256 });
    expect(golden.windows.length).toBeGreaterThanOrEqual(8);
    expect(golden.windows.filter(({ error }) => error === null).length).toBeGreaterThan(0);
  });
});

describe('loadDetector', () => {
  it('takes the best backend that works and says why not a better one', async () => {
    const { choice } = await load('auto');
    expect(choice).toMatchObject({ backend: 'wasm', wanted: 'auto', detail: 'SIMD' });
    expect(choice.refused).toEqual([
      { backend: 'webgpu', reason: expect.stringContaining('navigator.gpu') as unknown as string },
    ]);
    expect(tf.getBackend()).toBe('wasm');
  });

  it('falls back from a backend that was asked for by name, and says so', async () => {
    const { choice } = await load('webgpu');
    expect(choice).toMatchObject({ backend: 'wasm', wanted: 'webgpu' });
    expect(choice.refused.map((refusal) => refusal.backend)).toEqual(['webgpu']);
  });

  it('can be loaded on another backend afterwards', async () => {
    const first = await load('cpu');
    first.dispose();
    const second = await load('wasm');
    expect(second.choice.backend).toBe('wasm');
    await expect(second.score(new Float32Array(steps), 1)).resolves.toHaveLength(1);
    expect(await faultOf(first.score(new Float32Array(steps), 1))).toMatchObject({ code: 'detector-failed' });
  });

  it('trusts no backend that does not reproduce the check of the model', async () => {
    const before = tf.memory().numTensors;
    const { check } = JSON.parse(files.manifest) as ModelManifest;
    const wrong = changed({ check: { ...check, error: check.error + 0.01 } });
    const fault = await faultOf(load('wasm', wrong));
    expect(fault).toMatchObject({ code: 'detector-failed' });
    expect(JSON.stringify(fault)).toMatch(/wasm: it computes wrongly.*cpu: it computes wrongly/);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('passes on what is wrong with the model', async () => {
    expect(await faultOf(load('cpu', changed({ id: 7 as unknown as string })))).toMatchObject({
      code: 'model-unreadable',
    });
    expect(await faultOf(load('cpu', { ...files, weights: files.weights.slice(4) }))).toMatchObject({
      code: 'model-unreadable',
    });
  });
});

describe('score', () => {
  it('gives each window its own score, whatever is beside it', async () => {
    const { score } = await load('wasm');
    const sound = golden.windows.findIndex(({ error }) => error !== null);
    const row = goldenRows.subarray(sound * steps, (sound + 1) * steps);
    const holed = row.map((value, i) => (i === 59 ? NaN : value));
    const endless = row.map((value, i) => (i === 0 ? Infinity : value));
    const [alone] = await score(row, 1);
    const [a, b, c, d] = await score(Float32Array.from([...holed, ...row, ...endless, ...row]), 4);
    expect([a, c]).toEqual([NaN, NaN]);
    expect(Math.abs((b ?? NaN) - (alone ?? NaN))).toBeLessThan(1e-6);
    expect(d).toBe(b);
  });

  it('scores more windows than one batch holds, in order', async () => {
    const { score } = await load('wasm');
    const count = batchRows + 3;
    const windows = new Float32Array(count * steps);
    for (let row = 0; row < count; row++) windows.fill((row % 16) / 2, row * steps, (row + 1) * steps);
    const errors = await score(windows, count);
    const [first, last] = [
      await score(windows.subarray(0, steps), 1),
      await score(windows.subarray(-steps), 1),
    ];
    expect(Math.abs((errors[0] ?? NaN) - (first[0] ?? NaN))).toBeLessThan(1e-6);
    expect(Math.abs((errors[count - 1] ?? NaN) - (last[0] ?? NaN))).toBeLessThan(1e-6);
    expect(errors.every(Number.isFinite)).toBe(true);
  });

  it('answers calls that overlap', async () => {
    const { score } = await load('wasm');
    const both = await Promise.all([
      score(goldenRows, golden.windows.length),
      score(goldenRows.subarray(0, steps), 1),
    ]);
    expect(both[0][0]).toBeCloseTo(both[1][0] ?? NaN, 6);
  });

  it('has nothing to score in nothing', async () => {
    const { score } = await load('cpu');
    expect(await score(new Float32Array(0), 0)).toHaveLength(0);
  });

  it('throws when the windows are not what the count says', async () => {
    const { score } = await load('cpu');
    await expect(score(new Float32Array(steps + 1), 1)).rejects.toThrow(RangeError);
  });
});
