import type { Measurement } from '../core/reading.ts';
import type { SimulatedFault } from '../core/view.ts';
import type { Climate } from './climate.ts';
import { beginClimate, stepClimate } from './climate.ts';
import type { Controller } from './controller.ts';
import { beginController, decide, fansRun } from './controller.ts';
import type { Probe } from './probe.ts';
import { beginProbe, followAir, report } from './probe.ts';
import type { RandomState } from './random.ts';
import { seedRandom } from './random.ts';
import type { RoomSpec } from './room-spec.ts';
import type { Surroundings } from './surroundings.ts';
import { beginSurroundings, observeOutside } from './surroundings.ts';

/** A room at one time: plain data that survives JSON. A value: the functions below return a new one. Times in ms. */
export interface RoomState {
  readonly time: number;
  /** Until when the physics is worked out; always within one step of `time`. */
  readonly steppedTo: number;
  readonly climate: Climate;
  readonly controller: Controller;
  readonly surroundings: Surroundings;
  readonly probe: Probe;
  /** The world's chance and the sensor's chance, apart, so that a fault changes neither. */
  readonly worldRandom: RandomState;
  readonly probeRandom: RandomState;
  readonly faults: readonly ActiveFault[];
}

export interface ActiveFault {
  readonly fault: SimulatedFault;
  readonly since: number;
}

/** What a sensor sent at one time. */
export interface RoomArrival {
  readonly time: number;
  readonly measurements: Measurement[];
}

const stepMs = 5_000;
const warmUpMs = 24 * 3_600_000;

/**
 * A room that has been running for a day, so that its first report is already a normal one.
 * @param seed any integer; the same seed gives the same room for ever. Rooms of one site want seeds of their own, or
 *   their doors open at the same moments
 * @param startAt ms since the epoch; the first report arrives within a second of it
 */
export function createRoom(spec: RoomSpec, seed: number, startAt: number): RoomState {
  const begin = startAt - warmUpMs;
  const climate = beginClimate(spec);
  const worldRandom = seedRandom(seed, 1);
  const probeRandom = seedRandom(seed, 2);
  const cold: RoomState = {
    time: begin,
    steppedTo: begin,
    climate,
    controller: beginController(spec, begin, climate.air),
    surroundings: beginSurroundings(spec, worldRandom, begin),
    probe: beginProbe(spec, probeRandom, startAt, climate.air),
    worldRandom,
    probeRandom,
    faults: [],
  };
  // One millisecond short, so that a report due at the very start is not lost here.
  return { ...advanceRoom(spec, cold, startAt - 1).state, time: startAt };
}

/**
 * Let time pass. One long advance and many short ones give the same readings, because the physics runs on its own grid.
 * A `to` that is not after `state.time` changes nothing.
 * @param to ms since the epoch; throws a RangeError when it is not a finite number
 * @returns the room at `to`, and what its sensor sent up to and including `to`, in order of time
 */
export function advanceRoom(
  spec: RoomSpec,
  state: RoomState,
  to: number,
): { state: RoomState; arrivals: RoomArrival[] } {
  const arrivals: RoomArrival[] = [];
  if (!Number.isFinite(to)) throw new RangeError(`a room cannot advance to ${to}`);
  if (to <= state.time) return { state, arrivals };
  const parts = copyParts(state);
  const { climate, probe, probeRandom } = parts;
  let at = state.steppedTo;
  for (;;) {
    // Steps and reports in order of time; a report sees the last finished step.
    if (at + stepMs <= Math.min(to, probe.nextAt)) {
      stepRoom(spec, parts, state.faults, at);
      at += stepMs;
    } else if (probe.nextAt <= to) {
      arrivals.push({ time: probe.nextAt, measurements: report(spec, probe, climate, probeRandom) });
    } else break;
  }
  return { state: { ...state, ...parts, time: to, steppedTo: at }, arrivals };
}

/** The fault begins now and lasts until it is cleared. A fault that is already there stays as it is. */
export function injectFault(state: RoomState, fault: SimulatedFault): RoomState {
  if (state.faults.some((f) => f.fault === fault)) return state;
  return { ...state, faults: [...state.faults, { fault, since: state.time }] };
}

export function clearFault(state: RoomState, fault: SimulatedFault): RoomState {
  return { ...state, faults: state.faults.filter((f) => f.fault !== fault) };
}

type MovingParts = Pick<
  RoomState,
  'climate' | 'probe' | 'controller' | 'surroundings' | 'worldRandom' | 'probeRandom'
>;

/** The parts that a step changes in place, copied so that the caller's state stays what it was. */
function copyParts(state: RoomState): MovingParts {
  return {
    climate: { ...state.climate },
    probe: { ...state.probe },
    controller: { ...state.controller },
    surroundings: { ...state.surroundings },
    worldRandom: [...state.worldRandom],
    probeRandom: [...state.probeRandom],
  };
}

function stepRoom(spec: RoomSpec, parts: MovingParts, faults: readonly ActiveFault[], time: number): void {
  const { climate, controller, surroundings, probe, worldRandom } = parts;
  const has = (fault: SimulatedFault) => faults.some((f) => f.fault === fault);
  const stepS = stepMs / 1000;
  const observed = observeOutside(spec, surroundings, worldRandom, time, stepMs);
  const wedged = has('door-open');
  decide(spec, controller, time, stepS, climate.air, climate.coil);
  const drive = {
    // The controller calls for cooling; a stopped compressor does not answer.
    compressor: controller.compressor && !has('compressor-stopped'),
    fans: fansRun(spec, controller),
    heater: controller.phase === 'defrost' ? spec.defrost.power : 0,
    doorProtection: wedged ? spec.door.wedgedProtection : spec.door.protection,
  };
  stepClimate(spec, climate, drive, wedged ? { ...observed, doorOpen: 1 } : observed, stepS);
  followAir(spec, probe, climate.air, stepS);
}
