import type { Alert } from '../../src/core/alert.ts';
import type { AlertChange } from '../../src/core/alert-book.ts';
import { FaultError } from '../../src/core/fault.ts';
import type { Link } from '../../src/core/link.ts';
import type { Arrival } from '../../src/core/reading.ts';
import type { Room, RoomOutlet } from '../../src/core/room.ts';
import type { Sensor } from '../../src/core/sensor.ts';
import type { RecordingReport, RoomView, Snapshot } from '../../src/core/view.ts';
import type { Storage } from '../../src/storage/open-storage.ts';
import type { Bulletin, Notice } from './bulletin.ts';
import { Chronicle } from './chronicle.ts';
import { importRecording } from './import-recording.ts';
import type { EngineTells, NewSensor, RecordingFile } from './protocol.ts';
import { Rooms } from './rooms.ts';
import type { LoadDetector } from './scoring.ts';
import { Scoring } from './scoring.ts';
import { newSensor } from './sensor-change.ts';
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
  simulation: Simulation | undefined;
  readonly #learning = new Set<Room>();
  #import: AbortController | undefined;
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
    this.#wall = world.now();
    this.#flushedAt = this.#wall;
  }

  /** Restore everything from the database and begin to watch. */
  async start(): Promise<void> {
    const { journal } = this.world.storage;
    const memory = await journal.meta.get('simulation');
    if (isSimulationMemory(memory))
      this.simulation = Simulation.restore(memory, this.#wall, this.world.utcOffsetMs);
    await this.chronicle.recall(await journal.alerts.open());
    await this.rooms.restore((sensor) => this.clockOf(sensor));
    this.#matchSimulation();
    for (const { line } of this.rooms.all()) line.expectGap('app-closed');
    void this.scoring.want((await journal.meta.get('backendWanted')) ?? 'auto');
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
    // Alerts that were raised just before a crash and that nobody was told of.
    for (const { line, sensor } of this.rooms.all())
      for (const alert of line.openAlerts)
        if (this.chronicle.isUntold(alert)) this.#tell('raised', alert, sensor);
    this.show();
  }

  /** Write what is in memory and stop. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }

  /** Another tab or the service worker wrote something. */
  async heard(notice: Notice): Promise<void> {
    if (notice.type === 'measured') this.measured(notice.arrivals);
    else if (notice.type === 'linked') this.linked(notice.sensor, notice.link);
    else if (notice.type === 'acknowledged') {
      await this.chronicle.acknowledgedElsewhere(notice.alert);
      this.show();
    }
  }

  // What rooms say.

  reading: RoomOutlet['reading'] = (...reading) => this.chronicle.reading(...reading);
  gap: RoomOutlet['gap'] = (gap) => this.chronicle.gap(gap);
  row: RoomOutlet['row'] = (room, row) => this.scoring.row(room, row);

  alert(change: AlertChange): void {
    void this.#raise(change);
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
    room.link = link;
    if (link.status === 'waiting' || link.status === 'lost') room.line.expectGap('link-lost');
    this.show();
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
    this.simulation?.remove(id);
    const { line, sensor } = await this.rooms.remove(id, data, at);
    for (const alert of line.openAlerts)
      this.#tell('cleared', { ...alert, updatedAt: at, clearedAt: at }, sensor);
    this.show();
  }

  async startSimulation(speed: number): Promise<void> {
    if (this.simulation !== undefined)
      throw new FaultError('settings-invalid', 'the simulation runs already');
    const now = this.world.now();
    const simulation = Simulation.create(speed, now, this.world.utcOffsetMs);
    // The world before its sensors: after a crash in between there are never sensors that nothing feeds.
    await this.chronicle.keep('simulation', simulation.memory());
    for (const asked of simulation.sensors()) {
      const sensor: Sensor = { ...asked, order: this.rooms.count, addedAt: now };
      await this.world.storage.journal.sensors.put(sensor);
      await this.rooms.open(sensor, now, {});
    }
    this.simulation = simulation;
    this.measured(simulation.begin());
    this.show();
    await this.flush();
  }

  async stopSimulation(): Promise<void> {
    this.simulation = undefined;
    await this.world.storage.journal.meta.delete('simulation');
    for (const { sensor } of this.rooms.all())
      if (sensor.source.type === 'simulator') await this.remove(sensor.id, 'delete');
    this.show();
  }

  async readRecording(
    file: RecordingFile,
    name: string,
    storage: Sensor['storage'],
  ): Promise<RecordingReport> {
    this.#import?.abort();
    const cancel = new AbortController();
    this.#import = cancel;
    const { report, sensors, profiles } = await importRecording(file, name, storage, {
      storage: this.world.storage,
      judge: this.scoring,
      cancelled: cancel.signal,
      order: this.rooms.count,
      now: this.world.now(),
      progress: (progress) => this.world.tell('recording', progress),
    });
    for (const sensor of sensors) {
      const profile = profiles.find((p) => p.sensor === sensor.id);
      const room = await this.rooms.open(sensor, this.world.now(), { profile });
      room.threshold = this.scoring.threshold(room);
    }
    this.show();
    return report;
  }

  cancelRecording(): void {
    this.#import?.abort();
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

  /** After a crash in the middle of starting or removing simulated rooms only rooms that are watched go on, from where they were seen last. */
  #matchSimulation(): void {
    const orphans = this.simulation?.sensors().filter(({ id }) => this.rooms.find(id) === undefined) ?? [];
    for (const { id } of orphans) this.simulation?.remove(id);
    if (this.simulation?.sensors().length === 0) this.simulation = undefined;
    // Its memory may be some seconds older than the last alert; simulated time must not be lived through twice, or the
    // past would clear what the present has raised.
    const seen = this.rooms
      .all()
      .filter(({ sensor }) => sensor.source.type === 'simulator')
      .flatMap(({ line }) => [line.last?.time ?? 0, ...line.openAlerts.map(({ updatedAt }) => updatedAt)]);
    this.simulation?.skipTo(Math.max(0, ...seen));
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
    const alerts = room.line.openAlerts.map((alert) => this.chronicle.view(alert, room.sensor));
    return viewRoom(room, this.clockOf(room.sensor), speed, alerts);
  }
}
