/** An engine says something every second; one that says nothing for this long is taken for dead. */
const SILENT_MS = 10_000;
/** Opening the database and taking over from another tab may take longer, once. */
const FIRST_SIGN_MS = 20_000;
const LOOK_MS = 2_000;

/**
 * Notices that the engine has gone silent. A worker can die without an error event, and a silent engine is the worst bug of all.
 * When the page itself was frozen or throttled, its own late look proves nothing: the engine gets a full period again.
 */
export class Watchdog {
  readonly #silent: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;
  #patienceMs = FIRST_SIGN_MS;
  #lookedAt = 0;
  #waitedMs = 0;

  /** @param silent called once when nothing was heard for too long */
  constructor(silent: () => void) {
    this.#silent = silent;
  }

  watch(): void {
    this.rest();
    this.#patienceMs = FIRST_SIGN_MS;
    this.#waitedMs = 0;
    this.#lookedAt = performance.now();
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
  }

  /** @param engine whether this tab's worker is the engine; a viewer is silent when another tab is */
  sign(engine: boolean): void {
    this.#waitedMs = 0;
    this.#patienceMs = engine ? SILENT_MS : Number.POSITIVE_INFINITY;
  }

  rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #look(): void {
    const now = performance.now();
    const passed = now - this.#lookedAt;
    this.#lookedAt = now;
    // Late by far: the page slept, and so may have the engine.
    this.#waitedMs = passed > 3 * LOOK_MS ? 0 : this.#waitedMs + passed;
    if (this.#waitedMs < this.#patienceMs) return;
    this.rest();
    this.#silent();
  }
}
