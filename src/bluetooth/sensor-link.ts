import { faultOf, type Fault } from '../core/fault.ts';
import { stepLink, type LinkEvent } from '../core/link-step.ts';
import type { Link } from '../core/link.ts';
import type { LogSpan } from '../core/log-batch.ts';
import { connectDevice } from './connect-device.ts';
import { GattSession } from './gatt-session.ts';
import { LogKeeper } from './log-keeper.ts';
import type { SensorLinkOptions } from './sensor-link-options.ts';
import { SensorVoice } from './sensor-voice.ts';
import type { SessionHears } from './session-hears.ts';

export type { LinkHears, Refusal } from './link-hears.ts';

interface Try {
  session?: GattSession;
}

/**
 * The connection to one sensor, kept up for as long as it is wanted, or made again whenever its turn comes. What follows what is decided by
 * `stepLink`; this class does what the state asks for. A try is the object made for it: whatever an older one still says is not heard.
 */
export class SensorLink {
  readonly #options: SensorLinkOptions;
  #link: Link = { status: 'idle' };
  #try: Try | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  readonly #voice: SensorVoice;
  #identity: string | undefined;
  #isDescribed = false;
  /** A temperature has come since the connection was made. */
  #isHeard = false;
  readonly #log: LogKeeper;
  /** Somebody waits for the sensor to blink at its next connection. */
  #blinking: ((fault: Fault | undefined) => void) | undefined;
  /**
   * Characteristics without a temperature on which a try ran into its time-out (a battery level that wants a pairing
   * dialog, for instance): the next tries leave them alone, or the room would never be heard.
   */
  readonly #avoided = new Set<string>();

  constructor(options: SensorLinkOptions) {
    this.#options = options;
    this.#identity = options.identity;
    const { sensor, hears, missing } = options;
    this.#voice = new SensorVoice(sensor, hears);
    const logHears = this.#voice.hearLog(() => this.#checkDone());
    this.#log = new LogKeeper(logHears, async () => missing?.(sensor));
  }

  get device(): BluetoothDevice {
    return this.#options.device;
  }

  get isLive(): boolean {
    return this.#link.status === 'live';
  }

  /** Connect at once, whatever the state: the person asked. */
  reconnect(): void {
    this.#giveUp();
    this.#avoided.clear();
    this.#step({ type: 'open' });
    void this.#attempt(true);
  }

