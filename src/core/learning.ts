import type { Step } from './cadence.ts';

/** How much of a room has to be seen before the model may judge it. */
export const LEARNING_MS = 24 * 3_600_000;
/** At coarse cadences a day holds few windows: learn at least this many window lengths. */
const LEARNING_WINDOWS = 4;

/** Steps that have to be learned at this cadence with windows of `steps` steps. */
export function stepsToLearn(intervalMs: number, steps: number): number {
  return Math.max(Math.ceil(LEARNING_MS / intervalMs), LEARNING_WINDOWS * steps);
}

/** Collects a room's first steps, in unbroken runs, until there are enough to make its profile. */
export class Learning {
  readonly #needed: number;
  readonly #runs: Step[][] = [[]];
  #count = 0;

  constructor(intervalMs: number, steps: number) {
    this.#needed = stepsToLearn(intervalMs, steps);
  }

  add(step: Step): void {
    this.#runs.at(-1)?.push(step);
    this.#count += 1;
  }

  break(): void {
    if ((this.#runs.at(-1)?.length ?? 0) > 0) this.#runs.push([]);
  }

  /** 0..1 */
  get progress(): number {
    return Math.min(1, this.#count / this.#needed);
  }

  get done(): boolean {
    return this.#count >= this.#needed;
  }

  /** All temperatures learned so far (°C), in time order. */
  values(): number[] {
    return this.#runs.flatMap((run) => run.map((step) => step.value));
  }

  get from(): number | undefined {
    return this.#runs[0]?.[0]?.time;
  }

  get to(): number | undefined {
    return this.#runs.findLast((run) => run.length > 0)?.at(-1)?.time;
  }

  /** Every `stride`-th unbroken window of `steps` steps, oldest first. */
  windows(steps: number, stride: number): (readonly Step[])[] {
    const windows: (readonly Step[])[] = [];
    for (const run of this.#runs)
      for (let end = steps; end <= run.length; end += stride) windows.push(run.slice(end - steps, end));
    return windows;
  }
}
