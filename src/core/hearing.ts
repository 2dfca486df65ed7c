import type { Link } from './link.ts';
import type { LinkQuality, QualityReport } from './link-quality.ts';
import { countLoss, countReading, reportQuality, startQuality } from './link-quality.ts';
import type { Arrival } from './reading.ts';
import type { Sensor } from './sensor.ts';

/** How a sensor is heard: its link, when it was last heard at all, and how well over the last hour. */
export class Hearing {
  #link: Link | undefined;
  #seenAt: number | undefined;
  #quality: LinkQuality;
  #intervalMs: number;

  /** @param since when listening began, ms since the epoch */
  constructor(sensor: Sensor, since: number) {
    this.#intervalMs = expectedIntervalMs(sensor);
    this.#quality = startQuality(this.#intervalMs, since);
  }

  get link(): Link | undefined {
    return this.#link;
  }
  /** Last frame that said anything, a "no value" too. */
  get seenAt(): number | undefined {
    return this.#seenAt;
  }

  quality(now: number): QualityReport {
    return reportQuality(this.#quality, now);
  }

  heard({ time, measurements }: Arrival): void {
    this.#seenAt = Math.max(this.#seenAt ?? 0, time);
    const isReading = measurements.some(
      ({ quantity, value }) => quantity === 'temperature' && value !== undefined,
    );
    if (isReading) this.#quality = countReading(this.#quality, time);
  }

  /** @returns whether the link was good and is lost now */
  linked(link: Link, now: number): boolean {
    const wasGood = this.#link?.status === 'live' || this.#link?.status === 'resting';
    this.#link = link;
    const isLost = wasGood && (link.status === 'waiting' || link.status === 'lost');
    if (isLost) this.#quality = countLoss(this.#quality, now);
    return isLost;
  }

  change(sensor: Sensor, isOtherDevice: boolean, now: number): void {
    if (isOtherDevice) {
      this.#link = undefined;
      this.#seenAt = undefined;
    }
    const intervalMs = expectedIntervalMs(sensor);
    if (intervalMs === this.#intervalMs && !isOtherDevice) return;
    this.#intervalMs = intervalMs;
    this.#quality = startQuality(intervalMs, now);
  }
}

/** How often a reading is expected: a sensor that measures seldom cannot be heard often. */
export function expectedIntervalMs({ settings, care }: Sensor): number {
  return Math.max(settings.intervalMs, care?.sensorIntervalMs ?? 0);
}
