import type { SignalColumns } from '../../core/view.ts';

/** One hour of the last day. */
export interface SignalBar {
  /** Start of the hour, ms since the epoch. */
  readonly hour: number;
  /** 0..1; `undefined` where nothing is stored. */
  readonly share: number | undefined;
  readonly losses: number;
}

const HOUR = 3_600_000;
const BARS = 24;

/** The last 24 hours, oldest first; the hour of `to` is the last. Hours without data keep their place. */
export function signalBars(signal: SignalColumns, to: number): SignalBar[] {
  const last = Math.floor(to / HOUR) * HOUR;
  const indexOf = new Map(Array.from(signal.hours, (hour, i) => [Math.floor(hour / HOUR) * HOUR, i]));
  return Array.from({ length: BARS }, (_, i) => {
    const hour = last - (BARS - 1 - i) * HOUR;
    const index = indexOf.get(hour);
    return index === undefined
      ? { hour, share: undefined, losses: 0 }
      : { hour, share: signal.share[index], losses: signal.losses[index] ?? 0 };
  });
}

/** The worst hour; `undefined` when none is known. */
export function worstBar(bars: readonly SignalBar[]): (SignalBar & { share: number }) | undefined {
  let worst: (SignalBar & { share: number }) | undefined;
  for (const bar of bars) {
    const { share } = bar;
    if (share !== undefined && (worst === undefined || share < worst.share)) worst = { ...bar, share };
  }
  return worst;
}
