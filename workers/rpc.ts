/**
 * Typed calls over `postMessage`: request, reply or fault, and tells that nobody asked for. Knows nothing of the domain and nothing of the
 * DOM, so that the page and the workers compile the same file. Only plain structured-cloneable data may cross.
 */

/** A map of calls: name → function. Both sides import the same map, so a missing or mistyped handler does not compile. */
export type CallMap = { [name: string]: (...args: never[]) => unknown };

/** How each call is carried out on the serving side. */
export type Handlers<Calls> = {
  readonly [K in keyof Calls]: Calls[K] extends (...args: infer A) => infer R
    ? (...args: A) => R | Promise<R>
    : never;
};

/** What both `Worker` and `DedicatedWorkerGlobalScope` can do, in words that need no DOM. */
export interface Port {
  postMessage(message: unknown, transfer: never[]): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  removeEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** A failure as it crosses: a code with its detail. The domain decides what codes there are. */
export interface CrossedFault {
  readonly code: string;
  readonly detail?: string;
}

type Message =
  | { readonly rpc: 'call'; readonly id: number; readonly name: string; readonly args: readonly unknown[] }
  | { readonly rpc: 'reply'; readonly id: number; readonly value: unknown }
  | { readonly rpc: 'fault'; readonly id: number; readonly fault: CrossedFault }
  | { readonly rpc: 'tell'; readonly name: string; readonly value: unknown };

function isMessage(data: unknown): data is Message {
  return typeof data === 'object' && data !== null && 'rpc' in data;
}

/**
 * Answer calls that come through `port`. Handlers run as they come; one that throws answers with a fault, never with silence.
 * @param faultOf the one mapper from anything thrown to a fault
 * @returns a function that tells the other side something
 */
export function serve<Calls, Tells>(
  port: Port,
  handlers: Handlers<Calls>,
  faultOf: (thrown: unknown) => CrossedFault,
): <K extends keyof Tells & string>(name: K, value: Tells[K]) => void {
  const send = (message: Message) => port.postMessage(message, []);
  const table = handlers as unknown as Record<string, ((...args: readonly unknown[]) => unknown) | undefined>;
  const answer = async (id: number, name: string, args: readonly unknown[]) => {
    const handler = table[name];
    if (handler === undefined) throw new Error(`no call named ${name}`);
    send({ rpc: 'reply', id, value: await handler(...args) });
  };
  port.addEventListener('message', ({ data }) => {
    if (!isMessage(data) || data.rpc !== 'call') return;
    answer(data.id, data.name, data.args).catch((thrown: unknown) =>
      send({ rpc: 'fault', id: data.id, fault: faultOf(thrown) }),
    );
  });
  return (name, value) => send({ rpc: 'tell', name, value });
}

/** The calling side of a port. */
export interface Caller<Calls, Tells> {
  call<K extends keyof Calls & string>(
    name: K,
    ...args: Calls[K] extends (...args: infer A) => unknown ? A : never
  ): Promise<Calls[K] extends (...args: never[]) => infer R ? Awaited<R> : never>;
  on<K extends keyof Tells & string>(name: K, listener: (value: Tells[K]) => void): void;
  /** Give up: every call still waiting is answered with this fault. */
  close(fault: CrossedFault): void;
}

/**
 * Call what the other side serves.
 * @param errorOf makes the error that a refused call rejects with
 */
export function connect<Calls, Tells>(
  port: Port,
  errorOf: (fault: CrossedFault) => Error,
): Caller<Calls, Tells> {
  let nextId = 1;
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const listeners = new Map<string, ((value: never) => void)[]>();
  const receive = ({ data }: { readonly data: unknown }) => {
    if (!isMessage(data)) return;
    if (data.rpc === 'tell') {
      for (const listener of listeners.get(data.name) ?? []) listener(data.value as never);
    } else if (data.rpc !== 'call') {
      const call = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.rpc === 'reply') call?.resolve(data.value);
      else call?.reject(errorOf(data.fault));
    }
  };
  port.addEventListener('message', receive);
  return {
    call(name, ...args) {
      return new Promise((resolve, reject) => {
        const id = nextId++;
        waiting.set(id, { resolve: (value) => resolve(value as never), reject });
        port.postMessage({ rpc: 'call', id, name, args } satisfies Message, []);
      });
    },
    on(name, listener) {
      listeners.set(name, [...(listeners.get(name) ?? []), listener as (value: never) => void]);
    },
    close(fault) {
      port.removeEventListener('message', receive);
      for (const { reject } of waiting.values()) reject(errorOf(fault));
      waiting.clear();
    },
  };
}
