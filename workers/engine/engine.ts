import type { Alert } from '../../src/core/alert.ts';
import type { AlertChange } from '../../src/core/alert-book.ts';
import { faultOf } from '../../src/core/fault.ts';
import type { Gap } from '../../src/core/gap.ts';
import type { Link } from '../../src/core/link.ts';
import type { LoggedBatch, LogOutcome, LogSpan } from '../../src/core/log-batch.ts';
import type { Arrival } from '../../src/core/reading.ts';
import type { Room, RoomOutlet } from '../../src/core/room.ts';
import type { Sensor } from '../../src/core/sensor.ts';
import type { RoomView, Snapshot } from '../../src/core/view.ts';
import type { Storage } from '../../src/storage/open-storage.ts';
import type { Bulletin } from './bulletin.ts';
import { Care } from './care.ts';
import { Chronicle } from './chronicle.ts';
import { Logs } from './logs.ts';
import type { EngineTells, NewSensor } from './protocol.ts';
import { Recordings } from './recordings.ts';
import { Rooms } from './rooms.ts';
import type { LoadDetector } from './scoring.ts';
import { Scoring } from './scoring.ts';
import { newSensor } from './sensor-change.ts';
import { matchSimulation } from './run-simulation.ts';
import { isSimulationMemory, Simulation, SUSPENDED_MS } from './simulation.ts';
import { viewRoom } from './snapshot.ts';

const TICK_MS = 250;
const SNAPSHOT_MS = 1_000;
/** At most this much is lost by a crash, and it is half of what is promised. */
const FLUSH_MS = 5_000;

/** What the engine needs of the world around it. */
export interface EngineWorld {
  readonly storage: Storage;
  readonly loadDetector: LoadDetector;
  readonly tell: <K extends keyof EngineTells & string>(name: K, value: EngineTells[K]) => void;
  readonly bulletin: Bulletin;
  /** Wall clock, ms since the epoch. */
  readonly now: () => number;
  /** Local time minus UTC, for the working hours of simulated rooms. */
  readonly utcOffsetMs: number;
  readonly newId: () => string;
}

