import type { Fault } from '../core/fault.ts';

/** What the plan of links is told, and what it is asked. */
export interface LinkTurns {
  /** May the link try again when its wait is over, or does it wait for its turn? */
  readonly mayTry: () => boolean;
  readonly told: (event: TurnEvent) => void;
}

export type TurnEvent =
  | { readonly type: 'began' | 'connected' | 'read' | 'done' | 'ended' }
  /** How the temperature comes is known. */
  | { readonly type: 'ready'; readonly mode: 'notify' | 'poll' }
  /** `retryAt` is absent when only a person can help. */
  | { readonly type: 'failed'; readonly fault: Fault; readonly retryAt?: number };
