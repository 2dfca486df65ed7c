import type { RandomState } from './random.ts';
import { drawNormal, drawScale, drawUnit, drawWait } from './random.ts';
import type { RoomSpec } from './room-spec.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The opening under way or the next one, and the weather of the hour. Times in ms. */
export interface Surroundings {
  opensAt: number;
  closesAt: number;
  /** Departure of the dock from its usual temperature, K, and when it changes next. */
  weather: number;
  weatherUntil: number;
}

/** What the world outside does to the room during one step. */
export interface Outside {
  readonly dockTemperature: number;
  readonly buildingTemperature: number;
  /** Share of the step that the door is open, 0..1. */
  readonly doorOpen: number;
  readonly working: boolean;
}

export function beginSurroundings(spec: RoomSpec, random: RandomState, time: number): Surroundings {
  const weather = drawNormal(random) * spec.dock.weather;
  return { ...nextOpening(spec, random, time), weather, weatherUntil: time + HOUR };
}

/** The world outside from `time` to `time + stepMs`; moves `around` on in place. */
export function observeOutside(
  spec: RoomSpec,
  around: Surroundings,
  random: RandomState,
  time: number,
  stepMs: number,
): Outside {
  let open = 0;
  for (;;) {
    open += Math.max(0, Math.min(around.closesAt, time + stepMs) - Math.max(around.opensAt, time));
    if (around.closesAt >= time + stepMs) break;
    Object.assign(around, nextOpening(spec, random, around.closesAt));
  }
  while (time >= around.weatherUntil) {
    // First-order autoregression: weather that changes within about a day and keeps its spread.
    const kept = Math.exp(-1 / 24);
    around.weather =
      kept * around.weather + Math.sqrt(1 - kept * kept) * spec.dock.weather * drawNormal(random);
    around.weatherUntil += HOUR;
  }
  const hour = localHour(spec, time);
  const departure = spec.dock.swing * Math.cos((2 * Math.PI * (hour - 15)) / 24) + around.weather;
  return {
    dockTemperature: spec.dock.temperature + departure,
    // The building behind the insulation feels about a third of what the dock feels.
    buildingTemperature: spec.shell.buildingTemperature + departure / 3,
    doorOpen: open / stepMs,
    working: activityAt(spec, time) > 0,
  };
}

/** How busy the room is, 0..1: deliveries in the morning, nothing over lunch, half of it on Saturday, closed on Sunday. */
export function activityAt(spec: RoomSpec, time: number): number {
  const { workFrom, workTo } = spec.door;
  const hour = localHour(spec, time);
  if (hour < workFrom || hour >= workTo) return 0;
  const weekday = (Math.floor((time + spec.utcOffsetMs) / DAY) + 4) % 7;
  if (weekday === 0) return 0;
  const day = weekday === 6 ? 0.5 : 1;
  if (hour < workFrom + 3) return day;
  return hour >= 12 && hour < 13 ? 0 : 0.6 * day;
}

function localHour(spec: RoomSpec, time: number): number {
  const local = (time + spec.utcOffsetMs) % DAY;
  return (local < 0 ? local + DAY : local) / HOUR;
}

/** Poisson arrivals thinned by the activity of the hour; a quiet day ends in an opening of no length. */
function nextOpening(
  spec: RoomSpec,
  random: RandomState,
  from: number,
): Pick<Surroundings, 'opensAt' | 'closesAt'> {
  const { perHour, openMs, loadingShare, loadingMs } = spec.door;
  const latest = from + DAY;
  for (let at = from; perHour > 0;) {
    at += drawWait(random, HOUR / perHour);
    if (at >= latest) break;
    const accepted = drawUnit(random) < activityAt(spec, at);
    if (accepted) {
      const usual = drawUnit(random) < loadingShare ? loadingMs : openMs;
      const length = usual * drawScale(random, 0.5, 2);
      return { opensAt: Math.round(at), closesAt: Math.round(at + length) };
    }
  }
  return { opensAt: latest, closesAt: latest };
}
