import { isPlausible, siliconRange } from './advertisement-form.ts';
import { littleEndian } from './frame-text.ts';
import { askAgain, offsetOf, refused, waiting } from './log-steps.ts';
import { humidity, temperature } from './measured.ts';
import type { LogCommand, LogEvent, LogState, LogStep, SensorLog } from './sensor-log.ts';

const HOUR_MS = 3_600_000;

/** A characteristic of the sensor by the last byte of its number. */
export const LYWSD = (part: string) => `ebe0cc${part}-7a0a-4b0c-8a1a-6ff2997da3a6`;
export const LYWSD_SERVICE = LYWSD('b0');

const [CLOCK, COUNT, FIRST, RECORD] = [LYWSD('b7'), LYWSD('b9'), LYWSD('ba'), LYWSD('bc')];

export interface LywsdLogState extends LogState {
  /** Our clock minus the sensor's, ms, as heard on this connection. */
  readonly offsetMs: number | undefined;
  /** Number of the newest record, as heard on this connection. */
  readonly last: number | undefined;
  /** Number of the last record passed. */
  readonly reached: number | undefined;
}

const questions: readonly LogCommand[] = [
  { type: 'read', service: LYWSD_SERVICE, uuid: CLOCK },
  { type: 'read', service: LYWSD_SERVICE, uuid: COUNT },
];

function takeClock(state: LywsdLogState, frame: DataView, time: number): LogStep<LywsdLogState> {
  if (frame.byteLength < 4) return refused(state);
  const sensor = frame.getUint32(0, true) * 1_000;
  const offsetMs = offsetOf(sensor, time);
  return { ...waiting({ ...state, offsetMs }), clock: { sensor, time: sensor + offsetMs } };
}

/** Newest number and count of records: ask for those of the hours wanted that were not passed. */
function takeCount(state: LywsdLogState, frame: DataView, time: number): LogStep<LywsdLogState> {
  if (frame.byteLength !== 8 || state.offsetMs === undefined) return refused(state);
  const [last, count] = [frame.getUint32(0, true), frame.getUint32(4, true)];
  const hours = Math.ceil(Math.max(0, time - state.from) / HOUR_MS) + 1;
  const first = Math.max(last - count + 1, last - hours, (state.reached ?? -1) + 1, 0);
  if (count === 0 || first > last) return { ...waiting({ ...state, last }), done: 'complete', progress: 1 };
  const bytes = littleEndian(first, 4);
  const command: LogCommand = { type: 'write', service: LYWSD_SERVICE, uuid: FIRST, bytes };
  return { ...waiting({ ...state, last }), commands: [command] };
}

/** Number, sensor's clock (s), highest T (s16, 0.1 °C) and RH, lowest T and RH of an hour. */
function takeRecord(state: LywsdLogState, frame: DataView): LogStep<LywsdLogState> {
  const { offsetMs, last } = state;
  if (frame.byteLength !== 14 || offsetMs === undefined || last === undefined) return refused(state);
  const index = frame.getUint32(0, true);
  if (state.reached !== undefined && index <= state.reached) return waiting(state);
  const sensorTime = frame.getUint32(4, true) * 1_000;
  const time = sensorTime + offsetMs;
  const measurements = [temperature(frame.getInt16(8, true) / 10), humidity(frame.getUint8(10))];
  const lowest = [temperature(frame.getInt16(11, true) / 10), humidity(frame.getUint8(13))];
  const isTrue = isPlausible([...measurements, ...lowest], siliconRange);
  const isWanted = isTrue && time > state.from && time <= state.to;
  const isLast = index >= last;
  return {
    state: { ...state, reached: index, silences: 0 },
    commands: [],
    readings: isWanted ? [{ time, sensorTime, measurements, lowest, spanMs: HOUR_MS }] : [],
    ...(isLast && { done: 'complete', progress: 1 }),
    ...(!isTrue && { refused: true }),
  };
}

function step(state: LywsdLogState, event: LogEvent): LogStep<LywsdLogState> {
  switch (event.type) {
    case 'start':
      return { ...waiting({ ...state, offsetMs: undefined, last: undefined }), commands: questions };
    case 'frame':
      if (event.uuid === CLOCK) return takeClock(state, event.frame, event.time);
      if (event.uuid === COUNT) return takeCount(state, event.frame, event.time);
      return event.uuid === RECORD ? takeRecord(state, event.frame) : waiting(state);
    case 'failed':
      return { ...waiting(state), done: 'gave-up' };
    case 'timeout':
      return askAgain({ ...state, offsetMs: undefined, last: undefined }, questions);
  }
}

/**
 * The hourly extremes that the sensor keeps, oldest first from a number on, dated by the distance of its clock (seconds since its
 * battery was put in) from ours.
 * Source: pvvx.github.io ATC_MiThermometer/GraphMemoOriginal.html; JsBergbau/MiTemperature2.
 */
export const lywsd03mmcLog: SensorLog<LywsdLogState> = {
  reachMs: 90 * 24 * HOUR_MS,
  listens: [{ service: LYWSD_SERVICE, uuid: RECORD }],
  idleMs: 10_000,
  begin: ({ from, to }) => ({
    from,
    to,
    silences: 0,
    offsetMs: undefined,
    last: undefined,
    reached: undefined,
  }),
  step,
};
