import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fault } from './fault.ts';
import type { Link } from './link.ts';
import { retryDelay, stepLink, type LinkEvent } from './link-step.ts';

const timeout: Fault = { code: 'connect-timeout' };
const lost: Fault = { code: 'link-lost' };
const failed = (fault: Fault, jitter = 0): LinkEvent => ({ type: 'failed', fault, jitter });
const run = (link: Link, steps: readonly (readonly [LinkEvent, number])[]) =>
  steps.reduce((state, [event, now]) => stepLink(state, event, now), link);

describe('a link', () => {
  it('comes up in three steps', () => {
    const link = run({ status: 'idle' }, [
      [{ type: 'open' }, 1_000],
      [{ type: 'connected' }, 2_000],
      [{ type: 'ready', mode: 'notify' }, 3_000],
    ]);
    expect(link).toEqual({ status: 'live', since: 3_000, mode: 'notify', attempt: 1 });
  });

  it('waits 1, 2 and 4 s between its first tries, then says lost and goes on trying', () => {
    const states: Link[] = [{ status: 'connecting', since: 0, attempt: 1 }];
    let now = 0;
    for (let i = 0; i < 4; i++) {
      const failedAt = stepLink(states.at(-1) as Link, failed(timeout), now);
      states.push(failedAt);
      now = 'retryAt' in failedAt && failedAt.retryAt !== undefined ? failedAt.retryAt : NaN;
      states.push(stepLink(failedAt, { type: 'retry' }, now));
    }
    expect(states).toEqual([
      { status: 'connecting', since: 0, attempt: 1 },
      { status: 'waiting', since: 0, retryAt: 1_000, attempt: 1, fault: timeout },
      { status: 'connecting', since: 1_000, attempt: 2 },
      { status: 'waiting', since: 1_000, retryAt: 3_000, attempt: 2, fault: timeout },
      { status: 'connecting', since: 3_000, attempt: 3 },
      { status: 'waiting', since: 3_000, retryAt: 7_000, attempt: 3, fault: timeout },
      { status: 'connecting', since: 7_000, attempt: 4 },
      { status: 'lost', since: 7_000, retryAt: 15_000, attempt: 4, fault: timeout },
      { status: 'lost', since: 7_000, retryAt: 15_000, attempt: 5, fault: timeout },
    ]);
  });

  it('stays lost, with the time it was lost, while it goes on trying', () => {
    const link = run({ status: 'lost', since: 5, retryAt: 10, attempt: 4, fault: timeout }, [
      [{ type: 'retry' }, 10],
      [failed(timeout), 20],
    ]);
    expect(link).toEqual({ status: 'lost', since: 5, retryAt: 16_020, attempt: 5, fault: timeout });
  });

  it('comes back from lost by itself', () => {
    const link = run({ status: 'lost', since: 5, retryAt: 10, attempt: 4, fault: timeout }, [
      [{ type: 'retry' }, 10],
      [{ type: 'connected' }, 20],
      [{ type: 'ready', mode: 'poll' }, 30],
    ]);
    expect(link).toEqual({ status: 'live', since: 30, mode: 'poll', attempt: 5 });
  });

  it('starts to count afresh when a steady link breaks', () => {
    const link = stepLink({ status: 'live', since: 0, mode: 'notify', attempt: 5 }, failed(lost), 2_000);
    expect(link).toEqual({ status: 'waiting', since: 2_000, retryAt: 3_000, attempt: 1, fault: lost });
  });

  it('takes a link that lived less than two seconds for a failed try', () => {
    const link = stepLink({ status: 'live', since: 0, mode: 'notify', attempt: 3 }, failed(lost), 1_999);
    expect(link).toEqual({ status: 'waiting', since: 1_999, retryAt: 5_999, attempt: 3, fault: lost });
  });

  it('asks for a person at once, and tries no more, when only a person can help', () => {
    const fault: Fault = { code: 'needs-new-choice' };
    const link = stepLink({ status: 'connecting', since: 0, attempt: 1 }, failed(fault), 10);
    expect(link).toEqual({ status: 'lost', since: 10, attempt: 1, fault });
  });

  it('says lost at once, and tries in a minute, when Bluetooth is off', () => {
    const fault: Fault = { code: 'bluetooth-off' };
    const link = stepLink({ status: 'connecting', since: 0, attempt: 1 }, failed(fault), 10);
    expect(link).toEqual({ status: 'lost', since: 10, retryAt: 60_010, attempt: 1, fault });
  });

  it('is opened anew by a tap, from any state', () => {
    const link = stepLink({ status: 'lost', since: 5, attempt: 9, fault: timeout }, { type: 'open' }, 50);
    expect(link).toEqual({ status: 'connecting', since: 50, attempt: 1 });
  });

  it('ignores the echoes of a try that was given up', () => {
    const idle: Link = { status: 'idle' };
    const waiting: Link = { status: 'waiting', since: 0, retryAt: 9, attempt: 1, fault: lost };
    for (const event of [{ type: 'connected' }, { type: 'ready', mode: 'poll' }, failed(lost)] as const) {
      expect(stepLink(idle, event, 1)).toBe(idle);
      expect(stepLink(waiting, event, 1)).toBe(waiting);
    }
    expect(stepLink(idle, { type: 'retry' }, 1)).toBe(idle);
    expect(stepLink(idle, { type: 'close' }, 1)).toBe(idle);
  });

  it('rests between its turns, and shows of a good turn only that it was live', () => {
    const resting: Link = { status: 'resting', since: 0, until: 60_000 };
    const live: Link = { status: 'live', since: 0, mode: 'poll', attempt: 3 };
    expect(stepLink(live, { type: 'rest', until: 60_000 }, 5_000)).toEqual({ ...resting, since: 5_000 });
    expect(stepLink(resting, { type: 'connected' }, 40_000)).toBe(resting);
    expect(stepLink(resting, { type: 'ready', mode: 'poll' }, 41_000)).toEqual({
      status: 'live',
      since: 41_000,
      mode: 'poll',
      attempt: 1,
    });
  });

  it('starts to count with the first turn that fails, and does not look rested after it', () => {
    const resting: Link = { status: 'resting', since: 0, until: 60_000 };
    const waiting = stepLink(resting, failed(timeout), 50_000);
    expect(waiting).toEqual({
      status: 'waiting',
      since: 50_000,
      retryAt: 51_000,
      attempt: 1,
      fault: timeout,
    });
    expect(stepLink(waiting, { type: 'rest', until: 60_000 }, 50_500)).toBe(waiting);
    expect(stepLink(waiting, { type: 'retry' }, 51_000)).toMatchObject({ status: 'connecting', attempt: 2 });
  });

  it('never gets stuck: whatever happens, it is idle, under way, live, due for a try, or waits for a person', () => {
    const event: fc.Arbitrary<LinkEvent> = fc.oneof(
      fc.constantFrom<LinkEvent>(
        { type: 'open' },
        { type: 'retry' },
        { type: 'connected' },
        { type: 'ready', mode: 'notify' },
        { type: 'close' },
        { type: 'rest', until: 60_000 },
      ),
      fc.record({
        type: fc.constant('failed' as const),
        fault: fc.constantFrom<Fault>(timeout, lost, { code: 'bluetooth-off' }, { code: 'needs-new-choice' }),
        jitter: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(event, fc.nat({ max: 100_000 }))), (events) => {
        let link: Link = { status: 'idle' };
        let now = 0;
        for (const [next, later] of events) {
          now += later;
          const before: Link = link;
          link = stepLink(link, next, now);
          if (
            next.type === 'failed' &&
            link !== before &&
            (link.status === 'waiting' || link.status === 'lost')
          ) {
            if (link.fault.code !== 'needs-new-choice' && !(Number(link.retryAt) >= now + 1_000))
              return false;
            if (link.retryAt !== undefined && link.retryAt > now + 75_000) return false;
          }
          if ('attempt' in link && link.attempt < 1) return false;
        }
        return true;
      }),
    );
  });
});

describe('the delay between tries', () => {
  it('doubles up to a minute and is spread by up to a quarter', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 100].map((attempt) => retryDelay(attempt, 0))).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000,
    ]);
    expect(retryDelay(1, 1)).toBe(1_250);
    expect(retryDelay(7, 1)).toBe(75_000);
  });
});
