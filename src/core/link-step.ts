import type { Fault, FaultCode } from './fault.ts';
import type { Link } from './link.ts';

/** What can happen to a link. */
export type LinkEvent =
  /** Somebody wants it now: paired, or a tap on "reconnect". */
  | { readonly type: 'open' }
  /** The wait is over. */
  | { readonly type: 'retry' }
  | { readonly type: 'connected' }
  /** Everything is subscribed or scheduled; `mode` is how the temperature comes. */
  | { readonly type: 'ready'; readonly mode: 'notify' | 'poll' }
  /** The try failed, or the link broke. `jitter` (0..1, random) spreads the retries of several sensors. */
  | { readonly type: 'failed'; readonly fault: Fault; readonly jitter: number }
  /** Its turn is over: others need the link now. It is read again by `until` (ms since the epoch). */
  | { readonly type: 'rest'; readonly until: number }
  /** Nobody wants it any more. */
  | { readonly type: 'close' };

/** A link that breaks sooner than this after coming up was not a success: Windows 11 does it over and over. */
export const STEADY_MS = 2_000;

/** After the first try and this many more have failed, the person is asked for help (and the tries go on). */
export const QUICK_RETRIES = 3;

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

/** Trying again by ourselves cannot cure these. */
const needsPerson: readonly FaultCode[] = [
  'bluetooth-unsupported',
  'bluetooth-permission',
  'needs-new-choice',
  'sensor-never-connect',
  'sensor-encrypted',
];
/** These take longer than a few seconds to cure, so the person hears of them at once. */
const notBrief: readonly FaultCode[] = ['bluetooth-off', 'bluetooth-not-recognised', 'sensor-other-device'];

/**
 * How long to wait after try number `attempt` failed: 1, 2, 4 … 60 s, and up to a quarter more.
 * @param attempt ≥ 1
 * @param jitter 0..1
 * @returns ms
 */
export function retryDelay(attempt: number, jitter: number): number {
  const base = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (attempt - 1));
  return Math.round(base * (1 + jitter / 4));
}

/**
 * The next state of a link. An event that does not fit the state changes nothing (the same object comes back): it is
 * the echo of a try that was given up.
 * @param now ms since the epoch
 */
export function stepLink(link: Link, event: LinkEvent, now: number): Link {
  switch (event.type) {
    case 'open':
      return { status: 'connecting', since: now, attempt: 1 };
    case 'close':
      return link.status === 'idle' ? link : { status: 'idle' };
    case 'rest':
      return rest(link, event.until, now);
    case 'retry':
      if (link.status === 'waiting') return { status: 'connecting', since: now, attempt: link.attempt + 1 };
      // Still `lost` while it tries, so that "reconnect" does not vanish under the finger.
      if (link.status === 'lost') return { ...link, attempt: link.attempt + 1 };
      return link;
    case 'connected':
      if (link.status !== 'connecting' && link.status !== 'lost') return link;
      return { status: 'discovering', since: now, attempt: link.attempt };
    case 'ready':
      if (link.status !== 'discovering' && link.status !== 'resting') return link;
      return { status: 'live', since: now, mode: event.mode, attempt: attemptOf(link) };
    case 'failed':
      return fail(link, event.fault, event.jitter, now);
  }
}

function fail(link: Link, fault: Fault, jitter: number, now: number): Link {
  if (link.status === 'idle' || link.status === 'waiting') return link;
  const steady = link.status === 'live' && now - link.since >= STEADY_MS;
  // The loss of a good link counts as its first failed try: the next one is a retry.
  const attempt = steady ? 1 : attemptOf(link);
  const since = link.status === 'lost' ? link.since : now;
  if (needsPerson.includes(fault.code)) return { status: 'lost', since, fault, attempt };
  const retryAt = now + retryDelay(notBrief.includes(fault.code) ? Infinity : attempt, jitter);
  const lost = attempt > QUICK_RETRIES || notBrief.includes(fault.code);
  return lost
    ? { status: 'lost', since, fault, attempt, retryAt }
    : { status: 'waiting', since: now, retryAt, attempt, fault };
}

/** What failed stays `waiting` or `lost` between its turns: a room that is not heard must not look rested. */
function rest(link: Link, until: number, now: number): Link {
  if (link.status === 'waiting' || link.status === 'lost') return link;
  return { status: 'resting', since: link.status === 'resting' ? link.since : now, until };
}

/** A sensor that rests was heard in its last turn, so its next try is the first. */
function attemptOf(link: Exclude<Link, { status: 'idle' }>): number {
  return link.status === 'resting' ? 1 : link.attempt;
}
