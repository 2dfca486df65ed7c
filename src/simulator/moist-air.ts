/** Specific heat of air, J/(kg K); latent heats of evaporation, melting and sublimation, J/kg. */
export const airHeat = 1006;
export const evaporationHeat = 2.5e6;
export const meltingHeat = 3.34e5;
export const sublimationHeat = evaporationHeat + meltingHeat;

const pressure = 101_325;
const gravity = 9.81;

/** Density of air at sea level, kg/m³, for a temperature in °C (ideal gas, dry). */
export function densityOf(temperature: number): number {
  return pressure / (287.05 * (temperature + 273.15));
}

/** Humidity ratio (kg water per kg dry air) of saturated air, over ice below 0 °C. Magnus form, WMO No. 8 coefficients. */
export function saturationOf(temperature: number): number {
  const vapour =
    temperature < 0
      ? 611.2 * Math.exp((22.46 * temperature) / (272.62 + temperature))
      : vapourOverWater(temperature);
  return ratioOf(vapour);
}

/** Relative humidity in %, over water at every temperature, as humidity sensors report it (WMO convention). */
export function relativeHumidityOf(ratio: number, temperature: number): number {
  const vapour = (ratio * pressure) / (0.622 + ratio);
  return (100 * vapour) / vapourOverWater(temperature);
}

/** Humidity ratio for a relative humidity 0..1 over water. */
export function humidityRatioOf(relative: number, temperature: number): number {
  return ratioOf(relative * vapourOverWater(temperature));
}

/**
 * Air that an open door exchanges, kg/s: Gosney and Olama (1975), as in the ASHRAE Handbook, with a flow factor of 0.8
 * for an opening that is not quite developed.
 * @param inside,outside °C
 * @param protection share that a curtain holds back, 0..1
 */
export function doorFlow(
  area: number,
  height: number,
  protection: number,
  inside: number,
  outside: number,
): number {
  const cold = densityOf(Math.min(inside, outside));
  const warm = densityOf(Math.max(inside, outside));
  const shape = (2 / (1 + Math.cbrt(cold / warm))) ** 1.5;
  const flow = 0.221 * area * cold * Math.sqrt(1 - warm / cold) * Math.sqrt(gravity * height) * shape;
  return 0.8 * flow * (1 - protection);
}

function vapourOverWater(temperature: number): number {
  return 611.2 * Math.exp((17.62 * temperature) / (243.12 + temperature));
}

function ratioOf(vapour: number): number {
  return (0.622 * vapour) / (pressure - vapour);
}
