import {
  airHeat,
  densityOf,
  doorFlow,
  humidityRatioOf,
  meltingHeat,
  saturationOf,
  sublimationHeat,
} from './moist-air.ts';
import type { RoomSpec } from './room-spec.ts';
import type { Outside } from './surroundings.ts';

/** The physical state of a room: temperatures in °C, frost on the coil in kg, humidity ratio in kg/kg. */
export interface Climate {
  air: number;
  surface: number;
  core: number;
  lining: number;
  coil: number;
  frost: number;
  moisture: number;
}

/** What the plant and faults impose during one step. */
export interface Drive {
  readonly compressor: boolean;
  readonly fans: boolean;
  /** Heater power, W. */
  readonly heater: number;
  readonly doorProtection: number;
}

/** Heat transfer in a room whose fans stand still, relative to fans running. */
const stillRoom = 0.45;
const stillCoil = 0.045;
/** Air that passes the seals of a closed door, kg/s for each m² of it. */
const sealLeak = 0.0006;
/** Capacity lost for each kelvin that the coil is colder than by design (typical scroll compressor, 3–4 %/K). */
const capacitySlope = 0.035;

export function beginClimate(spec: RoomSpec): Climate {
  const { cutOut, differential } = spec.plant;
  const air = cutOut + differential / 2;
  return {
    air,
    surface: air,
    core: air,
    lining: air + 0.5,
    coil: air,
    frost: 0.3 * spec.plant.frostHalf,
    moisture: 0.85 * saturationOf(air),
  };
}

/**
 * One explicit Euler step of the heat and water balances, in place.
 * Lumped model after Larsen et al. (ECC 2007: goods, air, wall, evaporator) with goods in two layers, coil metal and
 * frost as states, and door exchange after Gosney and Olama. Fast parts have time constants of 40 s or more.
 * @param step s
 */
export function stepClimate(spec: RoomSpec, c: Climate, drive: Drive, outside: Outside, step: number): void {
  const { shell, goods, plant, door } = spec;
  const stir = drive.fans ? 1 : stillRoom;
  const contact =
    plant.coilConductance * (drive.fans ? 1 / (1 + (c.frost / plant.frostHalf) ** 1.3) : stillCoil);
  const airMass = shell.volume * densityOf(c.air);

  const exchange =
    sealLeak * door.area +
    outside.doorOpen * doorFlow(door.area, door.height, drive.doorProtection, c.air, outside.dockTemperature);
  const dockMoisture = humidityRatioOf(spec.dock.humidity, outside.dockTemperature);

  // W, positive into the air.
  const fromSurface = goods.surfaceConductance * stir * (c.surface - c.air);
  const fromLining = shell.liningConductance * stir * (c.lining - c.air);
  const fromDock = exchange * airHeat * (outside.dockTemperature - c.air);
  const fromInside = (outside.working ? shell.workLoad : shell.idleLoad) + (drive.fans ? plant.fanPower : 0);
  const toCoil = contact * (c.air - c.coil);
  const heaterToAir = drive.heater * spec.defrost.airShare;

  // Water in kg/s. Heat and mass transfer at the coil are alike (Lewis number 1); a dry coil has nothing to give back.
  const dried = goods.drying * stir * (saturationOf(c.surface) - c.moisture);
  const settled = Math.max((contact / airHeat) * (c.moisture - saturationOf(c.coil)), -c.frost / step);
  const melted = c.coil > 0 ? Math.min((contactOfMelt(spec) * c.coil) / meltingHeat, c.frost / step) : 0;
  const cooling = drive.compressor
    ? plant.capacity * Math.max(0, 1 + capacitySlope * (c.coil - plant.coilDesign))
    : 0;

  const coreFlow = goods.coreConductance * (c.core - c.surface);
  const heat = goods.mass * goods.specificHeat;
  c.core -= (step * coreFlow) / (heat * (1 - goods.surfaceShare));
  c.surface += (step * (coreFlow - fromSurface)) / (heat * goods.surfaceShare);
  c.lining +=
    (step *
      (shell.wallLoss * (outside.buildingTemperature - c.lining) +
        shell.floorLoss * (shell.floorTemperature - c.lining) -
        fromLining)) /
    shell.liningCapacity;
  c.coil +=
    (step *
      (toCoil + settled * sublimationHeat + drive.heater - heaterToAir - melted * meltingHeat - cooling)) /
    (plant.coilCapacity + c.frost * 2100);
  c.frost = Math.max(0, c.frost + step * (settled - melted));
  c.moisture += (step * (exchange * (dockMoisture - c.moisture) + dried - settled)) / airMass;
  c.air +=
    (step * (fromSurface + fromLining + fromDock + fromInside + heaterToAir - toCoil)) /
    (airMass * airHeat + shell.fittings);

  // Air cannot hold more than saturation: the rest becomes fog and rime and leaves its heat behind.
  const surplus = c.moisture - saturationOf(c.air);
  if (surplus > 0) {
    c.moisture -= surplus;
    c.air += (surplus * airMass * sublimationHeat) / (airMass * airHeat + shell.fittings);
  }
}

/** Conductance from coil metal to melting frost, W/K: the heater's full power at 4 K. */
function contactOfMelt(spec: RoomSpec): number {
  return Math.max(spec.defrost.power, spec.plant.coilConductance) / 4;
}
