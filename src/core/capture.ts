import type { Fault } from './fault.ts';
import { bytesOf } from './hex.ts';

/*
 * A capture file: what sensors sent, byte for byte, as JSON lines (https://jsonlines.org). The first line names the format; every other one
 * is a frame:
 *
 *   {"capture":"frostline","version":1}
 *   {"time":1763625600000,"device":"P T 80B1","driver":"ess","characteristic":"00002a6e-…","hex":"34f8"}
 *   {"time":1763625601000,"device":"Ruuvi 33C1","driver":"ruuvi","advertisement":"manufacturer:0499","hex":"0512fc…"}
 *
 * One advertisement with several parts is one line per part, with the same time, device and driver, one after the other. Members that are
 * not known are left alone. A line has what a driver's file of test frames needs, `characteristic` and `hex`: put it there with what it
 * should mean.
 */

export interface CapturedFrame {
  /** ms since the epoch. */
  readonly time: number;
  /** The device's name as it was, or as the person calls the room: text, never markup. '' when it has none. */
  readonly device: string;
  /** Key of the driver that took it; '' for a frame of a device that nobody recognised. */
  readonly driver: string;
  /** Where it came from: a characteristic's UUID, or a part of an advertisement. Exactly one of the two. */
  readonly characteristic?: string;
  readonly advertisement?: AdvertisedPart;
  /** Lower case, without separators. */
  readonly hex: string;
  /** `written`: from us to the sensor. Absent: it came from the sensor. */
  readonly way?: 'read' | 'notified' | 'written';
  /** Why the frame was not taken at the time, if it was not. */
  readonly refused?: string;
}

/** Company id as four hex digits, or a service's 128-bit UUID in lower case. */
export type AdvertisedPart = `manufacturer:${string}` | `service:${string}`;

export type BadLineReason =
  'not-json' | 'time-missing' | 'source-missing' | 'source-unreadable' | 'hex-unreadable' | 'too-long';

export interface ParsedCapture {
  readonly frames: readonly CapturedFrame[];
  /** All bad lines are counted, the first hundred listed; the first line of the file is 1. */
  readonly badLines: number;
  readonly bad: readonly { readonly line: number; readonly reason: BadLineReason }[];
}

const VERSION = 1;
const LISTED = 100;
/** Longer than anything that fits through Bluetooth Low Energy. */
const LONGEST_FRAME = 512;
const LONGEST_NAME = 60;

/** A capture file of these frames. */
export function formatCapture(frames: readonly CapturedFrame[]): string {
  const lines = [{ capture: 'frostline', version: VERSION }, ...frames].map((line) => JSON.stringify(line));
  return `${lines.join('\n')}\n`;
}

/**
 * Read a capture file. Lines that are no frames are counted and told; the others count.
 * @param parseJson `JSON.parse` that gives `undefined` where that would throw: exceptions stay outside
 * @returns the frames in the order of the file, or the fault that refuses it: no frame in it, or made by a newer Frostline
 */
export function parseCapture(text: string, parseJson: (line: string) => unknown): ParsedCapture | Fault {
  const frames: CapturedFrame[] = [];
  const bad: { line: number; reason: BadLineReason }[] = [];
  let badLines = 0;
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const value = parseJson(line);
    const version = versionOf(value);
    if (version !== undefined) {
      if (version > VERSION) return { code: 'capture-newer', detail: `version ${version}` };
      continue;
    }
    const frame = frameOf(value);
    if (typeof frame !== 'string') frames.push(frame);
    else {
      badLines += 1;
      if (bad.length < LISTED) bad.push({ line: i + 1, reason: frame });
    }
  }
  if (frames.length === 0) return { code: 'capture-unreadable', detail: lines[0]?.slice(0, 60) ?? '' };
  return { frames, badLines, bad };
}

function versionOf(value: unknown): number | undefined {
  const { capture, version } = membersOf(value);
  return capture === 'frostline' && typeof version === 'number' ? version : undefined;
}

function frameOf(value: unknown): CapturedFrame | BadLineReason {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'not-json';
  const { time, device, driver, characteristic, advertisement, hex, way, refused } = membersOf(value);
  if (typeof time !== 'number' || !Number.isFinite(time)) return 'time-missing';
  if (typeof hex !== 'string') return 'hex-unreadable';
  const bytes = bytesOf(hex);
  if (bytes === undefined) return 'hex-unreadable';
  if (bytes.byteLength > LONGEST_FRAME) return 'too-long';
  const source = sourceOf(characteristic, advertisement);
  if (typeof source === 'string') return source;
  return {
    time,
    device: textOf(device),
    driver: textOf(driver),
    ...source,
    hex: hex.replaceAll(/[\s:-]/g, '').toLowerCase(),
    ...(way === 'read' || way === 'notified' || way === 'written' ? { way } : {}),
    ...(typeof refused === 'string' ? { refused: textOf(refused) } : {}),
  };
}

function sourceOf(
  characteristic: unknown,
  advertisement: unknown,
): Pick<CapturedFrame, 'characteristic' | 'advertisement'> | BadLineReason {
  if ((characteristic === undefined) === (advertisement === undefined)) return 'source-missing';
  if (characteristic !== undefined)
    return isUuid(characteristic) ? { characteristic: characteristic.toLowerCase() } : 'source-unreadable';
  if (typeof advertisement !== 'string') return 'source-unreadable';
  const part = advertisement.toLowerCase();
  const [kind, id = ''] = part.split(':');
  const isPart = kind === 'manufacturer' ? /^[0-9a-f]{4}$/.test(id) : kind === 'service' && isUuid(id);
  return isPart ? { advertisement: part as AdvertisedPart } : 'source-unreadable';
}

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, LONGEST_NAME) : '';
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
