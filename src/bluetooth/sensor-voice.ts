import type { Fault } from '../core/fault.ts';
import { hexOf } from './frame-tap.ts';
import type { LinkHears } from './link-hears.ts';
import type { LogHears } from './log-download.ts';
import type { SessionHears } from './session-hears.ts';

/** What the link itself wants to know of a session. */
export interface LinkEars {
  /** Key of the driver; '' while it is not known. */
  readonly driver: () => string;
  /** A temperature came. */
  readonly read: () => void;
  readonly identified: (identity: string) => void;
  readonly broken: (fault: Fault, culprit?: string) => void;
}

/** Passes on what the sessions of one sensor tell, with the sensor's name and the time. */
export class SensorVoice {
  readonly #sensor: string;
  readonly #hears: LinkHears;
  #refusals = 0;
  #identity: string | undefined;

  constructor(sensor: string, hears: LinkHears) {
    this.#sensor = sensor;
    this.#hears = hears;
  }

  hear(ears: LinkEars): SessionHears {
    const sensor = this.#sensor;
    const hears = this.#hears;
    return {
      vital: (signs) => hears.vital?.(sensor, Date.now(), signs),
      measured: (measurements) => {
        hears.measured({ sensor, time: Date.now(), measurements });
        if (measurements.some(({ quantity }) => quantity === 'temperature')) ears.read();
      },
      identified: (identity) => {
        ears.identified(identity);
        if (this.#identity !== identity) hears.identified?.(sensor, identity);
        this.#identity = identity;
      },
      refused: (frame, characteristic) => this.#refuse(frame, characteristic),
      tapped: (characteristic, frame, way, meaning) =>
        hears.tapped?.({
          time: Date.now(),
          sensor,
          driver: ears.driver(),
          characteristic,
          hex: hexOf(frame),
          way,
          ...(meaning === undefined ? {} : { meaning }),
        }),
      failed: (fault, characteristic) => hears.failed(sensor, fault, characteristic),
      broken: ears.broken,
    };
  }

  /** @param ended called when a download is over */
  hearLog(ended: () => void): LogHears {
    const sensor = this.#sensor;
    const hears = this.#hears;
    return {
      logged: (batch) => hears.logged?.(sensor, batch),
      logging: (download) => {
        hears.logging?.(sensor, download);
        if (['complete', 'gave-up', 'cancelled'].includes(download.status)) ended();
      },
      refused: (frame, characteristic) => this.#refuse(frame, characteristic),
    };
  }

  #refuse(frame: DataView, characteristic: string): void {
    this.#refusals += 1;
    const hex = hexOf(frame);
    this.#hears.refused({ sensor: this.#sensor, characteristic, hex, count: this.#refusals });
  }
}
