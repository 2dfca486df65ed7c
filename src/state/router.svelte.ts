import { createSubscriber } from 'svelte/reactivity';
import { parseRoute, routeHash } from './route.ts';
import type { Route } from './route.ts';

/** The current route; reading it in a component follows the address. */
export class Router {
  #subscribe = createSubscriber((update) => {
    addEventListener('hashchange', update);
    return () => removeEventListener('hashchange', update);
  });

  get current(): Route {
    this.#subscribe();
    return parseRoute(location.hash);
  }

  go(route: Route): void {
    location.hash = routeHash(route);
  }
}
