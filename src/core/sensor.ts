import type { SensorCare } from './sensor-care.ts';
import type { RuleSettings, Storage } from './settings.ts';

/** Where a sensor's readings come from. */
export type SensorSource =
  | { readonly type: 'bluetooth'; readonly driver: string; readonly deviceName: string }
  | { readonly type: 'simulator'; readonly room: string }
  | { readonly type: 'recording'; readonly file: string; readonly device: string };

/**
 * A sensor as the person knows it: the room it watches and the rules that hold there.
 * `id` is ours for ever (never a browser's device id, which changes between restarts).
 */
export interface Sensor {
  readonly id: string;
  /** Name of the room, as typed by a person: text, never markup. */
  readonly name: string;
  /** Where the room is ("North hall"); may be empty. */
  readonly place: string;
  readonly storage: Storage;
  readonly source: SensorSource;
  readonly settings: RuleSettings;
  /** Position in the site's own order. */
  readonly order: number;
  /** ms since the epoch. */
  readonly addedAt: number;
  readonly care?: SensorCare;
}