/** The engine: it owns the line, the live detector and the database of this site. One tab's worker runs it. */
export class Engine implements RoomOutlet {
  readonly world: EngineWorld;
  readonly chronicle: Chronicle;
  readonly scoring: Scoring;
  readonly rooms: Rooms;
  readonly logs: Logs;
  readonly care: Care;
  readonly recordings: Recordings;
  simulation: Simulation | undefined;
  readonly #learning = new Set<Room>();
  #wall: number;
  #shownAt = 0;
  #flushedAt: number;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(world: EngineWorld) {
    this.world = world;
    this.chronicle = new Chronicle(world.storage, world.now);
    this.rooms = new Rooms(world.storage, this);
    this.scoring = new Scoring(
      world.loadDetector,
      () => this.#detectorIsReady(),
      (fault) => this.chronicle.report(fault),
    );
    const clockOf = (sensor: Sensor) => this.clockOf(sensor);
    this.logs = new Logs({
      storage: world.storage,
      chronicle: this.chronicle,
      rooms: this.rooms,
      tell: (what, alert, sensor) => this.#tell(what, alert, sensor),
      clockOf,
    });
    this.care = new Care(world.storage, this.rooms, clockOf, (thrown) =>
      this.chronicle.report(faultOf(thrown, 'storage-failed')),
    );
    this.recordings = new Recordings({
      storage: world.storage,
      judge: this.scoring,
      progress: (progress) => world.tell('recording', progress),
      order: () => this.rooms.count,
      now: world.now,
      open: async (sensor, profile) => {
        const room = await this.rooms.open(sensor, world.now(), { profile });
        room.threshold = this.scoring.threshold(room);
      },
    });
    this.#wall = world.now();
    this.#flushedAt = this.#wall;
  }

  /** Restore everything from the database and begin to watch. */
  async start(): Promise<void> {
    const { journal } = this.world.storage;
    const memory = await journal.meta.get('simulation');
    if (isSimulationMemory(memory))
      this.simulation = Simulation.restore(memory, this.#wall, this.world.utcOffsetMs);
    const late = await journal.alerts.late();
    await this.chronicle.recall([...(await journal.alerts.open()), ...late]);
    this.logs.recall(late);
    await this.rooms.restore(this.#wall, (sensor) => this.clockOf(sensor));
    matchSimulation(this);
    for (const { line } of this.rooms.all()) line.expectGap('app-closed');
    void this.scoring.want((await journal.meta.get('backendWanted')) ?? 'auto');
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
    // Alerts that were raised just before a crash and that nobody was told of.
    for (const { line, sensor } of this.rooms.all())
      for (const alert of [...line.openAlerts, ...this.logs.late(sensor.id)])
        if (this.chronicle.isUntold(alert)) this.#tell('raised', alert, sensor);
    this.show();
  }

  /** Write what is in memory and stop. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }

  // What rooms say.

  reading: RoomOutlet['reading'] = (...reading) => this.chronicle.reading(...reading);
  finding: RoomOutlet['finding'] = (finding) => this.chronicle.finding(finding);
  row: RoomOutlet['row'] = (room, row) => this.scoring.row(room, row);

  alert(change: AlertChange): void {
    void this.#raise(change);
  }

  gap(gap: Gap): void {
    const written = this.chronicle.gap(gap);
    const room = this.rooms.find(gap.sensor);
    if (gap.to !== undefined && room?.sensor.source.type === 'bluetooth')
      this.logs.closed(room, gap, written);
  }

  learned(room: Room): void {
    if (this.#learning.has(room)) return;
    this.#learning.add(room);
    void this.scoring.learn(room).then((learned) => {
      this.#learning.delete(room);
      // Meanwhile the room may be gone, or its cadence another one.
      if (learned === undefined || this.rooms.find(room.sensor.id) !== room || room.learning?.done !== true)
        return;
      room.know(learned);
      room.threshold = this.scoring.threshold(room);
      this.chronicle.profile(learned.profile);
      this.show();
    });
  }

  // What the page asks that takes more than one of the parts.

  /** Readings of a sensor that was removed a moment ago belong nowhere; they must not take the others with them. */
  measured(arrivals: readonly Arrival[]): void {
    for (const arrival of arrivals) this.rooms.find(arrival.sensor)?.arrive(arrival);
  }

  linked(id: string, link: Link): void {
    const room = this.rooms.find(id);
    if (room === undefined) return;
    const now = this.world.now();
    if (room.hearing.linked(link, now)) this.chronicle.reading(id, 'lost', now, 1);
    if (link.status === 'waiting' || link.status === 'lost') room.line.expectGap('link-lost');
    this.show();
  }

  /** A page that has just woken connects and asks before the next tick: what was slept through is a gap all the same. */
  logWanted(id: string): Promise<LogSpan | undefined> {
    const room = this.rooms.get(id);
    this.#tick();
    return this.logs.wanted(room);
  }

  async logged(id: string, batch: LoggedBatch): Promise<LogOutcome> {
    const outcome = await this.logs.merge(this.rooms.get(id), batch);
    this.show();
    return outcome;
  }

  async replace(...[id, ...device]: Parameters<Care['replace']>): Promise<Sensor> {
    const { sensor } = await this.care.replace(id, ...device);
    this.logs.forget(id, false);
    this.show();
    return sensor;
  }

  async add(asked: NewSensor): Promise<Sensor> {
    const { world, rooms } = this;
    const sensor = newSensor(asked, world.newId(), rooms.count, world.now());
    await world.storage.journal.sensors.put(sensor);
    await rooms.open(sensor, world.now(), {});
    this.show();
    return sensor;
  }

  async remove(id: string, data: 'keep' | 'delete'): Promise<void> {
    const at = this.clockOf(this.rooms.get(id).sensor);
    this.scoring.forget(id);
    this.logs.forget(id, true);
    this.care.forget(id);
    this.simulation?.remove(id);
    const { line, sensor } = await this.rooms.remove(id, data, at);
    for (const alert of line.openAlerts)
      this.#tell('cleared', { ...alert, updatedAt: at, clearedAt: at }, sensor);
    this.show();
  }

  /** The clock a sensor lives by: simulated time, the end of a recording, or the wall clock. */
  clockOf(sensor: Sensor): number {
    const { type } = sensor.source;
    if (type === 'simulator' && this.simulation !== undefined) return this.simulation.now;
    if (type === 'recording') return this.rooms.find(sensor.id)?.line.last?.time ?? this.world.now();
    return this.world.now();
  }

  /** Tell the page, and every other tab, how things are. */
  show(): void {
    this.#shownAt = this.world.now();
    const simulation = this.simulation?.view();
    const snapshot: Snapshot = {
      at: this.#shownAt,
      role: 'engine',
      rooms: this.rooms.all().map((room) => this.#view(room)),
      detector: this.scoring.view,
      backendWanted: this.scoring.wanted,
      ...(simulation === undefined ? {} : { simulation }),
      faults: this.chronicle.faults,
      unsaved: this.chronicle.unsaved,
    };
    this.world.tell('snapshot', snapshot);
    this.world.bulletin.post({ type: 'snapshot', snapshot });
  }

  async flush(): Promise<void> {
    this.#flushedAt = this.world.now();
    await this.chronicle.flush();
    if (this.simulation !== undefined) await this.chronicle.keep('simulation', this.simulation.memory());
  }

  #tick(): void {
    const wall = this.world.now();
    const slept = wall - this.#wall > SUSPENDED_MS;
    this.#wall = wall;
    const arrivals = this.simulation?.tick(wall) ?? [];
    const watched = this.rooms.all().filter(({ sensor }) => sensor.source.type !== 'recording');
    if (slept)
      for (const { line, sensor } of watched) {
        line.expectGap('suspended');
        line.listenAgain(this.clockOf(sensor));
      }
    this.measured(arrivals);
    for (const room of watched) room.tick(this.clockOf(room.sensor));
    this.care.forecastDue(wall);
    if (slept || wall - this.#shownAt >= SNAPSHOT_MS) this.show();
    if (wall - this.#flushedAt >= FLUSH_MS) void this.flush();
  }

  /** On disk first, then to the person. */
  async #raise(change: AlertChange): Promise<void> {
    const room = this.rooms.find(change.alert.sensor);
    await this.chronicle.alert(change);
    if (room === undefined) return;
    // The service worker may have written an acknowledgement in this very moment: an end must not say "not acknowledged".
    if (change.what === 'cleared') await this.chronicle.acknowledgedElsewhere(change.alert.id);
    this.#tell(change.what, change.alert, room.sensor);
    if (change.what === 'cleared') this.chronicle.forget(change.alert.id);
    this.show();
  }

  #tell(what: AlertChange['what'], alert: Alert, sensor: Sensor): void {
    this.world.tell('alert', { what, view: this.chronicle.view(alert, sensor) });
  }

  #detectorIsReady(): void {
    for (const room of this.rooms.all()) {
      room.threshold = this.scoring.threshold(room);
      if (room.learning?.done === true && room.sensor.source.type !== 'recording') this.learned(room);
    }
    this.show();
  }

  #view(room: Room): RoomView {
    const { type } = room.sensor.source;
    const speed = type === 'simulator' ? (this.simulation?.speed ?? 0) : type === 'recording' ? 0 : 1;
    const viewOf = (alert: Alert) => this.chronicle.view(alert, room.sensor);
    const { id } = room.sensor;
    return viewRoom(room, this.clockOf(room.sensor), speed, {
      alerts: room.line.openAlerts.map(viewOf),
      late: this.logs.late(id).map(viewOf),
      clock: this.logs.clock(id),
      log: this.logs.download(id),
    });
  }
}
