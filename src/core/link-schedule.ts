import type { PlannedLink } from './link-plan.ts';

/** What one turn took, from the beginning of its connect. */
export interface TurnCost {
  readonly connectMs: number;
  /** Until its temperature was in. */
  readonly totalMs: number;
}

/** Before a sensor's first turn: what a connect and a read usually take, and somewhat more. */
const UNKNOWN: TurnCost = { connectMs: 3_000, totalMs: 6_000 };
/** Turns differ: plan for somewhat worse than the worst of the last ones. */
const CAUTION = 1.25;
const RELEASE_MS = 1_000;
/** Readings are aimed at this part of the interval; the rest is for surprises. */
const AIM = 0.75;
/** Links are held as long as the turns of the others fill no more than this part of the links that are left. */
const HOLD_FILL = 0.55;
/** … and one more is held only below this, so that links do not change hands over and over. */
const HOLD_MORE_FILL = 0.45;
/** Turns cannot fill more than this part of the links' time. */
const FULL = 0.95;

/**
 * Which sensors keep their link: all of them if there are enough links; otherwise as many as leave the others time, those
 * that notify first (they say at once what a turn would find out a minute later), then those that are asked most often.
 * A sensor that fails holds nothing. One link at least goes round.
 */
export function holdLinks(links: readonly PlannedLink[], limit: number): readonly string[] {
  if (links.length <= limit) return links.map(({ sensor }) => sensor);
  const candidates = links
    .filter(({ failures }) => failures === 0)
    .sort(
      (a, b) =>
        Number(b.notifies) - Number(a.notifies) ||
        Number(b.isHeld) - Number(a.isHeld) ||
        a.intervalMs - b.intervalMs ||
        a.sensor.localeCompare(b.sensor),
    );
  for (let count = Math.min(limit - 1, candidates.length); count > 0; count--) {
    const held = candidates.slice(0, count);
    const turns = links.filter((link) => !held.includes(link));
    const fill = held.every(({ isHeld }) => isHeld) ? HOLD_FILL : HOLD_MORE_FILL;
    if (fillOf(turns, limit - count, cautiousCost) <= fill) return held.map(({ sensor }) => sensor);
  }
  return [];
}

/**
 * How much longer than its interval each sensor has to wait, with the average turn: 1 when there is time for all.
 */
export function stretchOf(links: readonly PlannedLink[], limit: number): number {
  if (links.length <= limit) return 1;
  const turns = links.filter(({ isHeld, failures }) => !isHeld && failures === 0);
  const slots = limit - links.filter(({ isHeld }) => isHeld).length;
  return Math.max(1, fillOf(turns, slots, meanCost) / FULL);
}

/** A sensor that waits for its turn, and the last moment to begin it. */
export interface Start {
  readonly sensor: string;
  /** ms since the epoch */
  readonly startBy: number;
}

/**
 * The latest moments to begin so that all are in time, earliest deadline first. Reckoned from the last one backwards:
 * each must be done when the one that needs its link begins, and connected when the next one wants to connect.
 * @param slots links for turns, ≥ 1
 * @param stretch of {@link stretchOf}
 */
export function latestStarts(
  resting: readonly PlannedLink[],
  slots: number,
  stretch: number,
): readonly Start[] {
  const byDue = resting
    .map((link) => ({ link, due: link.due + (stretch - 1) * link.intervalMs }))
    .sort((a, b) => a.due - b.due || a.link.sensor.localeCompare(b.link.sensor));
  const starts: Start[] = [];
  for (const { link, due } of byDue.reverse()) {
    const { connectMs, totalMs } = worstCost(link);
    const next = starts[0]?.startBy ?? Infinity;
    const nextOfLink = starts[slots - 1]?.startBy ?? Infinity;
    const target = due - (1 - AIM) * link.intervalMs;
    starts.unshift({
      sensor: link.sensor,
      startBy: Math.min(target - totalMs, next - connectMs, nextOfLink - totalMs),
    });
  }
  return starts;
}

/** The part of the time that turns take: of the links they have, or of the one connect at a time, whichever is more. */
function fillOf(
  turns: readonly PlannedLink[],
  slots: number,
  costOf: (link: PlannedLink) => TurnCost,
): number {
  let links = 0;
  let connects = 0;
  for (const link of turns) {
    const { connectMs, totalMs } = costOf(link);
    links += totalMs / link.intervalMs;
    connects += connectMs / link.intervalMs;
  }
  return Math.max(links / slots, connects);
}

function worstCost({ costs }: PlannedLink): TurnCost {
  if (costs.length === 0) return UNKNOWN;
  return {
    connectMs: CAUTION * Math.max(...costs.map(({ connectMs }) => connectMs)),
    totalMs: CAUTION * Math.max(...costs.map(({ totalMs }) => totalMs)) + RELEASE_MS,
  };
}

/** For what is hard to take back: radio has bad moments, so a sensor that was quick so far is not reckoned quick. */
function cautiousCost(link: PlannedLink): TurnCost {
  const { connectMs, totalMs } = worstCost(link);
  const least = Math.min(UNKNOWN.totalMs, link.intervalMs / 10);
  return { connectMs: Math.max(least / 2, connectMs), totalMs: Math.max(least, totalMs) };
}

function meanCost({ costs }: PlannedLink): TurnCost {
  if (costs.length === 0) return UNKNOWN;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    connectMs: mean(costs.map(({ connectMs }) => connectMs)),
    totalMs: mean(costs.map(({ totalMs }) => totalMs)) + RELEASE_MS,
  };
}
