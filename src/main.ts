import { EngineClient } from './engine/engine-client.ts';
import { Alarm } from './main/alarm.ts';
import type { BluetoothEdge } from './main/bluetooth-port.ts';
import { hearSensors } from './main/hear-sensors.ts';
import { lazyBluetooth } from './main/lazy-bluetooth.ts';
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
      // A second tab leaves the sensors to the first one.
      if (snapshot.role === 'engine')
        withLinks(({ follow }) => follow(snapshot.rooms.map(({ sensor }) => sensor)));
      if (snapshot.rooms.length > 0) pwa.wakeLock.start();
      else pwa.wakeLock.stop();
    },
    alert: ({ what, view }) => void alarm.tell(what, view),
    recording: (progress) => site.showRecording(progress),
    failed: (fault) => site.showFailure(fault),
    restarted: () => {
      site.countRestart();
      withLinks(({ links }) => links.tellAll());
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
const bluetooth = lazyBluetooth(async (availability) => {
  const { makeBluetooth } = await import('./main/bluetooth-port.ts');
  return makeBluetooth(
    hearSensors(client, (fault) => site.notices.fault(fault)),
    (id) => site.room(id)?.sensor,
    (sensor) => client.call('logWanted', sensor).catch(() => undefined),
    availability,
  );
});
/** Tell the links something, as soon as they are there. */
const withLinks = (act: (edge: BluetoothEdge) => void) => void bluetooth.ready.then(act);

/** The page was frozen or asleep: every link is suspect, and a gap that follows has this cause. */
function resume(): void {
  void client.call('suspended', Date.now()).catch(() => undefined);
  withLinks(({ links }) => links.suspectAll());
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
