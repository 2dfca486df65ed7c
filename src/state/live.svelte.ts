import { createSubscriber } from 'svelte/reactivity';
import type { Watched } from './ports.ts';

/** A {@link Watched} value as a rune-friendly one: reading `current` in a component follows its changes. */
export class Live<T> {
  #source: Watched<T>;
  #subscribe: () => void;

  constructor(source: Watched<T>) {
    this.#source = source;
    this.#subscribe = createSubscriber((update) => source.watch(update));
  }

  get current(): T {
    this.#subscribe();
    return this.#source.read();
  }
}
