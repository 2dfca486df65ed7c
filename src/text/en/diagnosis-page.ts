import type { BadLineReason } from '../../core/capture.ts';
import type { Quantity } from '../../core/quantity.ts';
import type { Measurement } from '../../core/reading.ts';
import type { ReplayedFrame } from '../../core/view.ts';
import { count, formatNumber } from '../format.ts';

/** Words of the page Diagnosis. */
export const diagnosis = {
  title: 'Diagnosis',
  lead: 'What the sensors send, byte for byte. Nothing leaves this device unless you share it.',
  live: 'Frames, newest first',
  none: 'No frame has come since this page was opened.',
  noneOf: 'No frame of this sensor has come since this page was opened.',
  noSensors: 'There is no Bluetooth sensor. Pair one under Sensors, or replay a capture.',
  pause: 'Pause',
  resume: 'Go on',
  paused: (n: number) => `Paused; ${count(n, 'frame', 'frames')} came since.`,
  filter: 'Sensor',
  all: 'All sensors',
  kept: (n: number, most: number) => `${n} of at most ${most} frames`,
  listLabel: 'Frames',
  ways: {
    read: 'read',
    notified: 'notified',
    written: 'sent to it',
    advertised: 'advertised',
  },
  empty: '(no bytes)',
  noMeasurement: 'understood, no measurement',
  noValue: 'no value',
  record: 'Record a capture',
  recordHint: 'Keeps every frame from now on, for whoever looks after Frostline or the sensor.',
  start: 'Record',
  stop: 'Stop recording',
  recording: (n: number) => `Recording: ${count(n, 'frame', 'frames')}`,
  recorded: (n: number) => `Recorded: ${count(n, 'frame', 'frames')}`,
  full: 'The capture is full and was stopped.',
  download: 'Download',
  share: 'Share',
  discard: 'Discard',
  replay: 'Replay a capture',
  replayHint:
    'Decodes a capture file with the drivers of this version, and plays what it holds through rooms of its own.',
  goods: 'What is kept in the captured rooms',
  choose: 'Choose a capture file',
  drop: 'or drop one here',
  reading: (file: string) => `Replaying ${file}…`,
  done: (file: string) => `${file} was replayed`,
  figures: {
    frames: 'frames',
    decoded: 'understood',
    refused: 'refused',
    badLines: 'bad lines, left out',
    readings: 'readings',
    alerts: 'alerts found',
  },
  badTitle: 'Lines that were left out',
  badLine: (line: number, reason: string) => `Line ${line}: ${reason}`,
  badMore: (n: number) => `and ${count(n, 'more line', 'more lines')}`,
  framesTitle: (n: number, all: number) =>
    n === all ? count(n, 'frame', 'frames') : `The first ${n} of ${count(all, 'frame', 'frames')}`,
  showRooms: 'Show the rooms',
} as const;

/** Why a frame is no measurement. */
export const refusals: Readonly<Record<NonNullable<ReplayedFrame['refused']>, string>> = {
  'driver-unknown': 'refused: no driver of this name',
  'channel-unknown': 'refused: the driver does not read this characteristic',
  'not-understood': 'refused: not understood',
  locked: 'refused: encrypted, and its key is not known',
};

/** Why a line of a capture was not read. */
export const badLines: Readonly<Record<BadLineReason, string>> = {
  'not-json': 'it is not JSON',
  'time-missing': 'the time is missing',
  'source-missing': 'it must name a characteristic or an advertisement, and only one of them',
  'source-unreadable': 'the characteristic or advertisement cannot be read',
  'hex-unreadable': 'the bytes cannot be read',
  'too-long': 'there are more bytes than one frame can have',
};

const quantities: Readonly<Record<Quantity, { word: string; unit: string; decimals: number; by: number }>> = {
  temperature: { word: '', unit: '°C', decimals: 2, by: 1 },
  humidity: { word: 'humidity ', unit: '%', decimals: 1, by: 1 },
  pressure: { word: 'pressure ', unit: 'hPa', decimals: 1, by: 0.01 },
  battery: { word: 'battery ', unit: '%', decimals: 0, by: 1 },
};

/** What a driver made of a frame. */
export function meaningWords(measurements: readonly Measurement[]): string {
  if (measurements.length === 0) return diagnosis.noMeasurement;
  return measurements
    .map(({ quantity, value }) => {
      const { word, unit, decimals, by } = quantities[quantity];
      const number =
        value === undefined ? diagnosis.noValue : `${formatNumber(value * by, decimals)} ${unit}`;
      return `${word}${number}`;
    })
    .join(', ');
}
