import type { LockedPayload } from './advertisement.ts';

/** What a frame is to the one before it. */
export type Succession =
  | 'new'
  /** The same frame, heard again: sensors send each several times. */
  | 'again'
  /** An old one: somebody recorded it and plays it back. */
  | 'replayed';

/** A sensor whose battery was changed, or whose count ran over, begins again: some of its first frames may be missed. */
const FIRST_COUNTS = 100;

/** Time in which the same packet is one that is sent several times, ms. Source: Bluetooth-Devices/bthome-ble. */
export const REPEAT_MS = 4_000;

/**
 * Judge the counter of an encrypted frame by that of the last one that the key opened. Eight bits run over too soon to tell an
 * old frame from a new one.
 * Source: bthome.io, Encryption; Bluetooth-Devices/bthome-ble (counts that begin again).
 */
export function judgeCounter(
  last: number | undefined,
  { counter, counterBits }: Pick<LockedPayload, 'counter' | 'counterBits'>,
): Succession {
  if (counter === last) return 'again';
  if (last === undefined || counterBits === 8 || counter > last) return 'new';
  return counter < FIRST_COUNTS ? 'new' : 'replayed';
}
