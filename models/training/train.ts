/**
 * `npm run train`: trains the shipped autoencoder on simulated rooms and writes `models/lstm-ae-60/`.
 * Seeded; takes about ten minutes on one core.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { scaleClip } from '../../src/core/profile.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import { tabulateErrors, thresholdAt } from '../../src/core/threshold.ts';
import { drawRoom } from '../../src/simulator/family.ts';
import { simulatedRooms } from '../../src/simulator/site.ts';
import { buildAutoencoder, scoreWindows, setTensors } from '../../workers/inference/autoencoder.ts';
import { startBackend } from '../../workers/inference/backend.ts';
import { readModel, sha256 } from '../../workers/inference/model-file.ts';
import type { ModelManifest, Topology } from '../../workers/inference/model-file.ts';
import { writeCard } from './card.ts';
import { countFalseAlarms, measureFault, scoreNormal } from './evaluate.ts';
import { errorsOf, fit } from './fit.ts';
import type { FitSettings } from './fit.ts';
import { pickGoldenWindows } from './golden.ts';
import type { Golden } from './golden.ts';
import { wasmPathsInNode } from './node-files.ts';
import { cutWindows, join, simulateNormal } from './rooms.ts';
import type { RoomHistory } from './rooms.ts';

const id = 'lstm-ae-60';
const topology: Topology = { kind: 'lstm-autoencoder', steps: 60, units: 32, encoderReadsBackwards: true };
const settings: FitSettings = {
  seed: 20260105,
  epochs: 9,
  batch: 64,
  rate: 0.006,
  clipNorm: 1,
  patience: 4,
  dropShare: 0.01,
};
/** Rooms by seed: no room is in two parts. `stride` in minutes thins out windows that overlap almost wholly. */
const parts = {
  training: { firstSeed: 1_000, rooms: 48, days: 3, stride: 17 },
  validation: { firstSeed: 2_000, rooms: 8, days: 3, stride: 47 },
  calibration: { firstSeed: 3_000, rooms: 24, days: 5, stride: 3 },
  test: { firstSeed: 4_000, rooms: 14, days: 8, stride: 1 },
} as const;
const faultTimes = [0, 7 * 60, 13 * 60];
const watchedMinutes = 180;
const percentile = defaultSettings.frozen.percentile;
const { steps } = topology;
const running = new AbortController().signal;

function simulate(part: keyof typeof parts): RoomHistory[] {
  const { firstSeed, rooms, days } = parts[part];
  return Array.from({ length: rooms }, (_, i) =>
    simulateNormal(drawRoom(firstSeed + i), firstSeed + i, days),
  );
}

function windowsOf(part: keyof typeof parts, first: (room: number) => number): Float32Array {
  return join(simulate(part).map((room, i) => cutWindows(room.scaled, steps, first(i), parts[part].stride)));
}

function each<T>(value: (part: (typeof parts)[keyof typeof parts]) => T) {
  const { training, validation, calibration, test } = parts;
  return {
    training: value(training),
    validation: value(validation),
    calibration: value(calibration),
    test: value(test),
  };
}

await startBackend('wasm', wasmPathsInNode(), running);
console.log('Simulating rooms');
const training = windowsOf('training', (i) => i % parts.training.stride);
const validation = windowsOf('validation', (i) => i % parts.validation.stride);
// As in the product: only windows that end after the day that made the profile.
const calibration = windowsOf('calibration', () => 24 * 60);

console.log(`Training on ${training.length / steps} windows`);
const fitted = await fit(topology, training, validation, settings, (epoch, seconds) => {
  console.log(
    `  epoch ${epoch.epoch}: loss ${epoch.loss.toFixed(4)}, validation ${epoch.validation.toFixed(4)}, ${seconds.toFixed(0)} s`,
  );
});
const network = buildAutoencoder(topology);
setTensors(network, fitted.tensors);

