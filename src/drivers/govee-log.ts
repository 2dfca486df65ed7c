import { isPlausible, siliconRange } from './advertisement-form.ts';
import { bigEndian } from './frame-text.ts';
import { readPackedClimate } from './govee-advertisement.ts';
import { askAgain, progressTo, refused, waiting } from './log-steps.ts';
import type { Write } from './sensor-driver.ts';
import type { LogCommand, LogEvent, LogReading, LogState, LogStep, SensorLog } from './sensor-log.ts';

/** A characteristic by the last two bytes; the others spell INTELLI_ROCKS backwards and forwards. */
export const GOVEE = (part: string) => `494e5445-4c4c-495f-524f-434b535f${part}`;
export const GOVEE_SERVICE = GOVEE('4857');

const FRAME_LENGTH = 20;
const RECORDS_PER_FRAME = 6;
const MINUTE_MS = 60_000;
const REACH_MINUTES = 20 * 24 * 60;
/** The sensor hangs up on somebody who only listens. */
const FRAMES_PER_SIGN_OF_LIFE = 75;

/** A command: filled up with zeros, and the exclusive or of all bytes at the end. */
export function goveeCommand(part: '2011' | '2012', ...bytes: number[]): Write {
  const filled = Array.from({ length: FRAME_LENGTH - 1 }, (_, i) => bytes[i] ?? 0);
  const seal = filled.reduce((sum, byte) => sum ^ byte, 0);
  return { service: GOVEE_SERVICE, uuid: GOVEE(part), bytes: [...filled, seal] };
}

/** Is it a whole answer whose last byte is the exclusive or of the others? */
export function isSealed(frame: DataView): boolean {
  if (frame.byteLength !== FRAME_LENGTH) return false;
  let sum = 0;
  for (let i = 0; i < FRAME_LENGTH; i++) sum ^= frame.getUint8(i);
  return sum === 0;
}

export interface GoveeLogState extends LogState {
  /** Minute (since the epoch, by our clock) in which the question was put: the sensor counts back from there. */
  readonly asked: number | undefined;
  /** Minute of the last record passed. */
  readonly reached: number;
  /** Frames of this answer. */
  readonly frames: number;
}

function ask(state: GoveeLogState, time: number): LogStep<GoveeLogState> {
  const asked = Math.floor(time / MINUTE_MS);
  const last = Math.min(asked, Math.floor(state.to / MINUTE_MS));
  const start = Math.min(REACH_MINUTES, asked - state.reached - 1);
  const end = Math.max(1, asked - last);
  if (start < end) return { ...waiting(state), done: 'complete', progress: 1 };
  const write = goveeCommand('2012', 0x33, 0x01, ...bigEndian(start, 2), ...bigEndian(end, 2));
  return { ...waiting({ ...state, asked, frames: 0 }), commands: [{ type: 'write', ...write }] };
}

/** Minutes back of the first record (u16), then six records of three bytes, a minute apart; FFFFFF: none. */
function takeRecords(state: GoveeLogState, frame: DataView): LogStep<GoveeLogState> {
  const back = frame.byteLength === FRAME_LENGTH ? frame.getUint16(0) : undefined;
  if (back === undefined || state.asked === undefined) return refused(state);
  const readings: LogReading[] = [];
  let { reached } = state;
  let isRefused = false;
  for (let i = 0; i < RECORDS_PER_FRAME && i <= back; i++) {
    const minute = state.asked - (back - i);
    const time = minute * MINUTE_MS;
    const at = 2 + 3 * i;
    const isNone = frame.getUint8(at) === 0xff && frame.getUint16(at + 1) === 0xffff;
    if (isNone || minute <= reached || time <= state.from || time > state.to) continue;
    const measurements = readPackedClimate(frame, at);
    reached = minute;
    if (isPlausible(measurements, siliconRange)) readings.push({ time, measurements });
    else isRefused = true;
  }
  const frames = state.frames + 1;
  const commands: LogCommand[] =
    frames % FRAMES_PER_SIGN_OF_LIFE === 0 ? [{ type: 'write', ...goveeCommand('2012', 0xaa, 0x01) }] : [];
  return {
    state: { ...state, frames, reached, silences: readings.length > 0 ? 0 : state.silences },
    commands,
    readings,
    progress: progressTo(state.from, state.to, reached * MINUTE_MS),
    ...(isRefused && { refused: true }),
  };
}

/** The end, with the number of frames that were sent: if some are missing, the rest is asked for again. */
function takeEnd(state: GoveeLogState, frame: DataView, time: number): LogStep<GoveeLogState> {
  if (frame.getUint16(2) === state.frames) return { ...waiting(state), done: 'complete', progress: 1 };
  const again = ask(state, time);
  return again.done ? again : askAgain(again.state, again.commands);
}

function step(state: GoveeLogState, event: LogEvent): LogStep<GoveeLogState> {
  switch (event.type) {
    case 'start':
      return ask(state, event.time);
    case 'frame': {
      if (event.uuid === GOVEE('2013')) return takeRecords(state, event.frame);
      const isEnd = isSealed(event.frame) && event.frame.getUint16(0) === 0xee01;
      return isEnd ? takeEnd(state, event.frame, event.time) : waiting(state);
    }
    case 'failed':
      return { ...waiting(state), done: 'gave-up' };
    case 'timeout': {
      const again = ask(state, event.time);
      return again.done ? again : askAgain(again.state, again.commands);
    }
  }
}

/**
 * A value a minute for twenty days, oldest first, asked for and dated by minutes back from the question. The sensor has no clock, and its
 * minutes need not begin with ours: a record may be dated one minute off.
 * Source: Heckie75/govee-h5075-thermo-hygrometer API.md.
 */
export const goveeLog: SensorLog<GoveeLogState> = {
  reachMs: REACH_MINUTES * MINUTE_MS,
  listens: [
    { service: GOVEE_SERVICE, uuid: GOVEE('2012') },
    { service: GOVEE_SERVICE, uuid: GOVEE('2013') },
  ],
  idleMs: 10_000,
  begin: ({ from, to }) => ({
    from,
    to,
    silences: 0,
    asked: undefined,
    reached: Math.floor(from / MINUTE_MS),
    frames: 0,
  }),
  step,
};
