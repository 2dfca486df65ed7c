import type { Acknowledgement, Alert, Told } from '../../src/core/alert.ts';
import type { AlertChange } from '../../src/core/alert-book.ts';
import type { Fault } from '../../src/core/fault.ts';
import { faultOf } from '../../src/core/fault.ts';
import type { Finding } from '../../src/core/finding.ts';
import type { Gap } from '../../src/core/gap.ts';
import type { Profile } from '../../src/core/profile.ts';
import type { Derived, Quantity } from '../../src/core/quantity.ts';
import type { Sensor } from '../../src/core/sensor.ts';
import type { AlertView } from '../../src/core/view.ts';
import type { Storage } from '../../src/storage/open-storage.ts';
import type { MetaValues } from '../../src/storage/schema.ts';
import { seriesOf } from '../../src/storage/series.ts';

/** Faults that are kept to be shown. */
const KEPT_FAULTS = 5;
/**
 * Pause after a refused write. A full disk is not hammered: Chromium may give up on an origin that keeps writing to one and
 * delete all of its databases.
 */
const REST_MS = 60_000;

/**
 * Everything the engine writes down, and what it knows about open alerts beside the alerts themselves. A write that fails is a fault that is shown;
 * it never stops the line, and it never keeps a person from being told.
 */
export class Chronicle {
  readonly #storage: Storage;
  readonly #acknowledged = new Map<string, Acknowledgement>();
  readonly #told = new Map<string, Told[]>();
  readonly #now: () => number;
  /** Alerts the disk refused; they are written as soon as it takes anything again. */
  readonly #unwritten = new Map<string, Alert>();
  #faults: Fault[] = [];
  #restUntil = 0;

  constructor(storage: Storage, now: () => number) {
    this.#storage = storage;
    this.#now = now;
  }

  get faults(): readonly Fault[] {
    return this.#faults;
  }
  get unsaved(): number {
    return this.#storage.telemetry.unsaved;
  }

  report(fault: Fault): void {
    const others = this.#faults.filter(({ code, detail }) => code !== fault.code || detail !== fault.detail);
    this.#faults = [...others, fault].slice(-KEPT_FAULTS);
  }

  /** What is known of alerts that were open before a restart. */
  async recall(alerts: readonly Alert[]): Promise<void> {
    const ids = alerts.map(({ id }) => id);
    const [acknowledged, told] = await Promise.all([
      this.#storage.journal.acknowledgementsOf(ids),
      this.#storage.journal.told.of(ids),
    ]);
    for (const [id, ack] of acknowledged) this.#acknowledged.set(id, ack);
    for (const [id, list] of told) this.#told.set(id, list);
  }

  reading(sensor: string, quantity: Quantity | Derived, time: number, value: number): void {
    this.#storage.telemetry.append(seriesOf(sensor, quantity), time, value);
  }

  /** @returns whether it is on the disk */
  gap(gap: Gap): Promise<boolean> {
    return this.#write(this.#storage.journal.gaps.put(gap));
  }

  /** A gap became pieces. @returns whether they are on the disk */
  pieces(pieces: readonly Gap[]): Promise<boolean> {
    return this.#write(this.#storage.journal.gaps.replace(pieces));
  }

  finding(finding: Finding): void {
    void this.#write(this.#storage.journal.findings.put(finding));
  }

  profile(profile: Profile): void {
    void this.#write(this.#storage.journal.profiles.put(profile));
  }

  /** On disk before anybody is told; told even when the disk refuses. */
  async alert({ alert }: AlertChange): Promise<void> {
    const written = await this.#write(this.#storage.journal.alerts.put(alert));
    if (written) this.#unwritten.delete(alert.id);
    else this.#unwritten.set(alert.id, alert);
  }

  async acknowledge(acknowledgement: Acknowledgement): Promise<void> {
    this.#acknowledged.set(acknowledgement.alert, await this.#storage.journal.acknowledge(acknowledgement));
  }

  /** Another tab or the service worker wrote an acknowledgement: read it. */
  async acknowledgedElsewhere(alert: string): Promise<void> {
    const found = this.#storage.journal.acknowledgementsOf([alert]);
    await this.#write(found);
    const acknowledgement = (await found.catch(() => undefined))?.get(alert);
    if (acknowledgement !== undefined) this.#acknowledged.set(alert, acknowledgement);
  }

  async told(told: Told): Promise<void> {
    this.#told.set(told.alert, [...(this.#told.get(told.alert) ?? []), told]);
    await this.#write(this.#storage.journal.told.add(told));
  }

  isAcknowledged(alert: string): boolean {
    return this.#acknowledged.has(alert);
  }

  /** Nobody was told of it and nobody has seen it: after a crash between raising and telling. */
  isUntold(alert: Alert): boolean {
    return (
      !alert.recorded && !this.#acknowledged.has(alert.id) && (this.#told.get(alert.id)?.length ?? 0) === 0
    );
  }

  view(alert: Alert, sensor: Sensor): AlertView {
    const acknowledged = this.#acknowledged.get(alert.id);
    return {
      alert,
      ...(acknowledged === undefined ? {} : { acknowledged }),
      told: this.#told.get(alert.id) ?? [],
      room: sensor.name,
      place: sensor.place,
    };
  }

  /** An alert is over: what is known of it stays in the database only. */
  forget(alert: string): void {
    this.#acknowledged.delete(alert);
    this.#told.delete(alert);
  }

  /**
   * Write what is in memory: readings, and alerts that were refused before. It stays there when it fails.
   * @returns whether the readings are on the disk
   */
  async flush(): Promise<boolean> {
    if (this.#now() < this.#restUntil) return false;
    if (!(await this.#write(this.#storage.telemetry.flush()))) return false;
    for (const alert of [...this.#unwritten.values()]) await this.alert({ what: 'updated', alert });
    return true;
  }

  async keep<K extends keyof MetaValues>(key: K, value: MetaValues[K]): Promise<void> {
    if (this.#now() < this.#restUntil) return;
    await this.#write(this.#storage.journal.meta.set(key, value));
  }

  /** @returns whether it is on the disk; a fault is kept to be shown */
  async #write(work: Promise<unknown>): Promise<boolean> {
    try {
      await work;
    } catch (thrown) {
      this.report(faultOf(thrown, 'storage-failed'));
      this.#restUntil = this.#now() + REST_MS;
      return false;
    }
    this.#faults = this.#faults.filter(({ code }) => code !== 'storage-failed' && code !== 'storage-full');
    return true;
  }
}
