import type { Link } from '../../src/core/link.ts';
import type { LogDownload, LoggedBatch } from '../../src/core/log-batch.ts';
import type { Arrival } from '../../src/core/reading.ts';
import type { DeviceTold } from '../../src/core/sensor-care.ts';
import type { Snapshot } from '../../src/core/view.ts';
import type { VitalSigns } from '../../src/core/vital-signs.ts';
import type { RefusedFrame } from './protocol.ts';

/** What tabs and the service worker tell each other without asking. */
export type Notice =
  | { readonly type: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly type: 'acknowledged'; readonly alert: string; readonly at: number }
  /** From a tab that has sensors connected but is not the engine (any more): its readings go to the one that is. */
  | { readonly type: 'measured'; readonly arrivals: readonly Arrival[] }
  | { readonly type: 'linked'; readonly sensor: string; readonly link: Link }
  | { readonly type: 'logged'; readonly sensor: string; readonly batch: LoggedBatch }
  | { readonly type: 'log-progress'; readonly sensor: string; readonly download: LogDownload | undefined }
  | { readonly type: 'vital'; readonly sensor: string; readonly time: number; readonly signs: VitalSigns }
  | { readonly type: 'frame-refused'; readonly sensor: string; readonly frame: RefusedFrame }
  | { readonly type: 'device-told'; readonly sensor: string; readonly told: DeviceTold };

/** Name of the channel; the service worker uses it too. */
export const CHANNEL = 'frostline';

export interface Bulletin {
  post(notice: Notice): void;
  close(): void;
}

/** Open the bulletin board between this tab's worker, other tabs' workers and the service worker. */
export function openBulletin(heard: (notice: Notice) => void): Bulletin {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'object' && data !== null && 'type' in data) heard(data as Notice);
  });
  return { post: (notice) => channel.postMessage(notice), close: () => channel.close() };
}
