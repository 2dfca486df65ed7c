import { describe, expect, it } from 'vitest';
import { every, inOrder, START, temperatureOf } from './fakes/freezer-night.ts';
import { download } from './fakes/log-conversation.ts';
import { fakePvvx, type Recorded } from './fakes/logging-sensors.ts';
import { pvvxLog } from './pvvx-log.ts';

describe('the log of a pvvx sensor', () => {
  it('ends where the clock was set back: what is older has no date', () => {
    const recorded: Recorded = [
      [START + 90_000, 2.5, 50],
      [START + 90_600, 2.6, 50],
      [START, 2.7, 50],
      [START + 600, 2.8, 50],
    ];
    const begins = (START + 700) * 1_000;
    const course = download(pvvxLog, { from: 0, to: begins }, fakePvvx(recorded, 0), { begins });
    expect(inOrder(course.readings).map(temperatureOf)).toEqual([2.7, 2.8]);
    expect(course.done).toBe('undatable');
  });

  it('tells how far its clock is off', () => {
    const recorded = every(600);
    const begins = (START + 13 * 600) * 1_000;
    const { clocks, readings } = download(pvvxLog, { from: 0, to: begins }, fakePvvx(recorded, 3_600), {
      begins,
    });
    expect(clocks).toEqual([{ sensor: begins - 3_600_000, time: begins }]);
    expect(inOrder(readings)[0]).toMatchObject({ time: START * 1_000, sensorTime: (START - 3_600) * 1_000 });
  });

  it('stops the sensor when all that is missing has come', () => {
    const begins = (START + 13 * 600) * 1_000;
    const request = { from: (START + 10 * 600) * 1_000, to: begins };
    const { commands } = download(pvvxLog, request, fakePvvx(every(600), 0), { begins });
    expect(commands.at(-1)).toMatchObject({ type: 'write', bytes: [0x35, 0, 0] });
  });

  it('brings home 20,000 records', () => {
    const recorded: Recorded = Array.from({ length: 20_000 }, (_, i) => [START + i * 600, -18, 60]);
    const begins = (START + 20_000 * 600) * 1_000;
    const { readings, done } = download(pvvxLog, { from: 0, to: begins }, fakePvvx(recorded, 0), { begins });
    expect(readings).toHaveLength(20_000);
    expect(done).toBe('complete');
  }, 60_000);
});
