import { FaultError } from '../../src/core/fault.ts';
import { viewAlerts } from '../../src/storage/alert-views.ts';
import type { Handlers } from '../rpc.ts';
import type { Engine } from './engine.ts';
import { readHistory } from './history.ts';
import type { EngineCalls } from './protocol.ts';
import { startSimulation, stopSimulation } from './run-simulation.ts';
import { readSignal } from './signal.ts';
import type { Simulation } from './simulation.ts';

/** How the engine answers each call of a page. */
export function engineCalls(engine: Engine): Handlers<EngineCalls> {
  const { world, rooms, chronicle, scoring, logs, care, recordings } = engine;
  const { journal } = world.storage;

  const simulation = (): Simulation => {
    if (engine.simulation === undefined) throw new FaultError('sensor-unknown', 'there is no simulation');
    return engine.simulation;
  };
  const shown = <T>(result: T): T => {
    engine.show();
    return result;
  };

  /** What a person changed in the simulated world is kept at once: a reload must not open a door that was shut. */
  const kept = async (): Promise<void> => {
    engine.show();
    await engine.flush();
  };

  return {
    measured: (arrivals) => engine.measured(arrivals),
    linked: (id, link) => engine.linked(id, link),
    suspended: () => {
      for (const { line, sensor } of rooms.all())
        if (sensor.source.type === 'bluetooth') line.expectGap('suspended');
    },
    logged: (id, batch) => engine.logged(id, batch),
    logWanted: (id) => engine.logWanted(id),
    logProgress: (id, download) => {
      rooms.get(id);
      shown(logs.progress(id, download));
    },
    vital: (id, time, signs) => rooms.find(id)?.vital(signs, time),
    frameRefused: (id, frame) => care.refused(id, frame),
    deviceTold: async (id, told) => shown(await care.told(id, told)),
    addSensor: (asked) => engine.add(asked),
    changeSensor: async (id, change) => {
      const room = await rooms.change(id, change, engine.clockOf(rooms.get(id).sensor));
      room.threshold = scoring.threshold(room);
      return shown(room.sensor);
    },
    removeSensor: (id, data) => engine.remove(id, data),
    replaceSensor: (id, source, told) => engine.replace(id, source, told),
    findings: (limit, before, sensor) => journal.findings.page(limit, before, sensor),
    sensorEvents: (id) => journal.events.of(id),
    signal: (id, from, to) => readSignal(world.storage, rooms.get(id).sensor, from, to),
    history: (id, from, to, points) =>
      readHistory(world.storage, id, rooms.get(id).sensor.settings, from, to, points),
    alerts: async (limit, before) => viewAlerts(journal, await journal.alerts.page(limit, before)),
    acknowledge: async (alert) => {
      const known = await journal.alerts.get(alert);
      if (known === undefined) throw new FaultError('alert-unknown', alert);
      const sensor = rooms.find(known.sensor)?.sensor;
      const at = sensor === undefined ? world.now() : engine.clockOf(sensor);
      await chronicle.acknowledge({ alert, at, by: 'app' });
      world.bulletin.post({ type: 'acknowledged', alert, at });
      engine.show();
    },
    told: async (told) => {
      // In the time of the room, which is simulated time for a simulated one.
      const alert = rooms.openAlert(told.alert);
      const at = alert === undefined ? told.at : engine.clockOf(rooms.get(alert.sensor).sensor);
      shown(await chronicle.told({ ...told, at }));
    },
    startSimulation: (speed) => startSimulation(engine, checkedSpeed(speed)),
    setSimulationSpeed: (speed) => {
      simulation().speed = checkedSpeed(speed);
      return kept();
    },
    injectFault: (sensor, fault) => {
      if (!simulation().inject(sensor, fault)) throw new FaultError('sensor-unknown', sensor);
      return kept();
    },
    clearFault: (sensor, fault) => {
      if (!simulation().clear(sensor, fault)) throw new FaultError('sensor-unknown', sensor);
      return kept();
    },
    stopSimulation: () => stopSimulation(engine),
    readRecording: async (file, name, storage) => shown(await recordings.read(file, name, storage)),
    cancelRecording: () => recordings.cancel(),
    replayCapture: async (text, name, storage) => shown(await recordings.replay(text, name, storage)),
    siteKeys: () => journal.meta.get('siteKeys'),
    keepSiteKeys: async (keys) => {
      const kept = await journal.meta.get('siteKeys');
      if (kept === undefined) await journal.meta.set('siteKeys', keys);
      return kept ?? keys;
    },
    wantBackend: async (backend) => {
      await chronicle.keep('backendWanted', backend);
      shown(await scoring.want(backend));
    },
  };
}

function checkedSpeed(speed: number): number {
  if (Number.isFinite(speed) && speed >= 0 && speed <= 600) return speed;
  throw new FaultError('settings-invalid', `speed ${speed}`);
}
