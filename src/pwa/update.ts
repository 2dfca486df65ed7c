import { Workbox } from 'workbox-window';

export interface UpdateEvents {
  /** A new version lies ready. Offer it; it waits as long as the person likes. */
  onWaiting(): void;
  /** Another tab has activated the new version: this page still runs the old one and should be loaded again when it suits. */
  onReplaced(): void;
  /** The service worker could not be registered: no offline start and no notifications until that is mended. */
  onFailed(reason: string): void;
}

export interface Updates {
  /** Look for a new version now. False when that could not be found out (no network, for instance). */
  check(): Promise<boolean>;
  /** The person has tapped "update": activate the new version and load the page again. The only thing that ever reloads. */
  apply(): void;
  /** No more looking by itself. */
  stop(): void;
}

/** A wall display is opened once and runs for months: nobody else would ever look for an update. */
const checkMs = 6 * 3_600_000;

/**
 * Register the service worker and watch for new versions. Never reloads by itself: a reload ends the monitoring and loses the
 * browser's permission for every Bluetooth sensor.
 * @param script address of the built service worker
 */
export function watchForUpdates(script: string, events: UpdateEvents, reload = reloadPage): Updates {
  if (!('serviceWorker' in navigator)) {
    events.onFailed('no service worker in this browser');
    return { check: () => Promise.resolve(false), apply: reload, stop: () => undefined };
  }
  const workbox = new Workbox(script);
  let registration: ServiceWorkerRegistration | undefined;
  let asked = false;
  let controlled = navigator.serviceWorker.controller !== null;

  const tellWaiting = () => {
    if (!asked) events.onWaiting();
  };
  workbox.addEventListener('waiting', tellWaiting);
  workbox.addEventListener('controlling', () => {
    const first = !controlled;
    controlled = true;
    if (asked) reload();
    else if (!first) events.onReplaced();
  });

  // A failed registration is news; a failed check is what "offline" looks like.
  const start = async () => {
    try {
      registration = await workbox.register({ immediate: true });
    } catch (thrown) {
      events.onFailed(String(thrown));
    }
  };
  void start();

  const check = async (): Promise<boolean> => {
    if (registration === undefined) return false;
    const reached = await registration.update().then(
      () => true,
      () => false,
    );
    // workbox-window notices one foreign update per page; a later one is seen here.
    if (registration.waiting !== null) tellWaiting();
    return reached;
  };
  const timer = setInterval(() => void check(), checkMs);

  return {
    check,
    apply() {
      asked = true;
      if (registration?.waiting) workbox.messageSkipWaiting();
      else reload();
    },
    stop() {
      clearInterval(timer);
    },
  };
}

function reloadPage(): void {
  location.reload();
}
