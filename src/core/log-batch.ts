import type { Measurement } from './reading.ts';

/** A span of time, ms since the epoch. */
export interface LogSpan {
  readonly from: number;
  readonly to: number;
}

/** A measurement of a log record. Of sensors with several probes only the first (channel 0 or absent) is the room's. */
export interface LoggedMeasurement extends Measurement {
  readonly channel?: number;
}

/** One record of a sensor's own log, at a time of our clock (ms since the epoch). */
export interface LogRecord {
  readonly time: number;
  /** Of the moment; of logs that keep extremes, the highest of the span that ends at `time`. */
  readonly measurements: readonly LoggedMeasurement[];
  /** Only for logs that keep extremes: the lowest, and the length of the span. */
  readonly lowest?: readonly LoggedMeasurement[];
  readonly spanMs?: number;
}

/** A part of a download, as it comes. Any part may be sent again, in any order: what is known already changes nothing. */
export interface LoggedBatch {
  readonly readings: readonly LogRecord[];
  /** The sensor's own clock as it was just heard, and ours at that moment. */
  readonly clock?: { readonly sensor: number; readonly time: number };
  /** The download is over: the sensor has given all that it has of this span, and can date. What is missing will not be asked for again. */
  readonly complete?: LogSpan;
}

/** What became of a batch. */
export interface LogOutcome {
  /** Readings that nobody had heard, of all quantities. */
  readonly added: number;
  /** Readings that were known already. */
  readonly repeated: number;
  readonly disagreements: number;
  /** Records with impossible times or values, which are left out and reported. */
  readonly refused: number;
  /** Late alerts that are new or worse. */
  readonly late: number;
  /** Temperatures are on disk. If not (a full disk), the gaps stay open and are asked for again. */
  readonly saved: boolean;
}

/** A download, for the screen. The page tells it. */
export interface LogDownload {
  readonly status: 'waiting' | 'running' | 'interrupted' | 'complete' | 'undatable' | 'gave-up' | 'cancelled';
  /** What is asked for. */
  readonly span: LogSpan;
  /** When the status became this, ms since the epoch. */
  readonly since: number;
  /** So far. */
  readonly readings: number;
  /** 0..1, where the sensor says how much there is. */
  readonly progress?: number;
}

/** How far apart the records of a log lie: the median, ms; `undefined` with fewer than three. */
export function logIntervalOf(times: readonly number[]): number | undefined {
  const sorted = [...new Set(times)].sort((a, b) => a - b);
  if (sorted.length < 3) return undefined;
  const steps = sorted.slice(1).map((time, i) => time - (sorted[i] ?? 0));
  return steps.sort((a, b) => a - b)[Math.floor((steps.length - 1) / 2)];
}
