/**
 * How numbers, temperatures and times are written. A minus is a true minus (U+2212), a temperature has one decimal,
 * and nothing that rounds to zero carries a sign. The value itself is always °C; `unit` only changes what is shown.
 */
export type TemperatureUnit = 'celsius' | 'fahrenheit';

const MINUS = '\u2212';
const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

/** A number with a fixed count of decimals and a true minus; a dash where there is no number. */
export function formatNumber(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return '–';
  const digits = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(digits) !== 0 ? MINUS + digits : digits;
}

/** A bound or a scale mark: as many decimals as it needs, two at most. */
export function formatShort(value: number): string {
  return formatNumber(
    value,
    Number.isInteger(value) ? 0 : Number.isInteger(Math.round(value * 100) / 10) ? 1 : 2,
  );
}

/** °C to the unit on the screen. */
export function toUnit(celsius: number, unit: TemperatureUnit): number {
  return unit === 'celsius' ? celsius : celsius * 1.8 + 32;
}

/** A difference or a rate: without the offset of the scale. */
export function toUnitDifference(kelvin: number, unit: TemperatureUnit): number {
  return unit === 'celsius' ? kelvin : kelvin * 1.8;
}

export function unitSign(unit: TemperatureUnit): string {
  return unit === 'celsius' ? '°C' : '°F';
}

/** `−18.8`, without the unit. */
export function formatDegrees(celsius: number, unit: TemperatureUnit): string {
  return formatNumber(toUnit(celsius, unit), 1);
}

/** `−18.8 °C`, the two held together by a no-break space. */
export function formatTemperature(celsius: number, unit: TemperatureUnit): string {
  return `${formatDegrees(celsius, unit)}\u00a0${unitSign(unit)}`;
}

/** A bound as it was typed: `−18 °C`, `−17.5 °C`. */
export function formatLimit(celsius: number, unit: TemperatureUnit): string {
  return `${formatLimitDegrees(celsius, unit)}\u00a0${unitSign(unit)}`;
}

export function formatLimitDegrees(celsius: number, unit: TemperatureUnit): string {
  return formatShort(Math.round(toUnit(celsius, unit) * 100) / 100);
}

/** A distance between two temperatures: `0.9 °C`. */
export function formatDifference(kelvin: number, unit: TemperatureUnit): string {
  return `${formatNumber(toUnitDifference(Math.abs(kelvin), unit), 1)}\u00a0${unitSign(unit)}`;
}

/** `45 s`, `14 min`, `1 h 50 min`, `3 d 4 h`; the smaller part is left out when it is zero. */
export function formatDuration(ms: number): string {
  const whole = Math.max(0, ms);
  if (whole < MINUTE) return `${Math.floor(whole / SECOND)} s`;
  if (whole < HOUR) return `${Math.floor(whole / MINUTE)} min`;
  if (whole < DAY) return twoParts(Math.floor(whole / HOUR), 'h', Math.floor((whole % HOUR) / MINUTE), 'min');
  return twoParts(Math.floor(whole / DAY), 'd', Math.floor((whole % DAY) / HOUR), 'h');
}

function twoParts(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const clockWithSeconds = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayAndYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** `14:06` */
export function formatClock(time: number): string {
  return clock.format(time);
}

/** `14:06:31` */
export function formatClockSeconds(time: number): string {
  return clockWithSeconds.format(time);
}

/** `12 Nov`, or `12 Nov 2024` when it is not the year of `now`. */
export function formatDay(time: number, now: number): string {
  const sameYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  return (sameYear ? day : dayAndYear).format(time);
}

/** `14:06` today, `12 Nov 14:06` on any other day. */
export function formatMoment(time: number, now: number): string {
  const today = new Date(time).toDateString() === new Date(now).toDateString();
  return today ? formatClock(time) : `${formatDay(time, now)} ${formatClock(time)}`;
}

/** `12 Nov 2024 14:06`: for recordings, where “today” means nothing. */
export function formatDate(time: number): string {
  return `${dayAndYear.format(time)} ${formatClock(time)}`;
}

/** A share 0..1 as `95.1 %`. Never rounds up to a full hundred: 99.96 % watched is not all of it. */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (percent >= 100) return '100\u00a0%';
  return `${formatNumber(Math.floor(percent * 10) / 10, 1)}\u00a0%`;
}

/** `1 room`, `3 rooms` */
export function count(n: number, one: string, many: string): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
}
