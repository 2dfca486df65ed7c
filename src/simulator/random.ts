/** State of a seeded generator: four 32-bit words, plain JSON. Not for secrets. */
export type RandomState = [number, number, number, number];

/**
 * A generator that gives the same numbers for the same seed and stream on every machine.
 * Streams of one seed are independent, so that drawing more from one (doors) leaves the other (noise) as it was.
 * Algorithm: sfc32, Chris Doty-Humphrey's "small fast counting" generator (PractRand), 32-bit variant.
 */
export function seedRandom(seed: number, stream = 0): RandomState {
  const random: RandomState = [seed | 0, Math.floor(seed / 2 ** 32) | 0, stream | 0, 1];
  // The first outputs still resemble the seed.
  for (let i = 0; i < 16; i++) drawUnit(random);
  return random;
}

/** Uniform in [0, 1). Advances the state in place. */
export function drawUnit(random: RandomState): number {
  const [a, b, c, counter] = random;
  const word = (a + b + counter) | 0;
  random[0] = b ^ (b >>> 9);
  random[1] = (c + (c << 3)) | 0;
  random[2] = (((c << 21) | (c >>> 11)) + word) | 0;
  random[3] = (counter + 1) | 0;
  return (word >>> 0) / 2 ** 32;
}

/** Uniform in [low, high). */
export function drawBetween(random: RandomState, low: number, high: number): number {
  return low + (high - low) * drawUnit(random);
}

/** Log-uniform in [low, high), for sizes and durations; both positive. */
export function drawScale(random: RandomState, low: number, high: number): number {
  return Math.exp(drawBetween(random, Math.log(low), Math.log(high)));
}

/** Standard normal (Box and Muller 1958); always two uniforms, so that the stream stays in step. */
export function drawNormal(random: RandomState): number {
  const radius = Math.sqrt(-2 * Math.log(1 - drawUnit(random)));
  return radius * Math.cos(2 * Math.PI * drawUnit(random));
}

/** Waiting time of a Poisson process with this mean, in the unit of the mean. */
export function drawWait(random: RandomState, mean: number): number {
  return -mean * Math.log(1 - drawUnit(random));
}
