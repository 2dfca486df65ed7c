import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Snapshot } from '../core/view.ts';
import { EngineClient } from './engine-client.ts';

/** A worker that answers what it is told to, and can die. */
class LiteralWorker extends EventTarget {
  readonly calls: { name: string; args: unknown[] }[] = [];
  answers = true;
  isTerminated = false;
  postMessage({ id, name, args }: { id: number; name: string; args: unknown[] }): void {
    this.calls.push({ name, args });
    if (this.answers) this.say({ rpc: 'reply', id, value: undefined });
  }
  say(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
  show(role: Snapshot['role'] = 'engine'): void {
    this.say({ rpc: 'tell', name: 'snapshot', value: { role } });
  }
  terminate(): void {
    this.isTerminated = true;
  }
}

const arrival = (time: number) => ({ sensor: 's1', time, measurements: [] });

describe('the engine client', () => {
  const workers: LiteralWorker[] = [];
  const restarted = vi.fn();
  const open = () => {
    const make = () => {
      const worker = new LiteralWorker();
      workers.push(worker);
      return worker as unknown as Worker;
    };
    const nothing = () => undefined;
    return new EngineClient(make, {
      snapshot: nothing,
      alert: nothing,
      recording: nothing,
      failed: nothing,
      restarted,
    });
  };
  const latest = () => {
    const worker = workers.at(-1);
    if (worker === undefined) throw new Error('no worker');
    return worker;
  };

  beforeEach(() => {
    vi.useFakeTimers();
    workers.length = 0;
    restarted.mockClear();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('starts a worker that throws again, and says so', async () => {
    open();
    latest().show();
    latest().dispatchEvent(Object.assign(new Event('error'), { message: 'boom' }));
    expect(latest().isTerminated).toBe(true);
    await vi.advanceTimersByTimeAsync(300);
    expect(workers).toHaveLength(2);
    expect(restarted).toHaveBeenCalledExactlyOnceWith(1, { code: 'engine-stopped', detail: 'boom' });
  });

  it('starts a worker that goes silent again, within seconds', async () => {
    open();
    latest().show();
    for (let second = 0; second < 30; second += 1) {
      latest().show();
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(workers).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(13_000);
    expect(workers).toHaveLength(2);
  });

  it('leaves a viewer alone: its silence is another tab’s', async () => {
    open();
    latest().show('viewer');
    await vi.advanceTimersByTimeAsync(600_000);
    expect(workers).toHaveLength(1);
  });

  it('waits longer from failure to failure, and not after one that held', async () => {
    open();
    const die = () => latest().dispatchEvent(Object.assign(new Event('error'), { message: 'boom' }));
    die();
    await vi.advanceTimersByTimeAsync(300);
    die();
    await vi.advanceTimersByTimeAsync(300);
    expect(workers).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(800);
    expect(workers).toHaveLength(3);
    latest().show();
    die();
    await vi.advanceTimersByTimeAsync(300);
    expect(workers).toHaveLength(4);
  });

  it('tells of a lost link after the readings that came before it', async () => {
    const client = open();
    latest().show();
    client.measured(arrival(1));
    void client.call('linked', 's1', { status: 'lost', since: 2, fault: { code: 'link-lost' }, attempt: 1 });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(latest().calls.map(({ name }) => name)).toEqual(['measured', 'linked']);
  });

  it('keeps readings until an engine has taken them', async () => {
    const client = open();
    latest().show();
    latest().answers = false;
    client.measured(arrival(1));
    await vi.advanceTimersByTimeAsync(200);
    client.measured(arrival(2));
    latest().dispatchEvent(Object.assign(new Event('error'), { message: 'boom' }));
    await vi.advanceTimersByTimeAsync(2_000);
    const taken = latest().calls.filter(({ name }) => name === 'measured');
    expect(taken.flatMap(({ args }) => args[0])).toEqual([arrival(1), arrival(2)]);
  });

  it('refuses a call while there is no engine', async () => {
    const client = open();
    latest().dispatchEvent(Object.assign(new Event('error'), { message: 'boom' }));
    await expect(client.call('alerts', 10)).rejects.toMatchObject({ fault: { code: 'engine-stopped' } });
  });
});
