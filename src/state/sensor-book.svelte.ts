import type { Finding } from '../core/finding.ts';
import type { LogSpan } from '../core/log-batch.ts';
import type { SensorEvent } from '../core/sensor-event.ts';
import type { SignalColumns } from '../core/view.ts';
import type { Notices } from './notices.svelte.ts';
import type { Engine } from './ports.ts';

const DAY = 86_400_000;
/** The bars are of whole hours: once a minute is often enough. */
const refreshMs = 60_000;
const PAGE = 20;

/** What is stored about one sensor and not part of every picture of the site. */
export class SensorBook {
  events = $state.raw<readonly SensorEvent[]>([]);
  signal = $state.raw<SignalColumns>();
  /** What its own log could fill; `undefined` while nothing is missing. */
  wanted = $state.raw<LogSpan>();
  /** Findings of before, newest first. */
  earlier = $state.raw<readonly Finding[]>([]);
  hasAllEarlier = $state(false);
  #engine: Engine;
  #notices: Notices;
  #sensor: string;
  #asked: { key: string; at: number } | undefined;

  constructor(engine: Engine, notices: Notices, sensor: string) {
    this.#engine = engine;
    this.#notices = notices;
    this.#sensor = sensor;
  }

  /**
   * Keep it up to date.
   * @param now the sensor's own clock (ms)
   * @param key when this changes, something happened that is kept in the book
   */
  async follow(now: number, key: string): Promise<void> {
    const asked = this.#asked;
    if (asked?.key === key && Date.now() - asked.at < refreshMs) return;
    this.#asked = { key, at: Date.now() };
    const engine = this.#engine;
    const answers = await this.#notices.guard(
      Promise.all([
        engine.call('sensorEvents', this.#sensor),
        engine.call('signal', this.#sensor, now - DAY, now),
        engine.call('logWanted', this.#sensor),
      ]),
    );
    if (answers === undefined) return;
    const [events, signal, wanted] = answers.value;
    this.events = events.toReversed();
    this.signal = signal;
    this.wanted = wanted;
  }

  /** Read the next page of findings. @param shown those that are on the screen already, newest first */
  async loadEarlier(shown: readonly Finding[]): Promise<void> {
    const before = [...shown, ...this.earlier].at(-1)?.foundAt;
    const request = this.#engine.call('findings', PAGE, before, this.#sensor);
    const answer = await this.#notices.guard(request);
    if (answer === undefined) return;
    this.earlier = joinFindings(this.earlier, answer.value);
    this.hasAllEarlier = answer.value.length < PAGE;
  }
}

/** Two lists of findings as one, newest first; where both know one, the first one's view of it holds. */
export function joinFindings(first: readonly Finding[], second: readonly Finding[]): Finding[] {
  const added = second.filter(({ id }) => first.every((finding) => finding.id !== id));
  return [...first, ...added].toSorted((a, b) => b.foundAt - a.foundAt);
}
