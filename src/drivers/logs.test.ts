import { describe, expect, it } from 'vitest';
import { mutate, viewOf } from './fakes/frame-trials.ts';
import { every, findDifferences, START } from './fakes/freezer-night.ts';
import { download, type LoggingSensor } from './fakes/log-conversation.ts';
import {
  fakeGovee,
  fakeLywsd,
  fakePvvx,
  fakeRuuvi,
  fakeRuuviAir,
  fakeSensirion,
  fakeSensorpush,
  type Recorded,
} from './fakes/logging-sensors.ts';
import { goveeLog } from './govee-log.ts';
import { allDrivers } from './index.ts';
import { lywsd03mmcLog } from './lywsd03mmc-log.ts';
import { pvvxLog } from './pvvx-log.ts';
import { ruuviLog } from './ruuvi-log.ts';
import { sensirionLog } from './sensirion-log.ts';
import type { LogState, SensorLog } from './sensor-log.ts';
import { sensorpushLog } from './sensorpush-log.ts';

interface Family {
  readonly name: string;
  readonly log: SensorLog;
  readonly sensor: () => LoggingSensor;
  readonly recorded: Recorded;
  /** Accuracy with which the sensor tells temperatures. */
  readonly within: number;
  /** Frames of a connection before the first record comes. */
  readonly preamble: number;
}

const families: readonly Family[] = [
  {
    name: 'ruuvi',
    log: ruuviLog,
    sensor: () => fakeRuuvi(every(300)),
    recorded: every(300),
    within: 0,
    preamble: 4,
  },
  {
    name: 'ruuvi, broken off by the tag after five records',
    log: ruuviLog,
    sensor: () => fakeRuuvi(every(300), { brokenAfter: 5 }),
    recorded: every(300),
    within: 0,
    preamble: 4,
  },
  {
    name: 'ruuvi (Air)',
    log: ruuviLog,
    sensor: () => fakeRuuviAir(every(300)),
    recorded: every(300),
    within: 0,
    preamble: 3,
  },
  {
    name: 'pvvx',
    log: pvvxLog,
    sensor: () => fakePvvx(every(600), -3_600),
    recorded: every(600),
    within: 0,
    preamble: 3,
  },
  {
    name: 'lywsd03mmc',
    log: lywsd03mmcLog,
    sensor: () => fakeLywsd(every(3_600), START - 86_400),
    recorded: every(3_600),
    within: 0,
    preamble: 3,
  },
  {
    name: 'sensorpush',
    log: sensorpushLog,
    sensor: () => fakeSensorpush(every(60), 17),
    recorded: every(60),
    within: 0.00126,
    preamble: 4,
  },
  {
    name: 'govee',
    log: goveeLog,
    sensor: () => fakeGovee(every(60)),
    recorded: every(60),
    within: 0,
    preamble: 2,
  },
  {
    name: 'sensirion',
    log: sensirionLog,
    sensor: () => fakeSensirion(every(600), 600),
    recorded: every(600),
    within: 0.006,
    preamble: 4,
  },
];

describe.each(families)('the log of $name', ({ log, sensor, recorded, within, preamble }) => {
  const [first = START] = recorded[0] ?? [];
  const [last = START] = recorded.at(-1) ?? [];
  const begins = (last + 91) * 1_000;
  const whole = { from: (first - 1) * 1_000, to: begins };

  it('comes whole', () => {
    const { readings, done, refused } = download(log, whole, sensor(), { begins });
    expect(findDifferences(readings, recorded, within)).toEqual([]);
    expect(done).toBe('complete');
    expect(refused).toBe(0);
  });

  it('comes whole and without repetition when the link breaks before any one frame', () => {
    const { frames } = download(log, whole, sensor(), { begins });
    expect(frames).toBeGreaterThan(4);
    for (let number = 0; number < frames; number++) {
      const broken = download(log, whole, sensor(), { begins, breaksBefore: [number] });
      expect(findDifferences(broken.readings, recorded, within)).toEqual([]);
      expect(broken.done).toBe('complete');
    }
  });

  it('comes whole when the link breaks again and again', () => {
    for (const life of [1, 2, 3, 5]) {
      const breaksBefore = Array.from({ length: 100 }, (_, i) => (i + 1) * (preamble + life));
      const broken = download(log, whole, sensor(), { begins, breaksBefore });
      expect(findDifferences(broken.readings, recorded, within)).toEqual([]);
      expect(broken.done).toBe('complete');
    }
  });

  it('gives only what was asked for', () => {
    const [from] = recorded[3] ?? [START];
    const [to] = recorded[9] ?? [START];
    const { readings, done } = download(log, { from: from * 1_000, to: (to + 5) * 1_000 }, sensor(), {
      begins,
    });
    expect(findDifferences(readings, recorded.slice(4, 10), within)).toEqual([]);
    expect(done).toBe('complete');
  });

  it('ends at once when nothing is missing', () => {
    const { readings, done } = download(log, { from: begins, to: begins }, sensor(), { begins });
    expect(readings).toEqual([]);
    expect(done).toBe('complete');
  });

  it('gives up when the sensor does not answer', () => {
    const { readings, done, commands } = download(log, whole, { answer: () => [] }, { begins });
    expect(readings).toEqual([]);
    expect(done).toBe('gave-up');
    expect(commands.length).toBeLessThan(20);
  });

  it('gives up when the sensor has no log', () => {
    expect(download(log, whole, { answer: () => undefined }, { begins }).done).toBe('gave-up');
  });

  it('never stops the progress bar beyond its ends', () => {
    let state: LogState = log.begin(whole);
    for (let seed = 0; seed < 2_000; seed++) {
      const uuid = log.listens[seed % Math.max(1, log.listens.length)]?.uuid ?? '';
      const step = log.step(state, { type: 'frame', uuid, frame: viewOf(mutate(seed)), time: begins });
      if (step.progress !== undefined) expect(step.progress >= 0 && step.progress <= 1).toBe(true);
      state = step.state;
    }
  });
});

describe('all logs', () => {
  it('never throw, whatever the frame', () => {
    for (const { log, characteristics } of allDrivers) {
      if (!log) continue;
      const uuids = [...log.listens, ...characteristics].map(({ uuid }) => uuid);
      let state: LogState = log.begin({ from: 0, to: START * 1_000 });
      for (let seed = 0; seed < 100_000; seed++) {
        const uuid = uuids[seed % uuids.length] ?? '';
        state = log.step(state, {
          type: 'frame',
          uuid,
          frame: viewOf(mutate(seed)),
          time: START * 1_000,
        }).state;
      }
    }
  });
});
