import type { Fault } from '../../src/core/fault.ts';
import { faultOf } from '../../src/core/fault.ts';
import type { BackendName, Detector } from '../../src/core/score.ts';
import type { RecordingJudge } from '../../src/core/play-recording.ts';
import type { Room } from '../../src/core/room.ts';
import type { Learned, ProfiledRow } from '../../src/core/score-rows.ts';
import { assembleWindows, BATCH, learnProfile, scoreRows, thresholdFor } from '../../src/core/score-rows.ts';
import type { Row } from '../../src/core/sensor-line.ts';
import type { DetectorView } from '../../src/core/view.ts';

/** Rows that may wait. Beyond it the oldest go unscored; how far behind the detector is, is always shown. */
const MOST_WAITING = 20_000;
/** A backend that failed while it was running, and how. */
export interface FailedBackend {
  readonly backend: BackendName;
  readonly reason: string;
}
/** Loads the model on the wanted backend, or on a slower one, leaving out those that failed. */
export type LoadDetector = (
  wanted: BackendName | 'auto',
  failed: readonly FailedBackend[],
) => Promise<Detector>;

interface Waiting {
  readonly room: Room;
  readonly row: Row;
}

/** Everything that needs the detector: scores rows in batches, makes profiles, and moves to another backend when one fails. */
export class Scoring implements RecordingJudge {
  readonly #load: LoadDetector;
  readonly #ready: () => void;
  readonly #report: (fault: Fault) => void;
  readonly #waiting: Waiting[] = [];
  readonly #failed: FailedBackend[] = [];
  #detector: Detector | undefined;
  #wanted: BackendName | 'auto' = 'auto';
  #view: DetectorView = { status: 'none' };
  #loading: Promise<void> | undefined;
  #computing: Promise<Float32Array> | undefined;
  #pumping = false;
  #skipped = 0;

  /**
   * @param ready called whenever a detector has taken over: thresholds may be others now
   * @param report hears of every fault
   */
  constructor(load: LoadDetector, ready: () => void, report: (fault: Fault) => void) {
    this.#load = load;
    this.#ready = ready;
    this.#report = report;
  }

  get view(): DetectorView {
    return this.#view.status === 'ready' ? { ...this.#view, behind: this.#waiting.length } : this.#view;
  }
  get wanted(): BackendName | 'auto' {
    return this.#wanted;
  }
  /** Window length of the present model. */
  get steps(): number | undefined {
    return this.#detector?.steps;
  }
  /** Rows that were never scored because the detector was too far behind. */
  get skipped(): number {
    return this.#skipped;
  }

  /** Load the detector, or another one when the user wants another backend. Resolves also when it failed: see `view`. */
  async want(wanted: BackendName | 'auto'): Promise<void> {
    this.#wanted = wanted;
    this.#failed.length = 0;
    await this.#loading;
    // A detector is not taken away from under a batch that it is computing.
    await this.#computing?.catch(() => undefined);
    await this.#reload();
  }

  row(room: Room, row: Row): void {
    this.#waiting.push({ room, row });
    if (this.#waiting.length > MOST_WAITING) {
      this.#waiting.shift();
      this.#skipped += 1;
    }
    void this.pump();
  }

  forget(sensor: string): void {
    const rest = this.#waiting.filter(({ room }) => room.sensor.id !== sensor);
    this.#waiting.splice(0, this.#waiting.length, ...rest);
  }

  /** Score what waits, until nothing does. */
  async pump(): Promise<void> {
    if (this.#pumping || this.#detector === undefined) return;
    this.#pumping = true;
    while (this.#waiting.length > 0 && this.#detector !== undefined) {
      const batch = this.#waiting.splice(0, BATCH);
      const rows = batch.map(({ room, row }) => ({ row, profile: room.profile }));
      const errors = await this.#compute(assembleWindows(rows, this.#detector.steps), rows.length);
      if (errors === undefined) this.#waiting.unshift(...batch);
      else batch.forEach(({ room, row }, i) => room.scored(row, errors[i] ?? Number.NaN));
    }
    this.#pumping = false;
  }

  /** Score rows at once, for a recording that waits for them. `undefined` = there is no detector. */
  async score(room: Room, rows: readonly Row[]): Promise<Float32Array | undefined> {
    await this.#loading;
    const { steps } = this;
    if (steps === undefined) return undefined;
    return scoreRows(this.#profiled(room, rows), steps, (windows, count) =>
      this.#computeSomehow(windows, count),
    );
  }

  /** See {@link learnProfile}. */
  async learn(room: Room): Promise<Learned | undefined> {
    await this.#loading;
    const { steps } = this;
    if (steps === undefined) return undefined;
    return learnProfile(room, steps, (windows, count) => this.#computeSomehow(windows, count));
  }

  /** The room's threshold with the present detector. */
  threshold(room: Room): number | undefined {
    if (this.#detector === undefined || room.profile === undefined) return undefined;
    return thresholdFor(this.#detector.quantiles, room.profile, room.sensor.settings.percentile);
  }

  #profiled(room: Room, rows: readonly Row[]): ProfiledRow[] {
    return rows.map((row) => ({ row, profile: room.profile }));
  }

  /** Compute, and when the backend fails or is exchanged, once more with the one that comes. */
  async #computeSomehow(windows: Float32Array, count: number): Promise<Float32Array | undefined> {
    for (;;) {
      // A detector that is on its way is waited for: a recording read meanwhile would otherwise go unjudged without a word.
      await this.#loading;
      if (this.#detector === undefined) return undefined;
      const errors = await this.#compute(windows, count);
      if (errors !== undefined) return errors;
    }
  }

  /** `undefined` when the detector failed or was exchanged; another one may be there now. */
  async #compute(windows: Float32Array, count: number): Promise<Float32Array | undefined> {
    const detector = this.#detector;
    if (detector === undefined) return undefined;
    // WebAssembly and CPU compute in one go: between two batches, readings, calls and the clock get their turn.
    await new Promise((resolve) => setTimeout(resolve));
    if (detector !== this.#detector) return undefined;
    try {
      this.#computing = detector.score(windows, count);
      return await this.#computing;
    } catch (thrown) {
      // Another detector took over while this batch was under way: the batch goes to the new one.
      if (detector !== this.#detector) return undefined;
      const fault = faultOf(thrown, 'detector-failed');
      this.#report(fault);
      this.#failed.push({ backend: detector.choice.backend, reason: fault.detail ?? fault.code });
      await this.#reload();
      return undefined;
    }
  }

  async #reload(): Promise<void> {
    this.#detector?.dispose();
    this.#detector = undefined;
    this.#view = { status: 'loading' };
    this.#loading = this.#load(this.#wanted, this.#failed).then(
      (detector) => {
        this.#detector = detector;
        this.#view = { status: 'ready', model: detector.id, choice: detector.choice, behind: 0 };
      },
      (thrown: unknown) => {
        const fault = faultOf(thrown, 'detector-failed');
        this.#view = { status: 'failed', fault };
        this.#report(fault);
      },
    );
    await this.#loading;
    this.#loading = undefined;
    if (this.#detector === undefined) return;
    this.#ready();
    void this.pump();
  }
}
