/** One step on a sensor's cadence: `time` is the end of its interval (ms), `value` in °C. */
export interface Step {
  readonly time: number;
  readonly value: number;
}

/** How many intervals may pass without a reading before the row of steps is broken and a gap is recorded. */
export const GAP_INTERVALS = 3;

/**
 * Turns readings that arrive when they like into steps on a fixed cadence.
 *
 * A step is the mean of the readings of its interval; an interval without one is interpolated between its neighbours, as
 * long as the readings lie no more than three intervals apart. Beyond that nothing is invented: `broke` says so and the
 * row starts anew.
 */
export class Cadence {
  readonly intervalMs: number;
  #slot: number | undefined;
  #sum = 0;
  #count = 0;
  #closed: { slot: number; value: number } | undefined;
  #lastAt: number | undefined;

  constructor(intervalMs: number) {
    this.intervalMs = intervalMs;
  }

  /** Time of the latest reading (ms). */
  get lastAt(): number | undefined {
    return this.#lastAt;
  }

  /**
   * One reading. Readings must come in time order: one that is not later than the last is not taken (`late`), because its step is
   * already closed; it is stored all the same.
   */
  accept(time: number, value: number): { steps: Step[]; broke: boolean; late: boolean } {
    if (this.#lastAt !== undefined && time <= this.#lastAt) return { steps: [], broke: false, late: true };
    const slot = Math.floor(time / this.intervalMs);
    const broke = this.#lastAt !== undefined && time - this.#lastAt > GAP_INTERVALS * this.intervalMs;
    const steps: Step[] = [];
    if (this.#slot !== undefined && slot !== this.#slot) steps.push(...this.#close());
    if (broke) this.#closed = undefined;
    if (this.#slot === undefined && this.#closed !== undefined) steps.push(...this.#interpolate(slot, value));
    this.#lastAt = time;
    // A reading of an interval that the clock has closed already (it came at the very end) only moves `lastAt`.
    if (this.#closed === undefined || slot > this.#closed.slot) {
      this.#slot = slot;
      this.#sum += value;
      this.#count += 1;
    }
    return { steps, broke, late: false };
  }

  /** Time goes on: the open interval is closed once it is over, so that its step does not wait for the next reading. */
  tick(now: number): Step[] {
    if (this.#slot === undefined || Math.floor(now / this.intervalMs) <= this.#slot) return [];
    return this.#close();
  }

  #close(): Step[] {
    if (this.#slot === undefined) return [];
    const slot = this.#slot;
    const value = this.#sum / this.#count;
    this.#closed = { slot, value };
    this.#slot = undefined;
    this.#sum = 0;
    this.#count = 0;
    return [{ time: (slot + 1) * this.intervalMs, value }];
  }

  /** Steps for the empty intervals between the last closed one and `slot`, on a straight line to `value`. */
  #interpolate(slot: number, value: number): Step[] {
    const from = this.#closed;
    if (from === undefined) return [];
    const steps: Step[] = [];
    for (let s = from.slot + 1; s < slot; s += 1) {
      const share = (s - from.slot) / (slot - from.slot);
      steps.push({ time: (s + 1) * this.intervalMs, value: from.value + share * (value - from.value) });
    }
    const last = steps.at(-1);
    if (last !== undefined) this.#closed = { slot: slot - 1, value: last.value };
    return steps;
  }
}
