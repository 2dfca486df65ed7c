import type { Calibration, CalibrationChange } from '../../src/core/calibration.ts';
import { calibrationAt, correct } from '../../src/core/calibration.ts';
import type { LoggedMeasurement, LogRecord } from '../../src/core/log-batch.ts';
import type { LoggedExtremes } from '../../src/core/merge-extremes.ts';
import { mergeExtremes } from '../../src/core/merge-extremes.ts';
import type { Disagreement, LoggedTemperature } from '../../src/core/merge-log.ts';
import { AGREE_WITHIN, mergeLog } from '../../src/core/merge-log.ts';
import type { Quantity } from '../../src/core/quantity.ts';
import type { Sensor } from '../../src/core/sensor.ts';
import { seriesOf } from '../../src/storage/series.ts';
import type { Telemetry } from '../../src/storage/telemetry.ts';

/** How far a live and a logged value of the same minute may be apart. The level of a battery is not a matter of minutes. */
const agreeWithin: Readonly<Record<Quantity, number>> = {
  temperature: AGREE_WITHIN,
  humidity: 5,
  pressure: 200,
  battery: Infinity,
};

/** What a log knows and the stored history does not. Nothing of it is stored yet. */
export interface NewHistory {
  /** °C as judged, in order of time, and the same as the sensor sent it where a calibration was in force. */
  readonly temperatures: readonly LoggedTemperature[];
  readonly raw: readonly LoggedTemperature[];
  readonly others: readonly { readonly quantity: Quantity; readonly time: number; readonly value: number }[];
  readonly repeated: number;
  readonly disagreements: readonly Disagreement[];
}

/** Which calibration corrects a record: the one in force at its time. */
export interface Calibrations {
  readonly changes: readonly CalibrationChange[];
  readonly now: Calibration | undefined;
}

/** Compare a batch with the stored history. @param sameMs how far apart in time the same reading may be */
export async function compareWithHistory(
  telemetry: Telemetry,
  sensor: Sensor,
  records: readonly LogRecord[],
  calibrations: Calibrations,
  sameMs: number,
): Promise<NewHistory> {
  const temperature = seriesOf(sensor.id, 'temperature');
  const rawOf = new Map<number, number>();
  const corrected = (time: number, raw: number) => {
    const correction = calibrationAt(calibrations.changes, time, calibrations.now)?.correction;
    if (correction !== undefined) rawOf.set(time, raw);
    return correct(raw, correction);
  };
  const plain = valuesOf(records, 'temperature').map(({ time, value }) => ({
    time,
    value: corrected(time, value),
  }));
  const stored = await around(telemetry, temperature, plain, sameMs);
  const merged = mergeLog(stored, plain, agreeWithin.temperature, sameMs);
  const extremes = extremesOf(records).map((one) => ({
    ...one,
    high: corrected(one.time, one.high),
    low: corrected(one.time, one.low),
  }));
  const [, longest] = spanOf(extremes.map(({ spanMs }) => spanMs));
  const ofSpans = mergeExtremes(
    await around(telemetry, temperature, extremes, longest),
    extremes,
    sensor.settings.intervalMs,
  );
  const others: NewHistory['others'][number][] = [];
  let repeated = merged.repeated + ofSpans.repeated;
  for (const quantity of ['humidity', 'pressure', 'battery'] as const) {
    const values = valuesOf(records, quantity);
    const before = await around(telemetry, seriesOf(sensor.id, quantity), values, sameMs);
    const merge = mergeLog(before, values, agreeWithin[quantity], sameMs);
    others.push(...merge.added.map((one) => ({ quantity, ...one })));
    repeated += merge.repeated + merge.disagreements.length;
  }
  return {
    temperatures: [...merged.added, ...ofSpans.added].sort((a, b) => a.time - b.time),
    raw: merged.added.flatMap(({ time }) => {
      const value = rawOf.get(time);
      return value === undefined ? [] : [{ time, value }];
    }),
    others,
    repeated,
    disagreements: [...merged.disagreements, ...ofSpans.disagreements],
  };
}

/** Disagreements that were not recorded before. */
export async function newDisagreements(
  telemetry: Telemetry,
  sensor: string,
  all: readonly Disagreement[],
  sameMs: number,
): Promise<Disagreement[]> {
  const known = await around(telemetry, seriesOf(sensor, 'logged'), all, sameMs);
  const values = all.map(({ time, logged }) => ({ time, value: logged }));
  const fresh = new Set(mergeLog(known, values, Infinity, sameMs).added.map(({ time }) => time));
  return all.filter(({ time }) => fresh.delete(time));
}

function around(
  telemetry: Telemetry,
  series: ReturnType<typeof seriesOf>,
  records: readonly { readonly time: number }[],
  marginMs: number,
) {
  const [from, to] = spanOf(records.map(({ time }) => time));
  return telemetry.read(series, from - marginMs, to + marginMs);
}

/** Smallest and largest; an empty span of none. */
export function spanOf(times: readonly number[]): [number, number] {
  return times.reduce<[number, number]>(
    ([a, b], t) => [Math.min(a, t), Math.max(b, t)],
    [Infinity, -Infinity],
  );
}

function valuesOf(records: readonly LogRecord[], quantity: Quantity): LoggedTemperature[] {
  return records.flatMap(({ time, measurements, spanMs }) => {
    const value = spanMs === undefined ? firstOf(measurements, quantity) : undefined;
    return value === undefined ? [] : [{ time: Math.floor(time), value }];
  });
}

function extremesOf(records: readonly LogRecord[]): LoggedExtremes[] {
  return records.flatMap(({ time, measurements, lowest, spanMs }) => {
    const high = firstOf(measurements, 'temperature');
    if (spanMs === undefined || high === undefined) return [];
    const low = firstOf(lowest ?? measurements, 'temperature') ?? high;
    return [{ time: Math.floor(time), spanMs, high, low }];
  });
}

/** Of sensors with several probes the first is the room's. */
function firstOf(measurements: readonly LoggedMeasurement[], quantity: Quantity): number | undefined {
  const found = measurements.find((one) => one.quantity === quantity && (one.channel ?? 0) === 0);
  return found?.value === undefined || !Number.isFinite(found.value) ? undefined : found.value;
}
