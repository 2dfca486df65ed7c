/** One choice out of a few words that outlives a reload. Anything else found in the storage counts as the default. */
export class Stored<T extends string> {
  #key: string;
  #value: T;

  constructor(key: string, allowed: readonly [T, ...T[]]) {
    this.#key = key;
    const found = localStorage.getItem(key);
    this.#value = $state(allowed.find((word) => word === found) ?? allowed[0]);
  }

  get current(): T {
    return this.#value;
  }

  set current(value: T) {
    this.#value = value;
    localStorage.setItem(this.#key, value);
  }
}
