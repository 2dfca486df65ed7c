import { forecastBattery, LONG_DAYS } from '../../src/core/battery-forecast.ts';
import { FaultError } from '../../src/core/fault.ts';
import type { Room } from '../../src/core/room.ts';
import type { DeviceTold } from '../../src/core/sensor-care.ts';
import { careOfSuccessor, takeTold } from '../../src/core/sensor-care.ts';
import type { Sensor, SensorSource } from '../../src/core/sensor.ts';
import type { Storage } from '../../src/storage/open-storage.ts';
import { seriesOf } from '../../src/storage/series.ts';
import type { RefusedFrame } from './protocol.ts';
import type { Rooms } from './rooms.ts';

const DAY = 24 * 3_600_000;
/** A battery is looked at this often, and sooner when its level has moved by this much (%) from what was forecast. */
const FORECAST_MS = 3_600_000;
const SOONEST_MS = 60_000;
const MOVED = 5;

/** Everything about sensors as devices: who they are, how their batteries are, when they are exchanged. */
export class Care {
  readonly #storage: Storage;
  readonly #rooms: Rooms;
  readonly #clockOf: (sensor: Sensor) => number;
  readonly #report: (thrown: unknown) => void;
  readonly #forecastAt = new Map<string, number>();

  /**
   * @param clockOf the clock that a sensor lives by
   * @param report hears of what failed while nobody waited for it
   */
  constructor(
    storage: Storage,
    rooms: Rooms,
    clockOf: (sensor: Sensor) => number,
    report: (thrown: unknown) => void,
  ) {
    this.#report = report;
    this.#storage = storage;
    this.#rooms = rooms;
    this.#clockOf = clockOf;
  }

  /** What a device says about itself. Another firmware is an event; another identity is not believed but reported. */
  async told(id: string, told: DeviceTold): Promise<void> {
    const room = this.#rooms.get(id);
    const { sensor } = room;
    const now = this.#clockOf(sensor);
    const before = sensor.care ?? {};
    if (told.identity !== undefined && before.identity !== undefined && told.identity !== before.identity)
      room.found(room.watch.sign({ kind: 'identity-differs', at: now, detail: told.identity }));
    const care = takeTold(before, told);
    if (care === before) return;
    const { firmware } = care;
    if (firmware !== undefined && before.firmware !== undefined && firmware !== before.firmware)
      await this.#storage.journal.events.add({
        type: 'firmware',
        sensor: id,
        at: now,
        from: before.firmware,
        to: firmware,
      });
    await this.#rooms.exchange(room, { ...room.sensor, care }, now);
  }

  /** @throws FaultError `sensor-unknown`; `settings-invalid` when either is no Bluetooth sensor */
  async replace(id: string, source: SensorSource, told: DeviceTold = {}): Promise<Room> {
    const room = this.#rooms.get(id);
    const { sensor } = room;
    if (sensor.source.type !== 'bluetooth' || source.type !== 'bluetooth')
      throw new FaultError('settings-invalid', 'source: not-bluetooth');
    const at = this.#clockOf(sensor);
    const identity = sensor.care?.identity;
    await this.#storage.journal.events.add({
      type: 'replaced',
      sensor: id,
      at,
      from: sensor.source,
      to: source,
      ...(identity === undefined ? {} : { identity }),
    });
    const care = takeTold(careOfSuccessor(sensor.care ?? {}), told);
    // A copy: even the same kind with the same name is another device.
    await this.#rooms.exchange(room, { ...sensor, source: { ...source }, care }, at);
    this.#forecastAt.delete(id);
    return room;
  }

  refused(id: string, { time, source, hex }: RefusedFrame): void {
    const room = this.#rooms.get(id);
    room.found(room.watch.sign({ kind: 'frame-refused', at: time, detail: `${source} ${hex}` }));
  }

  forget(id: string): void {
    this.#forecastAt.delete(id);
  }

  /** Look at the batteries that are due. @param wall wall clock, ms since the epoch */
  forecastDue(wall: number): void {
    for (const room of this.#rooms.all()) {
      const { battery, forecast, sensor } = room;
      if (battery === undefined || sensor.source.type === 'recording') continue;
      const since = wall - (this.#forecastAt.get(sensor.id) ?? -Infinity);
      const hasMoved = Math.abs(battery - (forecast?.level ?? battery)) >= MOVED;
      if (since < (hasMoved ? SOONEST_MS : FORECAST_MS)) continue;
      this.#forecastAt.set(sensor.id, wall);
      void this.#forecast(room).catch(this.#report);
    }
  }

  async #forecast(room: Room): Promise<void> {
    const { journal, telemetry } = this.#storage;
    const { id } = room.sensor;
    const now = this.#clockOf(room.sensor);
    const [events, restarts] = await Promise.all([
      journal.events.of(id),
      journal.findings.of(id, 'sequence-reset', now - LONG_DAYS * DAY),
    ]);
    const replaced = events.findLast(({ type }) => type === 'replaced')?.at ?? -Infinity;
    const from = Math.max(replaced, now - LONG_DAYS * DAY);
    const { times, values } = await telemetry.read(seriesOf(id, 'battery'), from, now);
    const resets = restarts.flatMap(({ at, count }) => Array.from({ length: count }, () => at));
    const since = resets.filter((at) => at > from);
    room.forecast = forecastBattery(times, values, since, now, room.vitals.batteryLow);
    if (room.forecast !== undefined) room.found(room.watch.battery(room.forecast, now));
  }
}
