import { drawBetween, drawScale, drawUnit, seedRandom } from './random.ts';
import type { RoomSpec } from './room-spec.ts';
import { simulatedRooms } from './site.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * A random member of the family of cold rooms (freezers, deep freezes, chillers), for training a model that meets rooms
 * it has never seen. A default room is scaled in size, load, cooling margin, control band, defrost, traffic and sensor.
 * @param seed any integer; the same seed gives the same room for ever
 */
export function drawRoom(seed: number): RoomSpec {
  const random = seedRandom(seed, 3);
  const between = (low: number, high: number) => drawBetween(random, low, high);
  const scale = (low: number, high: number) => drawScale(random, low, high);
  const rooms = simulatedRooms();
  const base = rooms[Math.floor(drawUnit(random) * rooms.length)] ?? rooms[0];
  if (!base) throw new Error('the simulator has no rooms');

  const size = scale(0.3, 3);
  // Walls, floors and doors grow with the surface, contents with the volume, the plant with the load.
  const surface = size ** (2 / 3);
  const load = scale(0.4, 2);
  const insulation = scale(0.8, 1.3);
  const margin = scale(0.85, 1.3);
  const shift = between(-1, 1) * (base.storage === 'frozen' ? 1 : 0.3);
  const power = surface * margin;
  const openings = scale(0.2, 1.2);
  const everyHours = [4, 6, 8, 12][Math.floor(drawUnit(random) * 4)] ?? 8;

  return {
    ...base,
    id: `drawn-${seed}`,
    name: `Room ${seed}`,
    place: '',
    settings: { ...base.settings, low: base.settings.low - 2, high: base.settings.high + 3 },
    shell: {
      ...base.shell,
      volume: base.shell.volume * size,
      fittings: base.shell.fittings * size * scale(0.7, 1.6),
      wallLoss: base.shell.wallLoss * surface * insulation,
      floorLoss: base.shell.floorLoss * surface * insulation,
      buildingTemperature: base.shell.buildingTemperature + between(-4, 5),
      liningCapacity: base.shell.liningCapacity * surface,
      liningConductance: base.shell.liningConductance * surface,
      workLoad: base.shell.workLoad * surface,
      idleLoad: base.shell.idleLoad * surface,
    },
    goods: {
      ...base.goods,
      mass: base.goods.mass * size * load,
      surfaceConductance: base.goods.surfaceConductance * size ** 0.8 * Math.sqrt(load),
      coreConductance: base.goods.coreConductance * size ** 0.8 * Math.sqrt(load),
      drying: base.goods.drying * surface * scale(0.5, 1.5),
    },
    plant: {
      ...base.plant,
      capacity: base.plant.capacity * power,
      coilDesign: base.plant.coilDesign + shift,
      coilConductance: base.plant.coilConductance * power,
      coilCapacity: base.plant.coilCapacity * power,
      frostHalf: base.plant.frostHalf * power,
      fanPower: base.plant.fanPower * surface,
      cutOut: base.plant.cutOut + shift,
      differential: base.plant.differential * scale(0.75, 1.4),
      controlLag: scale(25, 80),
    },
    defrost: {
      ...base.defrost,
      everyMs: everyHours * HOUR,
      offsetMs: Math.floor(between(0, Math.min(everyHours, 8)) * 60) * MINUTE,
      power: base.defrost.power * power * scale(0.85, 1.15),
      limitMs: Math.round(between(15, 28)) * MINUTE,
      endTemperature: base.defrost.endTemperature + between(0, 3),
    },
    door: {
      ...base.door,
      area: base.door.area * surface,
      height: base.door.height * size ** (1 / 6),
      perHour: base.door.perHour * openings,
      openMs: base.door.openMs * scale(0.7, 1.4),
      loadingShare: base.door.loadingShare * between(0, 1.3),
      workFrom: Math.floor(between(4, 9)),
      workTo: Math.floor(between(15, 23)),
    },
    dock: {
      temperature: base.dock.temperature + between(-4, 5),
      swing: base.dock.swing * scale(0.4, 1.6),
      weather: base.dock.weather * scale(0.4, 1.4),
      humidity: between(0.5, 0.85),
    },
    probe: {
      ...base.probe,
      lag: scale(150, 600),
      noise: scale(0.01, 0.06),
      bias: base.probe.bias * 1.5,
      humidityNoise: scale(0.2, 0.8),
    },
  };
}
