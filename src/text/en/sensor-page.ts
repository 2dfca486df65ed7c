import type { CareProblem } from '../../core/sensor-care.ts';
import type { Correction } from '../../core/calibration.ts';
import type { LogDownload } from '../../core/log-batch.ts';
import type { SensorEvent } from '../../core/sensor-event.ts';
import { count, formatDay, formatDuration, formatMoment, formatNumber } from '../format.ts';

/** Words of the page of one sensor. */
export const sensorPage = {
  gone: 'This sensor is no longer there.',
  room: 'Open the room',
  about: 'About the sensor',
  facts: {
    family: 'Kind',
    device: 'Its name',
    model: 'Model',
    firmware: 'Firmware',
    identity: 'Identity',
    place: 'Place of the room',
    position: 'Where it hangs',
    interval: 'Measures',
    link: 'Connection',
    seen: 'Last heard',
    battery: 'Battery',
    clock: 'Its clock',
  },
  noPosition: 'not entered',
  unknown: 'not told',
  never: 'not since Frostline was started',
  every: (interval: string) => `every ${interval}`,
  readEvery: (interval: string) => `read every ${interval}`,
  ago: (age: string, moment: string) => `${age} ago, at ${moment}`,
  identify: 'Identify',
  identifyHint: 'It blinks or beeps.',
  identified: (name: string) => `The sensor of ${name} shows itself now.`,
  identifying: 'Asking it…',
  replace: 'Replace sensor',
  choosing: 'Choosing…',
  replaceTitle: (name: string) => `Another sensor for ${name}?`,
  replaceText: (device: string, family: string) => `${device} (${family}) takes the place.`,
  replaceKeeps:
    'The room keeps its history, its rules and what the model learned. Calibration, battery and log of the sensor before end here.',
  replaceSame: 'This is the same device as before. Reconnect it instead.',
  replaceDo: 'Replace it',
  replaced: (name: string) => `${name} has another sensor now.`,
  edit: 'Rename',
  calibrate: 'Calibrate',
} as const;

