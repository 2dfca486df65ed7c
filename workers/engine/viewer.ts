import { FaultError } from '../../src/core/fault.ts';
import type { Sensor } from '../../src/core/sensor.ts';
import type { Snapshot } from '../../src/core/view.ts';
import { viewAlerts } from '../../src/storage/alert-views.ts';
import type { Storage } from '../../src/storage/open-storage.ts';
import type { Handlers } from '../rpc.ts';
import type { Bulletin, Notice } from './bulletin.ts';
import { readHistory } from './history.ts';
import type { EngineCalls, EngineTells } from './protocol.ts';
import { readSignal } from './signal.ts';
import { wantedLog } from './wanted-log.ts';

interface ViewerWorld {
  readonly storage: Storage;
  readonly bulletin: Bulletin;
  readonly tell: <K extends keyof EngineTells & string>(name: K, value: EngineTells[K]) => void;
  readonly now: () => number;
}

/**
 * A second tab: it shows what the engine in the other tab sees, reads history from the database, may acknowledge, and passes on what sensors of
 * its own say. Everything else is refused, because one tab alone writes.
 */
export class Viewer {
  readonly #world: ViewerWorld;
  #latest: Snapshot | undefined;

  constructor(world: ViewerWorld) {
    this.#world = world;
  }

  heard(notice: Notice): void {
    if (notice.type !== 'snapshot') return;
    this.#latest = { ...notice.snapshot, role: 'viewer' };
    this.#world.tell('snapshot', this.#latest);
  }

  /** @throws FaultError `sensor-unknown` */
  #sensor(id: string): Sensor {
    const room = this.#latest?.rooms.find(({ sensor }) => sensor.id === id);
    if (room === undefined) throw new FaultError('sensor-unknown', id);
    return room.sensor;
  }

  readonly calls: Handlers<EngineCalls> = {
    history: (sensor, from, to, points) => {
      const settings = this.#latest?.rooms.find((room) => room.sensor.id === sensor)?.sensor.settings;
      return readHistory(this.#world.storage, sensor, settings, from, to, points);
    },
    alerts: async (limit, before) => {
      const { journal } = this.#world.storage;
      return viewAlerts(journal, await journal.alerts.page(limit, before));
    },
    acknowledge: async (alert) => {
      const at = this.#world.now();
      await this.#world.storage.journal.acknowledge({ alert, at, by: 'app' });
      this.#world.bulletin.post({ type: 'acknowledged', alert, at });
    },
    // Sensors stay with the tab that connected them, even when a crash made another tab the engine.
    measured: (arrivals) => this.#world.bulletin.post({ type: 'measured', arrivals }),
    linked: (sensor, link) => this.#world.bulletin.post({ type: 'linked', sensor, link }),
    logged: (sensor, batch) => {
      this.#world.bulletin.post({ type: 'logged', sensor, batch });
      // The engine in the other tab tells its own page what came of it.
      return { added: 0, repeated: 0, disagreements: 0, refused: 0, late: 0, saved: false };
    },
    logProgress: (sensor, download) => this.#world.bulletin.post({ type: 'log-progress', sensor, download }),
    logWanted: (id) => wantedLog(this.#world.storage, this.#sensor(id), this.#world.now()),
    findings: (limit, before, sensor) => this.#world.storage.journal.findings.page(limit, before, sensor),
    sensorEvents: (sensor) => this.#world.storage.journal.events.of(sensor),
    signal: (id, from, to) => readSignal(this.#world.storage, this.#sensor(id), from, to),
    vital: (sensor, time, signs) => this.#world.bulletin.post({ type: 'vital', sensor, time, signs }),
    frameRefused: (sensor, frame) => this.#world.bulletin.post({ type: 'frame-refused', sensor, frame }),
    deviceTold: (sensor, told) => this.#world.bulletin.post({ type: 'device-told', sensor, told }),
    suspended: refuse,
    addSensor: refuse,
    changeSensor: refuse,
    removeSensor: refuse,
    replaceSensor: refuse,
    told: refuse,
    startSimulation: refuse,
    setSimulationSpeed: refuse,
    injectFault: refuse,
    clearFault: refuse,
    stopSimulation: refuse,
    readRecording: refuse,
    cancelRecording: refuse,
    replayCapture: refuse,
    wantBackend: refuse,
    siteKeys: () => this.#world.storage.journal.meta.get('siteKeys'),
    keepSiteKeys: refuse,
  };
}

function refuse(): never {
  throw new FaultError('not-the-engine');
}
