import type { FaultCode } from '../core/fault.ts';
import { decidePlan } from '../core/link-decision.ts';
import { startLimit, stepLimit, USUAL_LINKS, type LinkLimit } from '../core/link-limit.ts';
import {
  hasRoom,
  isCrowded,
  startPlan,
  stepPlan,
  type LinkPlan,
  type PlanEvent,
  type PlannedLink,
  type PlanSensor,
} from '../core/link-plan.ts';
import type { LinkTurns, TurnEvent } from './link-turns.ts';
import type { SensorLink } from './sensor-link.ts';

/** How the links are shared out. Plain data. */
export interface LinkShares {
  /** Links at a time, as far as is known. */
  readonly links: number;
  readonly sensors: number;
  /** 1: every sensor is read in time. 2: there is only time to read each half as often, and so on. */
  readonly stretch: number;
}

export interface LinkRotaOptions {
  readonly linkOf: (sensor: string) => SensorLink | undefined;
  /** Told whenever it changes. */
  readonly shared: (shares: LinkShares) => void;
  /** Links at a time that a person or the default allows. */
  readonly ceiling?: number | undefined;
}

/** Failures that may mean "no more links": the connect itself did not come about. */
const refusals: readonly FaultCode[] = ['connect-failed', 'connect-timeout'];

/** Carries out the plan of links: tells it what happens, and does what it decides. */
export class LinkRota {
  readonly #options: LinkRotaOptions;
  #limit: LinkLimit;
  #plan: LinkPlan;
  #shares: LinkShares;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isDue = false;
  #isPaused = false;

  constructor(options: LinkRotaOptions) {
    this.#options = options;
    this.#limit = startLimit(options.ceiling ?? USUAL_LINKS);
    this.#plan = startPlan(this.#limit.links);
    this.#shares = { links: this.#limit.links, sensors: 0, stretch: 1 };
  }

  get shares(): LinkShares {
    return this.#shares;
  }

  /** Is there a link for one more now? */
  get hasRoom(): boolean {
    return !isCrowded(this.#plan) || hasRoom(this.#plan);
  }

  /** A sensor is there, or its interval has changed. It is connected when there is a link for it. */
  add({ sensor, intervalMs }: Pick<PlanSensor, 'sensor' | 'intervalMs'>): void {
    const notifies = this.#find(sensor)?.notifies ?? false;
    this.#tell({ type: 'sensor', sensor, intervalMs, notifies });
  }

  forget(sensor: string): void {
    this.#tell({ type: 'forget', sensor });
  }

  /** Connect it as soon as there is a link: a person asked, or Bluetooth is back. */
  ask(sensor: string): void {
    this.#tell({ type: 'ask', sensor });
  }

  /** The page goes: decide nothing more. */
  pause(): void {
    this.#isPaused = true;
    clearTimeout(this.#timer);
  }

  /** The page is back, and nobody has a link. */
  resume(): void {
    this.#isPaused = false;
    for (const { sensor } of this.#plan.links) this.ask(sensor);
  }

  /** What the link of this sensor tells and asks. */
  turnsOf(sensor: string): LinkTurns {
    return {
      mayTry: () => !this.#isPaused && !isCrowded(this.#plan),
      told: (event) => this.#hear(sensor, event),
    };
  }

  #hear(sensor: string, event: TurnEvent): void {
    switch (event.type) {
      case 'ready': {
        const link = this.#find(sensor);
        if (!link) return;
        const notifies = event.mode === 'notify';
        return this.#tell({ type: 'sensor', sensor, intervalMs: link.intervalMs, notifies });
      }
      case 'connected':
        this.#learn({ type: 'connected', sensor, live: this.#countLive(sensor) });
        return this.#tell({ type: 'connected', sensor });
      case 'failed':
        if (refusals.includes(event.fault.code)) {
          this.#learn({ type: 'failed', sensor, live: this.#countLive(sensor) });
        }
        return this.#tell({
          type: 'failed',
          sensor,
          ...(event.retryAt === undefined ? {} : { retryAt: event.retryAt }),
        });
      case 'began':
      case 'read':
      case 'done':
      case 'ended':
        return this.#tell({ type: event.type, sensor });
    }
  }

  #find(sensor: string): PlannedLink | undefined {
    return this.#plan.links.find((link) => link.sensor === sensor);
  }

  #countLive(except: string): number {
    return this.#plan.links.filter(({ sensor, turn }) => sensor !== except && turn?.connectedAt !== undefined)
      .length;
  }

  #learn(event: Parameters<typeof stepLimit>[1]): void {
    this.#limit = stepLimit(this.#limit, event, Date.now());
    if (this.#limit.links !== this.#plan.limit) this.#tell({ type: 'limit', links: this.#limit.links });
  }

  #tell(event: PlanEvent): void {
    const wasCrowded = isCrowded(this.#plan);
    this.#plan = stepPlan(this.#plan, event, Date.now());
    // Now that there are links enough, whoever waited for a turn tries by itself.
    if (wasCrowded && !isCrowded(this.#plan)) this.#retryAll();
    this.#schedule();
  }

  /** Decide once, after everything that happens now has been told. */
  #schedule(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      this.#decide();
    });
  }

  #decide(): void {
    clearTimeout(this.#timer);
    if (this.#isPaused) return;
    const now = Date.now();
    this.#learn({ type: 'tick' });
    const { plan, connect, release, stretch, wakeAt } = decidePlan(this.#plan, now);
    this.#plan = plan;
    this.#share(stretch);
    const { linkOf } = this.#options;
    for (const { sensor, isSilent, due } of release) {
      const link = linkOf(sensor);
      if (isSilent) link?.giveUpTurn();
      else void link?.rest(Math.max(due, now));
    }
    if (connect !== undefined) linkOf(connect)?.take();
    const next = Math.min(wakeAt ?? Infinity, this.#limit.raiseAt ?? Infinity);
    if (next !== Infinity) this.#timer = setTimeout(() => this.#decide(), Math.max(1, next - now));
  }

  #share(exact: number): void {
    const stretch = Math.round(exact * 10) / 10;
    const shares = { links: this.#plan.limit, sensors: this.#plan.links.length, stretch };
    const { links, sensors } = this.#shares;
    const isSame = links === shares.links && sensors === shares.sensors && this.#shares.stretch === stretch;
    if (isSame) return;
    this.#shares = shares;
    this.#options.shared(shares);
  }

  #retryAll(): void {
    for (const { sensor, turn } of this.#plan.links) if (!turn) this.#options.linkOf(sensor)?.suspect();
  }
}
