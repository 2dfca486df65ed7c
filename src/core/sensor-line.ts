import type { Alert } from './alert.ts';
import { AlertBook } from './alert-book.ts';
import type { AlertChange } from './alert-book.ts';
import type { Step } from './cadence.ts';
import { Cadence, GAP_INTERVALS } from './cadence.ts';
import type { Gap, GapCause } from './gap.ts';
import { countAnomalous, isModelAnomaly } from './rule.ts';
import type { Score } from './score.ts';
import type { Sensor } from './sensor.ts';
import { StepRow } from './step-row.ts';

/** What a sensor's line has to tell after a reading, a score or a tick. */
export type LineEvent =
  | { readonly type: 'step'; readonly step: Step }
  | { readonly type: 'row'; readonly row: Row }
  | { readonly type: 'broke' }
  | { readonly type: 'gap'; readonly gap: Gap }
  | { readonly type: 'alert'; readonly change: AlertChange };

/** An unbroken row of temperatures (°C), as long as the model's window, ready to be scaled and scored. */
export interface Row {
  /** Time of the last step (ms). */
  readonly end: number;
  readonly steps: readonly Step[];
  /** Number of the unbroken run it lies in: rows of different runs are not consecutive. */
  readonly run: number;
}

/** What a line needs to go on where it stopped. */
export interface LineMemory {
  /** Since when Frostline listens to this sensor without a break (ms): silence is counted from here at the earliest. */
  readonly listeningSince: number;
  readonly openAlerts?: readonly Alert[];
  readonly openGap?: Gap | undefined;
}

/** Steps kept for the sparkline and the trend. */
const KEPT_STEPS = 120;

/**
 * The line of one sensor, from reading to alert: reading → step → row → (scored elsewhere) → verdict → alert.
 * Pure: time is an argument and everything it has to say is returned.
 */
export class SensorLine {
  readonly #steps: number;
  #listeningSince: number;
  #sensor: Sensor;
  #cadence: Cadence;
  #row: StepRow;
  #recent: Step[] = [];
  #book: AlertBook;
  #gap: Gap | undefined;
  #cause: GapCause | undefined;
  #noValue = false;
  #last: { time: number; value: number } | undefined;
  #score: Score | undefined;
  #threshold: number | undefined;
  #anomalous = { count: 0, since: 0, run: 0 };
  #run = 0;

  /** @param steps length of the model's window in steps */
  constructor(sensor: Sensor, steps: number, memory: LineMemory) {
    this.#sensor = sensor;
    this.#steps = steps;
    this.#listeningSince = memory.listeningSince;
    this.#cadence = new Cadence(sensor.settings.intervalMs);
    this.#row = new StepRow(steps);
    this.#book = new AlertBook(sensor.id, sensor.source.type === 'recording', memory.openAlerts);
    this.#gap = memory.openGap;
  }

  get sensor(): Sensor {
    return this.#sensor;
  }
  get last(): { readonly time: number; readonly value: number } | undefined {
    return this.#last;
  }
  get gap(): Gap | undefined {
    return this.#gap;
  }
  get noValue(): boolean {
    return this.#noValue;
  }
  get score(): Score | undefined {
    return this.#score;
  }
  get anomalous(): number {
    return this.#anomalous.run === this.#run ? this.#anomalous.count : 0;
  }
  get breachSince(): number | undefined {
    return this.#book.breachSince;
  }
  get openAlerts(): readonly Alert[] {
    return this.#book.open;
  }
  /** The window is unbroken and full. */
  get rowIsFull(): boolean {
    return this.#row.length >= this.#steps;
  }
  /** The latest steps on the cadence, oldest first; a gap shows as a jump in their times. */
  get recent(): readonly Step[] {
    return this.#recent.slice(-KEPT_STEPS);
  }

  /** Settings changed. Another cadence starts a new row; open alerts are judged by the new bounds at the next reading. */
  change(sensor: Sensor): void {
    const otherCadence = sensor.settings.intervalMs !== this.#sensor.settings.intervalMs;
    this.#sensor = sensor;
    if (otherCadence) this.#startAnew();
  }

  /** What comes is no longer of one kind with what came before (another calibration, another device): the window starts anew. */
  restart(): void {
    this.#startAnew();
  }

