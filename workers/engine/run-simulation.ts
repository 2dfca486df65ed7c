import { FaultError } from '../../src/core/fault.ts';
import type { Sensor } from '../../src/core/sensor.ts';
import type { Engine } from './engine.ts';
import { Simulation } from './simulation.ts';

/** @throws FaultError `settings-invalid` when one runs already */
export async function startSimulation(engine: Engine, speed: number): Promise<void> {
  const { world, rooms } = engine;
  if (engine.simulation !== undefined)
    throw new FaultError('settings-invalid', 'the simulation runs already');
  const now = world.now();
  const simulation = Simulation.create(speed, now, world.utcOffsetMs);
  // The world before its sensors: after a crash in between there are never sensors that nothing feeds.
  await engine.chronicle.keep('simulation', simulation.memory());
  for (const asked of simulation.sensors()) {
    const sensor: Sensor = { ...asked, order: rooms.count, addedAt: now };
    await world.storage.journal.sensors.put(sensor);
    await rooms.open(sensor, now, {});
  }
  engine.simulation = simulation;
  engine.measured(simulation.begin());
  engine.show();
  await engine.flush();
}

export async function stopSimulation(engine: Engine): Promise<void> {
  engine.simulation = undefined;
  await engine.world.storage.journal.meta.delete('simulation');
  for (const { sensor } of engine.rooms.all())
    if (sensor.source.type === 'simulator') await engine.remove(sensor.id, 'delete');
  engine.show();
}

/** After a crash in the middle of starting or removing simulated rooms only rooms that are watched go on, from where they were seen last. */
export function matchSimulation(engine: Engine): void {
  const { simulation, rooms } = engine;
  const orphans = simulation?.sensors().filter(({ id }) => rooms.find(id) === undefined) ?? [];
  for (const { id } of orphans) simulation?.remove(id);
  if (simulation?.sensors().length === 0) engine.simulation = undefined;
  // Its memory may be some seconds older than the last alert; simulated time must not be lived through twice, or the
  // past would clear what the present has raised.
  const seen = rooms
    .all()
    .filter(({ sensor }) => sensor.source.type === 'simulator')
    .flatMap(({ line }) => [line.last?.time ?? 0, ...line.openAlerts.map(({ updatedAt }) => updatedAt)]);
  simulation?.skipTo(Math.max(0, ...seen));
}
