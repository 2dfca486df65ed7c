import { isPlausible, siliconRange } from './advertisement-form.ts';
import { littleEndian } from './frame-text.ts';
import { askAgain, offsetOf, refused, waiting } from './log-steps.ts';
import type { LogCommand, LogEvent, LogReading, LogState, LogStep, SensorLog } from './sensor-log.ts';
import { readPackedSensorPush } from './sensorpush-advertisement.ts';

/** A characteristic of the sensor by its number. Its service ends otherwise than they do. */
export const SENSORPUSH = (part: string) => `ef0900${part}-11d6-42ba-93b8-9dd7ec090aa9`;
export const SENSORPUSH_SERVICE = 'ef090000-11d6-42ba-93b8-9dd7ec090ab0';

const REVISION = SENSORPUSH('02');
const INTERVAL = SENSORPUSH('04');
const CLOCK = SENSORPUSH('08');
const START = SENSORPUSH('09');
const RECORDS = SENSORPUSH('0a');

/** The model whose packing of samples is known. */
const HT_W = 65;
const NONE = 0xffffffff;

export interface SensorpushLogState extends LogState {
  /** Heard on this connection: our clock minus the sensor's, ms, and seconds between samples. */
  readonly offsetMs: number | undefined;
  readonly interval: number | undefined;
  /** Sensor's clock (s) of the oldest and newest sample passed: what lies between is known. */
  readonly oldest: number | undefined;
  readonly newest: number | undefined;
}

const read = (uuid: string): LogCommand => ({ type: 'read', service: SENSORPUSH_SERVICE, uuid });
const questions = [read(REVISION), read(INTERVAL), read(CLOCK)];

function takeClock(state: SensorpushLogState, frame: DataView, time: number): LogStep<SensorpushLogState> {
  if (frame.byteLength !== 4 || state.interval === undefined) return refused(state);
  const sensor = frame.getUint32(0, true) * 1_000;
  const offsetMs = offsetOf(sensor, time);
  const start = Math.max(1, Math.floor((state.from - offsetMs) / 1_000));
  const bytes = littleEndian(start, 4);
  return {
    ...waiting({ ...state, offsetMs }),
    commands: [{ type: 'write', service: SENSORPUSH_SERVICE, uuid: START, bytes }],
    clock: { sensor, time: sensor + offsetMs },
  };
}

/** Time (u32, s) of the first sample, then up to four, each an interval later. */
function takeRecords(state: SensorpushLogState, frame: DataView): LogStep<SensorpushLogState> {
  const { offsetMs, interval } = state;
  const isWhole = frame.byteLength >= 4 && frame.byteLength <= 20 && frame.byteLength % 4 === 0;
  if (!isWhole || offsetMs === undefined || interval === undefined) return refused(state);
  const first = frame.getUint32(0, true);
  if (first === NONE) return { ...waiting(state), done: 'complete', progress: 1 };
  let next = state;
  const readings: LogReading[] = [];
  for (let i = 0; 4 + 4 * i < frame.byteLength; i++) {
    const packed = new DataView(frame.buffer, frame.byteOffset + 4 + 4 * i, 4);
    if (packed.getUint32(0) === NONE)
      return { state: next, commands: [], readings, done: 'complete', progress: 1 };
    const measurements = readPackedSensorPush(packed, 0, HT_W);
    if (!measurements || !isPlausible(measurements, siliconRange)) return { ...refused(next), readings };
    const seconds = first + i * interval;
    const isKnown = seconds >= (state.oldest ?? Infinity) && seconds <= (state.newest ?? -Infinity);
    const time = seconds * 1_000 + offsetMs;
    if (isKnown || time <= state.from || time > state.to) continue;
    readings.push({ time, sensorTime: seconds * 1_000, measurements });
    next = {
      ...next,
      silences: 0,
      oldest: Math.min(next.oldest ?? seconds, seconds),
      newest: Math.max(next.newest ?? seconds, seconds),
    };
  }
  return { state: next, commands: [], readings };
}

function takeFrame(
  state: SensorpushLogState,
  event: LogEvent & { type: 'frame' },
): LogStep<SensorpushLogState> {
  const { uuid, frame, time } = event;
  switch (uuid) {
    case REVISION:
      // Other models pack their samples in ways that nobody has written down; a guess would be a wrong temperature.
      if (frame.byteLength >= 1 && frame.getUint8(0) === HT_W) return waiting(state);
      return { ...waiting(state), done: 'gave-up' };
    case INTERVAL:
      if (frame.byteLength !== 2 || frame.getUint16(0, true) === 0) return refused(state);
      return waiting({ ...state, interval: frame.getUint16(0, true) });
    case CLOCK:
      return takeClock(state, frame, time);
    case RECORDS:
      return takeRecords(state, frame);
    default:
      return waiting(state);
  }
}

function step(state: SensorpushLogState, event: LogEvent): LogStep<SensorpushLogState> {
  switch (event.type) {
    case 'start':
      return { ...waiting({ ...state, offsetMs: undefined }), commands: questions };
    case 'frame':
      return takeFrame(state, event);
    case 'failed':
      return { ...waiting(state), done: 'gave-up' };
    case 'timeout':
      return askAgain({ ...state, offsetMs: undefined }, questions);
  }
}

/**
 * The log of an HT.w: all samples since a time of the sensor's clock, newest packet first, the samples of a packet oldest first.
 * Source: cryptomcgrath/sensorpush-bleak sensor.py (time of the first sample, start time in the command); the HT1's, found out
 * independently, is laid out alike. Other notes take the time for that of the newest sample; then it would be off by up to three
 * intervals.
 */
export const sensorpushLog: SensorLog<SensorpushLogState> = {
  reachMs: 20 * 86_400_000,
  listens: [{ service: SENSORPUSH_SERVICE, uuid: RECORDS }],
  idleMs: 10_000,
  begin: ({ from, to }) => ({
    from,
    to,
    silences: 0,
    offsetMs: undefined,
    interval: undefined,
    oldest: undefined,
    newest: undefined,
  }),
  step,
};
