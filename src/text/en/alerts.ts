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

/** Nothing is going on any more: it has cleared, or it was found in a recording or in a sensor's log. */
function isOver(alert: Alert): boolean {
  return alert.clearedAt !== undefined || alert.recorded || alert.late === true;
}

/** `Freezer 2 is too warm`; in the past tense once it is over. */
export function alertTitle({ alert, room }: AlertView): string {
  const over = isOver(alert);
  const is = over ? 'was' : 'is';
  if (alert.kind === 'silent') return `${room} ${is} silent`;
  if (alert.kind === 'anomaly') return over ? `${room} was unusual` : `${room} behaves unusually`;
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
  const end = alert.clearedAt ?? (isOver(alert) ? alert.updatedAt : now);
  const lasting = formatDuration(end - alert.since);
  const span = isOver(alert) ? `from ${start}, for ${lasting}` : `since ${start}, ${lasting}`;
  if (alert.kind === 'silent') return `no reading ${span}`;
  if (alert.kind === 'anomaly' || alert.limit === undefined) return `not as the model expects ${span}`;
  return `${alert.side === 'low' ? 'below' : 'above'} ${formatLimit(alert.limit, unit)} ${span}`;
}

/** What is the case: how far out it is, the worst, and where it is heading. */
export function alertWhat(alert: Alert, room: RoomView | undefined, unit: TemperatureUnit): string[] {
  if (alert.kind === 'silent') return whatSilent(alert, room, unit);
  const said: string[] = [];
  if (alert.kind === 'anomaly') said.push('The temperature moves differently from normal operation.');
  else said.push(...whatBounds(alert, unit));
  const trend = isOver(alert) ? undefined : trendWords(room?.trend, unit);
  if (trend !== undefined) said.push(`The temperature is ${trend}.`);
  return said;
}

function whatSilent(alert: Alert, room: RoomView | undefined, unit: TemperatureUnit): string[] {
  if (isOver(alert)) return ['No reading arrived in this time.'];
  const last =
    room?.lastValue === undefined
      ? 'No reading has arrived.'
      : `The last reading was ${formatTemperature(room.lastValue, unit)}.`;
  return [last, 'How warm the room is now is not known.'];
}

/** A value that is this close to the limit (K) would be shown as 0.0 °C beyond it. */
const HARDLY = 0.05;

function whatBounds(alert: Alert, unit: TemperatureUnit): string[] {
  const said: string[] = [];
  if (!isOver(alert) && alert.value !== undefined && alert.limit !== undefined) {
    const limit = formatLimit(alert.limit, unit);
    const side = alert.side === 'low' ? 'below' : 'above';
    const beyond = alert.side === 'low' ? alert.limit - alert.value : alert.value - alert.limit;
    if (beyond >= HARDLY) said.push(`${formatDifference(beyond, unit)} ${side} the limit of ${limit}.`);
    else if (beyond > 0) said.push(`Just ${side} the limit of ${limit}.`);
    else said.push(`Back at the limit of ${limit}, not yet safely inside.`);
  }
  if (alert.worst !== undefined) {
    const worst = formatTemperature(alert.worst, unit);
    said.push(isOver(alert) ? `The worst was ${worst}.` : `The worst so far was ${worst}.`);
  }
  return said;
}

/** Which rule spoke, with its numbers. */
export function alertWhy(
  alert: Alert,
  room: RoomView | undefined,
  now: number,
  unit: TemperatureUnit,
): string[] {
  const since = formatMoment(alert.since, now);
  if (alert.kind === 'silent') return whySilent(alert, room, since);
  if (alert.kind === 'anomaly') return whyUnusual(alert, room, since);
  return whyBounds(alert, room, since, unit);
}

function whySilent(alert: Alert, room: RoomView | undefined, since: string): string[] {
  const said = [`The silence rule: nothing heard since ${since}.`];
  if (room !== undefined)
    said.push(`Silence of ${formatDuration(room.sensor.settings.silentMs)} is an alert here.`);
  if (room?.gap !== undefined && !isOver(alert))
    said.push(`Cause as far as known: ${gapCauses[room.gap.cause]}.`);
  return said;
}

function whyUnusual(alert: Alert, room: RoomView | undefined, since: string): string[] {
  const n = room?.sensor.settings.persistence;
  const readings = n === undefined ? 'readings in a row' : n === 1 ? 'one reading' : `${n} readings in a row`;
  const threshold =
    alert.threshold === undefined ? 'the threshold' : `the threshold ${formatNumber(alert.threshold, 2)}`;
  const latest = alert.error === undefined || isOver(alert) ? '' : `; now ${formatNumber(alert.error, 2)}`;
  return [
    `The model rule: ${readings} with an error above ${threshold}${latest}.`,
    `First unusual reading at ${since}.`,
  ];
}

function whyBounds(alert: Alert, room: RoomView | undefined, since: string, unit: TemperatureUnit): string[] {
  const said: string[] = [];
  const side = alert.side === 'low' ? 'below' : 'above';
  if (alert.limit !== undefined)
    said.push(`The limit rule: ${side} ${formatLimit(alert.limit, unit)} since ${since}.`);
  if (alert.late === true) said.push('Frostline did not hear the sensor at the time; its own log has it.');
  if (room === undefined) return said;
  const { delayMs } = room.sensor.settings;
  if (delayMs > 0) said.push(`It had to last ${formatDuration(delayMs)} to become an alert.`);
  if (room.error === undefined || room.threshold === undefined || isOver(alert)) return said;
  const opinion =
    room.error > room.threshold ? 'The model finds it unusual too' : 'The model finds the curve usual';
  said.push(
    `${opinion}: error ${formatNumber(room.error, 2)}, threshold ${formatNumber(room.threshold, 2)}.`,
  );
  return said;
}

/** Plain advice per kind. It is the same for every room: Frostline does not know the cause. */
export function alertNext(alert: Alert): string[] {
  if (alert.late === true)
    return [
      'Check the goods that were in the room at the time.',
      'Find out why the sensor was not heard: battery, distance, tablet.',
    ];
  if (isOver(alert)) return ['Nothing is needed now. If it lasted long, check the goods.'];
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
