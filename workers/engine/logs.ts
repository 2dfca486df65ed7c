import type { Alert } from '../../src/core/alert.ts';
import type { AlertChange } from '../../src/core/alert-book.ts';
import type { ClockOffset } from '../../src/core/clock-offset.ts';
import { estimateOffset } from '../../src/core/clock-offset.ts';
import { faultOf } from '../../src/core/fault.ts';
import type { Gap } from '../../src/core/gap.ts';
import { judgeLate, lateMargin } from '../../src/core/late-alerts.ts';
import type { LogDownload, LoggedBatch, LogOutcome, LogRecord, LogSpan } from '../../src/core/log-batch.ts';
import { logIntervalOf } from '../../src/core/log-batch.ts';
import type { Disagreement } from '../../src/core/merge-log.ts';
import { fillGap, SAME_MS } from '../../src/core/merge-log.ts';
import type { Room } from '../../src/core/room.ts';
import type { Sensor } from '../../src/core/sensor.ts';
import type { RuleSettings } from '../../src/core/settings.ts';
import type { Storage } from '../../src/storage/open-storage.ts';
import { seriesOf } from '../../src/storage/series.ts';
import type { Chronicle } from './chronicle.ts';
import { isPossible, reportDisagreements, reportRefused } from './log-findings.ts';
import { compareWithHistory, newDisagreements, spanOf } from './merge-batch.ts';
import type { NewHistory } from './merge-batch.ts';
import type { Rooms } from './rooms.ts';
import { toHundredths } from './rooms.ts';
import { wantedLog } from './wanted-log.ts';

/** Log records further apart than this do not make an unbroken history. */
const LONGEST_INTERVAL_MS = 3_600_000;

/** What the logs need of the engine. */
export interface LogWorld {
  readonly storage: Storage;
  readonly chronicle: Chronicle;
  readonly rooms: Rooms;
  readonly tell: (what: AlertChange['what'], alert: Alert, sensor: Sensor) => void;
  /** The clock that a sensor lives by. */
  readonly clockOf: (sensor: Sensor) => number;
}

/**
 * Sensors' own histories: merged into what is stored, one batch after the other, so that two of them cannot add the same reading. Live judging
 * is never touched: nothing here goes down the line.
 */
