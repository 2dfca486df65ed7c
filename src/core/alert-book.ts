import type { Alert, AlertKind } from './alert.ts';
import { boundsBreach, isPersistent } from './rule.ts';
import type { RuleSettings } from './settings.ts';

/** What happened to an alert. */
export interface AlertChange {
  readonly what: 'raised' | 'updated' | 'cleared';
  readonly alert: Alert;
}

/** °C: an open bounds alert is written again when it got worse by this much. */
const WORSE_BY = 0.1;

/**
 * The open alerts of one sensor: at most one of each kind, opened, updated and cleared as readings, scores and time go by.
 * Pure: time is an argument, ids follow from sensor, kind and time, so the same readings give the same alerts.
 */
export class AlertBook {
  readonly #sensor: string;
  readonly #recorded: boolean;
  readonly #open = new Map<AlertKind, Alert>();
  #breach: { side: 'high' | 'low'; since: number; value: number } | undefined;
  #calm = 0;

  /** @param open alerts that were open when the engine stopped: they go on */
  constructor(sensor: string, recorded: boolean, open: readonly Alert[] = []) {
    this.#sensor = sensor;
    this.#recorded = recorded;
    for (const alert of open) this.#open.set(alert.kind, alert);
    const bounds = this.#open.get('bounds');
    if (bounds?.side !== undefined)
      this.#breach = { side: bounds.side, since: bounds.since, value: bounds.value ?? Number.NaN };
  }

  get open(): readonly Alert[] {
    return [...this.#open.values()];
  }

  has(kind: AlertKind): boolean {
    return this.#open.has(kind);
  }

  /** When the present breach of a bound began, whether or not it is an alert yet. */
  get breachSince(): number | undefined {
    return this.#breach?.since;
  }

  /** One temperature: silence ends, the bounds are judged. */
  reading(time: number, value: number, settings: RuleSettings): AlertChange[] {
    const changes = this.#clear('silent', time);
    const side = boundsBreach(value, settings.low, settings.high);
    if (side === undefined) {
      // A breach that is not an alert yet ends at once; an alert ends only when the value is inside by the hysteresis.
      const inside =
        value <= settings.high - settings.hysteresis && value >= settings.low + settings.hysteresis;
      if (inside || !this.#open.has('bounds')) this.#breach = undefined;
      return inside ? [...changes, ...this.#clear('bounds', time, value)] : changes;
    }
    if (this.#breach?.side !== side) this.#breach = { side, since: time, value };
    else this.#breach = { ...this.#breach, value };
    return [...changes, ...this.#bounds(time, settings)];
  }

  /**
   * One judged score.
   * @param anomalous consecutive anomalous readings, this one included
   * @param since time of the first of them
   */
  score(
    time: number,
    judged: { anomalous: number; since: number; error: number; threshold: number; value: number },
    settings: RuleSettings,
  ): AlertChange[] {
    const { anomalous, since, error, threshold, value } = judged;
    this.#calm = anomalous === 0 ? this.#calm + 1 : 0;
    const open = this.#open.get('anomaly');
    if (isPersistent(anomalous, settings.persistence)) {
      if (open === undefined)
        return [this.#raise('anomaly', time, { since, error, threshold, value, worst: value })];
      if (error > (open.error ?? 0) * 1.1)
        return [this.#update({ ...open, error, threshold, value, updatedAt: time })];
      return [];
    }
    return this.#calm >= settings.persistence ? this.#clear('anomaly', time, value) : [];
  }

  /**
   * Time goes by without a reading: a delay runs out, a silence becomes an alert.
   * @param heardAt the last reading, or when Frostline began to listen if that was later
   */
  tick(now: number, heardAt: number, settings: RuleSettings): AlertChange[] {
    const changes = this.#breach === undefined ? [] : this.#bounds(now, settings);
    if (now - heardAt >= settings.silentMs && !this.#open.has('silent'))
      changes.push(this.#raise('silent', now, { since: heardAt }));
    return changes;
  }

  /** Nobody watches any more: every open alert ends. */
  endAll(at: number): AlertChange[] {
    this.#breach = undefined;
    return this.open.flatMap(({ kind }) => this.#clear(kind, at));
  }

  #bounds(now: number, settings: RuleSettings): AlertChange[] {
    const breach = this.#breach;
    if (breach === undefined || now - breach.since < settings.delayMs) return [];
    const { side, since, value } = breach;
    const limit = side === 'high' ? settings.high : settings.low;
    const open = this.#open.get('bounds');
    if (open === undefined) return [this.#raise('bounds', now, { side, since, value, worst: value, limit })];
    if (open.side !== side)
      return [this.#update({ ...open, side, value, worst: value, limit, updatedAt: now })];
    const worst = open.worst ?? value;
    const worse = side === 'high' ? value - worst : worst - value;
    return worse >= WORSE_BY ? [this.#update({ ...open, value, worst: value, limit, updatedAt: now })] : [];
  }

  #raise(
    kind: AlertKind,
    time: number,
    parts: Omit<Alert, 'id' | 'sensor' | 'kind' | 'raisedAt' | 'updatedAt' | 'recorded'>,
  ): AlertChange {
    const alert: Alert = {
      id: `${this.#sensor}.${kind}.${time}`,
      sensor: this.#sensor,
      kind,
      raisedAt: time,
      updatedAt: time,
      recorded: this.#recorded,
      ...parts,
    };
    this.#open.set(kind, alert);
    return { what: 'raised', alert };
  }

  #update(alert: Alert): AlertChange {
    this.#open.set(alert.kind, alert);
    return { what: 'updated', alert };
  }

  #clear(kind: AlertKind, time: number, value?: number): AlertChange[] {
    const open = this.#open.get(kind);
    if (open === undefined) return [];
    this.#open.delete(kind);
    const cleared: Alert = {
      ...open,
      updatedAt: time,
      clearedAt: time,
      ...(value === undefined ? {} : { value }),
    };
    return [{ what: 'cleared', alert: cleared }];
  }
}
