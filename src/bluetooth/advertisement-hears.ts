import type { Link } from '../core/link.ts';
import type { Arrival } from '../core/reading.ts';
import type { Advertisement, AdvertisementReading } from '../drivers/advertisement.ts';
import type { Lacking, Outcome } from './advertisement-reader.ts';

/** An advertisement that was understood, for the sensor's page. */
export interface Hearing {
  readonly sensor: string;
  /** ms since the epoch. */
  readonly time: number;
  /** Strength of the signal, dBm, where the browser tells it. */
  readonly rssi?: number;
  readonly reading: AdvertisementReading;
}

/** An advertisement that was refused: shown and counted, never dropped in silence. */
export interface AdvertisementRefusal {
  readonly sensor: string;
  readonly time: number;
  readonly why: Extract<Outcome, { type: 'refused' }>['why'];
  readonly advertisement: Advertisement;
  /** How many this sensor has sent since it is watched, this one included. */
  readonly count: number;
}

export interface AdvertisementHears {
  /** Values of the first channel; other channels are of other places and only in `heard`. */
  readonly measured: (arrival: Arrival) => void;
  readonly linked: (sensor: string, link: Link) => void;
  /** What its owner has to enter; `undefined` when it could be read after that. */
  readonly locked: (sensor: string, lacking: Lacking | undefined) => void;
  readonly heard: (hearing: Hearing) => void;
  readonly refused: (refusal: AdvertisementRefusal) => void;
}
