import type { Alert } from '../core/alert.ts';
import type { AlertView } from '../core/view.ts';

/** English words of notifications. Plain text: names are shown as they were typed. Times in the time zone of the device. */

export const notificationLanguage = 'en';

export const buttonText = { acknowledge: 'Acknowledge', open: 'Open' } as const;

/** A push always shows something, also when its message cannot be read. */
export const unreadablePushText = {
  title: 'Frostline has a message',
  body: 'It could not be read. Open Frostline and look at your rooms.',
} as const;

/** What stands in the notification when an acknowledgement could not be stored. */
export function notAcknowledgedBody(body: string): string {
  return `Not acknowledged: it could not be saved. Try again, or open Frostline. ${body}`.trim();
}

/** "Freezer 1 is too warm". Simulated rooms say so first: practice must never look like the real thing. */
export function alertTitle(view: AlertView, practice = false): string {
  return label(titleOf(view), practice);
}

function titleOf({ room, alert }: AlertView): string {
  switch (alert.kind) {
    case 'bounds':
      return `${room} is ${beyondWord(alert)}`;
    case 'anomaly':
      return `${room} shows an unusual pattern`;
    case 'silent':
      return `${room}: no reading`;
  }
}

/** "−17.4 °C, limit −18 °C, since 14:05 · North hall". Days are named when they are not the day of the latest change. */
export function alertBody({ alert, place }: AlertView, timeZone?: string): string {
  const since = `since ${clock(alert.since, alert.updatedAt, timeZone)}`;
  return withPlace(bodyOf(alert, since), place);
}

function bodyOf(alert: Alert, since: string): string {
  const value = alert.value === undefined ? [] : [celsius(alert.value, alert.limit)];
  switch (alert.kind) {
    case 'bounds':
      return sentence([
        ...value,
        ...(alert.limit === undefined ? [] : [`limit ${limitText(alert.limit)}`]),
        since,
      ]);
    case 'anomaly':
      return sentence([...value, `not its usual pattern ${since}`]);
    case 'silent':
      return sentence([`no reading ${since}`, 'the temperature is not known']);
  }
}

/** "Freezer 1 was too warm": a breach that nobody heard live and that the sensor's own log has brought to light. */
export function lateTitle(view: AlertView, practice = false): string {
  return label(`${view.room} was ${beyondWord(view.alert)}`, practice);
}

/** "From 02:05 to 02:32, at worst −12.1 °C. Found late, in the sensor’s own log. · North hall" */
export function lateBody({ alert, place }: AlertView, timeZone?: string): string {
  const end = alert.clearedAt ?? alert.updatedAt;
  const span = `from ${clock(alert.since, end, timeZone)} to ${clock(end, end, timeZone)}`;
  const worst = alert.worst === undefined ? [] : [`at worst ${celsius(alert.worst, alert.limit)}`];
  return withPlace(`${sentence([span, ...worst])}. Found late, in the sensor’s own log.`, place);
}

/** "Freezer 1 is back within its limits": the end of an alert nobody has acknowledged. */
export function clearedTitle(view: AlertView, practice = false): string {
  return label(clearedTitleOf(view), practice);
}

function clearedTitleOf({ room, alert }: AlertView): string {
  switch (alert.kind) {
    case 'bounds':
      return `${room} is back within its limits`;
    case 'anomaly':
      return `${room} is back to its usual pattern`;
    case 'silent':
      return `${room}: readings are back`;
  }
}

/** "Too warm from 14:05 to 14:32, at worst −12.1 °C. Not acknowledged. · North hall" */
export function clearedBody({ alert, place }: AlertView, timeZone?: string): string {
  const end = alert.clearedAt ?? alert.updatedAt;
  const span = `from ${clock(alert.since, end, timeZone)} to ${clock(end, end, timeZone)}`;
  const worst =
    alert.kind !== 'bounds' || alert.worst === undefined
      ? []
      : [`at worst ${celsius(alert.worst, alert.limit)}`];
  const what = { bounds: beyondWord(alert), anomaly: 'unusual pattern', silent: 'no reading' }[alert.kind];
  return withPlace(`${sentence([`${what} ${span}`, ...worst])}. Not acknowledged.`, place);
}

function beyondWord(alert: Alert): string {
  if (alert.side === undefined) return 'outside its limits';
  return alert.side === 'high' ? 'too warm' : 'too cold';
}

function label(title: string, practice: boolean): string {
  return practice ? `Simulated: ${title}` : title;
}

function withPlace(body: string, place: string): string {
  return place === '' ? body : `${body} · ${place}`;
}

function sentence(parts: readonly string[]): string {
  const text = parts.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * One decimal, and more where one would round the value onto the limit it has crossed: "−17.98 °C, limit −18 °C"
 * is a breach, "−18.0 °C, limit −18 °C" would look like a mistake.
 */
function celsius(value: number, limit: number | undefined): string {
  const enough =
    [1, 2, 3].find((digits) => limit === undefined || Number(value.toFixed(digits)) !== limit) ?? 1;
  return degrees(value, enough, enough);
}

function limitText(limit: number): string {
  return degrees(limit, 0, 2);
}

function degrees(value: number, fewest: number, most: number): string {
  const format = new Intl.NumberFormat('en', {
    minimumFractionDigits: fewest,
    maximumFractionDigits: most,
    signDisplay: 'negative',
    useGrouping: false,
  });
  return `${format.format(value).replace('-', '−')} °C`;
}

function clock(time: number, seenFrom: number, timeZone: string | undefined): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', ...zone });
  const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', ...zone });
  const hours = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...zone,
  });
  const sameDay = day.format(time) === day.format(seenFrom);
  return sameDay ? hours.format(time) : `${shortDay.format(time)} ${hours.format(time)}`;
}

/** What a person sees who asks whether notifications work. */
export const testText = {
  title: 'Frostline can reach you here',
  body: 'This is how an alert will arrive on this device. Nothing is wrong.',
} as const;
