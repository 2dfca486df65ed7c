import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import Papa from 'papaparse';
import type { Alert } from '../../src/core/alert.ts';
import { FaultError } from '../../src/core/fault.ts';
import { playDevice } from '../../src/core/recorded-room.ts';
import { recordedSensor } from '../../src/core/recorded-sensor.ts';
import type { TemperatureUnit } from '../../src/core/recording.ts';
import { inTimeOrder, RowReader } from '../../src/core/row-reader.ts';
import type { DeviceReadings } from '../../src/core/row-reader.ts';
import type { RuleSettings, Storage } from '../../src/core/settings.ts';
import { validateSettings } from '../../src/core/settings.ts';
import { quantileOfSorted } from '../../src/core/threshold.ts';
import { loadDetector } from '../../workers/inference/load-detector.ts';
import { detectorJudge } from './detector-judge.ts';
import { readModelFiles, wasmPathsInNode } from './node-files.ts';

/*
 * npm run replay -- --readings FILE.csv [--storage frozen|chilled] [--low °C] [--high °C] [--unit C|F|K]
 *
 * Plays a recording through the same line as the application and prints the alerts as JSON; everything else goes to
 * the standard error. A device whose median lies below −10 °C counts as frozen, one between −2 and 8 °C as chilled, any
 * other runs without bounds.
 */

const USAGE =
  'npm run replay -- --readings FILE.csv [--storage frozen|chilled] [--low C] [--high C] [--unit C|F|K]';
const MODEL = 'lstm-ae-60';
/** Wide enough for every sensor: no bounds. */
const NO_BOUNDS = { low: -273.15, high: 200, hysteresis: 0 };

class UsageError extends Error {}

function readOptions() {
  const { values } = parseArgs({
    options: {
      readings: { type: 'string' },
      storage: { type: 'string' },
      low: { type: 'string' },
      high: { type: 'string' },
      unit: { type: 'string', default: 'C' },
    },
  });
  const { readings, storage, unit } = values;
  if (readings === undefined) throw new UsageError('--readings is missing');
  if (storage !== undefined && storage !== 'frozen' && storage !== 'chilled')
    throw new UsageError(`--storage ${storage}: it is frozen or chilled`);
  if (unit !== 'C' && unit !== 'F' && unit !== 'K') throw new UsageError(`--unit ${unit}: it is C, F or K`);
  const number = (name: 'low' | 'high') => {
    const text = values[name];
    if (text === undefined) return undefined;
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value))
      throw new UsageError(`--${name} ${text}: it is a number in °C`);
    return value;
  };
  return {
    readings,
    storage,
    unit: unit as TemperatureUnit,
    low: number('low'),
    high: number('high'),
  } as const;
}

/** Read the file row by row: memory holds the readings, not the text. */
async function readRecording(path: string, unit: TemperatureUnit): Promise<RowReader> {
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile) throw new UsageError(`${path} is not a file`);
  const reader = new RowReader(unit);
  const rows = createReadStream(path).pipe(Papa.parse(Papa.NODE_STREAM_INPUT));
  for await (const row of rows) {
    const fault = reader.take([row as string[]]);
    if (fault !== undefined) throw new FaultError(fault.code, fault.detail);
  }
  if (reader.readings === 0) throw new FaultError('recording-empty');
  return reader;
}

function guessStorage({ values }: DeviceReadings): Storage | undefined {
  const median = quantileOfSorted(Float64Array.from(values).sort(), 0.5);
  if (median < -10) return 'frozen';
  return median >= -2 && median <= 8 ? 'chilled' : undefined;
}

function printed(alert: Alert, device: string) {
  const iso = (time: number | undefined) => (time === undefined ? null : new Date(time).toISOString());
  const { id, kind, side, since, raisedAt, clearedAt, worst, limit, error, threshold } = alert;
  return {
    id,
    device,
    kind,
    ...(side === undefined ? {} : { side }),
    since: iso(since),
    raisedAt: iso(raisedAt),
    clearedAt: iso(clearedAt),
    ...(worst === undefined ? {} : { worst }),
    ...(limit === undefined ? {} : { limit }),
    ...(error === undefined ? {} : { error, threshold }),
  };
}

async function replay(): Promise<void> {
  const options = readOptions();
  const recording = await readRecording(options.readings, options.unit);
  const detector = await loadDetector(await readModelFiles(MODEL), 'wasm', { wasmPaths: wasmPathsInNode() });
  const judge = detectorJudge(detector);
  const file = basename(options.readings);
  const alerts: ReturnType<typeof printed>[] = [];
  console.error(
    `${file}: ${recording.rows} rows, ${recording.readings} readings, ${recording.badRows} bad rows`,
  );
  for (const { line, reason } of recording.bad) console.error(`  line ${line}: ${reason}`);
  let order = 0;
  for (const [name, unsorted] of recording.devices) {
    const readings = inTimeOrder(unsorted);
    const storage = options.storage ?? guessStorage(readings);
    const sensor = recordedSensor(file, name, storage ?? 'frozen', readings, order, 0);
    order += 1;
    const settings: RuleSettings = {
      ...sensor.settings,
      ...(storage === undefined ? NO_BOUNDS : {}),
      ...(options.low === undefined ? {} : { low: options.low }),
      ...(options.high === undefined ? {} : { high: options.high }),
    };
    const [problem] = validateSettings(settings);
    if (problem !== undefined) throw new UsageError(`${sensor.name}: ${problem.field} ${problem.code}`);
    const played = await playDevice({ ...sensor, settings }, readings, judge, () => true);
    alerts.push(...(played?.alerts ?? []).map((alert) => printed(alert, sensor.name)));
    const bounds =
      storage === undefined && options.high === undefined
        ? 'no bounds'
        : `${settings.low}..${settings.high} °C`;
    console.error(
      `  ${sensor.name}: ${readings.times.length} readings every ${settings.intervalMs / 60_000} min, ${bounds}, ` +
        `${played?.gaps.length ?? 0} gaps, ${played?.scores.length ?? 0} scores, ${played?.alerts.length ?? 0} alerts` +
        (played?.profile === undefined ? '; too short to learn: bounds only' : ''),
    );
  }
  detector.dispose();
  console.log(JSON.stringify(alerts, null, 2));
}

replay().catch((thrown: unknown) => {
  if (thrown instanceof UsageError) console.error(`${thrown.message}\n${USAGE}`);
  else if (thrown instanceof FaultError) console.error(`The file was refused: ${thrown.message}`);
  else throw thrown;
  process.exitCode = 2;
});