console.log(`Calibrating on ${calibration.length / steps} windows`);
const quantiles = tabulateErrors(await errorsOf(network, steps, calibration)).map(
  ({ percentile, error }) => ({
    percentile,
    error: Number(error.toPrecision(7)),
  }),
);
const threshold = thresholdAt(quantiles, percentile);

async function evaluate(rooms: readonly RoomHistory[]) {
  const errors: Float32Array[] = [];
  for (const room of rooms) errors.push(await scoreNormal(network, steps, room));
  const faults = [];
  for (const fault of ['door-open', 'compressor-stopped'] as const)
    faults.push(await measureFault(network, steps, rooms, fault, faultTimes, watchedMinutes, threshold));
  return { normal: countFalseAlarms(errors, threshold), faults };
}

console.log('Testing on rooms never seen');
const testRooms = simulate('test');
const drawn = await evaluate(testRooms);
const inApp = await evaluate(
  simulatedRooms().map((spec, i) => simulateNormal(spec, 5_000 + i, parts.test.days)),
);
network.dispose();

// The CPU backend is the reference: plain JavaScript, the same on every machine but for the last bits of exp and tanh.
await startBackend('cpu', wasmPathsInNode(), running);
const reference = buildAutoencoder(topology);
setTensors(reference, fitted.tensors);
const picked = testRooms[0] ? pickGoldenWindows(testRooms[0], steps) : [];
const scores = await scoreWindows(reference, steps, join(picked.map(({ values }) => values)), picked.length);
const goldenWindows = picked.map(({ name, values }, i) => ({
  name,
  window: Array.from(values, (value) => (Number.isFinite(value) ? Number(value.toFixed(4)) : null)),
  error: Number.isFinite(scores[i]) ? Number((scores[i] ?? NaN).toFixed(7)) : null,
}));

const bytes = new DataView(
  new ArrayBuffer(4 * fitted.tensors.reduce((sum, { values }) => sum + values.length, 0)),
);
fitted.tensors
  .flatMap(({ values }) => Array.from(values))
  .forEach((value, i) => {
    bytes.setFloat32(4 * i, value, true);
  });
const weightsHash = await sha256(bytes.buffer);
const checked = goldenWindows[1];
if (!checked || checked.error === null) throw new Error('there is no window to check the model with');
const manifest: ModelManifest & { training: unknown } = {
  format: 'frostline-model',
  version: 1,
  id,
  topology,
  clip: scaleClip,
  weights: {
    bytes: bytes.byteLength,
    sha256: weightsHash,
    tensors: fitted.tensors.map(({ spec }) => spec),
  },
  quantiles,
  check: { window: checked.window.map((value) => value ?? NaN), error: checked.error },
  training: { settings, parts, curve: fitted.curve, bestEpoch: fitted.bestEpoch },
};
const golden: Golden = { model: id, sha256: weightsHash, windows: goldenWindows };
const card = writeCard(manifest, settings, {
  windows: {
    training: training.length / steps,
    validation: validation.length / steps,
    calibration: calibration.length / steps,
  },
  rooms: each((part) => part.rooms),
  days: each((part) => part.days),
  fitted,
  threshold,
  percentile,
  drawn,
  inApp,
  watchedMinutes,
});

const files = { manifest: `${JSON.stringify(manifest, null, 2)}\n`, weights: bytes.buffer };
// What is written must be readable by the product, now and not when it is started somewhere.
await readModel(files);
const folder = joinPath(import.meta.dirname, '..', id);
await mkdir(folder, { recursive: true });
await writeFile(joinPath(folder, 'model.json'), files.manifest);
await writeFile(joinPath(folder, 'weights.bin'), new Uint8Array(files.weights));
await writeFile(joinPath(folder, 'golden.json'), `${JSON.stringify(golden)}\n`);
await writeFile(joinPath(folder, 'card.md'), card);
console.log(
  `Wrote models/${id}: threshold ${threshold.toFixed(3)}, ${JSON.stringify({ drawn, inApp }, null, 1)}`,
);
