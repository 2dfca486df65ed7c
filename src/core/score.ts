/** Length of the model's window in steps: an hour at the default cadence. A model of another length is refused. */
export const WINDOW_STEPS = 60;

/** Reconstruction error of one window (mean absolute error, in interquartile ranges). NaN means "no score". */
export interface Score {
  readonly sensor: string;
  readonly time: number;
  readonly error: number;
}

/** A point of the quantile table of normal error: `error` is not exceeded by `percentile` % of normal windows. */
export interface ErrorQuantile {
  readonly percentile: number;
  readonly error: number;
}

/** Which engine computes the network, and why it was taken. */
export type BackendName = 'webgpu' | 'wasm' | 'cpu';
export interface BackendChoice {
  readonly backend: BackendName;
  /** What was asked for; `auto` tries WebGPU, then WebAssembly, then CPU. */
  readonly wanted: BackendName | 'auto';
  /** The ones tried before it and why each was refused, in order. */
  readonly refused: readonly { readonly backend: BackendName; readonly reason: string }[];
  /** Adapter or runtime in words of the browser, where it tells ("nvidia hopper", "SIMD"). */
  readonly detail: string;
}

/** Scores windows, whatever runs underneath. */
export interface Detector {
  /** Identity of the model (folder in `models/`). */
  readonly id: string;
  /** Window length in steps. */
  readonly steps: number;
  /** Normal errors measured on held-back data, ascending in percentile. */
  readonly quantiles: readonly ErrorQuantile[];
  readonly choice: BackendChoice;
  /**
   * @param windows `count × steps` scaled values, row by row
   * @returns `count` reconstruction errors; a window with a NaN in it scores NaN
   */
  score(windows: Float32Array, count: number): Promise<Float32Array>;
  dispose(): void;
}
