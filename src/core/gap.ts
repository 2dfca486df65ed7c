/**
 * Why there are no readings. `app-closed`: Frostline was not running; `suspended`: the browser froze the page or the
 * tablet slept; `link-lost`: the connection broke; `no-value`: the sensor answers but says it has no value;
 * `not-in-file`: the recording has nothing there; `too-late`: the line was up and nothing came, cause not known.
 */
export type GapCause = 'app-closed' | 'suspended' | 'link-lost' | 'no-value' | 'not-in-file' | 'too-late';

/** A stretch without readings, longer than three intervals. Times in ms since the epoch; `to` is absent while it lasts. */
export interface Gap {
  readonly sensor: string;
  /** Time of the last reading before the gap. */
  readonly from: number;
  /** Time of the first reading after it. */
  readonly to?: number;
  readonly cause: GapCause;
  /** Nobody heard it live, but the sensor's own log has it. */
  readonly filledBy?: 'log';
  /** The sensor's own log was read and has nothing here either: it is not asked for again. */
  readonly notInLog?: true;
}
