import { isPlausible, siliconRange } from './advertisement-form.ts';
import { littleEndian } from './frame-text.ts';
import { askAgain, offsetOf, progressTo, refused, waiting } from './log-steps.ts';
import { humidity, temperature } from './measured.ts';
import type { LogCommand, LogEvent, LogState, LogStep, SensorLog } from './sensor-log.ts';
import { uuidOf } from './uuid.ts';

export const PVVX_SERVICE = uuidOf(0x1f10);
export const PVVX_COMMAND = uuidOf(0x1f1f);

const [CLOCK, LOG] = [0x23, 0x35];
/** More than any model keeps: the sensor stops by itself. */
const CAPACITY = 20_000;

export interface PvvxLogState extends LogState {
  /** Our clock minus the sensor's, ms, as heard on this connection. */
  readonly offsetMs: number | undefined;
  /** How many records, the newest first, have been passed in all; the sensor starts behind them. */
  readonly passed: number;
  /** Sensor's clock (s) of the oldest record passed: only older ones are new. */
  readonly oldest: number | undefined;
  /** Sensor's clock of the record before, on this connection. */
  readonly before: number | undefined;
}

function write(...bytes: number[]): LogCommand {
  return { type: 'write', service: PVVX_SERVICE, uuid: PVVX_COMMAND, bytes };
}

const askClock = [write(CLOCK)];
const stop = [write(LOG, 0, 0)];

function askRecords({ passed }: PvvxLogState): LogCommand[] {
  return [write(LOG, ...littleEndian(CAPACITY, 2), ...littleEndian(Math.min(passed, CAPACITY), 2))];
}

function takeClock(state: PvvxLogState, frame: DataView, time: number): LogStep<PvvxLogState> {
  if (frame.byteLength < 5) return refused(state);
  const sensor = frame.getUint32(1, true) * 1_000;
  const offsetMs = offsetOf(sensor, time);
  const dated = { ...state, offsetMs };
  // Somebody else asked for the time, while records are coming.
  if (state.offsetMs !== undefined) return waiting(dated);
  return { ...waiting(dated), commands: askRecords(state), clock: { sensor, time: sensor + offsetMs } };
}

function takeRecord(state: PvvxLogState, frame: DataView): LogStep<PvvxLogState> {
  if (frame.byteLength === 3) return { ...waiting(state), done: 'complete', progress: 1 };
  if (frame.byteLength !== 13 || state.offsetMs === undefined) return refused(state);
  const [index, seconds] = [frame.getUint16(1, true), frame.getUint32(3, true)];
  const measurements = [temperature(frame.getInt16(7, true) / 100), humidity(frame.getUint16(9, true) / 100)];
  // From here on the records are of a time before the clock was set back or lost its battery: nobody knows when they were made.
  if (state.before !== undefined && seconds > state.before) {
    return { ...waiting(state), commands: stop, done: 'undatable' };
  }
  const time = seconds * 1_000 + state.offsetMs;
  const isNew = state.oldest === undefined || seconds < state.oldest;
  if (isNew && time <= state.from)
    return { ...waiting(state), commands: stop, done: 'complete', progress: 1 };
  const isTrue = isPlausible(measurements, siliconRange);
  const isWanted = isNew && time <= state.to && isTrue;
  return {
    state: {
      ...state,
      silences: 0,
      passed: index,
      before: seconds,
      oldest: isNew ? seconds : state.oldest,
    },
    commands: [],
    readings: isWanted ? [{ time, sensorTime: seconds * 1_000, measurements }] : [],
    progress: progressTo(state.to, state.from, time),
    ...(!isTrue && { refused: true }),
  };
}

function step(state: PvvxLogState, event: LogEvent): LogStep<PvvxLogState> {
  switch (event.type) {
    case 'start':
      return { ...waiting({ ...state, offsetMs: undefined, before: undefined }), commands: askClock };
    case 'frame': {
      const type = event.frame.byteLength > 0 ? event.frame.getUint8(0) : undefined;
      if (type === CLOCK) return takeClock(state, event.frame, event.time);
      return type === LOG ? takeRecord(state, event.frame) : waiting(state);
    }
    case 'failed':
      return { ...waiting(state), done: 'gave-up' };
    case 'timeout':
      return askAgain({ ...state, offsetMs: undefined, before: undefined }, askClock);
  }
}

/**
 * The log of the pvvx firmware: up to 20,000 averages (by default of ten minutes each), sent newest first from a number of records
 * on. Records that are made meanwhile push the others back, so after an interruption a few come twice, never one less.
 * The sensor's clock runs in seconds from anywhere (usually local time): it is asked first, and each record dated by its distance from
 * it.
 * Source: pvvx/ATC_MiThermometer src/logger.c, src/cmd_parser.c; pvvx.github.io ATC_MiThermometer/GraphMemo.html.
 */
export const pvvxLog: SensorLog<PvvxLogState> = {
  reachMs: CAPACITY * 600_000,
  listens: [{ service: PVVX_SERVICE, uuid: PVVX_COMMAND }],
  idleMs: 10_000,
  begin: ({ from, to }) => ({
    from,
    to,
    silences: 0,
    offsetMs: undefined,
    passed: 0,
    oldest: undefined,
    before: undefined,
  }),
  step,
};
