import { hasRoom, isCrowded, type LinkPlan, type PlannedLink } from './link-plan.ts';
import { holdLinks, latestStarts, stretchOf } from './link-schedule.ts';

export interface PlanDecision {
  /** The plan, with what is said here taken for done: the edge must do it. */
  readonly plan: LinkPlan;
  /** At most one: connecting two at a time wedges Android. */
  readonly connect?: string;
  /** To be let go; those that are `silent` were connected all that time without saying a temperature: a failure. */
  readonly release: readonly { readonly sensor: string; readonly isSilent: boolean; readonly due: number }[];
  /** 1: everybody is read in time. 2: there is only time to read everybody half as often, and so on. */
  readonly stretch: number;
  /** Decide again then at the latest (ms since the epoch). */
  readonly wakeAt?: number;
}

/** A turn that brings no temperature for so long after connecting is over. */
export const SILENT_TURN_MS = 45_000;
/** A failing sensor blocks the connects of the others for so long. */
const FAILING_MS = 12_500;
/** So long at most, or twice its interval, a failing sensor steps back behind the others. */
const PATIENCE_MS = 5 * 60_000;

/**
 * What is to be done now.
 * @param now ms since the epoch
 */
export function decidePlan(plan: LinkPlan, now: number): PlanDecision {
  const held = holdLinks(plan.links, plan.limit);
  const links = plan.links.map((link) => ({ ...link, isHeld: held.includes(link.sensor) }));
  const stretch = stretchOf(links, plan.limit);
  const crowded = isCrowded(plan);
  const resting = links.filter(({ turn, failures }) => !turn && failures === 0);
  const queue = latestStarts(resting, freeSlots(links, plan.limit), stretch);
  const first = queue[0];
  const isUrgent = first !== undefined && first.startBy <= now;
  const release = crowded ? findLeaving(links, plan.limit, isUrgent, now) : [];
  const isConnecting = links.some(({ turn }) => turn && turn.connectedAt === undefined);
  const failing = crowded ? findFailing(links, first?.startBy, now) : undefined;
  const ready = isUrgent || !crowded ? (failing?.isOverdue ? failing : first) : failing;
  const connect = !isConnecting && hasRoom(plan) ? ready?.sensor : undefined;
  const wakeAt = nextWake(links, first?.startBy, now);
  return {
    plan: { ...plan, links: links.map((link) => apply(link, connect, release, now)) },
    ...(connect === undefined ? {} : { connect }),
    release,
    stretch,
    ...(wakeAt === undefined ? {} : { wakeAt }),
  };
}

function freeSlots(links: readonly PlannedLink[], limit: number): number {
  const held = links.filter(({ turn, isHeld }) => turn && isHeld).length;
  const taken = links.filter(({ turn }) => turn).length;
  // With every link taken nothing can begin: what counts is how many the turns will have.
  return Math.max(1, limit - (taken < limit ? taken : held));
}

/** Those whose turn is over; when another cannot wait, also one that still fetches its log (it goes on next time). */
function findLeaving(links: readonly PlannedLink[], limit: number, isUrgent: boolean, now: number) {
  const taken = links.filter(({ turn }) => turn).length;
  const already = links.filter(({ turn }) => turn?.isLeaving).length;
  const turns = links.filter(({ turn, isHeld }) => turn && !turn.isLeaving && !isHeld);
  const silent = turns.filter(
    ({ turn }) => turn?.readAt === undefined && now - (turn?.connectedAt ?? now) >= SILENT_TURN_MS,
  );
  const read = turns.filter(({ turn }) => turn?.readAt !== undefined).sort((a, b) => b.due - a.due);
  const leaving = new Set([...silent, ...read.filter((link) => link.turn?.isDone && isFresh(link, now))]);
  const wanted = taken - limit + (isUrgent ? 1 : 0) - already;
  for (const link of read) if (leaving.size < wanted) leaving.add(link);
  return [...leaving].map((link) => ({
    sensor: link.sensor,
    isSilent: silent.includes(link),
    due: link.due,
  }));
}

/** Let go now, it has most of its interval to come back; later on it had better be read once more first. */
function isFresh({ due, intervalMs }: PlannedLink, now: number): boolean {
  return due - now >= 0.7 * intervalMs || due < now;
}

/** A failing sensor is tried when the others can spare the time, or when it has waited for too long. */
function findFailing(links: readonly PlannedLink[], startBy: number | undefined, now: number) {
  const ready = links
    .filter(({ turn, failures, notBefore }) => !turn && failures > 0 && notBefore <= now)
    .sort((a, b) => a.triedAt - b.triedAt)[0];
  if (ready === undefined) return undefined;
  const isOverdue = now - ready.triedAt >= Math.max(PATIENCE_MS, 2 * ready.intervalMs);
  const isSpare = startBy === undefined || startBy >= now + FAILING_MS;
  return isSpare || isOverdue ? { sensor: ready.sensor, isOverdue } : undefined;
}

function nextWake(
  links: readonly PlannedLink[],
  startBy: number | undefined,
  now: number,
): number | undefined {
  const times = links.flatMap(({ turn, failures, notBefore, due }) => {
    if (turn?.readAt !== undefined) return [due + 1];
    if (turn) return turn.connectedAt === undefined ? [] : [turn.connectedAt + SILENT_TURN_MS];
    return failures > 0 ? [notBefore] : [];
  });
  const next = Math.min(...[...times, startBy ?? Infinity].filter((time) => time > now));
  return next === Infinity ? undefined : next;
}

function apply(
  link: PlannedLink,
  connect: string | undefined,
  release: readonly { readonly sensor: string }[],
  now: number,
): PlannedLink {
  if (link.sensor === connect) return { ...link, triedAt: now, turn: { began: now } };
  const leaves = link.turn && release.some(({ sensor }) => sensor === link.sensor);
  return leaves && link.turn ? { ...link, turn: { ...link.turn, isLeaving: true } } : link;
}
