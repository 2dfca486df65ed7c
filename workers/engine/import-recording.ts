import { FaultError } from '../../src/core/fault.ts';
import type { RecordingJudge } from '../../src/core/play-recording.ts';
import type { Profile } from '../../src/core/profile.ts';
import type { PlayedRecording } from '../../src/core/recorded-room.ts';
import { playDevice } from '../../src/core/recorded-room.ts';
import { recordedSensor } from '../../src/core/recorded-sensor.ts';
import type { DeviceReadings } from '../../src/core/row-reader.ts';
import { inTimeOrder } from '../../src/core/row-reader.ts';
import type { Sensor } from '../../src/core/sensor.ts';
import type { RecordingReport } from '../../src/core/view.ts';
import type { Storage } from '../../src/storage/open-storage.ts';
import { seriesOf } from '../../src/storage/series.ts';
import { parseRecording } from './parse-recording.ts';
import type { EngineTells, RecordingFile } from './protocol.ts';

export interface ImportWorld {
  readonly storage: Storage;
  readonly judge: RecordingJudge;
  readonly cancelled: AbortSignal;
  /** Place of the first new sensor in the site's order. */
  readonly order: number;
  readonly now: number;
  readonly progress: (progress: EngineTells['recording']) => void;
}

export interface Played {
  readonly sensor: Sensor;
  readonly device: string;
  readonly readings: DeviceReadings;
  readonly played: PlayedRecording;
}

/**
 * Read a recording and play it through the line. Until all of it is read and played nothing is stored, so a file that is refused or cancelled
 * leaves no trace; then readings first and sensors last, so that a crash in between shows no half a recording. Reading the
 * same file again adds nothing twice.
 * @throws FaultError that says why the file is refused, or `recording-cancelled`
 */
export async function importRecording(
  file: RecordingFile,
  name: string,
  storage: Sensor['storage'],
  world: ImportWorld,
): Promise<{ report: RecordingReport; sensors: Sensor[]; profiles: Profile[] }> {
  if (!(file instanceof Blob)) throw new FaultError('recording-not-a-table', 'not a file');
  const totalBytes = file.size;
  const tell = (readBytes: number, readings: number) =>
    world.progress({ file: name, readBytes, totalBytes, readings });
  const parsed = await parseRecording(file, 'C', world.cancelled, tell);
  const all = await playAll(parsed.devices, name, storage, world);
  await storePlayed(all, world.storage);
  const times = all.flatMap(({ readings }) => [readings.times[0] ?? 0, readings.times.at(-1) ?? 0]);
  const report: RecordingReport = {
    file: name,
    rows: parsed.rows,
    readings: all.reduce((sum, { readings }) => sum + readings.times.length, 0),
    badRows: parsed.badRows,
    bad: parsed.bad,
    sensors: all.map(({ sensor }) => sensor.id),
    alerts: all.reduce((sum, { played }) => sum + played.alerts.length, 0),
    from: Math.min(...times),
    to: Math.max(...times),
  };
  const profiles = all.flatMap(({ played }) => (played.profile === undefined ? [] : [played.profile]));
  return { report, sensors: all.map(({ sensor }) => sensor), profiles };
}

/**
 * Play the readings of each device through a room of its own; nothing is stored.
 * @param devices in any order of time
 * @param name of the file: the same file and device is the same room
 * @throws FaultError `recording-cancelled`
 */
export async function playAll(
  devices: ReadonlyMap<string, DeviceReadings>,
  name: string,
  goods: Sensor['storage'],
  world: Omit<ImportWorld, 'progress'>,
): Promise<Played[]> {
  const known = await world.storage.journal.sensors.all();
  const all: Played[] = [];
  for (const [device, unsorted] of devices) {
    const readings = inTimeOrder(unsorted);
    const asNew = recordedSensor(name, device, goods, readings, world.order + all.length, world.now);
    const sensor = known.find(({ id }) => id === asNew.id) ?? asNew;
    const played = await playDevice(sensor, readings, world.judge, () => !world.cancelled.aborted);
    if (played === undefined) throw new FaultError('recording-cancelled');
    all.push({ sensor, device, readings, played });
  }
  return all;
}

/** Readings first and sensors last, so that a crash in between shows no half a recording. */
export async function storePlayed(all: readonly Played[], { telemetry, journal }: Storage): Promise<void> {
  const stage = telemetry.stage();
  for (const { sensor, readings, played } of all) {
    const temperature = seriesOf(sensor.id, 'temperature');
    readings.times.forEach((time, i) => stage.append(temperature, time, readings.values[i] ?? 0));
    const error = seriesOf(sensor.id, 'error');
    for (const score of played.scores) stage.append(error, score.time, score.error);
  }
  await stage.commit();
  for (const { sensor, played } of all) {
    for (const gap of played.gaps) await journal.gaps.put(gap);
    for (const alert of played.alerts) await journal.alerts.put(alert);
    if (played.profile !== undefined) await journal.profiles.put(played.profile);
    await journal.sensors.put(sensor);
  }
}
