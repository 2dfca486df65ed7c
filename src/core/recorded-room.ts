import type { Alert } from './alert.ts';
import type { Gap } from './gap.ts';
import type { Profile } from './profile.ts';
import type { RecordingJudge } from './play-recording.ts';
import { playRecording } from './play-recording.ts';
import { Room } from './room.ts';
import { WINDOW_STEPS } from './score.ts';
import type { Sensor } from './sensor.ts';
import type { Row } from './sensor-line.ts';

/** What came of one device of a recording. Times in ms, values in °C, errors in interquartile ranges. */
export interface PlayedRecording {
  readonly alerts: readonly Alert[];
  readonly gaps: readonly Gap[];
  readonly scores: readonly { readonly time: number; readonly error: number; readonly threshold: number }[];
  readonly profile: Profile | undefined;
}

/**
 * Play one device's readings, in order of time, through a room of its own and collect what the room says. Alerts that are open at the end
 * of the recording end with it: nobody watches any more.
 * @param judge the detector; without one bounds and gaps are judged all the same
 * @param goOn asked now and then with the number of readings played; `false` stops
 * @returns `undefined` when it was stopped
 */
export async function playDevice(
  sensor: Sensor,
  readings: { readonly times: ArrayLike<number>; readonly values: ArrayLike<number> },
  judge: RecordingJudge | undefined,
  goOn: (played: number) => boolean,
): Promise<PlayedRecording | undefined> {
  const alerts = new Map<string, Alert>();
  const gaps = new Map<number, Gap>();
  const scores: { time: number; error: number; threshold: number }[] = [];
  const rows: Row[] = [];
  const room: Room = new Room(sensor, WINDOW_STEPS, { listeningSince: readings.times[0] ?? 0 }, undefined, {
    reading: (_, quantity, time, value) => {
      if (quantity === 'error') scores.push({ time, error: value, threshold: room.threshold ?? Number.NaN });
    },
    gap: (gap) => gaps.set(gap.from, gap),
    alert: ({ alert }) => alerts.set(alert.id, alert),
    row: (_, row) => rows.push(row),
    learned: () => undefined,
    // What a recording says about its sensors is not known to be theirs: files are cut, joined and converted.
    finding: () => undefined,
  });
  if (!(await playRecording(room, readings, rows, judge, goOn))) return undefined;
  const end = readings.times[readings.times.length - 1] ?? 0;
  for (const open of room.line.openAlerts) alerts.set(open.id, { ...open, updatedAt: end, clearedAt: end });
  return { alerts: [...alerts.values()], gaps: [...gaps.values()], scores, profile: room.profile };
}
