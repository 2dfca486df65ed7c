import type { RuleSettings, Storage } from '../core/settings.ts';

/**
 * Everything that is fixed about one simulated cold room. Temperatures in °C, durations that are clock times in ms
 * (names end in `Ms`), all else SI: W, W/K, J/K, kg, m.
 */
export interface RoomSpec {
  readonly id: string;
  readonly name: string;
  readonly place: string;
  readonly storage: Storage;
  /** Rules that fit this room: in normal operation its sensor stays inside their bounds. */
  readonly settings: RuleSettings;
  /** How often the sensor reports. */
  readonly sampleMs: number;
  /** Local time minus UTC: working hours, defrosts and the day outside follow local time. */
  readonly utcOffsetMs: number;
  readonly shell: ShellSpec;
  readonly goods: GoodsSpec;
  readonly plant: PlantSpec;
  readonly defrost: DefrostSpec;
  readonly door: DoorSpec;
  readonly dock: DockSpec;
  readonly probe: ProbeSpec;
}

/** Insulated box. */
export interface ShellSpec {
  readonly volume: number;
  /** Heat that air-side fittings (racks, packaging) hold beside the air itself, J/K. */
  readonly fittings: number;
  /** Walls and ceiling to the building, and floor to the ground: conductance U·A, W/K. */
  readonly wallLoss: number;
  readonly floorLoss: number;
  readonly buildingTemperature: number;
  readonly floorTemperature: number;
  /** Inner lining: heat capacity J/K and conductance to the air W/K. */
  readonly liningCapacity: number;
  readonly liningConductance: number;
  /** Light and people, W, while somebody works and otherwise. */
  readonly workLoad: number;
  readonly idleLoad: number;
}

/** Goods as two layers: a surface that follows the air within hours and a core that follows within days. */
export interface GoodsSpec {
  readonly mass: number;
  /** J/(kg K). */
  readonly specificHeat: number;
  /** Share of the mass in the surface layer, 0..1. */
  readonly surfaceShare: number;
  readonly surfaceConductance: number;
  readonly coreConductance: number;
  /** Evaporation or sublimation, kg/s per unit of humidity ratio. */
  readonly drying: number;
}

/** Evaporator, compressor and thermostat. */
export interface PlantSpec {
  /** Cooling power, W, with the coil at `coilDesign` °C. */
  readonly capacity: number;
  readonly coilDesign: number;
  /** Air to clean coil with fans running, W/K, and heat capacity of the coil, J/K. */
  readonly coilConductance: number;
  readonly coilCapacity: number;
  /** Frost, kg, that halves the coil's conductance. */
  readonly frostHalf: number;
  readonly fanPower: number;
  /** The compressor stops at `cutOut` and starts at `cutOut + differential`, as the control sensor (lag in s) sees it. */
  readonly cutOut: number;
  readonly differential: number;
  readonly controlLag: number;
  readonly minimumOnMs: number;
  readonly minimumOffMs: number;
}

/** Timed defrost. `power` 0 is an off-cycle defrost: the fans stay on and the room's own air melts the frost. */
export interface DefrostSpec {
  readonly everyMs: number;
  /** First defrost after local midnight. */
  readonly offsetMs: number;
  readonly power: number;
  /** Share of the heater's power that goes to the air instead of the coil, 0..1. */
  readonly airShare: number;
  /** The defrost ends when the coil is this warm, or after `limitMs`. */
  readonly endTemperature: number;
  readonly limitMs: number;
  readonly dripMs: number;
  /** After dripping the compressor runs this long without fans, so that the coil's heat stays out of the room. */
  readonly fanDelayMs: number;
}

/** A door, its traffic, and how much a curtain holds back (0 = nothing, 1 = all). */
export interface DoorSpec {
  readonly area: number;
  readonly height: number;
  readonly protection: number;
  /** Protection when the door is left open: curtain pushed aside, pallet in the way. */
  readonly wedgedProtection: number;
  /** Openings per hour at the busiest time, and the middle of how long one lasts. */
  readonly perHour: number;
  readonly openMs: number;
  /** Share of the openings that load or unload goods, 0..1, and the middle of how long one of these lasts. */
  readonly loadingShare: number;
  readonly loadingMs: number;
  /** Working hours, local, 0..24. */
  readonly workFrom: number;
  readonly workTo: number;
}

/** The space outside the door. */
export interface DockSpec {
  readonly temperature: number;
  /** Half the difference between the warmest (15 h) and coldest (3 h) time of the day, K. */
  readonly swing: number;
  /** Spread of the weather from day to day, K. */
  readonly weather: number;
  /** Relative humidity, 0..1. */
  readonly humidity: number;
}

/** The Bluetooth sensor, its probe in a thermal buffer. */
export interface ProbeSpec {
  /** Time constant, s. */
  readonly lag: number;
  /** Standard deviations: of the fixed error from one sensor to the next, and of the noise of one reading, K. */
  readonly bias: number;
  readonly noise: number;
  /** Noise of a humidity reading, % RH. */
  readonly humidityNoise: number;
  /** Battery used in a day, %. */
  readonly batteryPerDay: number;
}
