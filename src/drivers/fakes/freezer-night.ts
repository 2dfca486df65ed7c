import type { LogReading } from '../sensor-log.ts';
import type { Recorded } from './logging-sensors.ts';

/** 2026-03-01 00:00 UTC, in seconds. */
export const START = 1_772_323_200;

/** A night in a freezer that was left open: °C and % every so often. */
const course: readonly (readonly [temperature: number, humidity: number])[] = [
  [-18.5, 61],
  [-18.5, 61],
  [-18.4, 62],
  [-19, 60],
  [-40, 55],
  [-18.2, 63],
  [-9.9, 80],
  [-0.5, 91],
  [0, 93],
  [0.5, 94],
  [4.3, 90],
  [-12.1, 71],
  [-17.8, 66],
];

/** The same, at an interval. */
export function every(seconds: number): Recorded {
  return course.map(([t, h], i) => [START + i * seconds, t, h]);
}

/** By time; a second to and fro is how exact some sensors date. */
export function inOrder(readings: readonly LogReading[]): LogReading[] {
  return [...readings].sort((a, b) => a.time - b.time);
}

export function temperatureOf({ measurements }: LogReading): number | undefined {
  return measurements.find(({ quantity }) => quantity === 'temperature')?.value;
}

/** What is not as it should be: all that was recorded, once, at its time (to a second) and with its value. */
export function findDifferences(
  readings: readonly LogReading[],
  recorded: Recorded,
  within: number,
): readonly string[] {
  const sorted = inOrder(readings);
  if (sorted.length !== recorded.length) return [`${sorted.length} readings of ${recorded.length} records`];
  return recorded.flatMap(([seconds, temperature], i) => {
    const reading = sorted[i];
    const value = reading && temperatureOf(reading);
    if (reading === undefined || value === undefined) return [`nothing for record ${i}`];
    const isInTime = Math.abs(reading.time - seconds * 1_000) <= 1_000;
    return isInTime && Math.abs(value - temperature) <= within
      ? []
      : [`${value} °C at ${reading.time} for ${temperature} °C at ${seconds} s`];
  });
}
