import { defaultSettings } from '../core/settings.ts';
import type { RoomSpec } from './room-spec.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * The three rooms of the in-app simulator. Sizes, U-values and door laws are those of real walk-in rooms (EnergyPlus
 * Refrigeration:WalkIn, ASHRAE); the rest is chosen so that compressor cycles, defrosts and doors look as published
 * figures say (3–5 starts an hour, duty 0.25–0.4) and a normal day stays inside the bounds.
 * @param utcOffsetMs local time minus UTC, for working hours and defrosts
 */
export function simulatedRooms(utcOffsetMs = 0): RoomSpec[] {
  return [freezer, iceCream, chiller].map((spec) => ({ ...spec, utcOffsetMs }));
}

export const freezer: RoomSpec = {
  id: 'freezer-1',
  name: 'Freezer 1',
  place: 'North hall',
  storage: 'frozen',
  settings: defaultSettings.frozen,
  sampleMs: MINUTE,
  utcOffsetMs: 0,
  shell: {
    volume: 320,
    fittings: 2.5e5,
    wallLoss: 45,
    floorLoss: 20,
    buildingTemperature: 20,
    floorTemperature: 8,
    liningCapacity: 4e6,
    liningConductance: 1800,
    workLoad: 400,
    idleLoad: 50,
  },
  goods: {
    mass: 14_000,
    specificHeat: 2000,
    surfaceShare: 0.08,
    surfaceConductance: 1000,
    coreConductance: 900,
    drying: 0.03,
  },
  plant: {
    capacity: 11_000,
    coilDesign: -29,
    coilConductance: 1500,
    coilCapacity: 9e4,
    frostHalf: 18,
    fanPower: 600,
    cutOut: -22.7,
    differential: 1.7,
    controlLag: 45,
    minimumOnMs: 2 * MINUTE,
    minimumOffMs: 3 * MINUTE,
  },
  defrost: {
    everyMs: 8 * HOUR,
    offsetMs: 4.5 * HOUR,
    power: 6000,
    airShare: 0.2,
    endTemperature: 8,
    limitMs: 25 * MINUTE,
    dripMs: 2 * MINUTE,
    fanDelayMs: 2 * MINUTE,
  },
  door: {
    area: 5,
    height: 2.5,
    protection: 0.82,
    wedgedProtection: 0.74,
    perHour: 14,
    openMs: 20_000,
    loadingShare: 0.08,
    loadingMs: 4 * MINUTE,
    workFrom: 6,
    workTo: 20,
  },
  dock: { temperature: 10, swing: 3, weather: 2, humidity: 0.8 },
  probe: { lag: 330, bias: 0.08, noise: 0.03, humidityNoise: 0.4, batteryPerDay: 0.12 },
};

/** A smaller deep freeze with an anteroom in front of its door. */
export const iceCream: RoomSpec = {
  ...freezer,
  id: 'ice-cream',
  name: 'Ice cream',
  place: 'South hall',
  settings: { ...defaultSettings.frozen, low: -32, high: -24 },
  shell: {
    ...freezer.shell,
    volume: 120,
    fittings: 1.4e5,
    wallLoss: 26,
    floorLoss: 9,
    liningCapacity: 2.2e6,
    liningConductance: 950,
    workLoad: 200,
    idleLoad: 30,
  },
  goods: {
    ...freezer.goods,
    mass: 5_000,
    specificHeat: 2000,
    surfaceConductance: 600,
    coreConductance: 400,
    drying: 0.01,
  },
  plant: {
    ...freezer.plant,
    capacity: 6_500,
    coilDesign: -36,
    coilConductance: 900,
    coilCapacity: 5e4,
    frostHalf: 10,
    fanPower: 350,
    cutOut: -29.2,
    differential: 1.8,
  },
  defrost: { ...freezer.defrost, offsetMs: 4.25 * HOUR, power: 3800 },
  door: {
    ...freezer.door,
    area: 2.4,
    height: 2.2,
    protection: 0.82,
    wedgedProtection: 0.64,
    perHour: 8,
    workFrom: 7,
    workTo: 18,
  },
  dock: { temperature: 5, swing: 2, weather: 1, humidity: 0.75 },
};

export const chiller: RoomSpec = {
  ...freezer,
  id: 'chiller-a',
  name: 'Chiller A',
  place: 'Packing',
  storage: 'chilled',
  settings: defaultSettings.chilled,
  shell: {
    ...freezer.shell,
    volume: 240,
    fittings: 1.5e5,
    liningCapacity: 3e6,
    liningConductance: 850,
    wallLoss: 62,
    floorLoss: 20,
    buildingTemperature: 20,
    floorTemperature: 12,
  },
  goods: { ...freezer.goods, mass: 10_000, specificHeat: 3500, surfaceConductance: 600, drying: 0.08 },
  plant: {
    ...freezer.plant,
    capacity: 9_000,
    coilDesign: -5,
    coilConductance: 1400,
    cutOut: 1,
    differential: 1.5,
    fanPower: 500,
  },
  // Off-cycle: the compressor rests and the fans melt the frost with the room's own air.
  defrost: {
    everyMs: 8 * HOUR,
    offsetMs: 4.1 * HOUR,
    power: 0,
    airShare: 0,
    endTemperature: 4,
    limitMs: 30 * MINUTE,
    dripMs: 0,
    fanDelayMs: 0,
  },
  door: { ...freezer.door, protection: 0.7, wedgedProtection: 0.24, perHour: 16, workFrom: 5, workTo: 19 },
  dock: { temperature: 17, swing: 2, weather: 1, humidity: 0.6 },
};
