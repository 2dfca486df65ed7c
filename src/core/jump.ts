/*
 * How fast a temperature can change. A sensor in its case follows its surroundings with a first-order lag: of the distance to them it
 * goes the share 1 − e^(−t/τ) in the time t. Two things follow, and nothing else is taken for impossible, because doors are opened and
 * sensors are carried about:
 *
 * 1. No step is longer than that share of the distance to the warmest or coldest surroundings.
 * 2. Who has gone a way keeps going, at least e^(−t/τ) of it in the next step, as long as the surroundings stay; and when they
 *    change back at once, no more of the way than 1 − e^(−t/τ) is gone back. A step of more than 5 °C that is at its end at once,
 *    or that is gone again at once, was no air.
 *
 * τ is 45 s, faster than any cased sensor in moving air that was measured (60 s … 10 min); bare thermocouples, taken in the hand, are faster
 * and their steps are noted.
 */

const LAG_MS = 45_000;
/** °C: surroundings that a sensor of a cold room can meet, from a blast freezer to a lorry in the sun. */
const COLDEST = -60;
const WARMEST = 60;
/** °C: shorter steps say nothing. */
const SMALLEST = 5;
/** Beyond this distance in time a sensor may have reached any surroundings. */
const LONGEST_MS = 75_000;

interface Point {
  readonly time: number;
  readonly value: number;
}

/** A step that cannot have been the air: from `before` to `value`, at `at`. */
export interface Jump {
  readonly at: number;
  readonly before: number;
  readonly value: number;
}

/** Watches the steps from reading to reading, as the sensor sent them. */
export class JumpWatch {
  #points: readonly Point[] = [];

  /** One reading, later than the last. @returns the jump that it proves, which may lie up to two readings back */
  reading(time: number, value: number): Jump | undefined {
    this.#points = [...this.#points.slice(-3), { time, value }];
    const jump = tooFar(this.#points) ?? goneAtOnce(this.#points) ?? stillAtOnce(this.#points);
    // One jump is told once.
    if (jump !== undefined) this.#points = [{ time, value }];
    return jump;
  }

  clear(): void {
    this.#points = [];
  }
}

/** Share of the way that is still to go after `ms`. */
const rest = (ms: number) => Math.exp(-ms / LAG_MS);

const jumpOf = (from: Point, to: Point): Jump => ({ at: to.time, before: from.value, value: to.value });

function tooFar(points: readonly Point[]): Jump | undefined {
  const [a, b] = points.slice(-2);
  if (a === undefined || b === undefined) return undefined;
  const way = b.value > a.value ? WARMEST - a.value : a.value - COLDEST;
  const longest = SMALLEST + Math.max(0, way) * (1 - rest(b.time - a.time));
  return Math.abs(b.value - a.value) > longest ? jumpOf(a, b) : undefined;
}

/** There and back: a, b, c. */
function goneAtOnce(points: readonly Point[]): Jump | undefined {
  const [a, b, c] = points.slice(-3);
  if (a === undefined || b === undefined || c === undefined) return undefined;
  if (b.time - a.time > LONGEST_MS || c.time - b.time > LONGEST_MS) return undefined;
  const there = b.value - a.value;
  const back = (b.value - c.value) / there;
  // The surroundings may have been colder than before for a while: a margin.
  const most = 1 - rest(c.time - b.time) + 0.15;
  return Math.abs(there) > SMALLEST && back > most && back < 2 - most ? jumpOf(a, b) : undefined;
}

/** There, and not a bit further, twice: a, b, c, d. Something that stands still within a reading has no lag. */
function stillAtOnce(points: readonly Point[]): Jump | undefined {
  const [a, b, c, d] = points;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  const steps = [b.time - a.time, c.time - b.time, d.time - c.time];
  if (steps.some((ms) => ms > LONGEST_MS)) return undefined;
  const there = Math.abs(b.value - a.value);
  const least = 0.5 * there;
  const isStill = (p: Point, q: Point, since: number) => Math.abs(q.value - p.value) < least * rest(since);
  const still = isStill(b, c, c.time - b.time) && isStill(c, d, d.time - b.time);
  return there > SMALLEST && still ? jumpOf(a, b) : undefined;
}
