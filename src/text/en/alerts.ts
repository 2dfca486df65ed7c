import type { Alert, Told } from '../../core/alert.ts';
import type { AlertView, RoomView } from '../../core/view.ts';
import {
  formatDifference,
  formatDuration,
  formatLimit,
  formatMoment,
  formatNumber,
  formatTemperature,
} from '../format.ts';
import type { TemperatureUnit } from '../format.ts';
import { gapCauses, trendWords } from './rooms.ts';

export const ways: Readonly<Record<Told['way'], string>> = {
  notification: 'Notification on this device',
  screen: 'This screen',
  sound: 'Sound on this device',
};

/** `Freezer 2 is too warm`; in the past tense once it is over. */
export function alertTitle({ alert, room }: AlertView): string {
  const is = alert.clearedAt === undefined ? 'is' : 'was';
  if (alert.kind === 'silent') return `${room} ${is} silent`;
  if (alert.kind === 'anomaly')
    return alert.clearedAt === undefined ? `${room} behaves unusually` : `${room} was unusual`;
  return `${room} ${is} too ${alert.side === 'low' ? 'cold' : 'warm'}`;
}

/** What kind of alert it is, in a word or two. */
export function alertKind(alert: Alert): string {
  if (alert.kind === 'silent') return 'Silent';
  if (alert.kind === 'anomaly') return 'Unusual';
  return alert.side === 'low' ? 'Too cold' : 'Too warm';
}

/** `above −18 °C since 13:52, 14 min` */
export function alertSpan(alert: Alert, now: number, unit: TemperatureUnit): string {
  const start = formatMoment(alert.since, now);
  const lasting = formatDuration((alert.clearedAt ?? now) - alert.since);
  const span = alert.clearedAt === undefined ? `since ${start}, ${lasting}` : `from ${start}, for ${lasting}`;
  if (alert.kind === 'silent') return `no reading ${span}`;
  if (alert.kind === 'anomaly' || alert.limit === undefined) return `not as the model expects ${span}`;
  return `${alert.side === 'low' ? 'below' : 'above'} ${formatLimit(alert.limit, unit)} ${span}`;
}

/** What is the case: the value, how far out it is, the worst, and where it is heading. */
export function alertWhat(alert: Alert, room: RoomView | undefined, unit: TemperatureUnit): string[] {
  const said: string[] = [];
  if (alert.kind === 'silent') {
    const value = room?.lastValue;
    said.push(
      value === undefined
        ? 'No reading has arrived.'
        : `The last reading was ${formatTemperature(value, unit)}.`,
    );
    if (alert.clearedAt === undefined) said.push('How warm the room is now is not known.');
    return said;
  }
  if (alert.kind === 'bounds' && alert.value !== undefined && alert.limit !== undefined) {
    const beyond = alert.side === 'low' ? alert.limit - alert.value : alert.value - alert.limit;
    if (beyond > 0) {
      const side = alert.side === 'low' ? 'below' : 'above';
      said.push(`${formatDifference(beyond, unit)} ${side} the limit of ${formatLimit(alert.limit, unit)}.`);
    } else if (alert.clearedAt === undefined) {
      said.push(`Back at the limit of ${formatLimit(alert.limit, unit)}, not yet safely inside.`);
    }
  }
  if (alert.kind === 'anomaly') said.push('The temperature moves differently from normal operation.');
  if (alert.worst !== undefined) said.push(`The worst so far was ${formatTemperature(alert.worst, unit)}.`);
  const trend = alert.clearedAt === undefined ? trendWords(room?.trend, unit) : undefined;
  if (trend !== undefined) said.push(`The temperature is ${trend}.`);
  return said;
}

/** Which rule spoke, with its numbers. */
export function alertWhy(
  alert: Alert,
  room: RoomView | undefined,
  now: number,
  unit: TemperatureUnit,
): string[] {
  const settings = room?.sensor.settings;
  const since = formatMoment(alert.since, now);
  if (alert.kind === 'silent') {
    const cause = room?.gap === undefined ? undefined : gapCauses[room.gap.cause];
    const rule =
      settings === undefined
        ? `Nothing has been heard since ${since}.`
        : `Nothing heard since ${since}; silence of ${formatDuration(settings.silentMs)} is an alert here.`;
    return cause === undefined ? [rule] : [rule, `Cause as far as known: ${cause}.`];
  }
  if (alert.kind === 'anomaly') {
    const n = settings?.persistence;
    const threshold =
      alert.threshold === undefined ? 'its threshold' : `the threshold ${formatNumber(alert.threshold, 2)}`;
    const readings =
      n === undefined ? 'Readings in a row' : n === 1 ? 'One reading' : `${n} readings in a row`;
    const now_ = alert.error === undefined ? '' : `; now ${formatNumber(alert.error, 2)}`;
    return [
      `The model’s error: ${readings.toLowerCase()} above ${threshold}${now_}.`,
      `First unusual reading at ${since}.`,
    ];
  }
  const said: string[] = [];
  if (alert.limit !== undefined)
    said.push(
      `The limit rule: ${alert.side === 'low' ? 'below' : 'above'} ${formatLimit(alert.limit, unit)} since ${since}.`,
    );
  if (settings !== undefined && settings.delayMs > 0)
    said.push(`It had to last ${formatDuration(settings.delayMs)} to become an alert.`);
  if (room?.error !== undefined && room.threshold !== undefined && alert.clearedAt === undefined) {
    const agrees =
      room.error > room.threshold ? 'The model finds it unusual too' : 'The model finds the curve usual';
    said.push(
      `${agrees}: error ${formatNumber(room.error, 2)}, threshold ${formatNumber(room.threshold, 2)}.`,
    );
  }
  return said;
}

/** Plain advice per kind. It is the same for every room: Frostline does not know the cause. */
export function alertNext(alert: Alert): string[] {
  if (alert.clearedAt !== undefined) return ['Nothing is needed now. Check the goods if it lasted long.'];
  if (alert.kind === 'silent')
    return [
      'Read the thermometer in the room now.',
      'Check the sensor’s battery and its distance to this tablet.',
      'Reconnect the sensor.',
    ];
  if (alert.kind === 'anomaly')
    return [
      'Look at the room: door, compressor, fans, ice.',
      'A delivery or cleaning can look like this too.',
    ];
  if (alert.side === 'low')
    return ['Check the thermostat of the room.', 'Protect goods that must not freeze.'];
  return ['Shut the door.', 'Check that compressor and fans run.', 'If it keeps rising, move the goods.'];
}
