import type { ErrorQuantile } from '../../src/core/score.ts';
import type { ModelManifest } from '../../workers/inference/model-file.ts';
import type { FalseAlarms, FaultFigures } from './evaluate.ts';
import { persistence } from './evaluate.ts';
import type { Fitted, FitSettings } from './fit.ts';

export interface Figures {
  readonly windows: { readonly training: number; readonly validation: number; readonly calibration: number };
  readonly rooms: Readonly<Record<'training' | 'validation' | 'calibration' | 'test', number>>;
  readonly days: Readonly<Record<'training' | 'validation' | 'calibration' | 'test', number>>;
  readonly fitted: Fitted;
  readonly threshold: number;
  readonly percentile: number;
  readonly drawn: { readonly normal: FalseAlarms; readonly faults: readonly FaultFigures[] };
  readonly inApp: { readonly normal: FalseAlarms; readonly faults: readonly FaultFigures[] };
  readonly watchedMinutes: number;
}

/** The model's card, in Markdown: what it was made of and what it does, good or bad. */
export function writeCard(manifest: ModelManifest, settings: FitSettings, figures: Figures): string {
  const { topology, quantiles } = manifest;
  const { rooms, days, windows, fitted, threshold, percentile } = figures;
  return `# ${manifest.id}

Written by \`npm run train\` (\`models/training/train.ts\`); do not edit. The same machine writes the same weights again.

## Network

LSTM encoder (${topology.units} units${topology.encoderReadsBackwards ? ', reading the window newest first' : ''}) → repeat ${topology.steps} times → LSTM decoder (${topology.units} units) → dense per step.
Gates: sigmoid and tanh. ${manifest.weights.bytes / 4} weights, float32. After EncDec-AD (Malhotra et al. 2016, arXiv:1607.00148).

Input: ${topology.steps} steps of one minute, (value − median) / interquartile range of the sensor's first 24 h (range at least 0.2 °C), clipped to ±${manifest.clip}.
Score: mean absolute reconstruction error over the window, in interquartile ranges.

## Data

Simulated rooms only, in normal operation with defrosts, doors and sensor noise (\`drawRoom\` of \`src/simulator/family.ts\`). No real room was seen. Split by room:

| part | rooms | days each | windows | used for |
|---|---|---|---|---|
| training | ${rooms.training} | ${days.training} | ${windows.training} | weights |
| validation | ${rooms.validation} | ${days.validation} | ${windows.validation} | early stopping |
| calibration | ${rooms.calibration} | ${days.calibration} | ${windows.calibration} | quantiles of normal error |
| test | ${rooms.test} | ${days.test} | every minute after the first day | the figures below, nothing else |

## Training

Adam, first rate ${settings.rate}, falling along half a cosine to a twentieth; batches of ${settings.batch}; mean squared error; gradients clipped to norm ${settings.clipNorm};
seed ${settings.seed}; at most ${settings.epochs} epochs, stopped after ${settings.patience} without a better validation error; WebAssembly backend. The ${settings.dropShare * 100} % of windows with the
largest error were dropped halfway (${fitted.dropped} windows): robust training.

| epoch | training loss (squared) | validation error (absolute) |
|---|---|---|
${fitted.curve.map((e) => `| ${e.epoch}${e.epoch === fitted.bestEpoch ? ' (kept)' : ''} | ${e.loss.toFixed(4)} | ${e.validation.toFixed(4)} |`).join('\n')}

## Threshold

Quantiles of normal error on the calibration rooms; between them it is interpolated in a straight line over −ln(1 − p):

| percentile | ${quantiles.map((q: ErrorQuantile) => q.percentile).join(' | ')} |
|---|${quantiles.map(() => '---|').join('')}
| error | ${quantiles.map((q: ErrorQuantile) => q.error.toFixed(3)).join(' | ')} |

The default threshold is the ${percentile}th percentile: **${threshold.toFixed(3)}**.

## What it does

The model alone, without the bounds, at that threshold and N = ${persistence}. A false alarm is an episode (alarms less than an hour apart are one) in a room
that runs normally. Faults begin at several times of the day and are watched for ${figures.watchedMinutes} min; the delay runs from the onset to the third anomalous reading in a row, and a miss
counts as infinite in the median.

${describe('Test rooms, drawn from the same family', figures.drawn)}

The bounds of drawn rooms are wide (up to 3 °C above those of the in-app rooms), so their times to the bound are long.

${describe('The three rooms of the in-app simulator', figures.inApp)}

## Limits

- It knows simulated rooms. Real rooms differ, and a real room's errors may lie higher as a whole; look at a room's own errors before trusting the default threshold there.
- One model from one seed: detection by a plain LSTM autoencoder varies with the seed.
- It judges the shape of one hour. Drift slower than that, and a probe that is stuck at a normal value, are not its work.
- A room whose first day was not normal is measured against that day.
- The bounds rule runs beside it and needs no model: it is what finds a breach. The model is there for what comes before or stays inside the bounds.
`;
}

function describe(title: string, { normal, faults }: Figures['drawn']): string {
  const rate = normal.episodes / normal.weeks;
  return `### ${title}

Normal operation: ${normal.episodes} false alarms in ${normal.weeks.toFixed(1)} sensor-weeks = **${rate.toFixed(2)} per sensor-week**; ${normal.quietRooms} of ${normal.rooms} rooms had none; ${(normal.above * 100).toFixed(3)} % of
windows were above the threshold.

| fault | found | median delay | longest delay of those found | upper bound passed | median until then | found before that |
|---|---|---|---|---|---|---|
${faults.map((f) => `| ${f.fault} | ${f.found} of ${f.cases} | ${minutes(f.medianDelay)} | ${minutes(f.worstDelay)} | ${f.breached} of ${f.cases} | ${minutes(f.medianBreach)} | ${f.before} |`).join('\n')}`;
}

function minutes(value: number): string {
  return Number.isFinite(value) ? `${value} min` : 'never';
}