  #startAnew(): void {
    this.#cadence = new Cadence(this.#sensor.settings.intervalMs);
    this.#row.clear();
    this.#recent = [];
    this.#run += 1;
    this.#score = undefined;
  }

  /** Why the next gap, if there is one, will have come about. The first cause holds until a reading comes: what follows from it is no cause. */
  expectGap(cause: GapCause): void {
    this.#cause ??= cause;
  }

  /** Frostline could not listen (it slept) and does so again: silence is counted anew. */
  listenAgain(now: number): void {
    this.#listeningSince = now;
  }

  /** Feed a reading that was stored and judged before: fills the row after a restart, judges nothing. */
  remember(time: number, value: number): LineEvent[] {
    const { steps, broke, late } = this.#cadence.accept(time, value);
    if (late) return [];
    for (const step of steps) this.#keep(step);
    if (broke) this.#row.clear();
    this.#last = { time, value };
    return [
      ...steps.map((step) => ({ type: 'step', step }) as const),
      ...(broke ? [{ type: 'broke' } as const] : []),
    ];
  }

  /**
   * A temperature (°C) arrived. Its bounds are judged whatever its time is: a clock that was set back must not blind the rule.
   * The window takes it only when it is later than the last; when the clock went back by more than a gap, the window starts anew.
   */
  reading(time: number, value: number): LineEvent[] {
    const before = this.#last?.time;
    const wentBack = before !== undefined && time < before - GAP_INTERVALS * this.#sensor.settings.intervalMs;
    if (wentBack) this.#startAnew();
    const { steps, broke, late } = this.#cadence.accept(time, value);
    if (late) return this.#alerts(this.#book.reading(time, value, this.#sensor.settings));
    const events: LineEvent[] = wentBack ? [{ type: 'broke' }] : [];
    events.push(...steps.flatMap((step) => this.#step(step)));
    if (broke && before !== undefined) events.push(...this.#breakRow(before));
    if (this.#gap !== undefined) {
      events.push({ type: 'gap', gap: { ...this.#gap, to: time } });
      this.#gap = undefined;
    }
    this.#noValue = false;
    this.#cause = undefined;
    this.#last = { time, value };
    return [...events, ...this.#alerts(this.#book.reading(time, value, this.#sensor.settings))];
  }

  /** The sensor answered that it has no value: not a reading, and the cause of the gap that may follow. */
  sensorHasNoValue(): void {
    this.#noValue = true;
  }

  /**
   * The detector's answer to a row. It may come late: it is judged by the row's own time, run and last value.
   * @param threshold the sensor's threshold for the reconstruction error
   */
  scored(row: Row, error: number, threshold: number): LineEvent[] {
    const score: Score = { sensor: this.#sensor.id, time: row.end, error };
    if (this.#score !== undefined && score.time <= this.#score.time) return [];
    this.#score = score;
    this.#threshold = threshold;
    const anomaly = isModelAnomaly(error, threshold);
    const before = row.run === this.#anomalous.run ? this.#anomalous.count : 0;
    const count = countAnomalous(before, anomaly);
    this.#anomalous = { count, since: count <= 1 ? score.time : this.#anomalous.since, run: row.run };
    if (anomaly === undefined) return [];
    const value = row.steps.at(-1)?.value ?? Number.NaN;
    const judged = { anomalous: count, since: this.#anomalous.since, error: score.error, threshold, value };
    return this.#alerts(this.#book.score(score.time, judged, this.#sensor.settings));
  }

  /** Time goes by: steps close, silence becomes a gap and then an alert, a delay runs out. */
  tick(now: number): LineEvent[] {
    const events = this.#cadence.tick(now).flatMap((step) => this.#step(step));
    // Not the cadence's: that begins anew when another one is chosen.
    const lastAt = this.#last?.time;
    const silentFor = lastAt === undefined ? 0 : now - lastAt;
    if (
      lastAt !== undefined &&
      this.#gap === undefined &&
      silentFor > GAP_INTERVALS * this.#sensor.settings.intervalMs
    ) {
      this.#gap = { sensor: this.#sensor.id, from: lastAt, cause: this.#causeNow() };
      events.push({ type: 'gap', gap: this.#gap });
    }
    const heardAt = Math.max(lastAt ?? 0, this.#listeningSince);
    return [...events, ...this.#alerts(this.#book.tick(now, heardAt, this.#sensor.settings))];
  }

  get threshold(): number | undefined {
    return this.#threshold;
  }

  #step(step: Step): LineEvent[] {
    this.#keep(step);
    const steps = this.#row.last(this.#steps);
    const events: LineEvent[] = [{ type: 'step', step }];
    if (steps !== undefined) events.push({ type: 'row', row: { end: step.time, steps, run: this.#run } });
    return events;
  }

  #keep(step: Step): void {
    this.#row.push(step);
    this.#recent.push(step);
    if (this.#recent.length >= 2 * KEPT_STEPS) this.#recent = this.#recent.slice(-KEPT_STEPS);
  }

  /** The row is broken by a gap. The gap is known already when the clock saw it first; in a recording it is not. */
  #breakRow(from: number): LineEvent[] {
    this.#row.clear();
    this.#run += 1;
    this.#gap ??= { sensor: this.#sensor.id, from, cause: this.#causeNow() };
    return [{ type: 'broke' }];
  }

  #causeNow(): GapCause {
    if (this.#sensor.source.type === 'recording') return 'not-in-file';
    return this.#noValue ? 'no-value' : (this.#cause ?? 'too-late');
  }

  #alerts(changes: readonly AlertChange[]): LineEvent[] {
    return changes.map((change) => ({ type: 'alert', change }));
  }
}
