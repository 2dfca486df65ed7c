import { createSubscriber } from 'svelte/reactivity';

/** The wall clock of the page: reading `now` in a component follows it, once a second. ms since the epoch. */
export class Clock {
  #subscribe = createSubscriber((update) => {
    const timer = setInterval(update, 1_000);
    return () => clearInterval(timer);
  });

  get now(): number {
    this.#subscribe();
    return Date.now();
  }
}
