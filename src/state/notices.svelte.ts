import { faultOf, FaultError } from '../core/fault.ts';
import type { Fault } from '../core/fault.ts';

/** Something that a person should read now: a fault, or a word that an action worked. */
export interface Notice {
  readonly id: number;
  readonly content: { readonly fault: Fault } | { readonly done: string };
}

const MOST = 4;
const doneMs = 5_000;

/** The messages at the edge of the screen. Faults stay until they are closed; good news leaves by itself. */
export class Notices {
  list = $state.raw<readonly Notice[]>([]);
  #next = 1;

  /** Show a fault; one that is already on the screen is not shown twice. */
  fault(fault: Fault): void {
    const shown = this.list.some(({ content }) => 'fault' in content && content.fault.code === fault.code);
    if (!shown) this.#add({ fault });
  }

  done(words: string): void {
    const id = this.#add({ done: words });
    setTimeout(() => this.close(id), doneMs);
  }

  close(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  /**
   * Wait for an action of a person. A fault becomes a notice and the result is `undefined`;
   * a bug does too, and is also thrown on, so that the one listener in `main.ts` hears of it.
   */
  async guard<T>(action: Promise<T>): Promise<{ readonly value: T } | undefined> {
    return action.then(
      (value) => ({ value }),
      (thrown: unknown) => {
        const fault = faultOf(thrown);
        if (fault.code !== 'bluetooth-no-sensor-chosen') this.fault(fault);
        if (!(thrown instanceof FaultError)) throw thrown;
        return undefined;
      },
    );
  }

  #add(content: Notice['content']): number {
    const id = this.#next++;
    this.list = [...this.list, { id, content }].slice(-MOST);
    return id;
  }
}
