/** How far a sensor's own clock is off, as it is known from what it said so far. */
export interface ClockOffset {
  /** ms: our time minus the sensor's, smoothed. Add it to the sensor's time. A clock that counts from switching on is off by decades. */
  readonly offsetMs: number;
  /** When it was last heard (our clock), and what it said then; ms since the epoch. */
  readonly time: number;
  readonly sensor: number;
  /** Since the clock was last set. */
  readonly samples: number;
}

/** The sensor's clock as it was heard, and ours at that moment (ms since the epoch). */
export interface HeardClock {
  readonly sensor: number;
  readonly time: number;
}

/** A message is underway for some tenths of a second, sometimes some seconds; this much of each new one counts. */
const SHARE = 0.2;
/** Beyond this the clock was not heard late: it was set. */
const SET_MS = 30_000;

/** @returns the estimate after one more sample, and by how many ms the sensor's clock went back, if it did */
export function estimateOffset(
  before: ClockOffset | undefined,
  { sensor, time }: HeardClock,
): { readonly offset: ClockOffset; readonly wentBackMs?: number } {
  const heard = time - sensor;
  if (before === undefined) return { offset: { offsetMs: heard, time, sensor, samples: 1 } };
  if (Math.abs(heard - before.offsetMs) > SET_MS) {
    const offset = { offsetMs: heard, time, sensor, samples: 1 };
    const back = before.sensor - sensor;
    return back > SET_MS && time >= before.time ? { offset, wentBackMs: back } : { offset };
  }
  // The first samples count alike; later ones by their share.
  const share = Math.max(SHARE, 1 / (before.samples + 1));
  const offsetMs = before.offsetMs + share * (heard - before.offsetMs);
  return { offset: { offsetMs, time, sensor, samples: before.samples + 1 } };
}
