/*
 * A measurement is never the same to the last digit for long, unless nobody measures: firmware that hangs repeats its last frame for ever.
 * How often a sensor repeats itself when all is well depends on its resolution and its case, so it is held against itself.
 */

const FINE_MS = 30 * 60_000;
/** A sensor that sends tenths may show the same one for hours in a steady room. */
const COARSE_MS = 12 * 3_600_000;
const FEWEST = 20;
/** Readings before a sensor is known. */
const TO_KNOW = 60;
/** Share of readings that differ from the one before, below which a sensor repeats itself by nature. */
const LIVELY_FINE = 0.5;
const LIVELY_COARSE = 0.1;
/** What was longer ago counts less: about this many readings are remembered. */
const MEMORY = 1440;

/** Notices when a temperature is repeated for too long. Values as the sensor sent them. */
export class RepetitionWatch {
  #value: number | undefined;
  #since = 0;
  #repeats = 0;
  #changes = 0;
  #known = 0;
  #isFine = false;

  /** @returns since when the value has been repeated for too long; `undefined` when all is well */
  reading(time: number, value: number): number | undefined {
    if (this.#value !== undefined && value === this.#value) {
      this.#repeats += 1;
      return this.#isTooLong(time) ? this.#since : undefined;
    }
    if (this.#value !== undefined) this.#learn();
    this.#value = value;
    this.#since = time;
    this.#repeats = 0;
    // Off the grid of tenths: hundredths are meant.
    if (Math.abs(value * 10 - Math.round(value * 10)) > 0.05) this.#isFine = true;
    return undefined;
  }

  clear(): void {
    this.#value = undefined;
    this.#repeats = 0;
    this.#changes = 0;
    this.#known = 0;
    this.#isFine = false;
  }

  /** The run that ended was as it should be: one change and its repeats. */
  #learn(): void {
    const keep = 1 - (this.#repeats + 1) / MEMORY;
    this.#changes = this.#changes * Math.max(0, keep) + 1;
    this.#known = this.#known * Math.max(0, keep) + this.#repeats + 1;
  }

  #isTooLong(time: number): boolean {
    const [longest, lively] = this.#isFine ? [FINE_MS, LIVELY_FINE] : [COARSE_MS, LIVELY_COARSE];
    if (this.#known < TO_KNOW || this.#changes / this.#known < lively) return false;
    return this.#repeats >= FEWEST && time - this.#since >= longest;
  }
}
