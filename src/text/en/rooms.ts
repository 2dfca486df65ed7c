import type { Alert } from '../../core/alert.ts';
import type { GapCause } from '../../core/gap.ts';
import type { Link } from '../../core/link.ts';
import type { RoomView } from '../../core/view.ts';
import {
  formatClock,
  formatDate,
  formatDifference,
  formatDuration,
  formatLimit,
  formatMoment,
  formatTemperature,
} from '../format.ts';
import type { TemperatureUnit } from '../format.ts';

/** Below this a change per hour is called steady (K/h): a cycling compressor moves more than that in minutes. */
const STEADY = 0.3;

export const gapCauses: Readonly<Record<GapCause, string>> = {
  'app-closed': 'Frostline was closed',
  suspended: 'the tablet slept',
  'link-lost': 'sensor out of range',
  'no-value': 'sensor sent no value',
  'not-in-file': 'not in the file',
  'too-late': 'nothing arrived',
};

/** The words in the pill of a room: its state, and for how long where that matters. */
export function roomPill(room: RoomView, alert: Alert | undefined): string {
  const silentFor = room.lastAt === undefined ? undefined : formatDuration(room.now - room.lastAt);
  if (room.state === 'alert' && alert !== undefined) {
    const lasting = formatDuration(room.now - alert.since);
    if (alert.kind === 'anomaly') return `Unusual for ${lasting}`;
    if (alert.kind === 'silent') return `No reading for ${silentFor ?? lasting}`;
    return `${alert.side === 'low' ? 'Too cold' : 'Too warm'} for ${lasting}`;
  }
  switch (room.state) {
    case 'alert':
      return 'Alert';
    case 'warning':
      return room.breachSince === undefined ? 'Unusual' : isAboveHigh(room) ? 'Too warm' : 'Too cold';
    case 'silent':
      if (room.noValue) return 'Sensor has no value';
      return silentFor === undefined ? 'Waiting for a reading' : `No reading for ${silentFor}`;
    case 'gap':
      return 'Readings are back';
    case 'learning':
      return `Learning ${Math.floor(room.learned * 100)} %`;
    case 'ended':
      return 'Recording ended';
    case 'normal':
      return 'Normal';
  }
}

function isAboveHigh(room: RoomView): boolean {
  return (room.value ?? room.lastValue ?? room.sensor.settings.high) >= room.sensor.settings.high;
}

/** Why the room is in its state: the left half of the last line of a card. */
export function roomReason(room: RoomView, alert: Alert | undefined, unit: TemperatureUnit): string {
  if (room.state === 'alert' && alert !== undefined) return alertReason(room, alert, unit);
  switch (room.state) {
    case 'alert':
      return '';
    case 'warning':
      return warningReason(room, unit);
    case 'silent':
      return silentReason(room, unit);
    case 'gap':
      return 'limits are active; the model waits for a full window';
    case 'learning':
      return 'the model is learning this room; limits are active';
    case 'ended':
      return endedReason(room, unit);
    case 'normal':
      return trendWords(room.trend, unit) ?? 'within limits';
  }
}

function endedReason(room: RoomView, unit: TemperatureUnit): string {
  if (room.lastAt === undefined || room.lastValue === undefined) return 'nothing was read';
  return `last ${formatTemperature(room.lastValue, unit)} on ${formatDate(room.lastAt)}`;
}

function alertReason(room: RoomView, alert: Alert, unit: TemperatureUnit): string {
  const since = formatMoment(alert.since, room.now);
  if (alert.kind === 'silent') return silentReason(room, unit);
  if (alert.kind === 'anomaly') return `not as the model expects since ${since}`;
  const limit = formatLimit(alert.limit ?? room.sensor.settings.high, unit);
  return `${alert.side === 'low' ? 'below' : 'above'} ${limit} since ${since}`;
}

function warningReason(room: RoomView, unit: TemperatureUnit): string {
  const { low, high } = room.sensor.settings;
  if (room.breachSince === undefined)
    return `${room.anomalous} of ${room.sensor.settings.persistence} unusual readings in a row`;
  const limit = isAboveHigh(room) ? `above ${formatLimit(high, unit)}` : `below ${formatLimit(low, unit)}`;
  return `${limit} for ${formatDuration(room.now - room.breachSince)}`;
}

function silentReason(room: RoomView, unit: TemperatureUnit): string {
  const cause = room.noValue ? gapCauses['no-value'] : gapCauses[room.gap?.cause ?? 'too-late'];
  if (room.lastValue === undefined) return room.lastAt === undefined ? 'nothing has arrived yet' : cause;
  return `${cause}, last ${formatTemperature(room.lastValue, unit)}`;
}

/** Until when, or how bad: the right half of the last line of a card, in stronger ink. */
export function roomUntil(
  room: RoomView,
  alert: Alert | undefined,
  unit: TemperatureUnit,
): string | undefined {
  if (room.state === 'alert' && alert?.kind === 'bounds' && alert.worst !== undefined)
    return `worst ${formatTemperature(alert.worst, unit)}`;
  if (room.state === 'warning' && room.breachSince !== undefined)
    return `alert at ${formatMoment(room.breachSince + room.sensor.settings.delayMs, room.now)}`;
  return undefined;
}

/** `steady`, `rising 0.8 °C per hour`; undefined when there is too little to say. */
export function trendWords(trend: number | undefined, unit: TemperatureUnit): string | undefined {
  if (trend === undefined) return undefined;
  if (Math.abs(trend) < STEADY) return 'steady';
  return `${trend > 0 ? 'rising' : 'falling'} ${formatDifference(trend, unit)} per hour`;
}

/** The state of the connection in words. */
export function linkWords(link: Link | undefined): string {
  switch (link?.status) {
    case undefined:
    case 'idle':
      return 'not connected';
    case 'connecting':
      return link.attempt > 1 ? `connecting, attempt ${link.attempt}` : 'connecting';
    case 'discovering':
      return 'asking what the sensor measures';
    case 'live':
      return 'connected';
    case 'waiting':
      return `connection lost, next attempt ${link.attempt + 1}`;
    case 'resting':
      return `read in turns, again at ${formatClock(link.until)}`;
    case 'lost':
      if (link.fault.code === 'needs-new-choice') return 'waits for your tap';
      return link.retryAt === undefined
        ? 'connection lost'
        : `connection lost, next attempt at ${formatClock(link.retryAt)}`;
  }
}
