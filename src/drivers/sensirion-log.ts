import { isPlausible } from './advertisement-form.ts';
import { littleEndian } from './frame-text.ts';
import { askAgain, progressTo, refused, waiting } from './log-steps.ts';
import { humidity, temperature } from './measured.ts';
import { roundTo } from './round-to.ts';
import { sensirionTemperature, sht4xHumidity } from './sensirion-advertisement.ts';
import type { LogCommand, LogEvent, LogReading, LogState, LogStep, SensorLog } from './sensor-log.ts';

/** A service or characteristic by its number. */
export const SENSIRION = (part: string) => `0000${part}-b38d-4985-720e-0f993a68ee41`;
export const SENSIRION_DOWNLOAD = SENSIRION('8000');

const INTERVAL = SENSIRION('8001');
const AVAILABLE = SENSIRION('8002');
const REQUESTED = SENSIRION('8003');
const PACKETS = SENSIRION('8004');

const RANGE = { lowest: -45, highest: 125 };

/** Bytes of a sample and samples of a packet, by type of download. Temperature and humidity come first in all of them. */
const layouts: ReadonlyMap<number, readonly [size: number, perPacket: number]> = new Map([
  [0, [4, 4]],
  [1, [6, 3]],
  [5, [4, 4]],
  [7, [8, 2]],
  [9, [6, 3]],
  [11, [8, 2]],
  [13, [6, 3]],
  [15, [8, 2]],
  [19, [12, 1]],
  [21, [8, 2]],
  [25, [12, 1]],
]);
/** The type whose humidity follows the formula of the SHT4x. */
const SHT4X = 5;

export interface DownloadHeader {
  readonly type: number;
  readonly intervalMs: number;
  /** Age of the newest sample. */
  readonly ageMs: number;
  readonly count: number;
}

/** The first packet of a download: number 0, type at 4, interval at 6, age at 10, count at 14. */
export function decodeDownloadHeader(frame: DataView): DownloadHeader | undefined {
  if (frame.byteLength < 16 || frame.byteLength > 20 || frame.getUint16(0, true) !== 0) return undefined;
  const header = {
    type: frame.getUint16(4, true),
    intervalMs: frame.getUint32(6, true),
    ageMs: frame.getUint32(10, true),
    count: frame.getUint16(14, true),
  };
  return header.intervalMs > 0 ? header : undefined;
}

export interface SensirionLogState extends LogState {
  readonly intervalMs: number | undefined;
  /** Header of the download under way, when it came, and the number of the packet expected. */
  readonly header: (DownloadHeader & { readonly time: number }) | undefined;
  readonly expected: number;
  /** Time of the last sample given, or `from`. */
  readonly reached: number;
}

const read = (uuid: string): LogCommand => ({ type: 'read', service: SENSIRION_DOWNLOAD, uuid });
const questions = [read(INTERVAL), read(AVAILABLE)];
const unsubscribe: LogCommand = { type: 'unsubscribe', service: SENSIRION_DOWNLOAD, uuid: PACKETS };

/** To subscribe is the command to send. */
function takeAvailable(state: SensirionLogState, frame: DataView, time: number): LogStep<SensirionLogState> {
  if (frame.byteLength < 2 || state.intervalMs === undefined) return refused(state);
  const available = frame.byteLength >= 4 ? frame.getUint32(0, true) : frame.getUint16(0, true);
  const wanted = Math.min(available, Math.ceil(Math.max(0, time - state.reached) / state.intervalMs) + 1);
  if (wanted === 0) return { ...waiting(state), done: 'complete', progress: 1 };
  const bytes = littleEndian(wanted, 4);
  const commands: LogCommand[] = [
    { type: 'write', service: SENSIRION_DOWNLOAD, uuid: REQUESTED, bytes, optional: true },
    { type: 'subscribe', service: SENSIRION_DOWNLOAD, uuid: PACKETS },
  ];
  return { ...waiting({ ...state, header: undefined, expected: 0 }), commands };
}

function takePacket(state: SensirionLogState, frame: DataView, time: number): LogStep<SensirionLogState> {
  if (frame.byteLength < 2) return refused(state);
  const number = frame.getUint16(0, true);
  if (number === 0 && !state.header) return takeHeader(state, frame, time);
  const layout = state.header && layouts.get(state.header.type);
  if (!layout || number !== state.expected) return refused(state);
  return takeSamples(state, frame, layout);
}

