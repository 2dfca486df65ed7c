import type { Fault } from './fault.ts';

/** The connection to one Bluetooth sensor: one value. Times in ms since the epoch. */
export type Link =
  | { readonly status: 'idle' }
  | { readonly status: 'connecting'; readonly since: number; readonly attempt: number }
  | { readonly status: 'discovering'; readonly since: number; readonly attempt: number }
  | { readonly status: 'live'; readonly since: number; readonly mode: 'notify' | 'poll' }
  | { readonly status: 'waiting'; readonly since: number; readonly retryAt: number; readonly attempt: number; readonly fault: Fault }
  | { readonly status: 'lost'; readonly since: number; readonly fault: Fault };
