import type { Sequential } from '@tensorflow/tfjs-layers';
import { countAnomalous, isModelAnomaly, isPersistent } from '../../src/core/rule.ts';
import type { SimulatedFault } from '../../src/core/view.ts';
import { errorsOf } from './fit.ts';
import { cutWindows, simulateFault } from './rooms.ts';
import type { RoomHistory } from './rooms.ts';

/** N of the hybrid rule in every figure of the card. */
export const persistence = 3;
/** Alarms closer together than this are one episode. */
const mergeMinutes = 60;

export interface FalseAlarms {
  readonly rooms: number;
  readonly weeks: number;
  readonly episodes: number;
  /** Rooms without any. */
  readonly quietRooms: number;
  /** Share of all windows above the threshold. */
  readonly above: number;
}

export interface FaultFigures {
  readonly fault: SimulatedFault;
  readonly cases: number;
  readonly found: number;
  /** Minutes from the onset to the third anomalous reading in a row; a miss counts as infinite. */
  readonly medianDelay: number;
  readonly worstDelay: number;
  /** Cases in which the temperature passed the upper bound within the same time, and the median delay of that. */
  readonly breached: number;
  readonly medianBreach: number;
  /** Cases the model announced before the bound was passed. */
  readonly before: number;
}

/** Errors of every window of a room that ends after its first day, one per minute. */
export async function scoreNormal(
  network: Sequential,
  steps: number,
  room: RoomHistory,
): Promise<Float32Array> {
  return errorsOf(network, steps, cutWindows(room.scaled, steps, 24 * 60 - steps + 1, 1));
}

export function countFalseAlarms(errors: readonly Float32Array[], threshold: number): FalseAlarms {
  const episodes = errors.map((room) => episodesOf(room, threshold));
  const minutes = errors.reduce((sum, room) => sum + room.length, 0);
  const above = errors.reduce((sum, room) => sum + room.filter((error) => error > threshold).length, 0);
  return {
    rooms: errors.length,
    weeks: minutes / (7 * 24 * 60),
    episodes: episodes.reduce((a, b) => a + b, 0),
    quietRooms: episodes.filter((count) => count === 0).length,
    above: above / minutes,
  };
}

function episodesOf(errors: Float32Array, threshold: number): number {
  let episodes = 0;
  let lastOn = -Infinity;
  for (const at of alarmMinutes(errors, threshold)) {
    if (at - lastOn > mergeMinutes) episodes += 1;
    lastOn = at;
  }
  return episodes;
}

/** Minutes at which the model's half of the hybrid rule speaks. */
export function alarmMinutes(errors: ArrayLike<number>, threshold: number): number[] {
  const on: number[] = [];
  let anomalous = 0;
  for (let at = 0; at < errors.length; at++) {
    anomalous = countAnomalous(anomalous, isModelAnomaly(errors[at] ?? NaN, threshold));
    if (isPersistent(anomalous, persistence)) on.push(at);
  }
  return on;
}

/** Inject the fault into each room at several times of its day and watch for `minutes`. */
export async function measureFault(
  network: Sequential,
  steps: number,
  rooms: readonly RoomHistory[],
  fault: SimulatedFault,
  waits: readonly number[],
  minutes: number,
  threshold: number,
): Promise<FaultFigures> {
  const cases = rooms.flatMap((room) =>
    waits.map((wait) => ({ room, ...simulateFault(room, fault, wait, steps - 1, minutes) })),
  );
  const delays: number[] = [];
  const breaches: number[] = [];
  for (const { room, scaled, faulty } of cases) {
    const errors = await errorsOf(network, steps, cutWindows(scaled, steps, 0, 1));
    const found = alarmMinutes(errors, threshold)[0];
    delays.push(found === undefined ? Infinity : found + 1);
    const breach = faulty.findIndex((step) => step.value > room.spec.settings.high);
    breaches.push(breach === -1 ? Infinity : breach + 1);
  }
  const found = delays.filter(Number.isFinite);
  return {
    fault,
    cases: cases.length,
    found: found.length,
    medianDelay: middle(delays),
    worstDelay: Math.max(...found),
    breached: breaches.filter(Number.isFinite).length,
    medianBreach: middle(breaches),
    before: delays.filter((delay, i) => delay < (breaches[i] ?? Infinity)).length,
  };
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? NaN;
}
