import { FaultError } from '../../src/core/fault.ts';
import type { ErrorQuantile } from '../../src/core/score.ts';

/** A model as it is stored: `model.json` as text and `weights.bin`. Nothing in it is trusted before {@link readModel}. */
export interface ModelFiles {
  readonly manifest: string;
  readonly weights: ArrayBuffer;
}

/** Shape of the network: LSTM encoder → repeat → LSTM decoder → dense per step, one channel. */
export interface Topology {
  readonly kind: 'lstm-autoencoder';
  /** Window length; one step per interval of the sensor. */
  readonly steps: number;
  readonly units: number;
  /** The encoder reads the window newest first, so that what the decoder needs first is what it saw last. */
  readonly encoderReadsBackwards: boolean;
}

export interface TensorSpec {
  readonly name: string;
  readonly shape: readonly number[];
}

/** The part of `model.json` that the detector relies on. Other members (how it was trained) are for people. */
export interface ModelManifest {
  readonly format: 'frostline-model';
  readonly version: 1;
  readonly id: string;
  readonly topology: Topology;
  /** Inputs were clipped to ±`clip` interquartile ranges in training. */
  readonly clip: number;
  /** `weights.bin`: float32, little-endian, tensors one after the other in this order. */
  readonly weights: {
    readonly bytes: number;
    readonly sha256: string;
    readonly tensors: readonly TensorSpec[];
  };
  readonly quantiles: readonly ErrorQuantile[];
  /** A window and the error it must get: every backend has to reproduce it before it is trusted. */
  readonly check: { readonly window: readonly number[]; readonly error: number };
}

/** A model that was read and found sound. */
export interface Model {
  readonly manifest: ModelManifest;
  /** Values of each tensor, in the order of {@link layoutOf}. */
  readonly tensors: readonly { readonly spec: TensorSpec; readonly values: Float32Array }[];
}

/** The tensors a topology has, in file order. Gates are in the order of Keras: input, forget, cell, output. */
export function layoutOf({ units }: Topology): TensorSpec[] {
  const gates = 4 * units;
  return [
    { name: 'encoder.kernel', shape: [1, gates] },
    { name: 'encoder.recurrentKernel', shape: [units, gates] },
    { name: 'encoder.bias', shape: [gates] },
    { name: 'decoder.kernel', shape: [units, gates] },
    { name: 'decoder.recurrentKernel', shape: [units, gates] },
    { name: 'decoder.bias', shape: [gates] },
    { name: 'readout.kernel', shape: [units, 1] },
    { name: 'readout.bias', shape: [1] },
  ];
}

/** Number of values in a tensor. */
export function sizeOf(spec: TensorSpec): number {
  return spec.shape.reduce((product, n) => product * n, 1);
}

/** SHA-256 as lower-case hex. */
export async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const unreadable = (detail: string) => new FaultError('model-unreadable', detail);
const mismatch = (detail: string) => new FaultError('model-mismatch', detail);

/**
 * Read a model and check everything that could make it score wrongly.
 * @throws FaultError `model-unreadable` (not JSON, members missing, truncated, damaged, not finite) or
 *   `model-mismatch` (sound, but not a network this version of Frostline computes)
 */
export async function readModel(files: ModelFiles): Promise<Model> {
  const manifest = readManifest(files.manifest);
  const { weights } = manifest;
  if (files.weights.byteLength !== weights.bytes)
    throw unreadable(`weights.bin has ${files.weights.byteLength} bytes, model.json says ${weights.bytes}`);
  if ((await sha256(files.weights)) !== weights.sha256)
    throw unreadable('weights.bin does not have the SHA-256 that model.json names');
  const view = new DataView(files.weights);
  let offset = 0;
  const tensors = weights.tensors.map((spec) => {
    const values = new Float32Array(sizeOf(spec));
    for (let i = 0; i < values.length; i++, offset += 4) {
      const value = view.getFloat32(offset, true);
      if (!Number.isFinite(value)) throw unreadable(`value ${i} of ${spec.name} is not a finite number`);
      values[i] = value;
    }
    return { spec, values };
  });
  return { manifest, tensors };
}

function readManifest(text: string): ModelManifest {
  const parsed = parseJson(text);
  if (!isManifest(parsed))
    throw unreadable('model.json is not a Frostline model, or members of it are missing');
  const { version, topology, weights, quantiles, check } = parsed;
  if (version !== 1)
    throw mismatch(`model.json has version ${String(version)}, this version of Frostline reads 1`);
  if (topology.kind !== 'lstm-autoencoder') throw mismatch(`network "${String(topology.kind)}" is not known`);
  if (!isCount(topology.steps, 10_000) || !isCount(topology.units, 1_024))
    throw mismatch(`${topology.steps} steps and ${topology.units} units are out of range`);
  const layout = layoutOf(topology);
  if (JSON.stringify(weights.tensors.map(({ name, shape }) => ({ name, shape }))) !== JSON.stringify(layout))
    throw mismatch('the tensors in model.json are not those of its topology');
  const bytes = 4 * layout.reduce((sum, spec) => sum + sizeOf(spec), 0);
  if (weights.bytes !== bytes)
    throw mismatch(`the topology needs ${bytes} bytes of weights, model.json says ${weights.bytes}`);
  if (
    check.window.length !== topology.steps ||
    !check.window.every(Number.isFinite) ||
    !Number.isFinite(check.error)
  )
    throw unreadable('the check window of model.json is not whole');
  const sound = quantiles.every((q, i) => {
    const before = quantiles[i - 1] ?? { percentile: 0, error: 0 };
    return (
      q.percentile > before.percentile && q.percentile < 100 && q.error >= before.error && q.error < Infinity
    );
  });
  if (quantiles.length < 2 || !sound)
    throw unreadable('the quantiles of model.json are not an ascending table');
  return parsed;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unreadable(`model.json is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function isManifest(value: unknown): value is ModelManifest {
  if (!isRecord(value)) return false;
  const { topology, weights, quantiles, check } = value;
  return (
    value['format'] === 'frostline-model' &&
    typeof value['id'] === 'string' &&
    typeof value['clip'] === 'number' &&
    isRecord(topology) &&
    typeof topology['encoderReadsBackwards'] === 'boolean' &&
    isRecord(weights) &&
    typeof weights['bytes'] === 'number' &&
    typeof weights['sha256'] === 'string' &&
    Array.isArray(weights['tensors']) &&
    weights['tensors'].every(
      (t: unknown) => isRecord(t) && typeof t['name'] === 'string' && Array.isArray(t['shape']),
    ) &&
    Array.isArray(quantiles) &&
    quantiles.every(
      (q: unknown) => isRecord(q) && typeof q['percentile'] === 'number' && typeof q['error'] === 'number',
    ) &&
    isRecord(check) &&
    typeof check['error'] === 'number' &&
    Array.isArray(check['window'])
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isCount(value: unknown, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most;
}
