import { FaultError, type Fault, type FaultCode } from '../core/fault.ts';

/** How long an operation may take, and what its time-out is called. */
export interface OperationLimit {
  readonly timeoutMs: number;
  readonly timeout: FaultCode;
  /** Take the next turn instead of the last one: a person is waiting. */
  readonly ahead?: boolean;
  /** Called when the operation is given up, before the next one begins: what can be done to stop it. */
  readonly abandon?: () => void;
}

interface Turn {
  readonly take: () => void;
  readonly refuse: (fault: FaultError) => void;
}

/**
 * One operation at a time, each with a time-out. Web Bluetooth refuses a second GATT operation while one runs, and
 * Android loses one of two subscriptions made together; connecting is the same over all sensors of a page.
 * An operation that is given up cannot be stopped: whatever it does later is ignored.
 */
export class OperationQueue {
  readonly #turns: Turn[] = [];
  readonly #closing = new AbortController();
  #busy = false;

  /** Nothing runs, and nothing waits. */
  get isIdle(): boolean {
    return !this.#busy;
  }

  /**
   * Run an operation when its turn comes.
   * @throws FaultError with the limit's code when it takes too long, or with the fault of {@link close}; otherwise what the
   *   operation throws
   */
  async run<T>(operation: () => Promise<T>, limit: OperationLimit): Promise<T> {
    await this.#turn(limit.ahead ?? false);
    try {
      this.#closing.signal.throwIfAborted();
      return await this.#within(operation, limit);
    } finally {
      this.#pass();
    }
  }

  /** Refuse everything that runs, waits or comes later. */
  close(fault: Fault): void {
    const refusal = new FaultError(fault.code, fault.detail);
    this.#closing.abort(refusal);
    for (const { refuse } of this.#turns.splice(0)) refuse(refusal);
  }

  #turn(ahead: boolean): Promise<void> {
    if (this.#closing.signal.aborted) return Promise.reject(this.#closing.signal.reason as FaultError);
    if (!this.#busy) {
      this.#busy = true;
      return Promise.resolve();
    }
    return new Promise((take, refuse) => {
      if (ahead) this.#turns.unshift({ take, refuse });
      else this.#turns.push({ take, refuse });
    });
  }

  #pass(): void {
    const next = this.#turns.shift();
    if (next) next.take();
    else this.#busy = false;
  }

  #within<T>(operation: () => Promise<T>, limit: OperationLimit): Promise<T> {
    const { signal } = this.#closing;
    return new Promise<T>((resolve, reject) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', close);
      };
      const giveUp = (why: FaultError) => {
        done();
        limit.abandon?.();
        reject(why);
      };
      const close = () => giveUp(signal.reason as FaultError);
      const late = () => giveUp(new FaultError(limit.timeout, `nothing within ${limit.timeoutMs} ms`));
      const timer = setTimeout(late, limit.timeoutMs);
      signal.addEventListener('abort', close);
      void operation().then(resolve, reject).finally(done);
    });
  }
}