export class Logs {
  readonly #world: LogWorld;
  readonly #intervals = new Map<string, number>();
  readonly #downloads = new Map<string, LogDownload>();
  readonly #clocks = new Map<string, ClockOffset>();
  readonly #late = new Map<string, Alert[]>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(world: LogWorld) {
    this.#world = world;
  }

  /** Late alerts of before a restart. @param late all of them; those that were seen are history */
  recall(late: readonly Alert[]): void {
    for (const alert of late) if (!this.#world.chronicle.isAcknowledged(alert.id)) this.#keepLate(alert);
  }

  /** Late alerts that nobody has acknowledged. */
  late(sensor: string): readonly Alert[] {
    const all = this.#late.get(sensor) ?? [];
    return all.filter(({ id }) => !this.#world.chronicle.isAcknowledged(id));
  }

  clock(sensor: string): ClockOffset | undefined {
    return this.#clocks.get(sensor);
  }

  download(sensor: string): LogDownload | undefined {
    return this.#downloads.get(sensor);
  }

  progress(sensor: string, download: LogDownload | undefined): void {
    if (download === undefined) this.#downloads.delete(sensor);
    else this.#downloads.set(sensor, download);
  }

  /** A sensor is gone, or another device has taken its place. */
  forget(sensor: string, isGone: boolean): void {
    this.#intervals.delete(sensor);
    this.#downloads.delete(sensor);
    this.#clocks.delete(sensor);
    if (isGone) this.#late.delete(sensor);
  }

  wanted(room: Room): Promise<LogSpan | undefined> {
    return this.#inTurn(() => wantedLog(this.#world.storage, room.sensor, this.#world.clockOf(room.sensor)));
  }

  merge(room: Room, batch: LoggedBatch): Promise<LogOutcome> {
    return this.#inTurn(() => this.#merge(room, batch));
  }

  /** A gap was closed by a live reading: a log may have filled it before. @param written resolves when it is on the disk */
  closed(room: Room, gap: Gap, written: Promise<boolean>): void {
    void this.#inTurn(async () => {
      if (await written) await this.#fill(room, [gap]);
    }).catch((thrown: unknown) => this.#world.chronicle.report(faultOf(thrown)));
  }

  async #merge(room: Room, batch: LoggedBatch): Promise<LogOutcome> {
    const { storage } = this.#world;
    const { sensor } = room;
    const now = this.#world.clockOf(sensor);
    if (batch.clock !== undefined) this.#heardClock(room, batch.clock);
    const records = batch.readings.filter((record) => isPossible(record, now));
    reportRefused(room, batch.readings, now);
    this.#learnInterval(sensor.id, records);
    const events = await storage.journal.events.of(sensor.id);
    const changes = events.filter((event) => event.type === 'calibrated');
    const calibrations = { changes, now: sensor.care?.calibration };
    const sameMs = Math.min(SAME_MS, (this.#intervals.get(sensor.id) ?? Infinity) / 2);
    const history = await compareWithHistory(storage.telemetry, sensor, records, calibrations, sameMs);
    const disagreements = await newDisagreements(storage.telemetry, sensor.id, history.disagreements, sameMs);
    await this.#store(room, history, disagreements, now);
    const span = spanOf(records.map(({ time }) => time));
    const gaps = records.length === 0 ? [] : await storage.journal.gaps.between(sensor.id, ...span);
    const unfilled = gaps.filter(({ filledBy }) => filledBy === undefined);
    const late = await this.#judge(room, history, span, unfilled);
    // First the readings on the disk, then the gaps: after a crash in between the log is asked for again.
    const saved = (await this.#fill(room, unfilled)) && (await this.#complete(room, batch.complete));
    return {
      added: history.temperatures.length + history.others.length,
      repeated: history.repeated,
      disagreements: disagreements.length,
      refused: batch.readings.length - records.length,
      late,
      saved,
    };
  }

  async #store(
    room: Room,
    { temperatures, raw, others }: NewHistory,
    disagreements: readonly Disagreement[],
    now: number,
  ): Promise<void> {
    const { chronicle, rooms } = this.#world;
    const { id } = room.sensor;
    await reportDisagreements(this.#world.storage.journal, room, disagreements, now);
    // A sensor that was removed meanwhile leaves nothing behind.
    if (rooms.find(id) !== room) return;
    for (const { time, value } of temperatures) chronicle.reading(id, 'temperature', time, value);
    for (const { time, value } of raw) chronicle.reading(id, 'raw', time, value);
    for (const { quantity, time, value } of others) chronicle.reading(id, quantity, time, value);
    for (const { time, logged } of disagreements) chronicle.reading(id, 'logged', time, logged);
  }

  /** The log was read to its end: what is still missing is not in it. */
  async #complete({ sensor }: Room, span: LogSpan | undefined): Promise<boolean> {
    if (span === undefined) return true;
    const { storage, chronicle } = this.#world;
    const gaps = await storage.journal.gaps.between(sensor.id, span.from, span.to);
    const left = gaps.filter(
      ({ filledBy, to }) => filledBy === undefined && to !== undefined && to > span.from && to <= span.to,
    );
    return left.length === 0 || chronicle.pieces(left.map((gap) => ({ ...gap, notInLog: true })));
  }

  /** @returns false when the readings could not be written: then the gaps stay as they are */
  async #fill(room: Room, gaps: readonly Gap[]): Promise<boolean> {
    const { storage, chronicle } = this.#world;
    const { id } = room.sensor;
    const pieces: Gap[] = [];
    for (const gap of gaps) {
      if (gap.to === undefined || gap.filledBy !== undefined) continue;
      const { times } = await storage.telemetry.read(seriesOf(id, 'temperature'), gap.from + 1, gap.to - 1);
      if (times.length > 0) pieces.push(...fillGap(gap, [...times], this.#settings(room).intervalMs));
    }
    if (!(await chronicle.flush())) return false;
    return pieces.length === 0 || this.#world.rooms.find(id) !== room || chronicle.pieces(pieces);
  }

  /**
   * @param unfilled gaps in the span: what lies in them is from a log, and a crash may have kept it from being judged
   * @returns how many late alerts are news
   */
  async #judge(
    room: Room,
    { temperatures }: NewHistory,
    [from, to]: readonly [number, number],
    unfilled: readonly Gap[],
  ): Promise<number> {
    if (temperatures.length === 0 && unfilled.length === 0) return 0;
    const { storage, chronicle, tell } = this.#world;
    const { id } = room.sensor;
    const settings = this.#settings(room);
    const margin = lateMargin(settings);
    const { times, values } = await storage.telemetry.read(
      seriesOf(id, 'temperature'),
      from - margin,
      to + margin,
    );
    const around = [...times].map((time, i) => ({ time, value: toHundredths(values[i] ?? Number.NaN) }));
    const isMissed = (time: number) => unfilled.some((gap) => time > gap.from && time < (gap.to ?? Infinity));
    const added = new Set([...temperatures.map(({ time }) => time), ...[...times].filter(isMissed)]);
    const known = await storage.journal.alerts.bounds(id);
    const changes = judgeLate(id, around, added, known, settings);
    for (const { alert, isNew, isNews } of changes) {
      const what = isNew ? 'raised' : 'updated';
      await chronicle.alert({ what, alert });
      this.#keepLate(alert);
      if (isNews) tell(what, alert, room.sensor);
    }
    return changes.filter(({ isNews }) => isNews).length;
  }

  /** The rules, at the cadence of the log where that is the slower one. */
  #settings({ sensor }: Room): RuleSettings {
    const intervalMs = Math.max(sensor.settings.intervalMs, this.#intervals.get(sensor.id) ?? 0);
    return { ...sensor.settings, intervalMs };
  }

  #learnInterval(sensor: string, records: readonly LogRecord[]): void {
    const [, span] = spanOf(records.map(({ spanMs }) => spanMs ?? 0));
    const interval = span > 0 ? span / 3 : logIntervalOf(records.map(({ time }) => time));
    if (interval !== undefined) this.#intervals.set(sensor, Math.min(LONGEST_INTERVAL_MS, interval));
  }

  #heardClock(room: Room, clock: NonNullable<LoggedBatch['clock']>): void {
    const { id } = room.sensor;
    const { offset, wentBackMs } = estimateOffset(this.#clocks.get(id), clock);
    this.#clocks.set(id, offset);
    if (wentBackMs !== undefined)
      room.found(room.watch.sign({ kind: 'time-runs-backwards', at: clock.time, value: wentBackMs }));
  }

  #keepLate(alert: Alert): void {
    const others = (this.#late.get(alert.sensor) ?? []).filter(({ id }) => id !== alert.id);
    this.#late.set(alert.sensor, [...others, alert]);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#queue.then(work, work);
    this.#queue = run.catch(() => undefined);
    return run;
  }
}
