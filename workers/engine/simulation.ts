import type { Arrival } from '../../src/core/reading.ts';
import type { NewSensor } from './protocol.ts';
import type { RuleSettings } from '../../src/core/settings.ts';
import type { SimulatedFault, SimulationView } from '../../src/core/view.ts';
import type { RoomState } from '../../src/simulator/room.ts';
import { advanceRoom, clearFault, createRoom, injectFault } from '../../src/simulator/room.ts';
import type { RoomSpec } from '../../src/simulator/room-spec.ts';
import { simulatedRooms } from '../../src/simulator/site.ts';

/** Simulated history a new room begins with: a day to learn from, and a little more. */
const HISTORY_MS = 25 * 3_600_000;
/** A jump of the wall clock longer than this was no tick: nobody listened meanwhile. */
export const SUSPENDED_MS = 10_000;
const SEED = 20_261_120;

/** Plain data, kept in the journal, from which the simulated world goes on after a reload. */
export interface SimulationMemory {
  readonly version: 1;
  readonly speed: number;
  readonly now: number;
  readonly rooms: readonly { readonly sensor: string; readonly spec: string; readonly state: RoomState }[];
}

interface RunningRoom {
  readonly sensor: string;
  readonly spec: RoomSpec;
  state: RoomState;
}

/** Sensor id of a simulated room. */
export function simulatedSensorId(spec: RoomSpec): string {
  return `sim-${spec.id}`;
}

/** The simulated site as it runs in the engine: its own clock, which may run faster than the wall clock, and its rooms. */
export class Simulation {
  #speed: number;
  #now: number;
  #wall: number;
  #rooms: RunningRoom[];

  private constructor(speed: number, now: number, wall: number, rooms: RunningRoom[]) {
    this.#speed = speed;
    this.#now = now;
    this.#wall = wall;
    this.#rooms = rooms;
  }

  /** A new world whose rooms have a day of history behind them at `wall` (ms): `begin` returns it. */
  static create(speed: number, wall: number, utcOffsetMs: number): Simulation {
    const start = wall - HISTORY_MS;
    const rooms = simulatedRooms(utcOffsetMs).map((spec, i) => ({
      sensor: simulatedSensorId(spec),
      spec,
      state: createRoom(spec, SEED + i, start),
    }));
    return new Simulation(speed, start, wall, rooms);
  }

  /** The world of before a reload. Its clock never goes back; time that passed meanwhile passed unheard. */
  static restore(memory: SimulationMemory, wall: number, utcOffsetMs: number): Simulation {
    const specs = new Map(simulatedRooms(utcOffsetMs).map((spec) => [spec.id, spec]));
    const rooms = memory.rooms.flatMap(({ sensor, spec, state }) => {
      const found = specs.get(spec);
      return found === undefined ? [] : [{ sensor, spec: found, state }];
    });
    const simulation = new Simulation(memory.speed, memory.now, wall, rooms);
    simulation.skipTo(Math.max(memory.now, wall));
    return simulation;
  }

  get now(): number {
    return this.#now;
  }
  get speed(): number {
    return this.#speed;
  }
  set speed(speed: number) {
    this.#speed = speed;
  }

  sensors(): (NewSensor & { readonly id: string; readonly settings: RuleSettings })[] {
    return this.#rooms.map(({ sensor, spec }) => ({
      id: sensor,
      name: spec.name,
      place: spec.place,
      storage: spec.storage,
      settings: spec.settings,
      source: { type: 'simulator', room: spec.id },
    }));
  }

  /** The history before now, heard all at once when the simulation is started. */
  begin(): Arrival[] {
    return this.#advanceTo(this.#wall);
  }

  /**
   * The wall clock moved on to `wall`.
   * @returns what the sensors sent, in order of time; nothing for time that was slept through
   */
  tick(wall: number): Arrival[] {
    const passed = Math.max(0, wall - this.#wall);
    this.#wall = wall;
    if (passed > SUSPENDED_MS) {
      this.skipTo(this.#now + passed);
      return [];
    }
    return this.#advanceTo(this.#now + passed * this.#speed);
  }

  remove(sensor: string): void {
    this.#rooms = this.#rooms.filter((room) => room.sensor !== sensor);
  }

  inject(sensor: string, fault: SimulatedFault): boolean {
    return this.#edit(sensor, (state) => injectFault(state, fault));
  }

  clear(sensor: string, fault: SimulatedFault): boolean {
    return this.#edit(sensor, (state) => clearFault(state, fault));
  }

  view(): SimulationView {
    const faults = this.#rooms.flatMap(({ sensor, state }) =>
      state.faults.map(({ fault, since }) => ({ sensor, fault, since })),
    );
    return { speed: this.#speed, now: this.#now, faults };
  }

  memory(): SimulationMemory {
    const rooms = this.#rooms.map(({ sensor, spec, state }) => ({ sensor, spec: spec.id, state }));
    return { version: 1, speed: this.#speed, now: this.#now, rooms };
  }

  #edit(sensor: string, change: (state: RoomState) => RoomState): boolean {
    const room = this.#rooms.find((r) => r.sensor === sensor);
    if (room === undefined) return false;
    room.state = change(room.state);
    return true;
  }

  #advanceTo(now: number): Arrival[] {
    this.#now = now;
    const arrivals = this.#rooms.flatMap((room) => {
      const { state, arrivals: heard } = advanceRoom(room.spec, room.state, now);
      room.state = state;
      return heard.map((arrival) => ({ sensor: room.sensor, ...arrival }));
    });
    return arrivals.sort((a, b) => a.time - b.time);
  }

  /** Time that nobody listened to: the rooms live on, what their sensors sent is lost, as it would be over the air. Never back. */
  skipTo(now: number): void {
    this.#advanceTo(Math.max(now, this.#now));
  }
}

/** Is this a simulation's memory that can be restored? Anything else (an older or damaged one) starts no simulation. */
export function isSimulationMemory(value: unknown): value is SimulationMemory {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    value.version === 1 &&
    'rooms' in value
  );
}
