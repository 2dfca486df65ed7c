import { describe, expect, it } from 'vitest';
import { advanceRoom, createRoom } from '../simulator/room.ts';
import { simulatedRooms } from '../simulator/site.ts';
import type { Finding } from './finding.ts';
import { SensorWatch } from './sensor-watch.ts';
import type { Sensor } from './sensor.ts';
import { defaultSettings } from './settings.ts';

const MIN = 60_000;
const DAY = 24 * 60 * MIN;
const sensor: Sensor = {
  id: 's1',
  name: 'Freezer 1',
  place: '',
  storage: 'frozen',
  source: { type: 'bluetooth', driver: 'ess', deviceName: 'ESP' },
  settings: defaultSettings.frozen,
  order: 0,
  addedAt: 0,
};
const range = { lowest: -40, highest: 60 };
const say = (watch: SensorWatch, minute: number, value: number) =>
  watch.arrival({
    sensor: 's1',
    time: minute * MIN,
    measurements: [{ quantity: 'temperature', value }],
  });

describe('the watch over a sensor', () => {
  it('finds nothing in a week of three normal rooms, whatever the seed', () => {
    for (const [i, spec] of simulatedRooms().entries()) {
      const watch = new SensorWatch(sensor, { range });
      const found: Finding[] = [];
      const start = Date.UTC(2026, 10, 16);
      const { arrivals } = advanceRoom(spec, createRoom(spec, 7 + i, start), start + 7 * DAY);
      expect(arrivals.length).toBeGreaterThan(10_000);
      for (const arrival of arrivals) {
        found.push(...watch.arrival({ sensor: 's1', ...arrival }), ...watch.tick(arrival.time));
      }
      expect(found).toEqual([]);
    }
  });

  it('finds values that the sensor cannot measure, and one it cannot have', () => {
    const watch = new SensorWatch(sensor, { range });
    expect(say(watch, 0, -20)).toEqual([]);
    expect(say(watch, 1, -41)).toMatchObject([{ kind: 'out-of-sensor-range', value: -41, against: -40 }]);
    expect(new SensorWatch(sensor, {}).arrival({ sensor: 's1', time: 0, measurements: [] })).toEqual([]);
  });

  it('finds a sensor that repeats itself, and sees it come back to life', () => {
    const watch = new SensorWatch(sensor, { range });
    for (let m = 0; m < 100; m += 1) watch.remember(m * MIN, -20 + (m % 7) / 100);
    const found = Array.from({ length: 40 }, (_, i) => say(watch, 100 + i, -19.93)).flat();
    expect(found).toMatchObject([
      { kind: 'repeats-exactly', at: 100 * MIN, foundAt: 130 * MIN, value: -19.93 },
    ]);
    expect(say(watch, 140, -19.95)).toMatchObject([{ kind: 'repeats-exactly', endedAt: 140 * MIN }]);
  });

  it('finds a clock that was set back, but no reading that came a little out of order', () => {
    const watch = new SensorWatch(sensor, { range });
    say(watch, 100, -20);
    expect(say(watch, 99.5, -20.1)).toEqual([]);
    expect(say(watch, 40, -20.1)).toMatchObject([{ kind: 'time-runs-backwards', value: 59.5 * MIN }]);
    expect(say(watch, 41, -20.2)).toEqual([]);
  });

  it('finds a counter that began anew', () => {
    const watch = new SensorWatch(sensor, { range });
    watch.vital({ sequence: 5_000 }, 0);
    expect(watch.vital({ sequence: 5_040, batteryMv: 2_900 }, MIN)).toEqual([]);
    expect(watch.vital({ batteryMv: 2_900 }, MIN)).toEqual([]);
    expect(watch.vital({ sequence: 3 }, 2 * MIN)).toMatchObject([
      { kind: 'sequence-reset', value: 3, against: 5_040 },
    ]);
  });

  it('says when a calibration is due, and that it was done', () => {
    const calibration = {
      correction: { type: 'offset', offset: 0 },
      date: 0,
      due: 5 * DAY,
      by: 'A',
    } as const;
    const watch = new SensorWatch({ ...sensor, care: { calibration } }, {});
    expect(watch.tick(5 * DAY)).toEqual([]);
    expect(watch.tick(6 * DAY)).toMatchObject([
      { kind: 'calibration-overdue', at: 5 * DAY, foundAt: 6 * DAY },
    ]);
    expect(watch.tick(7 * DAY)).toEqual([]);
    watch.change({ ...sensor, care: { calibration: { ...calibration, due: 99 * DAY } } }, false);
    expect(watch.tick(8 * DAY)).toMatchObject([{ kind: 'calibration-overdue', endedAt: 8 * DAY }]);
  });

  it('takes the word of a sensor that has no level to tell', () => {
    const watch = new SensorWatch(sensor, {});
    expect(watch.vital({ batteryLow: true }, 5)).toMatchObject([{ kind: 'battery-low' }]);
    expect(watch.vital({ batteryLow: true }, 6)).toEqual([]);
    expect(watch.vital({ batteryLow: false }, 7)).toMatchObject([{ kind: 'battery-low', endedAt: 7 }]);
    watch.battery({ level: 8, resets: 0, isLow: true }, 8);
    expect(watch.vital({ batteryLow: false }, 9)).toEqual([]);
  });

  it('says when a battery is low, and that it was changed', () => {
    const watch = new SensorWatch(sensor, {});
    const low = { level: 8, daysLeft: 9, resets: 0, isLow: true };
    expect(watch.battery(low, 5)).toMatchObject([{ kind: 'battery-low', value: 8, against: 9 }]);
    expect(watch.battery({ ...low, level: 7 }, 6)).toEqual([]);
    expect(watch.battery({ level: 100, resets: 0, isLow: false }, 7)).toMatchObject([{ endedAt: 7 }]);
  });
});
