import { EngineClient } from './engine/engine-client.ts';
import { Alarm } from './main/alarm.ts';
import { makeBluetooth } from './main/bluetooth-port.ts';
import { makePushPort } from './main/push-port.ts';
import { makePwa } from './main/pwa-port.ts';
import { watchOpenRequests } from './notify/open-request.ts';
import { watchLaunches } from './pwa/launch.ts';
import { Site } from './state/site.svelte.ts';
import { mountApp } from './ui/mount-app.ts';

/*
 * Composition root of the page: the only file that knows who implements what. The engine tells, the site shows, the
 * alarm reaches the person; bytes from the air go to the engine.
 */

const client = new EngineClient(
  () =>
    new Worker(new URL('../workers/engine/engine.worker.ts', import.meta.url), {
      type: 'module',
      name: 'engine',
    }),
  {
    snapshot: (snapshot) => {
      site.show(snapshot);
      alarm.follow(site.openAlerts.filter(({ acknowledged }) => acknowledged !== undefined));
      if (snapshot.role === 'engine') takeUpLinks();
      if (snapshot.rooms.length > 0) pwa.wakeLock.start();
      else pwa.wakeLock.stop();
    },
    alert: ({ what, view }) => void alarm.tell(what, view),
    recording: (progress) => site.showRecording(progress),
    failed: (fault) => site.showFailure(fault),
    restarted: () => {
      site.countRestart();
      bluetooth.links.tellAll();
    },
  },
);
const site = new Site(client);
const pwa = makePwa((detail) => site.notices.fault({ code: 'service-worker-failed', detail }));
const alarm = new Alarm({
  untaken: () => site.untaken.filter(({ alert }) => !alert.recorded),
  isSimulated: (sensor) => site.room(sensor)?.sensor.source.type === 'simulator',
  told: (told) => void client.call('told', told).catch(() => undefined),
});
const bluetooth = makeBluetooth(
  {
    measured: (arrival) => client.measured(arrival),
    // An engine that is down hears it when it is back: see `restarted`.
    linked: (sensor, link) => void client.call('linked', sensor, link).catch(() => undefined),
    refused: ({ characteristic, hex }) =>
      site.notices.fault({ code: 'frame-refused', detail: `${characteristic}: ${hex}` }),
    failed: (_, fault, characteristic) =>
      site.notices.fault({ ...fault, detail: `${characteristic}: ${fault.detail ?? ''}` }),
  },
  (id) => site.room(id)?.sensor,
);

let linksAreUp = false;
/** Once this tab is the engine: connect the sensors of before, or say of each that it needs a tap. */
function takeUpLinks(): void {
  if (linksAreUp) return;
  linksAreUp = true;
  const known = site.rooms.flatMap(({ sensor: { id, source } }) =>
    source.type === 'bluetooth'
      ? [[id, { driver: source.driver, deviceName: source.deviceName }] as const]
      : [],
  );
  void bluetooth.links.restore(new Map(known));
}

/** The page was frozen or asleep: every link is suspect, and a gap that follows has this cause. */
function resume(): void {
  void client.call('suspended', Date.now()).catch(() => undefined);
  bluetooth.links.suspectAll();
}
document.addEventListener('resume', resume);
addEventListener('pageshow', (event) => {
  if (event.persisted) resume();
});

const openPage = (hash: string) => {
  location.hash = hash;
};
watchOpenRequests(openPage);
watchLaunches(openPage);

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no #app');
mountApp(target, {
  site,
  edges: {
    bluetooth: bluetooth.port,
    notify: alarm.port,
    push: makePushPort(client),
    pwa: pwa.port,
    version: import.meta.env.VITE_VERSION as string,
  },
});
