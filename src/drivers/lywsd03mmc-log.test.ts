import { describe, expect, it } from 'vitest';
import { START } from './fakes/freezer-night.ts';
import { download } from './fakes/log-conversation.ts';
import { fakeLywsd, type Recorded } from './fakes/logging-sensors.ts';
import { lywsd03mmcLog } from './lywsd03mmc-log.ts';

describe('the log of a lywsd03mmc', () => {
  it('gives the extremes of each hour', () => {
    const begins = (START + 3_600) * 1_000;
    const recorded: Recorded = [[START, -18.5, 61]];
    const { readings } = download(
      lywsd03mmcLog,
      { from: 0, to: begins },
      fakeLywsd(recorded, START - 86_400),
      { begins },
    );
    expect(readings).toEqual([
      {
        time: START * 1_000,
        sensorTime: 86_400_000,
        spanMs: 3_600_000,
        measurements: [
          { quantity: 'temperature', value: -18.5 },
          { quantity: 'humidity', value: 61 },
        ],
        lowest: [
          { quantity: 'temperature', value: -19.7 },
          { quantity: 'humidity', value: 58 },
        ],
      },
    ]);
  });
});
