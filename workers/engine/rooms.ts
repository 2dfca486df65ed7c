import type { Alert } from '../../src/core/alert.ts';
import type { Calibration } from '../../src/core/calibration.ts';
import { FaultError } from '../../src/core/fault.ts';
import type { Finding } from '../../src/core/finding.ts';
import type { Gap } from '../../src/core/gap.ts';
import { stepsToLearn } from '../../src/core/learning.ts';
import type { Profile } from '../../src/core/profile.ts';
import type { RoomOutlet } from '../../src/core/room.ts';
import { Room } from '../../src/core/room.ts';
import { WINDOW_STEPS } from '../../src/core/score.ts';
import type { Sensor } from '../../src/core/sensor.ts';
import type { Storage } from '../../src/storage/open-storage.ts';
import { seriesOf } from '../../src/storage/series.ts';
import { driverOf } from './driver-of.ts';
import type { SensorChange } from './protocol.ts';
import { changedSensor } from './sensor-change.ts';

/** Stored readings that fill the window and the sparkline after a restart, in steps. */
const REMEMBERED_STEPS = 4 * WINDOW_STEPS;
/** Findings that are over are shown, and so remembered, for a day. */
const RECENT_MS = 24 * 3_600_000;

/** What the database knows about a room when it is opened. */
export interface KnownRoom {
  readonly profile?: Profile | undefined;
  readonly openAlerts?: readonly Alert[];
  readonly openGap?: Gap | undefined;
  readonly findings?: readonly Finding[];
}

/** The rooms the engine watches, and their way from and to the database. */
export class Rooms {
  readonly #storage: Storage;
  readonly #outlet: RoomOutlet;
  readonly #rooms = new Map<string, Room>();

  constructor(storage: Storage, outlet: RoomOutlet) {
    this.#storage = storage;
    this.#outlet = outlet;
  }

  get count(): number {
    return this.#rooms.size;
  }

  all(): readonly Room[] {
    return [...this.#rooms.values()];
  }

  find(id: string): Room | undefined {
    return this.#rooms.get(id);
  }

  /** @throws FaultError `sensor-unknown` */
  get(id: string): Room {
    const room = this.#rooms.get(id);
    if (room === undefined) throw new FaultError('sensor-unknown', id);
    return room;
  }

  openAlert(id: string): Alert | undefined {
    return this.all()
      .flatMap((room) => room.line.openAlerts)
      .find((alert) => alert.id === id);
  }

  /** Open every stored room, each with its window filled from its stored readings. */
  async restore(now: number, clockOf: (sensor: Sensor) => number): Promise<void> {
    const { journal } = this.#storage;
    const [sensors, profiles, alerts, gaps, findings] = await Promise.all([
      journal.sensors.all(),
      journal.profiles.all(),
      journal.alerts.open(),
      journal.gaps.open(),
      journal.findings.current(now - RECENT_MS),
    ]);
    for (const sensor of sensors) {
      const known: KnownRoom = {
        profile: profiles.find((profile) => profile.sensor === sensor.id),
        openAlerts: alerts.filter((alert) => alert.sensor === sensor.id),
        openGap: gaps.find((gap) => gap.sensor === sensor.id),
        findings: findings.filter((finding) => finding.sensor === sensor.id),
      };
      await this.open(sensor, clockOf(sensor), known);
    }
  }

  /** Begin to watch a sensor that is in the database, at `now` on its clock. */
  async open(sensor: Sensor, now: number, known: KnownRoom): Promise<Room> {
    const { profile, openAlerts = [], openGap, findings = [] } = known;
    const memory = { listeningSince: now, openGap, openAlerts };
    const watch = { range: driverOf(sensor.source)?.range, findings };
    const room = new Room(sensor, WINDOW_STEPS, memory, profile, this.#outlet, watch);
    await this.#remember(room);
    this.#rooms.set(sensor.id, room);
    return room;
  }

  /**
   * @param now on the sensor's clock
   * @throws FaultError `sensor-unknown`, `settings-invalid`, `care-invalid`, or a storage fault; then nothing is changed
   */
  async change(id: string, change: SensorChange, now: number): Promise<Room> {
    const room = this.get(id);
    return this.exchange(room, changedSensor(room.sensor, change, now), now);
  }

  /** Keep another form of a sensor, with what its history cannot be read without. */
  async exchange(room: Room, sensor: Sensor, now: number): Promise<Room> {
    const { journal } = this.#storage;
    const { id } = sensor;
    const from = room.sensor.care?.calibration;
    const to = sensor.care?.calibration;
    // The event before the sensor: a correction that nobody can date would be worse than one that was never made.
    if (from !== to)
      await journal.events.add({ type: 'calibrated', sensor: id, at: now, ...calibrationsOf(from, to) });
    await journal.sensors.put(sensor);
    const before = room.profile;
    room.change(sensor, now);
    if (room.profile === undefined) await journal.profiles.delete(id);
    else if (room.profile !== before) await journal.profiles.put(room.profile);
    return room;
  }

  /** Stop watching a sensor. @returns the room that was */
  async remove(id: string, data: 'keep' | 'delete', at: number): Promise<Room> {
    const room = this.get(id);
    this.#rooms.delete(id);
    await this.#storage.telemetry.flush();
    await this.#storage.deleteSensor(id, data, at);
    return room;
  }

  /** Fill a room's window, or its learning, from what is stored. */
  async #remember(room: Room): Promise<void> {
    const { telemetry } = this.#storage;
    const { id, settings } = room.sensor;
    const steps =
      room.profile === undefined ? stepsToLearn(settings.intervalMs, WINDOW_STEPS) : REMEMBERED_STEPS;
    const temperature = seriesOf(id, 'temperature');
    const bounds = await telemetry.bounds(temperature);
    if (bounds === undefined) return;
    // Twice the time, because learning may have been interrupted.
    const from = bounds.last - 2 * steps * settings.intervalMs;
    const { times, values } = await telemetry.read(temperature, from, bounds.last);
    for (let i = 0; i < times.length; i += 1)
      room.remember(times[i] ?? 0, toHundredths(values[i] ?? Number.NaN));
    // The watch over the sensor knows what it sent, before any correction.
    const isCorrected = room.sensor.care?.calibration !== undefined;
    const sent = isCorrected
      ? await telemetry.read(seriesOf(id, 'raw'), from, bounds.last)
      : { times, values };
    for (let i = 0; i < sent.times.length; i += 1)
      room.watch.remember(sent.times[i] ?? 0, toHundredths(sent.values[i] ?? Number.NaN));
    room.humidity = (await telemetry.last(seriesOf(id, 'humidity'), 1)).values.at(-1);
    room.battery = (await telemetry.last(seriesOf(id, 'battery'), 1)).values.at(-1);
  }
}

/** Readings are stored as 32-bit floats; the sensors' own resolution is a hundredth of a degree. */
export function toHundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

function calibrationsOf(from: Calibration | undefined, to: Calibration | undefined) {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
