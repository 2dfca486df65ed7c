import type { AlertChange } from './alert-book.ts';
import type { BatteryForecast } from './battery-forecast.ts';
import type { Correction } from './calibration.ts';
import { correct, recalibrate } from './calibration.ts';
import type { Finding } from './finding.ts';
import type { Gap } from './gap.ts';
import { Hearing } from './hearing.ts';
import { Learning } from './learning.ts';
import type { Profile } from './profile.ts';
import type { Arrival } from './reading.ts';
import type { Derived, Quantity } from './quantity.ts';
import type { Learned } from './score-rows.ts';
import type { Sensor } from './sensor.ts';
import type { LineEvent, LineMemory, Row } from './sensor-line.ts';
import { SensorLine } from './sensor-line.ts';
import type { WatchMemory } from './sensor-watch.ts';
import { SensorWatch } from './sensor-watch.ts';
import type { VitalSigns } from './vital-signs.ts';

/** Where a room sends what it has to say. The live engine and the recording reader each have their own. */
export interface RoomOutlet {
  reading(sensor: string, quantity: Quantity | Derived, time: number, value: number): void;
  gap(gap: Gap): void;
  alert(change: AlertChange): void;
  /** A full row, to be scored when the room's profile is known. */
  row(room: Room, row: Row): void;
  /** Enough was seen to make the room's profile. */
  learned(room: Room): void;
  /** Something is wrong with the sensor itself. */
  finding(finding: Finding): void;
}

/** A day of rows at one a minute: what may wait for a detector that is not there yet. */
const MOST_UNSCORED = 1440;

/** One room in the engine: its line, what it is learning, and the latest of everything else its sensor says. */
export class Room {
  readonly line: SensorLine;
  readonly watch: SensorWatch;
  readonly hearing: Hearing;
  readonly #outlet: RoomOutlet;
  readonly #steps: number;
  #learning: Learning | undefined;
  #profile: Profile | undefined;
  readonly #unscored: Row[] = [];
  threshold: number | undefined;
  humidity: number | undefined;
  battery: number | undefined;
  forecast: BatteryForecast | undefined;
  /** The latest of each. */
  vitals: VitalSigns = {};

  /**
   * @param steps length of the model's window in steps
   * @param watch what is known of the sensor as a device
   */
  constructor(
    sensor: Sensor,
    steps: number,
    memory: LineMemory,
    profile: Profile | undefined,
    outlet: RoomOutlet,
    watch: WatchMemory = {},
  ) {
    this.line = new SensorLine(sensor, steps, memory);
    this.watch = new SensorWatch(sensor, watch);
    this.hearing = new Hearing(sensor, memory.listeningSince);
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

  /**
   * Measurements from the air. Every value is handed to the outlet to be stored; temperatures go down the line, corrected by the sensor's
   * calibration. This is the one place where live readings are corrected; the watch over the sensor sees what it sent.
   */
  arrive(arrival: Arrival): void {
    const { sensor, time, measurements, sequence } = arrival;
    if (sequence !== undefined) this.vital({ sequence }, time);
    this.found(this.watch.arrival(arrival));
    this.hearing.heard(arrival);
    for (const { quantity, value } of measurements) {
      if (value === undefined) {
        if (quantity === 'temperature') this.line.sensorHasNoValue();
        continue;
      }
      if (quantity === 'temperature') this.#temperature(time, value);
      else this.#outlet.reading(sensor, quantity, time, value);
      if (quantity === 'humidity') this.humidity = value;
      else if (quantity === 'battery') this.battery = value;
    }
  }

  #temperature(time: number, raw: number): void {
    const { id } = this.sensor;
    const correction = correctionOf(this.sensor);
    const value = correct(raw, correction);
    if (correction !== undefined) this.#outlet.reading(id, 'raw', time, raw);
    this.#outlet.reading(id, 'temperature', time, value);
    this.handle(this.line.reading(time, value));
  }

  /** What a frame said about the sensor itself. @param time ms since the epoch */
  vital(signs: VitalSigns, time: number): void {
    this.vitals = { ...this.vitals, ...signs };
    this.found(this.watch.vital(signs, time));
  }

  /** Findings, from the watch over the sensor or from elsewhere. */
  found(findings: readonly Finding[]): void {
    for (const finding of findings) this.#outlet.finding(finding);
  }

  tick(now: number): void {
    this.handle(this.line.tick(now));
    this.found(this.watch.tick(now));
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

  /**
   * Settings or care changed, or another device took the place. Another cadence means that the room has to be learned anew; under another
   * calibration what was learned is carried over.
   * @param now on the sensor's clock
   */
  change(sensor: Sensor, now: number): void {
    const before = this.sensor;
    const isOtherDevice = sensor.source !== before.source;
    const [from, to] = [correctionOf(before), correctionOf(sensor)];
    const otherCadence = sensor.settings.intervalMs !== before.settings.intervalMs;
    this.line.change(sensor);
    this.watch.change(sensor, isOtherDevice);
    this.hearing.change(sensor, isOtherDevice, now);
    if (isOtherDevice) {
      this.battery = this.humidity = this.forecast = undefined;
      this.vitals = {};
    }
    if (otherCadence) {
      this.#profile = undefined;
      this.threshold = undefined;
      this.#learnAnew();
    } else if (isOtherDevice || !isSameCorrection(from, to)) {
      this.line.restart();
      this.#unscored.length = 0;
      if (this.#profile === undefined) this.#learnAnew();
      else this.#profile = recalibrate(this.#profile, from, to);
    }
  }

  #learnAnew(): void {
    this.#learning = new Learning(this.sensor.settings.intervalMs, this.#steps);
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

function correctionOf({ care }: Sensor): Correction | undefined {
  return care?.calibration?.correction;
}

function isSameCorrection(a: Correction | undefined, b: Correction | undefined): boolean {
  return correct(0, a) === correct(0, b) && correct(-100, a) === correct(-100, b);
}
