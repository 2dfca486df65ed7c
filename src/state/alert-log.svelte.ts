import type { AlertView } from '../core/view.ts';
import type { Notices } from './notices.svelte.ts';
import type { Engine } from './ports.ts';

const PAGE = 50;

/** Past alerts, newest first, a page at a time. */
export class AlertLog {
  list = $state.raw<readonly AlertView[]>([]);
  status = $state<'idle' | 'loading' | 'more' | 'complete'>('idle');
  #engine: Engine;
  #notices: Notices;

  constructor(engine: Engine, notices: Notices) {
    this.#engine = engine;
    this.#notices = notices;
  }

  /** Read the newest page again, keeping what was loaded further back. */
  async refresh(): Promise<void> {
    const answer = await this.#notices.guard(this.#engine.call('alerts', PAGE));
    if (answer === undefined) return;
    this.list = joinLogs(answer.value, this.list);
    if (this.status === 'idle') this.status = answer.value.length < PAGE ? 'complete' : 'more';
  }

  async loadMore(): Promise<void> {
    const before = this.list.at(-1)?.alert.raisedAt;
    if (this.status !== 'more' || before === undefined) return;
    this.status = 'loading';
    const answer = await this.#notices.guard(this.#engine.call('alerts', PAGE, before));
    const had = this.list.length;
    this.list = joinLogs(this.list, answer?.value ?? []);
    this.status = answer !== undefined && this.list.length === had ? 'complete' : 'more';
  }
}

/** Two stretches of the log as one, newest first; where both know an alert, the first one's view of it holds. */
export function joinLogs(first: readonly AlertView[], second: readonly AlertView[]): AlertView[] {
  const added = second.filter(({ alert }) => first.every((view) => view.alert.id !== alert.id));
  return [...first, ...added].toSorted((a, b) => b.alert.raisedAt - a.alert.raisedAt);
}
