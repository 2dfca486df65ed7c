import { describe, expect, it } from 'vitest';
import { every, START } from './fakes/freezer-night.ts';
import { download } from './fakes/log-conversation.ts';
import { fakeSensorpush } from './fakes/logging-sensors.ts';
import { sensorpushLog } from './sensorpush-log.ts';

describe('the log of a SensorPush', () => {
  it('gives up on models whose samples nobody can read, rather than to guess', () => {
    const begins = (START + 13 * 60) * 1_000;
    const { readings, done } = download(
      sensorpushLog,
      { from: 0, to: begins },
      fakeSensorpush(every(60), 0, 64),
      { begins },
    );
    expect(readings).toEqual([]);
    expect(done).toBe('gave-up');
  });
});
