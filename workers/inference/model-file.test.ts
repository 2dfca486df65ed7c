import { describe, expect, it } from 'vitest';
import { FaultError } from '../../src/core/fault.ts';
import type { FaultCode } from '../../src/core/fault.ts';
import { layoutOf, readModel, sha256, sizeOf } from './model-file.ts';
import type { ModelFiles, ModelManifest, Topology } from './model-file.ts';

const topology: Topology = { kind: 'lstm-autoencoder', steps: 4, units: 2, encoderReadsBackwards: true };
const values = 75;

/** A sound model whose weights count 0, 0.5, 1, …, with some members changed. */
async function makeFiles(
  change: object = {},
  weights = new Float32Array(values).map((_, i) => i / 2),
): Promise<ModelFiles> {
  const manifest: ModelManifest = {
    format: 'frostline-model',
    version: 1,
    id: 'tiny',
    topology,
    clip: 8,
    weights: { bytes: weights.byteLength, sha256: await sha256(weights.buffer), tensors: layoutOf(topology) },
    quantiles: [
      { percentile: 50, error: 0.1 },
      { percentile: 99, error: 0.4 },
    ],
    check: { window: [0, 1, 2, 3], error: 0.5 },
  };
  return { manifest: JSON.stringify({ ...manifest, ...change }), weights: weights.buffer };
}

async function faultOfReading(files: ModelFiles): Promise<{ code: FaultCode; detail?: string }> {
  const thrown = await readModel(files).catch((error: unknown) => error);
  if (!(thrown instanceof FaultError)) throw new Error(`expected a fault, got ${String(thrown)}`);
  return thrown.fault;
}

describe('readModel', () => {
  it('reads a sound model', async () => {
    const { manifest, tensors } = await readModel(await makeFiles());
    expect(manifest.id).toBe('tiny');
    expect(tensors.map(({ spec }) => [spec.name, ...spec.shape])).toEqual([
      ['encoder.kernel', 1, 8],
      ['encoder.recurrentKernel', 2, 8],
      ['encoder.bias', 8],
      ['decoder.kernel', 2, 8],
      ['decoder.recurrentKernel', 2, 8],
      ['decoder.bias', 8],
      ['readout.kernel', 2, 1],
      ['readout.bias', 1],
    ]);
    expect(tensors.reduce((sum, { spec }) => sum + sizeOf(spec), 0)).toBe(values);
    expect(Array.from(tensors[0]?.values ?? [])).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5]);
    expect(Array.from(tensors[7]?.values ?? [])).toEqual([37]);
  });

  it('refuses text that is not JSON', async () => {
    const fault = await faultOfReading({ ...(await makeFiles()), manifest: '<!doctype html>' });
    expect(fault.code).toBe('model-unreadable');
    expect(fault.detail).toContain('not JSON');
  });

  it.each([
    ['JSON of something else', '{"hello":"world"}'],
    ['an empty list', '[]'],
    ['null', 'null'],
  ])('refuses %s', async (_, manifest) => {
    expect((await faultOfReading({ ...(await makeFiles()), manifest })).code).toBe('model-unreadable');
  });

  it('refuses truncated weights', async () => {
    const files = await makeFiles();
    const fault = await faultOfReading({ ...files, weights: files.weights.slice(0, 100) });
    expect(fault).toEqual({
      code: 'model-unreadable',
      detail: 'weights.bin has 100 bytes, model.json says 300',
    });
  });

  it('refuses weights of the right length in which one bit is wrong', async () => {
    const files = await makeFiles();
    const weights = files.weights.slice();
    new DataView(weights).setUint8(57, 1);
    const fault = await faultOfReading({ ...files, weights });
    expect(fault.code).toBe('model-unreadable');
    expect(fault.detail).toContain('SHA-256');
  });

  it.each([NaN, Infinity])('refuses a weight that is %s', async (wrong) => {
    const fault = await faultOfReading(await makeFiles({}, new Float32Array(values).fill(1).with(9, wrong)));
    expect(fault).toEqual({
      code: 'model-unreadable',
      detail: 'value 1 of encoder.recurrentKernel is not a finite number',
    });
  });

  it.each([
    ['a later version', { version: 2 }],
    ['another network', { topology: { ...topology, kind: 'transformer' } }],
    ['more units than the weights have', { topology: { ...topology, units: 3 } }],
    ['no units at all', { topology: { ...topology, units: 0 } }],
    ['half a step', { topology: { ...topology, steps: 4.5 } }],
  ])('says that it does not fit: %s', async (_, change) => {
    expect((await faultOfReading(await makeFiles(change))).code).toBe('model-mismatch');
  });

  it('says that it does not fit: fewer weights than the topology needs', async () => {
    expect((await faultOfReading(await makeFiles({}, new Float32Array(74)))).code).toBe('model-mismatch');
  });

  it.each([
    ['a check window of another length', { check: { window: [0, 1, 2], error: 0.5 } }],
    ['a check without a score', { check: { window: [0, 1, 2, 3], error: null } }],
    ['no quantiles', { quantiles: [] }],
    [
      'quantiles that fall',
      {
        quantiles: [
          { percentile: 50, error: 0.4 },
          { percentile: 99, error: 0.1 },
        ],
      },
    ],
  ])('refuses %s', async (_, change) => {
    expect((await faultOfReading(await makeFiles(change))).code).toBe('model-unreadable');
  });
});
