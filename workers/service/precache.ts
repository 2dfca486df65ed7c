import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import type { PrecacheEntry } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

/** A path whose last part has an extension is a file, not a page of the application. */
const file = /^[^?]*\/[^/?]+\.[^/?]+(\?|$)/;

/** Keep the whole application, with models and WebAssembly, on the device; every page of it is `index.html`. */
export function precache(entries: readonly (PrecacheEntry | string)[]): void {
  precacheAndRoute([...entries]);
  cleanupOutdatedCaches();
  registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html'), { denylist: [file] }));
}
