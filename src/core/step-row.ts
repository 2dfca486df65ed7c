import type { Step } from './cadence.ts';

/** The latest unbroken row of steps, up to `capacity` of them; a gap empties it. */
export class StepRow {
  readonly #capacity: number;
  #steps: Step[] = [];

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get length(): number {
    return this.#steps.length;
  }

  push(step: Step): void {
    this.#steps.push(step);
    // Trimmed in bulk: cutting one step off the front at every reading would copy the row each time.
    if (this.#steps.length >= 2 * this.#capacity) this.#steps = this.#steps.slice(-this.#capacity);
  }

  clear(): void {
    this.#steps = [];
  }

  /** The last `count` steps, oldest first; `undefined` when there are fewer. */
  last(count: number): readonly Step[] | undefined {
    return this.#steps.length < count ? undefined : this.#steps.slice(-count);
  }
}

/** Slope of a least-squares line through the steps, in °C per hour; `undefined` with fewer than five of them. */
export function trendPerHour(steps: readonly Step[]): number | undefined {
  const first = steps[0];
  if (first === undefined || steps.length < 5) return undefined;
  const hours = steps.map((s) => (s.time - first.time) / 3_600_000);
  const meanHours = hours.reduce((a, b) => a + b, 0) / steps.length;
  const meanValue = steps.reduce((a, s) => a + s.value, 0) / steps.length;
  let along = 0;
  let spread = 0;
  steps.forEach((s, i) => {
    const h = (hours[i] ?? 0) - meanHours;
    along += h * (s.value - meanValue);
    spread += h * h;
  });
  return spread === 0 ? undefined : along / spread;
}
