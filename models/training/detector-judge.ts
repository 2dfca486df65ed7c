import type { RecordingJudge } from '../../src/core/play-recording.ts';
import type { Detector } from '../../src/core/score.ts';
import { learnProfile, scoreRows, thresholdFor } from '../../src/core/score-rows.ts';

/** What judges a recording in Node: one detector, as it is. */
export function detectorJudge(detector: Detector): RecordingJudge {
  const score = (windows: Float32Array, count: number) => detector.score(windows, count);
  return {
    score: (room, rows) =>
      scoreRows(
        rows.map((row) => ({ row, profile: room.profile })),
        detector.steps,
        score,
      ),
    learn: (room) => learnProfile(room, detector.steps, score),
    threshold: ({ profile, sensor }) =>
      profile && thresholdFor(detector.quantiles, profile, sensor.settings.percentile),
  };
}