  /** Its turn has come: connect, unless it is connected or connecting. */
  take(): void {
    if (this.#try) return;
    if (this.#link.status === 'resting') void this.#attempt(false);
    else if (this.#link.status === 'idle') this.reconnect();
    else this.#tryAgain();
  }

  /**
   * Its turn is over: let go, politely.
   * @param until when its next reading should be in (ms since the epoch)
   */
  async rest(until: number): Promise<void> {
    clearTimeout(this.#retry);
    const given = this.#try;
    this.#try = undefined;
    this.#step({ type: 'rest', until });
    await given?.session?.quieten();
    // Somebody may have asked for it meanwhile, and goes on with the same connection.
    if (this.#try) return;
    given?.session?.close();
    this.#options.turns?.told({ type: 'ended' });
  }

  /** It was connected for its whole turn and said no temperature. */
  giveUpTurn(): void {
    if (this.#try) this.#fail(this.#try, { code: 'link-lost', detail: 'no temperature in its whole turn' });
  }

  /** Let go of the sensor for good. */
  close(): void {
    this.#giveUp();
    this.#step({ type: 'close' });
    this.#options.turns?.told({ type: 'ended' });
  }

  /**
   * The page was asleep, or the radio was off: nothing that the link believes is certain. A live link is proven by a read,
   * one that waits for its retry tries now.
   */
  suspect(): void {
    if (this.#link.status === 'live') void this.#prove();
    else if ('retryAt' in this.#link && this.#link.retryAt !== undefined && !this.#try)
      this.#retryIfAllowed();
  }

  /**
   * Let the sensor blink or beep: now, or at its next connection if that comes in time.
   * @returns `undefined`, or why it did not: `link-lost` (not connected), `operation-failed` (refused, or it cannot)
   */
  identify(waitMs = 0): Promise<Fault | undefined> {
    const session = this.isLive ? this.#try?.session : undefined;
    if (session) return blink(session);
    return new Promise((resolve) => {
      this.#blinking = (fault) => {
        clearTimeout(timer);
        this.#blinking = undefined;
        resolve(fault);
      };
      const timer = setTimeout(() => this.#blinking?.({ code: 'link-lost' }), waitMs);
    });
  }

  /** Download this part of the sensor's log, now or at the next connection. */
  fetchLog(span: LogSpan): void {
    this.#log.want(span);
    const session = this.isLive ? this.#try?.session : undefined;
    if (session && !this.#log.isFetching) void this.#log.goOn(session);
  }

  cancelLog(): void {
    this.#log.cancel();
  }

  async #attempt(ahead: boolean): Promise<void> {
    const mine: Try = {};
    this.#try = mine;
    this.#isHeard = false;
    const { device, driver, turns } = this.#options;
    turns?.told({ type: 'began' });
    try {
      const server = await connectDevice(device, { ahead, wanted: () => this.#try !== undefined });
      if (this.#try !== mine) return;
      turns?.told({ type: 'connected' });
      this.#step({ type: 'connected' });
      mine.session = new GattSession(server, this.#sessionHears(mine));
      const mode = await mine.session.start({ driver, identity: this.#identity, avoided: this.#avoided });
      if (this.#try !== mine) return;
      turns?.told({ type: 'ready', mode });
      this.#step({ type: 'ready', mode });
      void this.#settle(mine);
    } catch (thrown) {
      this.#fail(mine, faultOf(thrown));
    }
  }

  /** It is up, or has proven that it is: what is not urgent comes now. */
  async #settle(mine: Try): Promise<void> {
    const { sensor, hears } = this.#options;
    const { session } = mine;
    if (!session || this.#try !== mine) return;
    if (this.#blinking) this.#blinking(await blink(session));
    if (!this.#isDescribed) {
      const details = await session.describe();
      if (this.#try !== mine) return;
      this.#isDescribed = true;
      hears.described?.(sensor, details);
    }
    // What came while nobody listened is in the log of sensors that keep one.
    await this.#log.goOn(session);
    this.#checkDone();
  }

  async #prove(): Promise<void> {
    const mine = this.#try;
    await mine?.session?.verify();
    if (mine) await this.#settle(mine);
  }

  /** Nothing is left to do in this turn. */
  #checkDone(): void {
    const isDone =
      this.isLive && this.#isHeard && this.#isDescribed && !this.#log.isFetching && !this.#blinking;
    if (isDone) this.#options.turns?.told({ type: 'done' });
  }

  #sessionHears(mine: Try): SessionHears {
    return this.#voice.hear({
      driver: () => mine.session?.driver?.key ?? '',
      read: () => {
        this.#options.turns?.told({ type: 'read' });
        if (this.#isHeard) return;
        this.#isHeard = true;
        this.#checkDone();
      },
      identified: (identity) => (this.#identity = identity),
      broken: (fault, culprit) => {
        if (culprit !== undefined && fault.code === 'operation-timeout') this.#avoided.add(culprit);
        this.#fail(mine, fault);
      },
    });
  }

  #fail(failed: Try, fault: Fault): void {
    if (this.#try !== failed) return;
    this.#giveUp();
    this.#step({ type: 'failed', fault, jitter: this.#options.random() });
    const retryAt = 'retryAt' in this.#link ? this.#link.retryAt : undefined;
    this.#options.turns?.told({ type: 'failed', fault, ...(retryAt === undefined ? {} : { retryAt }) });
    if (retryAt === undefined) return;
    this.#retry = setTimeout(() => this.#retryIfAllowed(), Math.max(0, retryAt - Date.now()));
  }

  #retryIfAllowed(): void {
    if (this.#options.turns?.mayTry() ?? true) this.#tryAgain();
  }

  #tryAgain(): void {
    clearTimeout(this.#retry);
    this.#step({ type: 'retry' });
    void this.#attempt(false);
  }

  #giveUp(): void {
    clearTimeout(this.#retry);
    const given = this.#try;
    this.#try = undefined;
    given?.session?.close();
  }

  #step(event: LinkEvent): void {
    const next = stepLink(this.#link, event, Date.now());
    if (next === this.#link) return;
    this.#link = next;
    this.#options.hears.linked(this.#options.sensor, next);
  }
}

async function blink(session: GattSession): Promise<Fault | undefined> {
  const writes = session.driver?.identify;
  if (!writes) return { code: 'operation-failed', detail: 'this sensor cannot show itself' };
  return (await session.say(writes)) ? undefined : { code: 'operation-failed' };
}
