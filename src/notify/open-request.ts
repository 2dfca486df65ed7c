import type { OpenRequest } from '../../workers/service/protocol.ts';

/**
 * A notification was clicked while the application is open: the service worker asks this window to show a page.
 * @returns stops listening
 */
export function watchOpenRequests(onOpen: (hash: string) => void): () => void {
  if (!('serviceWorker' in navigator)) return () => undefined;
  const listen = (event: MessageEvent<unknown>) => {
    if (isOpenRequest(event.data)) onOpen(event.data.hash);
  };
  navigator.serviceWorker.addEventListener('message', listen);
  return () => {
    navigator.serviceWorker.removeEventListener('message', listen);
  };
}

/** Only a page inside the application: `#/…`. */
export function isOpenRequest(message: unknown): message is OpenRequest {
  if (typeof message !== 'object' || message === null) return false;
  const { type, hash } = message as { type?: unknown; hash?: unknown };
  return type === 'open' && typeof hash === 'string' && hash.startsWith('#/');
}
