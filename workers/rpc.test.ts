import { describe, expect, it } from 'vitest';
import { connect, serve } from './rpc.ts';
import type { CrossedFault, Port } from './rpc.ts';

type Calls = { add(a: number, b: number): number; fail(): void; wait(): string };
type Tells = { news: string };

class Refused extends Error {
  readonly fault: CrossedFault;
  constructor(fault: CrossedFault) {
    super(fault.code);
    this.fault = fault;
  }
}

/** Two ends of one line; what is posted is cloned, as between a page and its worker. */
function pair(): [Port, Port] {
  const { port1, port2 } = new MessageChannel();
  port1.start();
  port2.start();
  return [port1 as unknown as Port, port2 as unknown as Port];
}

function setUp(wait: Promise<string> = Promise.resolve('')) {
  const [page, worker] = pair();
  const tell = serve<Calls, Tells>(
    worker,
    {
      add: (a, b) => a + b,
      fail: () => {
        throw new Error('out of order');
      },
      wait: () => wait,
    },
    (thrown) => ({ code: 'internal', detail: (thrown as Error).message }),
  );
  return { tell, worker, caller: connect<Calls, Tells>(page, (fault) => new Refused(fault)) };
}

describe('calls over a port', () => {
  it('are answered, each with its own reply, in whatever order', async () => {
    let finish: (text: string) => void = () => undefined;
    const { caller } = setUp(new Promise((resolve) => (finish = resolve)));
    const slow = caller.call('wait');
    expect(await caller.call('add', 2, 3)).toBe(5);
    finish('late');
    expect(await slow).toBe('late');
  });

  it('that throw are answered with a fault', async () => {
    const { caller } = setUp();
    await expect(caller.call('fail')).rejects.toMatchObject({
      fault: { code: 'internal', detail: 'out of order' },
    });
  });

  it('that nobody serves are answered with a fault, not with silence', async () => {
    const { caller } = setUp();
    const call = caller.call as unknown as (name: string) => Promise<unknown>;
    await expect(call('nothing')).rejects.toMatchObject({ fault: { detail: 'no call named nothing' } });
  });

  it('that still wait when the line is closed are answered with its fault', async () => {
    const { caller } = setUp(new Promise(() => undefined));
    const waiting = caller.call('wait');
    caller.close({ code: 'engine-stopped' });
    await expect(waiting).rejects.toMatchObject({ fault: { code: 'engine-stopped' } });
  });

  it('go past whatever else is said on the same port', async () => {
    const { caller, worker, tell } = setUp();
    const heard: string[] = [];
    caller.on('news', (news) => heard.push(news));
    worker.postMessage('not one of ours', []);
    worker.postMessage({ rpc: 'reply', id: 99, value: 1 }, []);
    tell('news', 'all is well');
    expect(await caller.call('add', 1, 1)).toBe(2);
    expect(heard).toEqual(['all is well']);
  });
});
