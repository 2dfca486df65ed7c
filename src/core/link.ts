import type { Fault } from './fault.ts';

/**
 * The connection to one Bluetooth sensor: one value. Times in ms since the epoch. `attempt` counts tries to connect
 * since the link was last good; 1 is the first.
 *
 * `waiting`: it failed, and the next try comes soon. `lost`: several tries failed; tries go on at `retryAt`
 * (absent when only a person can help), and the person is offered to reconnect at once.
 *
 * `resting`: there are more sensors than links. It was read and let go, and is read again by `until`; it stays `resting` while
 * it is being connected, so that a turn that goes well shows as a moment of `live` and nothing else.
 */
export type Link =
  | { readonly status: 'idle' }
  | { readonly status: 'connecting'; readonly since: number; readonly attempt: number }
  | { readonly status: 'discovering'; readonly since: number; readonly attempt: number }
  | {
      readonly status: 'live';
      readonly since: number;
      readonly mode: 'notify' | 'poll';
      /** Which try brought it up: a link that breaks at once was no success, and the count goes on. */
      readonly attempt: number;
    }
  | { readonly status: 'resting'; readonly since: number; readonly until: number }
  | {
      readonly status: 'waiting';
      readonly since: number;
      readonly retryAt: number;
      readonly attempt: number;
      readonly fault: Fault;
    }
  | {
      readonly status: 'lost';
      readonly since: number;
      readonly fault: Fault;
      readonly attempt: number;
      readonly retryAt?: number;
    };
