import * as tf from '@tensorflow/tfjs-core';
import { FaultError } from '../../src/core/fault.ts';
import type { BackendChoice, BackendName, Detector } from '../../src/core/score.ts';
import { buildAutoencoder, scoreWindows, setTensors } from './autoencoder.ts';
import { backendOrder, startBackend } from './backend.ts';
import type { Backend, WasmPaths } from './backend.ts';
import { watchLoss } from './device-loss.ts';
import type { DeviceLoss } from './device-loss.ts';
import { readModel } from './model-file.ts';
import type { Model, ModelFiles } from './model-file.ts';

export interface LoadOptions {
  readonly wasmPaths: WasmPaths;
  /** How long one backend may take to start and to pass the model's check before the next one is tried. */
  readonly startLimitMs?: number;
}

/** Largest difference from the model's check score. Backends round differently; a wrong one is wrong by far more. */
const checkTolerance = 1e-4;

/**
 * Load a model onto the best backend that computes it correctly. One detector per world at a time: dispose the old one first.
 * @throws FaultError `model-unreadable` or `model-mismatch` (see {@link readModel}); `detector-failed` when no backend works
 */
export async function loadDetector(
  files: ModelFiles,
  wanted: BackendName | 'auto',
  { wasmPaths, startLimitMs = 60_000 }: LoadOptions,
): Promise<Detector> {
  const model = await readModel(files);
  const refused: { backend: BackendName; reason: string }[] = [];
  for (const name of backendOrder(wanted)) {
    const abandon = new AbortController();
    try {
      const started = await within(startLimitMs, startOn(name, model, wasmPaths, abandon.signal));
      return makeDetector(model, started, { backend: name, wanted, refused, detail: started.backend.detail });
    } catch (error) {
      abandon.abort();
      refused.push({ backend: name, reason: messageOf(error) });
    }
  }
  throw new FaultError(
    'detector-failed',
    refused.map(({ backend, reason }) => `${backend}: ${reason}`).join('; '),
  );
}

interface Started {
  readonly backend: Backend;
  readonly network: ReturnType<typeof buildAutoencoder>;
  readonly loss: DeviceLoss;
}

/** Start a backend, put the model on it, and let it prove that it computes what it computed where it was trained. */
async function startOn(
  name: BackendName,
  { manifest, tensors }: Model,
  wasmPaths: WasmPaths,
  abandoned: AbortSignal,
): Promise<Started> {
  const backend = await startBackend(name, wasmPaths, abandoned);
  const loss = watchLoss(backend.lost);
  const network = buildAutoencoder(manifest.topology);
  try {
    setTensors(network, tensors);
    const { window, error } = manifest.check;
    const scored = scoreWindows(network, manifest.topology.steps, Float32Array.from(window), 1);
    const [got = NaN] = await loss.endWait(scored);
    abandoned.throwIfAborted();
    if (!(Math.abs(got - error) <= checkTolerance))
      throw new Error(`it computes wrongly: ${got} for the model's check window instead of ${error}`);
    return { backend, network, loss };
  } catch (error) {
    network.dispose();
    backend.stop();
    throw error;
  }
}

function makeDetector(model: Model, { backend, network, loss }: Started, choice: BackendChoice): Detector {
  const { id, topology, quantiles } = model.manifest;
  let disposed = false;
  return {
    id,
    steps: topology.steps,
    quantiles,
    choice,
    async score(windows, count) {
      if (windows.length !== count * topology.steps)
        throw new RangeError(`${windows.length} values are not ${count} windows of ${topology.steps}`);
      if (disposed) throw new FaultError('detector-failed', 'the detector was disposed');
      // On another backend the network would still give numbers, by moving its weights there without a word.
      if (tf.getBackend() !== backend.name)
        throw new FaultError(
          'detector-failed',
          `TensorFlow.js now runs "${tf.getBackend()}", not "${backend.name}"`,
        );
      try {
        return await loss.endWait(scoreWindows(network, topology.steps, windows, count));
      } catch (error) {
        throw new FaultError('detector-failed', messageOf(error));
      }
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      network.dispose();
      backend.stop();
    },
  };
}

function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it did not start within ${limitMs / 1000} s`)), limitMs);
  });
  work.catch(() => undefined);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
