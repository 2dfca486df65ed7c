import type { TurnCost } from './link-schedule.ts';

/**
 * Who has a link, and when the others get one. A tablet holds a few links; where there are more sensors, some keep theirs and
 * the others take turns: connect, read, fetch what their log has and we lack, let go. Planned by deadlines: the earliest goes
 * first (EDF), and no sooner than needed, because every connection costs a sensor battery.
 *
 * Nothing here connects: the edge tells what happens ({@link stepPlan}) and does what `decidePlan` says.
 */
export interface LinkPlan {
  /** Links at a time (`LinkLimit`). */
  readonly limit: number;
  /** In the order in which they were added. */
  readonly links: readonly PlannedLink[];
}

export interface PlannedLink {
  readonly sensor: string;
  readonly intervalMs: number;
  /** Speaks by itself while it is connected. */
  readonly notifies: boolean;
  /** By then its next reading should be in (ms since the epoch). */
  readonly due: number;
  /** Keeps its link when it has one. */
  readonly isHeld: boolean;
  /** What its last turns took, newest last. */
  readonly costs: readonly TurnCost[];
  /** Turns that failed since the last reading. */
  readonly failures: number;
  /** Not tried again before this, after a failure (ms since the epoch; Infinity: a person has to help first). */
  readonly notBefore: number;
  /** When it was last tried, to keep failing sensors from being forgotten. */
  readonly triedAt: number;
  /** Its link, while it has one or is getting one. */
  readonly turn?: Turn;
}

export interface Turn {
  readonly began: number;
  /** Connected: the next sensor may connect (one at a time). */
  readonly connectedAt?: number;
  readonly readAt?: number;
  /** Nothing is left to be fetched. */
  readonly isDone?: true;
  /** Told to let go. */
  readonly isLeaving?: true;
}

export interface PlanSensor {
  readonly sensor: string;
  readonly intervalMs: number;
  readonly notifies: boolean;
}

export type PlanEvent =
  | ({ readonly type: 'sensor' } & PlanSensor)
  | { readonly type: 'forget'; readonly sensor: string }
  | { readonly type: 'limit'; readonly links: number }
  /** A person wants it now, or Bluetooth is back. */
  | { readonly type: 'ask'; readonly sensor: string }
  /** It is being connected. */
  | { readonly type: 'began'; readonly sensor: string }
  | { readonly type: 'connected'; readonly sensor: string }
  /** Its temperature arrived. */
  | { readonly type: 'read'; readonly sensor: string }
  /** Its log has nothing more for us. */
  | { readonly type: 'done'; readonly sensor: string }
  /** It could not be connected or read, or its link broke; `retryAt` absent: only a person can help. */
  | { readonly type: 'failed'; readonly sensor: string; readonly retryAt?: number }
  /** It was let go. */
  | { readonly type: 'ended'; readonly sensor: string };

const COSTS_KEPT = 6;

/** @param limit links at a time, ≥ 1 */
export function startPlan(limit: number): LinkPlan {
  return { limit, links: [] };
}

/** Are there more sensors than links? If not, everybody keeps a link. */
export function isCrowded(plan: LinkPlan): boolean {
  return plan.links.length > plan.limit;
}

/** Is there a link to spare? */
export function hasRoom(plan: LinkPlan): boolean {
  return plan.links.filter(({ turn }) => turn).length < plan.limit;
}

/** @param now ms since the epoch */
export function stepPlan(plan: LinkPlan, event: PlanEvent, now: number): LinkPlan {
  if (event.type === 'limit') return { ...plan, limit: event.links };
  const others = plan.links.filter(({ sensor }) => sensor !== event.sensor);
  if (event.type === 'forget') return { ...plan, links: others };
  if (event.type === 'sensor' && others.length === plan.links.length) {
    return { ...plan, links: [...plan.links, newLink(event, now)] };
  }
  return {
    ...plan,
    links: plan.links.map((link) => (link.sensor === event.sensor ? step(link, event, now) : link)),
  };
}

function newLink({ sensor, intervalMs, notifies }: PlanSensor, now: number): PlannedLink {
  const due = now;
  return {
    sensor,
    intervalMs,
    notifies,
    due,
    isHeld: false,
    costs: [],
    failures: 0,
    notBefore: 0,
    triedAt: now,
  };
}

function step(
  link: PlannedLink,
  event: Exclude<PlanEvent, { type: 'limit' | 'forget' }>,
  now: number,
): PlannedLink {
  const { turn } = link;
  switch (event.type) {
    case 'sensor':
      return {
        ...link,
        intervalMs: event.intervalMs,
        notifies: event.notifies,
        due: link.due + event.intervalMs - link.intervalMs,
      };
    case 'ask':
      return { ...link, due: Math.min(link.due, now), failures: 0, notBefore: 0 };
    case 'began':
      return { ...link, triedAt: now, turn: { began: now } };
    case 'connected':
      return turn ? { ...link, turn: { ...turn, connectedAt: now } } : link;
    case 'read':
      return read(link, now);
    case 'done':
      return turn ? { ...link, turn: { ...turn, isDone: true } } : link;
    case 'failed':
      return { ...rested(link), failures: link.failures + 1, notBefore: event.retryAt ?? Infinity };
    case 'ended':
      return rested(link);
  }
}

function read(link: PlannedLink, now: number): PlannedLink {
  const { turn, ...rest } = link;
  const heard = { ...rest, due: now + link.intervalMs, failures: 0, notBefore: 0 };
  if (turn === undefined) return heard;
  if (turn.readAt !== undefined) return { ...heard, turn };
  const cost = { connectMs: (turn.connectedAt ?? now) - turn.began, totalMs: now - turn.began };
  return { ...heard, costs: [...link.costs, cost].slice(-COSTS_KEPT), turn: { ...turn, readAt: now } };
}

function rested(link: PlannedLink): PlannedLink {
  const { sensor, intervalMs, notifies, due, isHeld, costs, failures, notBefore, triedAt } = link;
  return { sensor, intervalMs, notifies, due, isHeld, costs, failures, notBefore, triedAt };
}