function takeHeader(state: SensirionLogState, frame: DataView, time: number): LogStep<SensirionLogState> {
  const header = decodeDownloadHeader(frame);
  if (!header) return refused(state);
  if (!layouts.has(header.type)) return { ...waiting(state), commands: [unsubscribe], done: 'gave-up' };
  const next = { ...state, header: { ...header, time }, expected: 1 };
  if (header.count > 0) return waiting(next);
  return { ...waiting(next), commands: [unsubscribe], done: 'complete', progress: 1 };
}

function takeSamples(
  state: SensirionLogState,
  frame: DataView,
  [size, perPacket]: readonly [number, number],
): LogStep<SensirionLogState> {
  const { header } = state;
  if (!header) return refused(state);
  const first = (state.expected - 1) * perPacket;
  const here = Math.min(perPacket, header.count - first);
  if (frame.byteLength < 2 + here * size) return refused(state);
  const newest = header.time - header.ageMs;
  const readings: LogReading[] = [];
  let { reached } = state;
  let isRefused = false;
  for (let i = 0; i < here; i++) {
    const time = newest - (header.count - 1 - first - i) * header.intervalMs;
    // The same sample, asked for again, is dated anew, and not to the millisecond.
    const slackMs = reached > state.from ? header.intervalMs / 2 : 0;
    if (time <= reached + slackMs || time > state.to) continue;
    const measurements = readSample(frame, 2 + i * size, header.type);
    reached = time;
    if (isPlausible(measurements, RANGE)) readings.push({ time, measurements });
    else isRefused = true;
  }
  const isLast = first + here >= header.count;
  return {
    state: { ...state, reached, expected: state.expected + 1, silences: 0 },
    commands: isLast ? [unsubscribe] : [],
    readings,
    progress: progressTo(0, header.count, first + here),
    ...(isLast && { done: 'complete' }),
    ...(isRefused && { refused: true }),
  };
}

function readSample(frame: DataView, at: number, type: number) {
  const raw = frame.getUint16(at + 2, true);
  return [
    temperature(roundTo(2, sensirionTemperature(frame.getUint16(at, true)))),
    humidity(roundTo(2, type === SHT4X ? sht4xHumidity(raw) : (100 * raw) / 65_535)),
  ];
}

function step(state: SensirionLogState, event: LogEvent): LogStep<SensirionLogState> {
  switch (event.type) {
    case 'start':
      return { ...waiting({ ...state, header: undefined, expected: 0 }), commands: questions };
    case 'frame': {
      const { uuid, frame, time } = event;
      if (uuid === INTERVAL) {
        const intervalMs = frame.byteLength === 4 ? frame.getUint32(0, true) : 0;
        return intervalMs > 0 ? waiting({ ...state, intervalMs }) : refused(state);
      }
      if (uuid === AVAILABLE) return takeAvailable(state, frame, time);
      return uuid === PACKETS ? takePacket(state, frame, time) : waiting(state);
    }
    case 'failed':
      return event.uuid === REQUESTED ? waiting(state) : { ...waiting(state), done: 'gave-up' };
    case 'timeout':
      return askAgain({ ...state, header: undefined, expected: 0 }, [unsubscribe, ...questions]);
  }
}

/**
 * The log of a gadget: numbered packets of samples, oldest first, dated by the age of the newest. The sensor has no clock. (Some builds of
 * the firmware give that age in seconds instead of milliseconds: then all is dated late by up to one interval.) The older log of the
 * Smart Humigadget, another service, is not read: it wants its clock set first.
 * Source: Sensirion/arduino-ble-gadget src/{DataProvider,Download,Config}.cpp.
 */
export const sensirionLog: SensorLog<SensirionLogState> = {
  reachMs: 14 * 86_400_000,
  // Not the packets: to subscribe to them starts the download.
  listens: [],
  idleMs: 10_000,
  begin: ({ from, to }) => ({
    from,
    to,
    silences: 0,
    intervalMs: undefined,
    header: undefined,
    expected: 0,
    reached: from,
  }),
  step,
};
