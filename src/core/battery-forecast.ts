/** What is to be expected of a battery. */
export interface BatteryForecast {
  /** %, the median of the last three that were told. */
  readonly level: number;
  /** % a day, ≤ 0; absent when it is not known yet or too slow to see. */
  readonly perDay?: number;
  /** Days until it is empty; absent when that cannot be told. */
  readonly daysLeft?: number;
  /** Times in the last 30 days that the sensor restarted by itself. */
  readonly resets: number;
  /** Change it now: it is nearly empty or says so, has two weeks left, or restarts. */
  readonly isLow: boolean;
}

const DAY = 24 * 3_600_000;
/** Days that are looked at: the last two weeks tell of a collapse, a quarter of a year of the steady use. */
const SHORT_DAYS = 14;
export const LONG_DAYS = 90;
/** A shorter span says nothing about a cell that lasts years. */
const FEWEST_DAYS = 7;
/** % a day: less than this is not told apart from no use at all. */
const SLOWEST = 0.02;
/** %: a level that rises by this much from one day to the next is a new battery. Warmth alone lifts a cold cell by less. */
const NEW_BATTERY = 25;
const LOW_LEVEL = 10;
const LOW_DAYS = 14;
const RESET_DAYS = 30;
/** One restart may be a person's finger or a knock. */
const TELLING_RESETS = 2;
/** Beyond this a forecast is a fairy tale. */
const LONGEST_DAYS = 3650;

interface Day {
  readonly day: number;
  readonly level: number;
}

/**
 * Forecast of a battery from its stored levels: the median of each day, and a line through them that single days cannot bend (Theil–Sen:
 * the median of the slopes of all pairs). Of the last two weeks and the last quarter the steeper one counts, because coin cells
 * are flat for months and then fall.
 * @param times ms since the epoch, ascending, of this device's battery levels
 * @param levels %, as many
 * @param resets times at which the sensor's counter began anew
 * @param saysLow the sensor itself says that its battery is nearly empty
 * @returns `undefined` without any level
 */
export function forecastBattery(
  times: ArrayLike<number>,
  levels: ArrayLike<number>,
  resets: readonly number[],
  now: number,
  saysLow = false,
): BatteryForecast | undefined {
  const days = sinceNewBattery(dailyMedians(times, levels, now - LONG_DAYS * DAY));
  const last = days.at(-1);
  const first = days[0];
  if (last === undefined || first === undefined) return undefined;
  const from = Math.max(now - RESET_DAYS * DAY, first.day * DAY);
  const told = resets.filter((time) => time > from && time <= now).length;
  const slopes = [days, days.filter(({ day }) => last.day - day <= SHORT_DAYS)].flatMap(slopeOf);
  const perDay = Math.min(0, ...slopes);
  const level = median(Array.from(levels).filter(Number.isFinite).slice(-3));
  const daysLeft = perDay <= -SLOWEST ? level / -perDay : undefined;
  const isLow =
    saysLow ||
    level <= LOW_LEVEL ||
    (daysLeft !== undefined && daysLeft <= LOW_DAYS) ||
    told >= TELLING_RESETS;
  return {
    level,
    resets: told,
    isLow,
    ...(daysLeft === undefined || daysLeft > LONGEST_DAYS ? {} : { perDay, daysLeft: Math.floor(daysLeft) }),
  };
}

function dailyMedians(times: ArrayLike<number>, levels: ArrayLike<number>, from: number): Day[] {
  const byDay = new Map<number, number[]>();
  for (let i = 0; i < times.length; i += 1) {
    const time = times[i] ?? Number.NaN;
    const level = levels[i] ?? Number.NaN;
    if (!(time >= from) || Number.isNaN(level)) continue;
    const day = Math.floor(time / DAY);
    byDay.set(day, [...(byDay.get(day) ?? []), level]);
  }
  return [...byDay].sort(([a], [b]) => a - b).map(([day, all]) => ({ day, level: median(all) }));
}

function sinceNewBattery(days: readonly Day[]): readonly Day[] {
  const changed = days.findLastIndex(({ level }, i) => {
    // Against several days: a single wild one is no empty battery.
    const before = days.slice(Math.max(0, i - 3), i).map((day) => day.level);
    return before.length > 0 && level - median(before) >= NEW_BATTERY;
  });
  return changed === -1 ? days : days.slice(changed);
}

function slopeOf(days: readonly Day[]): number[] {
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined || last.day - first.day < FEWEST_DAYS) return [];
  const slopes = days.flatMap((a, i) => days.slice(i + 1).map((b) => (b.level - a.level) / (b.day - a.day)));
  return [median(slopes)];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}
