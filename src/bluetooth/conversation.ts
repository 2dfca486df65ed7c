import type { SensorConversation } from '../drivers/sensor-conversation.ts';
import type { Write } from '../drivers/sensor-driver.ts';

/** Write, and report what goes wrong; `false` when it did. */
export type Writer = (write: Write) => Promise<boolean>;

/** What is said to a sensor while it is connected, as its driver's `conversation` describes it. */
export class Conversation {
  readonly #spec: SensorConversation;
  readonly #write: Writer;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(spec: SensorConversation, write: Writer) {
    this.#spec = spec;
    this.#write = write;
  }

  /** The opening, the first question, and from then on a question every so often. */
  async open(): Promise<void> {
    await this.#say(this.#spec.opening);
    await this.#ask();
  }

  /** A frame came: answer it where the sensor waits for an answer. */
  hear(uuid: string, frame: DataView): void {
    if (!this.#stopped) void this.#say(this.#spec.answer?.(uuid, frame));
  }

  /** Say what is to be said before letting go on purpose. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#say(this.#spec.closing);
    this.stop();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #ask(): Promise<void> {
    const { ask } = this.#spec;
    if (ask === undefined || this.#stopped) return;
    await this.#say(ask.writes);
    if (!this.#stopped) this.#timer = setTimeout(() => void this.#ask(), ask.everyMs);
  }

  async #say(writes: readonly Write[] = []): Promise<void> {
    for (const write of writes) if (!this.#stopped) await this.#write(write);
  }
}
