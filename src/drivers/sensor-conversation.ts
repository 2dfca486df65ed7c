import type { Write } from './sensor-driver.ts';

/**
 * How a family is spoken to, where subscribing and reading alone do not make it talk. What it answers is decoded by
 * `characteristics[].decode` of its driver. Order after connecting: wait `settleMs`; subscribe to every characteristic that
 * prefers it; write `opening`; write `ask.writes` and again every `ask.everyMs`. All in the device's queue of operations.
 */
export interface SensorConversation {
  /** The first subscription must be made within this time of connecting, before any read, or the sensor restarts. */
  readonly subscribeWithinMs?: number;
  /** Commands written sooner after connecting are lost. */
  readonly settleMs?: number;
  /** Once after each connection. */
  readonly opening?: readonly Write[];
  /** On a schedule; the first time right after `opening`. */
  readonly ask?: { readonly everyMs: number; readonly writes: readonly Write[] };
  /** Before each read of the characteristic `uuid`: write, then wait. */
  readonly beforeRead?: readonly { readonly uuid: string; readonly write: Write; readonly waitMs: number }[];
  /**
   * What to write when this frame has come, for sensors that are asked in two steps. Empty for most frames.
   * @param uuid characteristic that it came from
   */
  readonly answer?: (uuid: string, frame: DataView) => readonly Write[];
  /** Before letting go on purpose. */
  readonly closing?: readonly Write[];
}
