import { FrameLog } from './frame-log.svelte.ts';
import { Live } from './live.svelte.ts';
import type { Notices } from './notices.svelte.ts';
import type { Edges } from './ports.ts';
import { Router } from './router.svelte.ts';
import type { Site } from './site.svelte.ts';
import { Stored } from './stored.svelte.ts';
import { Theme } from './theme.svelte.ts';

/** Everything the components share. */
export class App {
  readonly site: Site;
  readonly edges: Edges;
  readonly notices: Notices;
  readonly router = new Router();
  readonly theme = new Theme();
  readonly frames: FrameLog;
  readonly unit = new Stored('frostline.unit', ['celsius', 'fahrenheit']);
  readonly bluetooth: Live<ReturnType<Edges['bluetooth']['availability']['read']>>;
  readonly notifications: Live<ReturnType<Edges['notify']['notifications']['read']>>;
  readonly sound: Live<ReturnType<Edges['notify']['sound']['read']>>;
  readonly push: Live<ReturnType<Edges['push']['state']['read']>>;
  readonly updateWaiting: Live<boolean>;
  readonly install: Live<ReturnType<Edges['pwa']['install']['read']>>;
  readonly wakeLock: Live<ReturnType<Edges['pwa']['wakeLock']['read']>>;
  readonly persistence: Live<ReturnType<Edges['pwa']['persistence']['read']>>;

  constructor(site: Site, edges: Edges) {
    this.site = site;
    this.notices = site.notices;
    this.edges = edges;
    this.frames = new FrameLog(edges.bluetooth, (sensor) => site.room(sensor)?.sensor);
    this.bluetooth = new Live(edges.bluetooth.availability);
    this.notifications = new Live(edges.notify.notifications);
    this.sound = new Live(edges.notify.sound);
    this.push = new Live(edges.push.state);
    this.updateWaiting = new Live(edges.pwa.updateWaiting);
    this.install = new Live(edges.pwa.install);
    this.wakeLock = new Live(edges.pwa.wakeLock);
    this.persistence = new Live(edges.pwa.persistence);
  }
}
