/**
 * How well a sensor is heard, over the last hour. Web Bluetooth tells no signal strength of a connected sensor, so what
 * counts is the result: the share of its intervals that brought a reading, and how often its link had to be made anew.
 */
export interface LinkQuality {
  readonly intervalMs: number;
  /** Since when we listen (ms since the epoch). */
  readonly since: number;
  /** Number of the last interval that brought a reading, counted from the epoch. */
  readonly lastInterval: number;
  /** Intervals with a reading, in stretches of a minute or one interval, the longer of them; oldest first. */
  readonly heard: readonly { readonly stretch: number; readonly intervals: number }[];
  /** When the link was lost (ms since the epoch), oldest first. */
  readonly losses: readonly number[];
}

/** What a person is told. */
export interface QualityReport {
  /** 0..1; `undefined` before one whole interval has passed. */
  readonly share: number | undefined;
  /** Times that the link was lost in the last hour. */
  readonly reconnects: number;
}

const HOUR = 3_600_000;
const MINUTE = 60_000;

const stretchMs = (intervalMs: number) => Math.max(MINUTE, intervalMs);

/** Begin to listen to a sensor of this interval. */
export function startQuality(intervalMs: number, now: number): LinkQuality {
  return { intervalMs, since: now, lastInterval: -1, heard: [], losses: [] };
}

/** A reading arrived. Several in one interval count once. */
export function countReading(quality: LinkQuality, now: number): LinkQuality {
  const interval = Math.floor(now / quality.intervalMs);
  if (interval <= quality.lastInterval) return quality;
  const stretch = Math.floor(now / stretchMs(quality.intervalMs));
  const last = quality.heard.at(-1);
  const heard =
    last?.stretch === stretch
      ? [...quality.heard.slice(0, -1), { stretch, intervals: last.intervals + 1 }]
      : [...quality.heard, { stretch, intervals: 1 }];
  return { ...forget({ ...quality, heard }, now), lastInterval: interval };
}

/** The link was lost. */
export function countLoss(quality: LinkQuality, now: number): LinkQuality {
  return forget({ ...quality, losses: [...quality.losses, now] }, now);
}

/** @param now ms since the epoch */
export function reportQuality(quality: LinkQuality, now: number): QualityReport {
  const { intervalMs, heard, losses, since } = forget(quality, now);
  const from = Math.max(since, firstStretch(quality, now) * stretchMs(intervalMs));
  // The interval that runs may still bring its reading, and the first one was not heard from its beginning.
  const whole = Math.floor(now / intervalMs) - Math.ceil(from / intervalMs);
  const arrived = heard.reduce((sum, { intervals }) => sum + intervals, 0);
  return { share: whole < 1 ? undefined : Math.min(1, arrived / whole), reconnects: losses.length };
}

function firstStretch(quality: LinkQuality, now: number): number {
  const length = stretchMs(quality.intervalMs);
  return Math.ceil((now - Math.max(HOUR, 10 * length)) / length);
}

function forget(quality: LinkQuality, now: number): LinkQuality {
  const first = firstStretch(quality, now);
  return {
    ...quality,
    heard: quality.heard.filter(({ stretch }) => stretch >= first),
    losses: quality.losses.filter((time) => time > now - HOUR),
  };
}
