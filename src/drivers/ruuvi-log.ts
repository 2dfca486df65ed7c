import { isPlausible, siliconRange } from './advertisement-form.ts';
import { bytesOf } from './advertised-bytes.ts';
import { bigEndian } from './frame-text.ts';
import { askAgain, progressTo, refused, waiting } from './log-steps.ts';
import { humidity, pressure, temperature } from './measured.ts';
import { NORDIC_UART, NORDIC_UART_RX, NORDIC_UART_TX } from './nordic-uart.ts';
import { readRuuvi } from './ruuvi-advertisement.ts';
import type { DriverMeasurement } from './sensor-driver.ts';
import type { LogCommand, LogEvent, LogReading, LogState, LogStep, SensorLog } from './sensor-log.ts';

const [ENVIRONMENT, AIR] = [0x3a, 0x3b];
const [READ, RECORD, READ_MANY, RECORDS, ERROR] = [0x11, 0x10, 0x21, 0x20, 0xf0];
const AIR_RECORD_LENGTH = 38;
/** The tag dates its records anew for every request, from our clock and its own: the last one given may come back a second later. */
const SLACK_SECONDS = 1;

export interface RuuviLogState extends LogState {
  /** Time of the last record given, in whole seconds since the epoch; nothing at or before it is given. */
  readonly reached: number;
  /** A record comes as one frame per quantity: those of the newest time, until it is known to be whole. */
  readonly half:
    { readonly seconds: number; readonly measurements: readonly DriverMeasurement[] } | undefined;
  /** A Ruuvi Air, known by its heartbeat: it has a log format of its own. */
  readonly isAir: boolean;
}

/** Does a frame of the UART belong to a log (and is no heartbeat)? */
export function isRuuviLogFrame(frame: DataView): boolean {
  if (frame.byteLength < 5) return false;
  const [to, from, type] = [frame.getUint8(0), frame.getUint8(1), frame.getUint8(2)];
  if (to === AIR) return from === AIR && [RECORD, RECORDS, ERROR].includes(type);
  return (
    frame.byteLength === 11 &&
    to === ENVIRONMENT &&
    from >= 0x30 &&
    from <= 0x3a &&
    [RECORD, ERROR].includes(type)
  );
}

function ask(state: RuuviLogState, time: number): LogCommand[] {
  const address = state.isAir ? AIR : ENVIRONMENT;
  const now = bigEndian(Math.floor(time / 1_000), 4);
  const start = bigEndian(Math.max(0, state.reached), 4);
  const bytes = [address, address, state.isAir ? READ_MANY : READ, ...now, ...start];
  return [{ type: 'write', service: NORDIC_UART, uuid: NORDIC_UART_RX, bytes }];
}

/** What is wanted of some records, given once. */
function give(state: RuuviLogState, records: readonly RecordOf[]): LogStep<RuuviLogState> {
  const readings: LogReading[] = [];
  let { reached } = state;
  for (const { seconds, measurements } of records) {
    const time = seconds * 1_000;
    const slack = reached * 1_000 > state.from ? SLACK_SECONDS : 0;
    if (seconds <= reached + slack || time > state.to) continue;
    if (!measurements.some(({ quantity }) => quantity === 'temperature')) continue;
    readings.push({ time, measurements });
    reached = seconds;
  }
  const progress = progressTo(state.from, state.to, reached * 1_000);
  const next = readings.length > 0 ? { ...state, reached, silences: 0 } : state;
  return { state: next, commands: [], readings, progress };
}

type RecordOf = NonNullable<RuuviLogState['half']>;

/** The half record, given as it is; the state without it. */
function flush(state: RuuviLogState): LogStep<RuuviLogState> {
  const without = { ...state, half: undefined };
  return state.half ? give(without, [state.half]) : waiting(without);
}

