/** Not in TypeScript's library: https://developer.mozilla.org/docs/Web/API/LaunchQueue */
interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly targetURL?: string }) => void): void;
}

/**
 * Frostline is opened while it runs (`launch_handler: focus-existing`, so that no second engine starts): the browser only
 * brings the window to the front, and leaves it to us to go where the shortcut points.
 */
export function watchLaunches(onOpen: (hash: string) => void): void {
  if (!('launchQueue' in window)) return;
  (window.launchQueue as LaunchQueue).setConsumer(({ targetURL }) => {
    const hash = targetURL === undefined ? '' : new URL(targetURL).hash;
    if (hash.startsWith('#/')) onOpen(hash);
  });
}
