import type { LogSpan } from '../core/log-batch.ts';
import type { GattSession } from './gatt-session.ts';
import { LogDownload, type LogHears } from './log-download.ts';

/** The download of one sensor, kept from connection to connection: one at a time, an unfinished one goes on. */
export class LogKeeper {
  readonly #hears: LogHears;
  readonly #missing: () => Promise<LogSpan | undefined>;
  #wanted: LogSpan | undefined;
  #download: LogDownload | undefined;

  /** @param missing what is missing and may be in the sensor's log; asked at every connection */
  constructor(hears: LogHears, missing: () => Promise<LogSpan | undefined>) {
    this.#hears = hears;
    this.#missing = missing;
  }

  get isFetching(): boolean {
    return this.#download !== undefined && !this.#download.isOver;
  }

  /** To be fetched at the next {@link goOn}. */
  want(span: LogSpan): void {
    this.#wanted = span;
  }

  /** A connection is up: go on with what was interrupted, or begin with what is wanted or missing. */
  async goOn(session: GattSession): Promise<void> {
    const log = session.driver?.log;
    if (!log) return;
    if (!this.isFetching) {
      const span = this.#wanted ?? (await this.#missing());
      this.#wanted = undefined;
      this.#download = span && new LogDownload(log, span, this.#hears);
    }
    if (this.#download) await session.download(this.#download);
  }

  cancel(): void {
    this.#wanted = undefined;
    this.#download?.cancel();
  }
}
