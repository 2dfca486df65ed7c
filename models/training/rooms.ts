import { Cadence } from '../../src/core/cadence.ts';
import type { Step } from '../../src/core/cadence.ts';
import { makeProfile, scale } from '../../src/core/profile.ts';
import type { Profile } from '../../src/core/profile.ts';
import type { SimulatedFault } from '../../src/core/view.ts';
import type { RoomSpec } from '../../src/simulator/room-spec.ts';
import { advanceRoom, createRoom, injectFault } from '../../src/simulator/room.ts';
import type { RoomState } from '../../src/simulator/room.ts';

export const minuteMs = 60_000;
export const dayMs = 24 * 60 * minuteMs;

/** A Monday, so that no training depends on the day it is run. */
const startAt = Date.UTC(2026, 0, 5);

/** One room's history on the cadence of the windows, and what its first day taught. */
export interface RoomHistory {
  readonly spec: RoomSpec;
  readonly steps: readonly Step[];
  readonly profile: Profile;
  /** The steps' values as the model sees them. */
  readonly scaled: Float32Array;
  /** The room as it is at the end, to be continued with a fault. */
  readonly state: RoomState;
}

/** Simulate `days` of normal operation; the first 24 h make the profile. */
export function simulateNormal(spec: RoomSpec, seed: number, days: number): RoomHistory {
  const { state, steps } = play(spec, createRoom(spec, seed, startAt), startAt + days * dayMs);
  const first = steps.filter((step) => step.time <= startAt + dayMs);
  const profile = makeProfile(
    spec.id,
    first.map((step) => step.value),
    startAt,
    startAt + dayMs,
  );
  if (!profile) throw new Error(`room ${spec.id} reported too little in its first day`);
  return { spec, steps, profile, scaled: scaleSteps(steps, profile), state };
}

/**
 * The room goes on as it was for some minutes, then the fault begins.
 * @returns scaled values of `before` steps before the fault and `after` steps from its onset, and the temperatures of the latter
 */
export function simulateFault(
  room: RoomHistory,
  fault: SimulatedFault,
  waitMinutes: number,
  before: number,
  after: number,
): { scaled: Float32Array; faulty: readonly Step[] } {
  const waited = play(room.spec, room.state, room.state.time + waitMinutes * minuteMs);
  const broken = injectFault(waited.state, fault);
  const faulty = play(room.spec, broken, broken.time + after * minuteMs).steps;
  const normal = [...room.steps, ...waited.steps].slice(-before);
  return { scaled: scaleSteps([...normal, ...faulty], room.profile), faulty };
}

function scaleSteps(steps: readonly Step[], profile: Profile): Float32Array {
  return scale(
    steps.map((step) => step.value),
    profile,
  );
}

function play(spec: RoomSpec, from: RoomState, to: number): { state: RoomState; steps: Step[] } {
  const cadence = new Cadence(minuteMs);
  const steps: Step[] = [];
  const { state, arrivals } = advanceRoom(spec, from, to);
  for (const { time, measurements } of arrivals)
    for (const { quantity, value } of measurements)
      if (quantity === 'temperature' && value !== undefined) steps.push(...cadence.accept(time, value).steps);
  steps.push(...cadence.tick(to));
  return { state, steps };
}

/**
 * Windows of `length` values, one after the other in one array, that begin at `first`, `first + stride`, ….
 * @returns `count × length` values
 */
export function cutWindows(
  values: Float32Array,
  length: number,
  first: number,
  stride: number,
): Float32Array {
  const count = Math.max(0, Math.floor((values.length - length - first) / stride) + 1);
  const windows = new Float32Array(count * length);
  for (let i = 0; i < count; i++)
    windows.set(values.subarray(first + i * stride, first + i * stride + length), i * length);
  return windows;
}

/** Several arrays as one. */
export function join(parts: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
