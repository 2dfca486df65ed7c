import type { Finding, FindingKind } from '../../core/finding.ts';
import { count, formatDay, formatDuration, formatMoment, formatTemperature } from '../format.ts';
import type { TemperatureUnit } from '../format.ts';

/** What was noticed about a sensor, in a few words. */
export const findingTitles: Readonly<Record<FindingKind, string>> = {
  'log-disagrees': 'Its log says something else',
  'log-time-impossible': 'Its log has impossible times',
  'jump-beyond-physics': 'It jumped faster than a sensor can',
  'repeats-exactly': 'It repeats the same value',
  'time-runs-backwards': 'A clock was set back',
  'out-of-sensor-range': 'It showed what it cannot measure',
  'frame-refused': 'It sent what nobody understands',
  'identity-differs': 'Another device answers',
  'calibration-overdue': 'Calibration is overdue',
  'battery-low': 'Its battery is nearly empty',
  'sequence-reset': 'It restarted by itself',
};

/** What to do about it. */
export const findingAdvice: Readonly<Record<FindingKind, string>> = {
  'log-disagrees': 'Check it against a reference thermometer. If it is wrong, replace it.',
  'log-time-impossible': 'Those records were left out. Restart the sensor, so that its clock is set again.',
  'jump-beyond-physics':
    'Look whether it was moved or its probe is loose. If it goes on, replace the sensor.',
  'repeats-exactly':
    'Warm it in your hand: the value must move. If it does not, restart or replace the sensor.',
  'time-runs-backwards':
    'Let this device take its time from the network. Times before and after may overlap.',
  'out-of-sensor-range': 'Check the probe and its plug. If it goes on, replace the sensor.',
  'frame-refused':
    'Check whether its firmware was changed. Record a capture under Diagnosis and send it to whoever looks after Frostline.',
  'identity-differs': 'Make sure which sensor hangs in this room. If it was exchanged, tap Replace sensor.',
  'calibration-overdue': 'Hold it against a reference thermometer and enter the result under Calibration.',
  'battery-low': 'Change the battery now; cold makes an old one give up at once.',
  'sequence-reset':
    'If nobody took its battery out, the battery is near its end. Change it when this comes again.',
};

/** Those that make the number on the wall doubtful while they last, in the words of a card. */
export const doubts: Readonly<Partial<Record<FindingKind, string>>> = {
  'log-disagrees': 'its log says something else',
  'jump-beyond-physics': 'it jumps',
  'repeats-exactly': 'it repeats one value',
  'out-of-sensor-range': 'out of the sensor’s range',
  'identity-differs': 'another device answers',
};

/** The numbers of a finding; '' where there are none to tell. */
function findingNumbers(finding: Finding, now: number, unit: TemperatureUnit): string {
  const { kind, value, against, detail } = finding;
  const degrees = (celsius: number) => formatTemperature(celsius, unit);
  switch (kind) {
    case 'log-disagrees':
      return both(value, against, (a, b) => `log ${degrees(a)}, live ${degrees(b)}`);
    case 'jump-beyond-physics':
      return both(value, against, (a, b) => `from ${degrees(b)} to ${degrees(a)}`);
    case 'out-of-sensor-range':
      return both(value, against, (a, b) => `${degrees(a)}, its range ends at ${degrees(b)}`);
    case 'repeats-exactly':
      return value === undefined ? '' : degrees(value);
    case 'time-runs-backwards':
      return value === undefined ? '' : `by ${formatDuration(Math.abs(value))}`;
    case 'log-time-impossible':
      return value === undefined ? '' : `the sensor said ${formatMoment(value, now)}`;
    case 'battery-low':
      if (value === undefined) return '';
      return against === undefined
        ? `${Math.round(value)} %`
        : `${Math.round(value)} %, about ${count(Math.round(against), 'day', 'days')} left`;
    case 'calibration-overdue':
      return `it was due on ${formatDay(finding.at, now)}`;
    case 'frame-refused':
    case 'identity-differs':
      return detail ?? '';
    case 'sequence-reset':
      return '';
  }
}

/** When it was and its numbers, in one line. */
export function findingFacts(finding: Finding, now: number, unit: TemperatureUnit): string {
  const parts = [findingTimes(finding, now), findingNumbers(finding, now, unit)];
  return parts.filter((part) => part !== '').join(' · ');
}

/** When: one moment, a span, or since when it lasts; and how often. */
function findingTimes(finding: Finding, now: number): string {
  const { at, lastAt, endedAt, count: signs, kind } = finding;
  // The day it was due says it all.
  if (kind === 'calibration-overdue' && endedAt === undefined) return '';
  const from = formatMoment(at, now);
  const often = signs > 1 ? `, ${count(signs, 'time', 'times')}` : '';
  if (endedAt === undefined) return `since ${from}${often}`;
  return lastAt === at ? `${from}${often}` : `${from} to ${formatMoment(lastAt, now)}${often}`;
}

function both(
  value: number | undefined,
  against: number | undefined,
  say: (value: number, against: number) => string,
): string {
  return value === undefined || against === undefined ? '' : say(value, against);
}

/** Words around the list. */
export const findings = {
  title: 'What Frostline noticed',
  none: 'Nothing is wrong with this sensor, as far as Frostline can tell.',
  lasting: 'lasts',
  over: 'over',
  earlier: 'Show earlier ones',
  noEarlier: 'There are no earlier ones.',
  count: (n: number) => count(n, 'finding', 'findings'),
} as const;
