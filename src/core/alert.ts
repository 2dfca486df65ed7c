/**
 * Which rule spoke. `bounds`: outside the allowed range; `anomaly`: the model's error stayed above its threshold for N
 * readings; `silent`: the sensor has not been heard for too long (not part of the hybrid rule, but silence must not look like calm).
 */
export type AlertKind = 'bounds' | 'anomaly' | 'silent';

/** One alert: at most one is open per sensor and kind; it is updated, not repeated. Times in ms since the epoch. */
export interface Alert {
  readonly id: string;
  readonly sensor: string;
  readonly kind: AlertKind;
  /** Which bound was crossed (kind `bounds`). */
  readonly side?: 'high' | 'low';
  /** When the condition began (first reading beyond the bound, first anomalous reading, last reading heard). */
  readonly since: number;
  readonly raisedAt: number;
  readonly updatedAt: number;
  readonly clearedAt?: number;
  /** °C: the latest value and the worst so far (kinds `bounds` and `anomaly`). */
  readonly value?: number;
  readonly worst?: number;
  /** °C: the bound that was crossed (kind `bounds`). */
  readonly limit?: number;
  /** Reconstruction error and its threshold (kind `anomaly`). */
  readonly error?: number;
  readonly threshold?: number;
  /** True for an alert found in a recording: it is listed, but nobody is woken for it. */
  readonly recorded: boolean;
  /** True for a breach that was found afterwards, in a sensor's own log. */
  readonly late?: boolean;
}

/** Somebody has seen it. Kept apart from the alert, so that the service worker can write it while the engine updates the alert. */
export interface Acknowledgement {
  readonly alert: string;
  readonly at: number;
  readonly by: 'app' | 'notification';
}

/** What was done to reach a person, and whether it worked. */
export interface Told {
  readonly alert: string;
  readonly at: number;
  readonly way: 'notification' | 'screen' | 'sound';
  readonly ok: boolean;
}
