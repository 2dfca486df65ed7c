import * as tf from '@tensorflow/tfjs-core';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { buildAutoencoder, reconstructionError, setTensors } from '../../workers/inference/autoencoder.ts';
import { layoutOf, sizeOf } from '../../workers/inference/model-file.ts';
import type { Model, Topology } from '../../workers/inference/model-file.ts';
import { drawNormal, drawUnit, seedRandom } from '../../src/simulator/random.ts';
import type { RandomState } from '../../src/simulator/random.ts';

export interface FitSettings {
  readonly seed: number;
  readonly epochs: number;
  readonly batch: number;
  /** Learning rate of Adam at the start; it falls along half a cosine to a twentieth. */
  readonly rate: number;
  /** Gradients longer than this (norm over all tensors) are shortened to it: one defrost must not throw the network away. */
  readonly clipNorm: number;
  /** Stop when the validation error has not improved for this many epochs. */
  readonly patience: number;
  /** Share of the training windows with the largest error that is dropped halfway: robust against what is not normal. */
  readonly dropShare: number;
}

export interface Epoch {
  readonly epoch: number;
  /** Mean squared error over the epoch, while the weights moved. */
  readonly loss: number;
  /** Mean absolute error of the validation windows after it. */
  readonly validation: number;
}

export interface Fitted {
  readonly tensors: Model['tensors'];
  readonly curve: readonly Epoch[];
  readonly bestEpoch: number;
  readonly dropped: number;
}

/**
 * Train the autoencoder on `windows` (rows of `topology.steps` values) with Adam and mini-batches; the weights of the epoch with the
 * best validation error win. Same seed, data and machine: same weights.
 */
export async function fit(
  topology: Topology,
  windows: Float32Array,
  validation: Float32Array,
  settings: FitSettings,
  tell: (epoch: Epoch, seconds: number) => void,
): Promise<Fitted> {
  const { steps } = topology;
  const random = seedRandom(settings.seed);
  const network = buildAutoencoder(topology);
  setTensors(network, drawTensors(topology, random));
  const optimizer = tf.train.adam(settings.rate);
  let rows = Array.from({ length: windows.length / steps }, (_, i) => i);
  const total = rows.length;
  const curve: Epoch[] = [];
  let best = { validation: Infinity, epoch: 0, tensors: await takeTensors(network, topology) };

  for (let epoch = 1; epoch <= settings.epochs && epoch - best.epoch <= settings.patience; epoch++) {
    const began = performance.now();
    if (epoch === Math.ceil(settings.epochs / 2) && settings.dropShare > 0)
      rows = dropWorst(rows, await errorsOf(network, steps, windows), settings.dropShare);
    shuffle(rows, random);
    let sum = 0;
    for (let first = 0; first < rows.length; first += settings.batch) {
      const part = rows.slice(first, first + settings.batch);
      const done = (epoch - 1 + first / rows.length) / settings.epochs;
      setRate(optimizer, settings.rate * (0.05 + 0.95 * 0.5 * (1 + Math.cos(Math.PI * done))));
      sum += part.length * learn(network, optimizer, gather(windows, steps, part), steps, settings.clipNorm);
    }
    const errors = await errorsOf(network, steps, validation);
    const point = {
      epoch,
      loss: sum / rows.length,
      validation: errors.reduce((a, b) => a + b, 0) / errors.length,
    };
    curve.push(point);
    tell(point, (performance.now() - began) / 1000);
    if (point.validation < best.validation)
      best = { validation: point.validation, epoch, tensors: await takeTensors(network, topology) };
  }
  network.dispose();
  optimizer.dispose();
  return { tensors: best.tensors, curve, bestEpoch: best.epoch, dropped: total - rows.length };
}

