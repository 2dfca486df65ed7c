import { describe, expect, it } from 'vitest';
import { densityOf, doorFlow, humidityRatioOf, relativeHumidityOf, saturationOf } from './moist-air.ts';

describe('moist air', () => {
  it('has the density and saturation of the tables', () => {
    expect(densityOf(-20)).toBeCloseTo(1.394, 3);
    // ASHRAE Handbook, Fundamentals, table of moist air at 101.325 kPa: kg water per kg dry air.
    expect(saturationOf(20)).toBeCloseTo(0.01469, 4);
    expect(saturationOf(0)).toBeCloseTo(0.00379, 4);
    expect(saturationOf(-20)).toBeCloseTo(0.000637, 5);
  });

  it('reports humidity over water: air saturated over ice at −20 °C reads 82 %', () => {
    expect(relativeHumidityOf(saturationOf(-20), -20)).toBeCloseTo(82.3, 0);
    expect(relativeHumidityOf(humidityRatioOf(0.6, 18), 18)).toBeCloseTo(60, 6);
  });
});

describe('the air that a door exchanges', () => {
  it('is 0.8 of the 2.4 kg/s of Gosney and Olama for 5 m² between −20 and +10 °C', () => {
    expect(doorFlow(5, 2.5, 0, -20, 10) / 0.8).toBeCloseTo(2.4, 1);
  });

  it('shrinks with the curtain and vanishes without a difference', () => {
    expect(doorFlow(5, 2.5, 0.9, -20, 10)).toBeCloseTo(0.1 * doorFlow(5, 2.5, 0, -20, 10), 9);
    expect(doorFlow(5, 2.5, 0, 4, 4)).toBe(0);
    expect(doorFlow(5, 2.5, 0, 10, -20)).toBe(doorFlow(5, 2.5, 0, -20, 10));
  });
});
