import { beforeAll, describe, expect, it } from 'vitest';
import * as tf from '@tensorflow/tfjs-core';
import { startBackend } from '../../workers/inference/backend.ts';
import type { Topology } from '../../workers/inference/model-file.ts';
import { fit } from './fit.ts';
import type { FitSettings } from './fit.ts';
import { wasmPathsInNode } from './node-files.ts';

const topology: Topology = { kind: 'lstm-autoencoder', steps: 6, units: 4, encoderReadsBackwards: true };
const settings: FitSettings = {
  seed: 1,
  epochs: 6,
  batch: 16,
  rate: 0.02,
  clipNorm: 1,
  patience: 6,
  dropShare: 0.05,
};
/** 64 windows of a sine, each beginning elsewhere. */
const windows = Float32Array.from({ length: 64 * 6 }, (_, i) => Math.sin(Math.floor(i / 6) + (i % 6)));

beforeAll(async () => {
  await startBackend('wasm', wasmPathsInNode(), new AbortController().signal);
});

describe('fit', () => {
  it('learns, drops the worst windows, and leaves no tensor behind', async () => {
    const before = tf.memory().numTensors;
    const { curve, bestEpoch, dropped } = await fit(topology, windows, windows, settings, () => undefined);
    expect(curve.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(curve.at(-1)?.loss).toBeLessThan(0.9 * (curve[0]?.loss ?? NaN));
    expect(bestEpoch).toBeGreaterThan(1);
    expect(dropped).toBe(3);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('gives the same weights for the same seed, and others for another', async () => {
    const short = { ...settings, epochs: 2 };
    const [a, b, c] = [
      await fit(topology, windows, windows, short, () => undefined),
      await fit(topology, windows, windows, short, () => undefined),
      await fit(topology, windows, windows, { ...short, seed: 2 }, () => undefined),
    ];
    expect(b.tensors).toEqual(a.tensors);
    expect(c.tensors).not.toEqual(a.tensors);
  });

  it('stops when the validation error no longer improves', async () => {
    const useless = { ...settings, epochs: 9, rate: 0, patience: 2 };
    const { curve, bestEpoch } = await fit(topology, windows, windows, useless, () => undefined);
    expect(bestEpoch).toBe(1);
    expect(curve).toHaveLength(3);
  });
});