/** One step of Adam on one batch. Mean squared error, because a defrost has to be learned too, and it is large and rare. */
function learn(
  network: Sequential,
  optimizer: tf.AdamOptimizer,
  batch: Float32Array,
  steps: number,
  clipNorm: number,
): number {
  return tf.tidy(() => {
    const x = tf.tensor3d(batch, [batch.length / steps, steps, 1]);
    const { value, grads } = tf.variableGrads(
      () =>
        tf.mean(tf.squaredDifference(x, network.apply(x, { training: true }) as tf.Tensor3D)) as tf.Scalar,
    );
    const names = Object.keys(grads);
    const squares = names.map((name) => tf.sum(tf.square(grads[name] as tf.Tensor)));
    const norm = Math.sqrt(tf.addN(squares).dataSync()[0] ?? NaN);
    if (!Number.isFinite(norm)) throw new Error('the training diverged: its gradient is not finite');
    const shrink = Math.min(1, clipNorm / norm);
    optimizer.applyGradients(
      names.map((name) => ({ name, tensor: tf.mul(grads[name] as tf.Tensor, shrink) })),
    );
    return value.dataSync()[0] ?? NaN;
  });
}

/** The rate is a protected member of the optimizer, yet the only way to a schedule that keeps its moments. */
function setRate(optimizer: tf.AdamOptimizer, rate: number): void {
  Object.assign(optimizer, { learningRate: rate });
}

/** Errors of all rows of `windows`, on the backend that runs. */
export async function errorsOf(
  network: Sequential,
  steps: number,
  windows: Float32Array,
): Promise<Float32Array> {
  const count = windows.length / steps;
  const errors = new Float32Array(count);
  const rows = 512;
  for (let first = 0; first < count; first += rows) {
    const part = windows.subarray(first * steps, Math.min(first + rows, count) * steps);
    const result = tf.tidy(() =>
      reconstructionError(network, tf.tensor3d(part, [part.length / steps, steps, 1])),
    );
    errors.set(await result.data(), first);
    result.dispose();
  }
  return errors;
}

function dropWorst(rows: readonly number[], errors: Float32Array, share: number): number[] {
  const worst = rows.toSorted((a, b) => (errors[b] ?? 0) - (errors[a] ?? 0));
  return worst.slice(Math.floor(rows.length * share)).sort((a, b) => a - b);
}

/**
 * First weights: Glorot and Bengio (2010) uniform, for the recurrent kernels normal with variance 1 / units; forget gates start
 * open (bias 1, Jozefowicz et al. 2015).
 */
function drawTensors(topology: Topology, random: RandomState): Model['tensors'] {
  return layoutOf(topology).map((spec) => {
    const values = new Float32Array(sizeOf(spec));
    const [from = 1, to = 1] = spec.shape;
    if (spec.name.endsWith('.bias')) {
      if (spec.name !== 'readout.bias') values.fill(1, topology.units, 2 * topology.units);
    } else if (spec.name.endsWith('.recurrentKernel')) {
      values.forEach((_, i) => (values[i] = drawNormal(random) / Math.sqrt(topology.units)));
    } else {
      const limit = Math.sqrt(6 / (from + to));
      values.forEach((_, i) => (values[i] = limit * (2 * drawUnit(random) - 1)));
    }
    return { spec, values };
  });
}

async function takeTensors(network: Sequential, topology: Topology): Promise<Model['tensors']> {
  const values = await Promise.all(network.getWeights().map((weight) => weight.data()));
  return layoutOf(topology).map((spec, i) => ({ spec, values: Float32Array.from(values[i] ?? []) }));
}

function gather(windows: Float32Array, steps: number, rows: readonly number[]): Float32Array {
  const batch = new Float32Array(rows.length * steps);
  rows.forEach((row, i) => batch.set(windows.subarray(row * steps, (row + 1) * steps), i * steps));
  return batch;
}

/** Fisher and Yates. */
function shuffle(rows: number[], random: RandomState): void {
  for (let i = rows.length - 1; i > 0; i--) {
    const j = Math.floor(drawUnit(random) * (i + 1));
    [rows[i], rows[j]] = [rows[j] ?? 0, rows[i] ?? 0];
  }
}
