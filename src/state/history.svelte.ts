import type { HistoryColumns, RoomView } from '../core/view.ts';
import type { Notices } from './notices.svelte.ts';
import type { Engine } from './ports.ts';

const POINTS = 600;
/** The columns are asked for again when the room's clock has moved by this share of the span. */
const REFRESH_SHARE = 1 / 240;
/** After a refusal the engine is left in peace for so long: asking every second would not make it better. */
const retryMs = 10_000;
/** A new reading is drawn after this long at the latest, however long the span is. */
const newReadingMs = 5_000;

interface Asked {
  /** Room, span and rules: the figures count by the limits. */
  readonly question: string;
  readonly to: number;
  readonly lastAt: number | undefined;
  readonly wall: number;
}

/** The columns of one chart: asked for once per span, then again as time goes on; one request at a time. */
export class History {
  columns = $state.raw<HistoryColumns>();
  #engine: Engine;
  #notices: Notices;
  #asked: Asked | undefined;
  #busy = false;
  #failedAt: number | undefined;

  constructor(engine: Engine, notices: Notices) {
    this.#engine = engine;
    this.#notices = notices;
  }

  /**
   * Keep the columns up to date.
   * @param to end of the span (ms), usually the room's own clock
   */
  async follow({ sensor, lastAt }: RoomView, spanMs: number, to: number): Promise<void> {
    const asked = this.#asked;
    const question = `${sensor.id} ${spanMs} ${JSON.stringify(sensor.settings)}`;
    const isSame = asked?.question === question;
    const isResting = this.#failedAt !== undefined && Date.now() - this.#failedAt < retryMs;
    const hasNew = asked?.lastAt !== lastAt && Date.now() - (asked?.wall ?? 0) >= newReadingMs;
    const isFresh =
      this.#failedAt === undefined && isSame && !hasNew && Math.abs(to - asked.to) < spanMs * REFRESH_SHARE;
    if ((isSame && isResting) || isFresh) return;
    if (this.#busy) return;
    this.#busy = true;
    this.#asked = { question, to, lastAt, wall: Date.now() };
    const request = this.#engine.call('history', sensor.id, to - spanMs, to, POINTS);
    const answer = await this.#notices.guard(request.finally(() => (this.#busy = false)));
    this.#failedAt = answer === undefined ? Date.now() : undefined;
    if (answer !== undefined) this.columns = answer.value;
  }
}
