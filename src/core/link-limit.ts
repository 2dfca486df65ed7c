/**
 * How many links this device can hold at a time. Nobody tells: tablets take between 5 and 12, and share them with scanners
 * and headsets. So it is learned from connects that fail, and a sensor that is simply out of reach must not be taken for it:
 * whoever made us lower the limit has to connect below it, or was at fault itself and the limit goes back.
 */
export interface LinkLimit {
  /** Links at a time, now. ≥ 1 */
  readonly links: number;
  /** What a person or the default allows. */
  readonly ceiling: number;
  /** A connect failed while this many other links were up. */
  readonly suspicion?: { readonly live: number };
  /** The sensor whose failures lowered the limit, until it has connected or failed below it, and the limit before. */
  readonly trial?: { readonly sensor: string; readonly before: number };
  /** Sensors that failed below the limit too: their failures say nothing about it until they have connected once. */
  readonly atFault: readonly string[];
  /** When one more link is tried (ms since the epoch); absent at the ceiling. */
  readonly raiseAt?: number;
  /** How long the next try to raise waits (ms). */
  readonly raiseMs: number;
  /** The last raise is not proven yet: one failure is enough. */
  readonly isProbing: boolean;
}

/** What is learned from. `live`: links of other sensors that were up. */
export type LimitEvent =
  | { readonly type: 'connected'; readonly sensor: string; readonly live: number }
  /** The connect itself failed or timed out; nothing else tells about the limit. */
  | { readonly type: 'failed'; readonly sensor: string; readonly live: number }
  /** Time goes on. */
  | { readonly type: 'tick' };

/** Four permanent links are safe on every tablet that was reported on. */
export const USUAL_LINKS = 4;

const FIRST_RAISE_MS = 4 * 3_600_000;
const LONGEST_RAISE_MS = 24 * 3_600_000;

/** @param ceiling ≥ 1 */
export function startLimit(ceiling: number = USUAL_LINKS): LinkLimit {
  return { links: ceiling, ceiling, atFault: [], raiseMs: FIRST_RAISE_MS, isProbing: false };
}

/**
 * What one connect, or the passing of time, teaches.
 * @param now ms since the epoch
 */
export function stepLimit(limit: LinkLimit, event: LimitEvent, now: number): LinkLimit {
  switch (event.type) {
    case 'connected':
      return succeed(limit, event.sensor, event.live);
    case 'failed':
      return fail(limit, event.sensor, event.live, now);
    case 'tick':
      return limit.raiseAt !== undefined && now >= limit.raiseAt ? raise(limit, now) : limit;
  }
}

function succeed(limit: LinkLimit, sensor: string, live: number): LinkLimit {
  const { suspicion, trial, ...rest } = limit;
  return {
    ...rest,
    atFault: limit.atFault.filter((one) => one !== sensor),
    isProbing: limit.isProbing && live + 1 < limit.links,
    // So many links were possible after all.
    ...(suspicion && suspicion.live > live ? { suspicion } : {}),
    ...(trial && trial.sensor !== sensor ? { trial } : {}),
  };
}

function fail(limit: LinkLimit, sensor: string, live: number, now: number): LinkLimit {
  const { trial, suspicion } = limit;
  if (limit.atFault.includes(sensor)) return limit;
  if (trial?.sensor === sensor && live < limit.links) return acquit(limit, sensor, trial.before);
  if (live === 0 || live >= limit.links) return limit;
  if (suspicion === undefined && !limit.isProbing) return { ...limit, suspicion: { live } };
  // Both failures fit the larger number, and it takes the least away.
  const links = Math.max(live, suspicion?.live ?? 0);
  return {
    links,
    ceiling: limit.ceiling,
    atFault: limit.atFault,
    trial: { sensor, before: limit.links },
    raiseAt: now + limit.raiseMs,
    raiseMs: Math.min(LONGEST_RAISE_MS, 2 * limit.raiseMs),
    isProbing: false,
  };
}

/** It fails below the limit too: the limit was not the cause. */
function acquit(limit: LinkLimit, sensor: string, before: number): LinkLimit {
  const { ceiling, raiseAt } = limit;
  return {
    links: before,
    ceiling,
    atFault: [...limit.atFault, sensor],
    raiseMs: Math.max(FIRST_RAISE_MS, limit.raiseMs / 2),
    isProbing: false,
    ...(before < ceiling && raiseAt !== undefined ? { raiseAt } : {}),
  };
}

function raise({ links, ceiling, atFault, raiseMs }: LinkLimit, now: number): LinkLimit {
  const more = Math.min(ceiling, links + 1);
  const raiseAt = more < ceiling ? { raiseAt: now + raiseMs } : {};
  return { links: more, ceiling, atFault, raiseMs, isProbing: true, ...raiseAt };
}
