import type { Room } from './room.ts';
import type { Learned } from './score-rows.ts';
import { BATCH } from './score-rows.ts';
import type { Row } from './sensor-line.ts';

/** What judges the rows of a recording. */
export interface RecordingJudge {
  /** Errors of the rows; `undefined` = there is no detector. */
  score(room: Room, rows: readonly Row[]): Promise<Float32Array | undefined>;
  learn(room: Room): Promise<Learned | undefined>;
  threshold(room: Room): number | undefined;
}

/**
 * Play the readings of one device through its room, as they would have come over the air: in order of time, learning first, nothing
 * looked ahead. Rows are scored in batches, which changes nothing: each is judged by its own time.
 * @param rows collected by the room's outlet; emptied here
 * @param goOn asked after each batch with the number of readings played; `false` ends the play
 * @returns whether it was played to its end
 */
export async function playRecording(
  room: Room,
  readings: { readonly times: ArrayLike<number>; readonly values: ArrayLike<number> },
  rows: Row[],
  judge: RecordingJudge | undefined,
  goOn: (played: number) => boolean,
): Promise<boolean> {
  let asked = false;
  for (let i = 0; i < readings.times.length; i += 1) {
    const time = readings.times[i] ?? 0;
    const value = readings.values[i] ?? 0;
    room.arrive({ sensor: room.sensor.id, time, measurements: [{ quantity: 'temperature', value }] });
    if (judge !== undefined && !asked && room.learning?.done === true) {
      asked = true;
      const learned = await judge.learn(room);
      if (learned !== undefined) room.know(learned);
      room.threshold = judge.threshold(room);
    }
    if (rows.length >= BATCH) await judgeRows(room, rows, judge);
    if (i % 4096 === 4095 && !goOn(i + 1)) return false;
  }
  await judgeRows(room, rows, judge);
  return goOn(readings.times.length);
}

async function judgeRows(room: Room, rows: Row[], judge: RecordingJudge | undefined): Promise<void> {
  const batch = rows.splice(0);
  if (batch.length === 0) return;
  const errors = await judge?.score(room, batch);
  if (errors !== undefined) batch.forEach((row, i) => room.scored(row, errors[i] ?? Number.NaN));
}
