import { parseCapture } from '../../src/core/capture.ts';
import { FaultError } from '../../src/core/fault.ts';
import type { Profile } from '../../src/core/profile.ts';
import type { Sensor } from '../../src/core/sensor.ts';
import type { Storage as Goods } from '../../src/core/settings.ts';
import type { CaptureReport, RecordingReport } from '../../src/core/view.ts';
import { seriesOf } from '../../src/storage/series.ts';
import type { ImportWorld } from './import-recording.ts';
import { importRecording, playAll, storePlayed } from './import-recording.ts';
import type { RecordingFile } from './protocol.ts';
import { parseJson } from './parse-json.ts';
import type { DecodedReading } from './replay-capture.ts';
import { decodeCapture } from './replay-capture.ts';

/** Frames that a report lists. */
const LISTED_FRAMES = 1_000;

/** What reading files needs of the engine; `order` and `now` are asked when a file is read. */
export type RecordingsWorld = Pick<ImportWorld, 'storage' | 'judge' | 'progress'> & {
  readonly order: () => number;
  readonly now: () => number;
  /** Show a room that was read. */
  readonly open: (sensor: Sensor, profile: Profile | undefined) => Promise<void>;
};

/** Files that are played through the line: recordings and captures. One at a time; a new one cancels the one before. */
export class Recordings {
  readonly #world: RecordingsWorld;
  #reading: AbortController | undefined;

  constructor(world: RecordingsWorld) {
    this.#world = world;
  }

  async read(file: RecordingFile, name: string, goods: Goods): Promise<RecordingReport> {
    const { report, sensors, profiles } = await importRecording(file, name, goods, this.#begin());
    await this.#open(sensors, profiles);
    return report;
  }

  cancel(): void {
    this.#reading?.abort();
  }

  /** @throws FaultError `capture-unreadable`, `capture-newer`, `recording-cancelled` */
  async replay(text: string, name: string, goods: Goods): Promise<CaptureReport> {
    const parsed = parseCapture(text, parseJson);
    if ('code' in parsed) throw new FaultError(parsed.code, parsed.detail);
    const { frames, devices } = decodeCapture(parsed.frames);
    const world = this.#begin();
    const temperatures = new Map([...devices].map(([device, all]) => [device, columnsOf(all)] as const));
    const withAny = new Map([...temperatures].filter(([, { times }]) => times.length > 0));
    const all = await playAll(withAny, name, goods, world);
    await storePlayed(all, world.storage);
    await this.#storeOthers(all, devices);
    const profiles = all.flatMap(({ played }) => (played.profile === undefined ? [] : [played.profile]));
    await this.#open(
      all.map(({ sensor }) => sensor),
      profiles,
    );
    const refused = frames.filter((frame) => frame.refused !== undefined).length;
    return {
      file: name,
      frames: frames.length,
      decoded: frames.length - refused,
      refused,
      badLines: parsed.badLines,
      bad: parsed.bad,
      list: frames.slice(0, LISTED_FRAMES),
      sensors: all.map(({ sensor }) => sensor.id),
      readings: all.reduce((sum, { readings }) => sum + readings.times.length, 0),
      alerts: all.reduce((sum, { played }) => sum + played.alerts.length, 0),
    };
  }

  /** Humidity, pressure and battery of the same devices. */
  async #storeOthers(
    all: Awaited<ReturnType<typeof playAll>>,
    devices: ReadonlyMap<string, readonly DecodedReading[]>,
  ): Promise<void> {
    const stage = this.#world.storage.telemetry.stage();
    for (const { sensor, device } of all)
      for (const { quantity, time, value } of devices.get(device) ?? [])
        if (quantity !== 'temperature') stage.append(seriesOf(sensor.id, quantity), time, value);
    await stage.commit();
  }

  #begin(): ImportWorld {
    this.#reading?.abort();
    const cancel = new AbortController();
    this.#reading = cancel;
    const { storage, judge, progress, order, now } = this.#world;
    return { storage, judge, progress, order: order(), now: now(), cancelled: cancel.signal };
  }

  async #open(sensors: readonly Sensor[], profiles: readonly Profile[]): Promise<void> {
    for (const sensor of sensors)
      await this.#world.open(
        sensor,
        profiles.find((profile) => profile.sensor === sensor.id),
      );
  }
}

function columnsOf(readings: readonly DecodedReading[]): { times: number[]; values: number[] } {
  const temperatures = readings.filter(({ quantity }) => quantity === 'temperature');
  return { times: temperatures.map(({ time }) => time), values: temperatures.map(({ value }) => value) };
}
