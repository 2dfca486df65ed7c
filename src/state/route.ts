/** Where in the app a person is. It lives in the hash, so that any static host can serve it. */
export type Route =
  | { readonly page: 'wall' | 'alerts' | 'sensors' | 'practice' | 'settings' | 'diagnosis' }
  | { readonly page: 'room' | 'alert' | 'sensor'; readonly id: string };

const plainPages = ['alerts', 'sensors', 'practice', 'settings', 'diagnosis'] as const;
const pagesOfOne = ['room', 'alert', 'sensor'] as const;

/** Read a hash (`#/room/abc`). Anything unknown is the wall: a wrong link must never end on an empty screen. */
export function parseRoute(hash: string): Route {
  const [page, id, ...rest] = hash.replace(/^#?\/?/, '').split('/');
  if (rest.length > 0) return { page: 'wall' };
  const one = pagesOfOne.find((name) => name === page);
  if (one !== undefined && id !== undefined && id !== '') return { page: one, id: decodeId(id) };
  const plain = plainPages.find((name) => name === page);
  return { page: plain !== undefined && id === undefined ? plain : 'wall' };
}

/** The hash of a route. */
export function routeHash(route: Route): string {
  if ('id' in route) return `#/${route.page}/${encodeURIComponent(route.id)}`;
  return route.page === 'wall' ? '#/' : `#/${route.page}`;
}

/** Like `decodeURIComponent`, but a malformed id stays an unknown id instead of throwing. */
function decodeId(encoded: string): string {
  return new URLSearchParams(`id=${encoded}`).get('id') ?? encoded;
}
