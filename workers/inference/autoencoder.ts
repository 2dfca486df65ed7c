import * as tf from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import type { Sequential } from '@tensorflow/tfjs-layers';
import type { Model, Topology } from './model-file.ts';

/** Windows per call of the network: bounds the memory of an import without slowing a live site. */
export const batchRows = 256;
/** A single row takes the matrix products of the WebGPU backend down another path, 20 times slower on a software GPU. */
const fewestRows = 2;

/**
 * LSTM encoder → repeat → LSTM decoder → dense per step (EncDec-AD, Malhotra et al. 2016, arXiv:1607.00148), in
 * TensorFlow.js layers, input and output `[rows, steps, 1]`. Weights are zero until they are set.
 * `recurrentActivation` is named because the layers' default is the hard sigmoid, Keras' is the sigmoid.
 */
export function buildAutoencoder({ steps, units, encoderReadsBackwards }: Topology): Sequential {
  const lstm = {
    units,
    activation: 'tanh',
    recurrentActivation: 'sigmoid',
    // Zeros, because weights are always set: the default initializer needs ops that are not registered here.
    kernelInitializer: 'zeros',
    recurrentInitializer: 'zeros',
    unitForgetBias: false,
  } as const;
  return sequential({
    layers: [
      layers.lstm({ ...lstm, goBackwards: encoderReadsBackwards, inputShape: [steps, 1] }),
      layers.repeatVector({ n: steps }),
      layers.lstm({ ...lstm, returnSequences: true }),
      // On a sequence the dense layer works step by step, in one matrix product: TimeDistributed would loop over the steps.
      layers.dense({ units: 1, kernelInitializer: 'zeros' }),
    ],
  });
}

/** Copy a model's tensors into a network that was built for its topology, on the backend that runs now. */
export function setTensors(network: Sequential, tensors: Model['tensors']): void {
  const made = tensors.map(({ spec, values }) => tf.tensor(values, [...spec.shape]));
  network.setWeights(made);
  tf.dispose(made);
}

/** Mean absolute reconstruction error of each row of `[rows, steps, 1]`. */
export function reconstructionError(network: Sequential, windows: tf.Tensor3D): tf.Tensor1D {
  return tf.tidy(() => {
    const rebuilt = network.predictOnBatch(windows) as tf.Tensor3D;
    return tf.mean(tf.abs(tf.sub(windows, rebuilt)), [1, 2]) as tf.Tensor1D;
  });
}

/**
 * Errors of `count` windows (`count × steps` values, row by row). A window with a value that is not finite never
 * reaches the network, where it would spoil nothing but its own row, yet could hide a fault of the backend: it scores NaN.
 * @throws Error when the backend gives something else than a finite number for a sound window
 */
export async function scoreWindows(
  network: Sequential,
  steps: number,
  windows: Float32Array,
  count: number,
): Promise<Float32Array> {
  const errors = new Float32Array(count).fill(NaN);
  const sound: number[] = [];
  for (let row = 0; row < count; row++)
    if (windows.subarray(row * steps, (row + 1) * steps).every(Number.isFinite)) sound.push(row);

  for (let first = 0; first < sound.length; first += batchRows) {
    const rows = sound.slice(first, first + batchRows);
    const height = Math.max(rows.length, fewestRows);
    const packed = new Float32Array(height * steps);
    rows.forEach((row, i) => packed.set(windows.subarray(row * steps, (row + 1) * steps), i * steps));
    const result = tf.tidy(() => reconstructionError(network, tf.tensor3d(packed, [height, steps, 1])));
    const values = await result.data().finally(() => result.dispose());
    rows.forEach((row, i) => {
      const error = values[i];
      if (error === undefined || !Number.isFinite(error))
        throw new Error(`the network gave ${String(error)} for a sound window`);
      errors[row] = error;
    });
  }
  return errors;
}