/** How full the battery is and how long it may last. */
export function batteryWords(
  percent: number | undefined,
  mV: number | undefined,
  daysLeft: number | undefined,
): string {
  const parts = [
    percent === undefined ? '' : `${Math.round(percent)} %`,
    mV === undefined ? '' : `${formatNumber(mV / 1000, 2)} V`,
    daysLeft === undefined ? '' : `about ${formatDaysLeft(daysLeft)} left`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? sensorPage.unknown : parts.join(', ');
}

function formatDaysLeft(days: number): string {
  if (days < 60) return count(days, 'day', 'days');
  if (days < 730) return count(Math.floor(days / 30), 'month', 'months');
  return count(Math.floor(days / 365), 'year', 'years');
}

/** Beyond this a clock is not wrong: it counts from the last change of batteries. */
const COUNTS_ONLY_MS = 365 * 86_400_000;
const IN_STEP_MS = 2_000;

/** @param offsetMs our time minus the sensor's */
export function clockWords(offsetMs: number): string {
  if (Math.abs(offsetMs) > COUNTS_ONLY_MS) return 'counts from the last change of batteries';
  if (Math.abs(offsetMs) < IN_STEP_MS) return 'in step with this device';
  return `${formatDuration(Math.abs(offsetMs))} ${offsetMs > 0 ? 'slow' : 'fast'}`;
}

export const signalCard = {
  title: 'How well it is heard',
  lastHour: (share: string) => `${share} of the last hour`,
  tooEarly: 'Too early to tell: listening has just begun.',
  losses: (n: number) => (n === 0 ? 'the link held' : `the link broke ${count(n, 'time', 'times')}`),
  chart: 'Share of expected readings that arrived, hour by hour, last 24 hours',
  summary: (hours: number, worst: string, at: string, losses: number) =>
    `${count(hours, 'hour', 'hours')}, worst ${worst} at ${at}, ${count(losses, 'link loss', 'link losses')}`,
  empty: 'No hour has been stored yet.',
  loss: 'link lost',
  from: '24 h ago',
  to: 'now',
} as const;

export const logCard = {
  title: 'Its own log',
  none: 'Sensors of this kind keep no log that Frostline can read.',
  nothing: 'Nothing is missing.',
  missing: (from: number, to: number, now: number) =>
    `Missing here: ${formatMoment(from, now)} to ${formatMoment(to, now)}, ${formatDuration(to - from)}.`,
  fetch: 'Fetch the log',
  asked: 'Asked for: it comes with the next connection.',
  cancel: 'Cancel',
  progress: (readings: number) => count(readings, 'reading', 'readings'),
} as const;

/** How a download stands. */
export function logWords({ status, since, readings }: LogDownload, now: number): string {
  const moment = formatMoment(since, now);
  const got = count(readings, 'reading', 'readings');
  switch (status) {
    case 'waiting':
      return 'Waits for the next connection.';
    case 'running':
      return `Being read, ${got} so far.`;
    case 'interrupted':
      return `Interrupted at ${moment} after ${got}; it goes on with the next connection.`;
    case 'complete':
      return `Read to its end at ${moment}: ${got}.`;
    case 'undatable':
      return `Read at ${moment}, but the sensor’s clock was set anew since: its records cannot be dated and were left out.`;
    case 'gave-up':
      return `Given up at ${moment} after ${got}: the sensor did not answer. Bring it nearer and fetch again.`;
    case 'cancelled':
      return `Cancelled at ${moment} after ${got}. What came is kept.`;
  }
}

export const calibration = {
  title: 'Calibration',
  none: 'Not calibrated: the room shows what the sensor says.',
  says: 'Sensor says',
  shows: 'Room shows',
  done: (date: number, by: string, now: number) => `on ${formatDay(date, now)} by ${by}`,
  due: (due: number, now: number) => `due again on ${formatDay(due, now)}`,
  overdue: (due: number, now: number) => `overdue since ${formatDay(due, now)}`,
  open: 'Calibrate',
  dialog: (name: string) => `Calibrate the sensor of ${name}`,
  lead: 'Hold a reference thermometer beside the sensor until both rest, then enter what you read. What was stored before stays as it was.',
  types: { offset: 'Offset', 'two-point': 'Two points' },
  typeLabel: 'Kind of correction',
  offset: 'Add to what the sensor says',
  offsetHint: 'Reference minus sensor; “−0.4” if the sensor shows too much.',
  raw: (n: number) => `Sensor, point ${n}`,
  rawHint: 'What the sensor says, uncorrected.',
  real: (n: number) => `Reference, point ${n}`,
  realHint: 'What the reference shows.',
  date: 'Done on',
  dateHint: 'The day of the comparison.',
  dueDate: 'Due again on',
  dueHint: 'May stay empty.',
  by: 'Done by',
  byHint: 'Name of the person or the laboratory.',
  wrong: 'Correct the marked fields.',
  save: 'Save the calibration',
  saved: 'The calibration is saved and holds from now on.',
  remove: 'Remove the calibration',
  removed: 'The calibration was removed.',
} as const;

/** `+0.4 °C`, or the two points. */
export function correctionWords(correction: Correction): string {
  const signed = (value: number) => `${value > 0 ? '+' : ''}${formatNumber(value, 2)} °C`;
  if (correction.type === 'offset') return `Offset ${signed(correction.offset)}`;
  const points = correction.points.map(
    ({ raw, real }) => `${formatNumber(raw, 2)} → ${formatNumber(real, 2)} °C`,
  );
  return `Two points: ${points.join(', ')}`;
}

/** What to do about a value of a sensor's care that does not hold. */
export const careProblems: Readonly<Record<CareProblem['code'], string>> = {
  'not-a-number': 'Enter a number.',
  'offset-too-large': 'A sensor that is off by more than 10 °C must be replaced, not corrected.',
  'points-too-close': 'Take two points that are at least 5 °C apart.',
  'slope-out-of-range': 'The points do not fit one sensor. Compare again, or replace the sensor.',
  'date-in-future': 'Enter a day that has come.',
  'due-not-after-date': 'Enter a day after the comparison.',
  'by-empty': 'Enter who did it.',
  'by-too-long': 'Enter at most 60 letters.',
  'interval-out-of-range': 'Enter 1 second to 24 hours (86400 s).',
};

export const noDate = 'Enter a day.';

export const events = { title: 'What happened to it', none: 'Nothing yet.' } as const;

/** One line of the sensor's own story. */
export function eventWords(event: SensorEvent): string {
  switch (event.type) {
    case 'calibrated':
      return event.to === undefined
        ? 'Calibration removed'
        : `Calibrated by ${event.to.by}: ${correctionWords(event.to.correction)}`;
    case 'replaced': {
      const device = event.from.type === 'bluetooth' ? event.from.deviceName : '';
      const before = event.identity ?? device;
      return before === '' ? 'Another sensor took the place' : `Another sensor took the place of ${before}`;
    }
    case 'firmware':
      return event.from === undefined
        ? `Firmware ${event.to}`
        : `Firmware ${event.to}, before that ${event.from}`;
  }
}
