import type { Measurement } from '../core/reading.ts';
import type { Climate } from './climate.ts';
import { relativeHumidityOf } from './moist-air.ts';
import type { RandomState } from './random.ts';
import { drawBetween, drawNormal, drawUnit } from './random.ts';
import type { RoomSpec } from './room-spec.ts';

/** State of the sensor. Temperatures in °C, battery in %, times in ms. */
export interface Probe {
  /** True temperature inside the buffer. */
  buffer: number;
  bias: number;
  /** Battery at `begunAt`. */
  battery: number;
  begunAt: number;
  /** Number of reports sent, and when the next one arrives. */
  sent: number;
  nextAt: number;
}

/** The battery is told with every so many reports, as it hardly changes. */
const batteryEvery = 30;

export function beginProbe(spec: RoomSpec, random: RandomState, time: number, temperature: number): Probe {
  return {
    buffer: temperature,
    bias: drawNormal(random) * spec.probe.bias,
    battery: drawBetween(random, 72, 100),
    begunAt: time,
    sent: 0,
    nextAt: arrivalOf(spec, random, time, 0),
  };
}

/** Let the buffer follow the air for `step` seconds, in place. */
export function followAir(spec: RoomSpec, probe: Probe, air: number, step: number): void {
  probe.buffer += (air - probe.buffer) * (1 - Math.exp(-step / spec.probe.lag));
}

/** The report due at `probe.nextAt`; plans the next one. */
export function report(spec: RoomSpec, probe: Probe, climate: Climate, random: RandomState): Measurement[] {
  const days = (probe.nextAt - probe.begunAt) / 86_400_000;
  const temperature = probe.buffer + probe.bias + spec.probe.noise * drawNormal(random);
  const relative =
    relativeHumidityOf(climate.moisture, climate.air) + spec.probe.humidityNoise * drawNormal(random);
  const measurements: Measurement[] = [
    { quantity: 'temperature', value: toHundredth(temperature) },
    { quantity: 'humidity', value: toHundredth(Math.min(100, Math.max(0, relative))) },
  ];
  if (probe.sent % batteryEvery === 0) {
    const left = probe.battery - days * spec.probe.batteryPerDay;
    measurements.push({ quantity: 'battery', value: Math.max(0, Math.round(left)) });
  }
  probe.sent += 1;
  probe.nextAt = arrivalOf(spec, random, probe.begunAt, probe.sent);
  return measurements;
}

/** A radio report arrives a little late, by at most a twentieth of the interval, so that the order never changes. */
function arrivalOf(spec: RoomSpec, random: RandomState, begunAt: number, count: number): number {
  const late = drawUnit(random) * Math.min(900, spec.sampleMs / 20);
  return Math.floor(begunAt + count * spec.sampleMs + late);
}

/** A sensor sends hundredths; −0 is not a temperature. */
function toHundredth(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
