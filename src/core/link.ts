import type { Fault } from './fault.ts';

/**
 * The connection to one Bluetooth sensor: one value. Times in ms since the epoch. `attempt` counts tries to connect
 * since the link was last good; 1 is the first.
 *
 * `waiting`: it failed, and the next try comes soon. `lost`: several tries failed; tries go on at `retryAt`
 * (absent when only a person can help), and the person is offered to reconnect at once.
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
