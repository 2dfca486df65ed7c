import type { AlertChange } from './alert-book.ts';
import type { Gap } from './gap.ts';
import { Learning } from './learning.ts';
import type { Link } from './link.ts';
import type { Profile } from './profile.ts';
import type { Arrival } from './reading.ts';
import type { Quantity } from './quantity.ts';
import type { Learned } from './score-rows.ts';
import type { Sensor } from './sensor.ts';
import type { LineEvent, LineMemory, Row } from './sensor-line.ts';
import { SensorLine } from './sensor-line.ts';

/** Where a room sends what it has to say. The live engine and the recording reader each have their own. */
export interface RoomOutlet {
  reading(sensor: string, quantity: Quantity | 'error', time: number, value: number): void;
  gap(gap: Gap): void;
  alert(change: AlertChange): void;
  /** A full row, to be scored when the room's profile is known. */
  row(room: Room, row: Row): void;
  /** Enough was seen to make the room's profile. */
  learned(room: Room): void;
}

/** A day of rows at one a minute: what may wait for a detector that is not there yet. */
const MOST_UNSCORED = 1440;

/** One room in the engine: its line, what it is learning, and the latest of everything else its sensor says. */
export class Room {
  readonly line: SensorLine;
  readonly #outlet: RoomOutlet;
  readonly #steps: number;
  #learning: Learning | undefined;
  #profile: Profile | undefined;
  readonly #unscored: Row[] = [];
  threshold: number | undefined;
  link: Link | undefined;
  humidity: number | undefined;
  battery: number | undefined;

  /** @param steps length of the model's window in steps */
  constructor(
    sensor: Sensor,
    steps: number,
    memory: LineMemory,
    profile: Profile | undefined,
    outlet: RoomOutlet,
  ) {
    this.line = new SensorLine(sensor, steps, memory);
    this.#steps = steps;
    this.#outlet = outlet;
    this.#profile = profile;
    if (profile === undefined) this.#learning = new Learning(sensor.settings.intervalMs, steps);
  }

  get sensor(): Sensor {
    return this.line.sensor;
  }
  get profile(): Profile | undefined {
    return this.#profile;
  }
  get learning(): Learning | undefined {
    return this.#learning;
  }
  /** 0..1 */
  get learned(): number {
    return this.#profile === undefined ? (this.#learning?.progress ?? 0) * 0.99 : 1;
  }

  /** Measurements from the air. Every value is handed to the outlet to be stored; temperatures go down the line. */
  arrive({ sensor, time, measurements }: Arrival): void {
    for (const { quantity, value } of measurements) {
      if (value === undefined) {
        if (quantity === 'temperature') this.line.sensorHasNoValue();
        continue;
      }
      this.#outlet.reading(sensor, quantity, time, value);
      if (quantity === 'temperature') this.handle(this.line.reading(time, value));
      else if (quantity === 'humidity') this.humidity = value;
      else if (quantity === 'battery') this.battery = value;
    }
  }

  tick(now: number): void {
    this.handle(this.line.tick(now));
  }

  /** The detector's answer to a row of this room. */
  scored(row: Row, error: number): void {
    if (this.threshold === undefined) return;
    if (Number.isFinite(error)) this.#outlet.reading(this.sensor.id, 'error', row.end, error);
    this.handle(this.line.scored(row, error, this.threshold));
  }

  /** The room is known from now on; the errors its learned windows have in hindsight are stored, but nobody is alarmed by them. */
  know({ profile, scores }: Learned): void {
    this.#profile = profile;
    this.#learning = undefined;
    for (const { time, error } of scores)
      if (Number.isFinite(error)) this.#outlet.reading(this.sensor.id, 'error', time, error);
    for (const row of this.#unscored.splice(0)) this.#outlet.row(this, row);
  }

  /** Settings changed; another cadence means that the room has to be learned anew. */
  change(sensor: Sensor): void {
    const otherCadence = sensor.settings.intervalMs !== this.sensor.settings.intervalMs;
    this.line.change(sensor);
    if (!otherCadence) return;
    this.#profile = undefined;
    this.threshold = undefined;
    this.#learning = new Learning(sensor.settings.intervalMs, this.#steps);
  }

  /** A stored reading from before a restart: fills the window and the learning, judges nothing. */
  remember(time: number, value: number): void {
    for (const event of this.line.remember(time, value)) this.#learn(event);
  }

  handle(events: readonly LineEvent[]): void {
    for (const event of events) {
      this.#learn(event);
      if (event.type === 'gap') this.#outlet.gap(event.gap);
      else if (event.type === 'alert') this.#outlet.alert(event.change);
      else if (event.type === 'row') this.#row(event.row);
    }
    if (this.#learning?.done === true) this.#outlet.learned(this);
  }

  /** Rows that come after the learning and before the profile wait for it. */
  #row(row: Row): void {
    if (this.#profile !== undefined) this.#outlet.row(this, row);
    else if (this.#learning?.done === true) this.#unscored.push(row);
    if (this.#unscored.length > MOST_UNSCORED) this.#unscored.shift();
  }

  #learn(event: LineEvent): void {
    if (event.type === 'step') this.#learning?.add(event.step);
    else if (event.type === 'broke') this.#learning?.break();
  }
}
