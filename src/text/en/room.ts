import type { DetectorView, RoomView } from '../../core/view.ts';
import { formatDuration, formatLimit, formatMoment, formatNumber } from '../format.ts';
import type { TemperatureUnit } from '../format.ts';

/** Words of the page of a room. */
export const room = {
  ranges: { '1h': '1 h', '6h': '6 h', '24h': '24 h', '7d': '7 d' },
  rangesLabel: 'Span of the chart',
  readEvery: (interval: string) => `read every ${interval}`,
  sources: { bluetooth: 'Bluetooth', simulator: 'simulated', recording: 'recording' },
  humidity: (value: number) => `${formatNumber(value, 0)} % humidity`,
  seenTitle: 'What Frostline sees',
  alertsTitle: 'Alerts here',
  noAlerts: 'None.',
  settings: 'Rules of this room',
  settingsClose: 'Close the rules',
  remove: 'Remove sensor',
  sensor: 'The sensor here',
  fromLog: 'from the sensor’s log',
  chartLabel: (name: string, span: string) => `Temperature of ${name}, last ${span}, with the allowed range`,
  errorTitle: 'Model error: difference between what the model expects and what it sees',
  errorNone: 'No model error yet in this span.',
  threshold: (value: string) => `threshold ${value}`,
  limit: (value: string) => `limit ${value}`,
  loading: 'Reading the history…',
  empty: 'No readings in this span.',
  noStats: '–',
  stats: {
    mean: 'mean',
    min: 'lowest',
    max: 'highest',
    tooWarm: 'too warm',
    tooCold: 'too cold',
    watched: 'watched',
  },
  faultsTitle: 'Practice faults',
  faultsHint: 'This room is simulated. What happens in it is made up; what Frostline does is real.',
  gone: 'This room is no longer there.',
} as const;

/** One line of “What Frostline sees”. */
export interface SeenLine {
  readonly tone: 'ok' | 'warn' | 'alert' | 'learn' | 'quiet';
  readonly title: string;
  readonly detail: string;
}

export function seenBounds(view: RoomView, unit: TemperatureUnit): SeenLine {
  const { low, high, delayMs } = view.sensor.settings;
  const detail = `${formatLimit(low, unit)} to ${formatLimit(high, unit)}`;
  if (view.value === undefined)
    return { tone: 'quiet', title: 'Limits not checked', detail: `no reading; ${detail}` };
  if (view.value > high || view.value < low) {
    const title = view.value > high ? 'Above the limit' : 'Below the limit';
    return { tone: view.state === 'alert' || delayMs === 0 ? 'alert' : 'warn', title, detail };
  }
  return { tone: 'ok', title: 'Within limits', detail };
}

export function seenModel(view: RoomView, detector: DetectorView): SeenLine {
  if (detector.status === 'failed')
    return { tone: 'warn', title: 'Model does not run', detail: 'limits are active' };
  if (detector.status === 'none') return { tone: 'quiet', title: 'No model', detail: 'limits are active' };
  if (detector.status === 'loading')
    return { tone: 'learn', title: 'Model is loading', detail: 'limits are active' };
  if (view.learned < 1)
    return {
      tone: 'learn',
      title: 'Model is learning this room',
      detail: `${Math.floor(view.learned * 100)} %, limits are active`,
    };
  if (view.error === undefined || view.threshold === undefined)
    return { tone: 'learn', title: 'Model waits for a full window', detail: 'limits are active' };
  const detail = `error ${formatNumber(view.error, 2)}, threshold ${formatNumber(view.threshold, 2)}`;
  if (view.error <= view.threshold) return { tone: 'ok', title: 'Model agrees', detail };
  const run = `${view.anomalous} in a row, alert at ${view.sensor.settings.persistence}`;
  return { tone: 'warn', title: 'Model finds it unusual', detail: `${detail}; ${run}` };
}

export function seenReading(view: RoomView): SeenLine {
  const rhythm = `one expected every ${formatDuration(view.sensor.settings.intervalMs)}`;
  if (view.lastAt === undefined) return { tone: 'quiet', title: 'No reading yet', detail: rhythm };
  const age = Math.max(0, view.now - view.lastAt);
  const moment = formatMoment(view.lastAt, view.now);
  if (view.state === 'ended')
    return { tone: 'quiet', title: `Last reading ${moment}`, detail: 'the recording has ended' };
  const isLate = view.value === undefined || age > 3 * view.sensor.settings.intervalMs;
  return {
    tone: isLate ? 'warn' : 'ok',
    title: capitalise(readAge(age)),
    detail: `at ${moment}, ${rhythm}`,
  };
}

/** How long ago a reading was taken. */
export function readAge(ms: number): string {
  return ms < 5_000 ? 'read just now' : `read ${formatDuration(ms)} ago`;
}

function capitalise(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const seen = {
  link: 'Sensor connected',
  linkBroken: 'Sensor not connected',
  battery: 'Battery',
  batteryLow: 'Battery low: change it soon',
  batteryDays: (level: string, days: number) => `${level}, about ${days} days left`,
  computing: (backend: string) => `Computed with ${backend}`,
  behind: (windows: number) => `${windows} windows behind`,
  inTime: 'in time',
  gap: (cause: string) => `Gap: ${cause}`,
} as const;