function takeRecord(state: RuuviLogState, frame: DataView): LogStep<RuuviLogState> {
  const measurement = readMeasurement(frame);
  if (!measurement) return refused(state);
  const seconds = frame.getUint32(3);
  const before = state.half && state.half.seconds !== seconds ? flush(state) : waiting(state);
  const measurements = [...(before.state.half?.measurements ?? []), measurement];
  const gathered = { ...before, state: { ...before.state, half: { seconds, measurements } } };
  if (measurements.length < 3) return gathered;
  const whole = flush(gathered.state);
  return { ...whole, readings: [...before.readings, ...whole.readings] };
}

function readMeasurement(frame: DataView): DriverMeasurement | undefined {
  const measurement =
    frame.getUint8(1) === 0x30
      ? temperature(frame.getInt32(7) / 100)
      : frame.getUint8(1) === 0x31
        ? humidity(frame.getUint32(7) / 100)
        : frame.getUint8(1) === 0x32
          ? pressure(frame.getUint32(7))
          : undefined;
  return measurement && isPlausible([measurement], siliconRange) ? measurement : undefined;
}

/** Several records in one frame, each with its time and format E1. */
function takeAirRecords(state: RuuviLogState, frame: DataView): LogStep<RuuviLogState> {
  const [count, length] = [frame.getUint8(3), frame.getUint8(4)];
  if (count === 0) return { ...waiting(state), done: 'complete', progress: 1 };
  if (length !== AIR_RECORD_LENGTH || frame.byteLength !== 5 + count * length) return refused(state);
  const records = Array.from({ length: count }, (_, i) => {
    const at = 5 + i * length;
    const bytes = [...bytesOf(frame, at + 4, at + length), 0, 0, 0, 0, 0, 0];
    const reading = readRuuvi(new DataView(Uint8Array.from(bytes).buffer));
    return { seconds: frame.getUint32(at), measurements: reading?.measurements ?? [] };
  });
  if (!records.every(({ measurements }) => isPlausible(measurements, siliconRange))) return refused(state);
  return give(state, records);
}

function takeFrame(state: RuuviLogState, frame: DataView, time: number): LogStep<RuuviLogState> {
  if (!isRuuviLogFrame(frame)) {
    const first = frame.byteLength > 0 ? frame.getUint8(0) : 0;
    if (state.isAir || (first !== 0x06 && first !== 0xe1)) return waiting(state);
    const air = { ...state, isAir: true };
    return { ...waiting(air), commands: ask(air, time) };
  }
  if (frame.getUint8(2) === ERROR) return askAgain({ ...state, half: undefined }, ask(state, time));
  if (frame.getUint8(0) === AIR) {
    return frame.getUint8(2) === RECORDS ? takeAirRecords(state, frame) : refused(state);
  }
  const isEnd = frame.getUint32(3) === 0xffffffff && frame.getUint32(7) === 0xffffffff;
  return isEnd ? { ...flush(state), done: 'complete', progress: 1 } : takeRecord(state, frame);
}

function step(state: RuuviLogState, event: LogEvent): LogStep<RuuviLogState> {
  switch (event.type) {
    case 'start':
      return { ...waiting({ ...state, half: undefined }), commands: ask(state, event.time) };
    case 'frame':
      return takeFrame(state, event.frame, event.time);
    case 'failed':
      return { ...waiting(state), done: 'gave-up' };
    case 'timeout':
      return askAgain({ ...state, half: undefined }, ask(state, event.time));
  }
}

/**
 * The tag's own log: a record every five minutes for ten days, sent oldest first from a time on. There is no way to ask for less than
 * "from then until now". A request that takes over five minutes ends with an error: it goes on from where it came to.
 * Source: ruuvi/docs communication/bluetooth-connection/nordic-uart-service-nus/{log-read,read-logged-history-ruuvi-air}.md.
 */
export const ruuviLog: SensorLog<RuuviLogState> = {
  reachMs: 10 * 86_400_000,
  listens: [{ service: NORDIC_UART, uuid: NORDIC_UART_TX }],
  idleMs: 10_000,
  begin: ({ from, to }) => ({
    from,
    to,
    silences: 0,
    reached: Math.floor(from / 1_000),
    half: undefined,
    isAir: false,
  }),
  step,
};
