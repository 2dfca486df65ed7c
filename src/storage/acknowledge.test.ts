import 'fake-indexeddb/auto';

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { acknowledge } from './acknowledge.ts';
import { createJournal } from './journal.ts';
import { JournalDatabase } from './schema.ts';

let count = 0;
const freshName = () => `acknowledge-${++count}`;
const openDatabase = async (name: string) => {
  const db = new JournalDatabase(name);
  await db.open();
  return db;
};
const fromNotification = { alert: '1', at: 10, by: 'notification' } as const;
const fromApp = { alert: '1', at: 11, by: 'app' } as const;

describe('acknowledging', () => {
  it('from a notification works beside an engine that has the journal open, and the first one holds', async () => {
    const name = freshName();
    const journal = createJournal(await openDatabase(name));
    await journal.meta.set('simulation', 1);
    expect(await acknowledge(fromNotification, name)).toEqual(fromNotification);
    expect(await journal.acknowledge(fromApp)).toEqual(fromNotification);
    expect(await acknowledge(fromApp, name)).toEqual(fromNotification);
    expect(await journal.acknowledgementsOf(['1', '2'])).toEqual(new Map([['1', fromNotification]]));
  });

  it('works when no engine runs', async () => {
    const name = freshName();
    const engine = await openDatabase(name);
    engine.close();
    await acknowledge(fromNotification, name);
    expect(await createJournal(await openDatabase(name)).acknowledge(fromApp)).toEqual(fromNotification);
  });

  it('does not make a journal where there is none: the engine could not read it', async () => {
    const name = freshName();
    await expect(acknowledge(fromNotification, name)).rejects.toMatchObject({
      fault: { code: 'storage-failed' },
    });
    expect((await indexedDB.databases()).map((db) => db.name)).not.toContain(name);
  });

  it('of two at once keeps one, and both are told which', async () => {
    const name = freshName();
    await openDatabase(name);
    const [a, b] = await Promise.all([acknowledge(fromApp, name), acknowledge(fromNotification, name)]);
    expect(a).toEqual(b);
  });
});

it('stays free of Dexie, file by file, so that the service worker stays small', () => {
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    const source = readFileSync(new URL(file, import.meta.url), 'utf8');
    for (const [, path = ''] of source.matchAll(/^import (?!type).*from '(.+)';$/gm)) {
      expect(path).toMatch(/^\./);
      visit(path);
    }
  };
  visit('./acknowledge.ts');
  expect([...seen]).toEqual(['./acknowledge.ts', '../core/fault.ts', './names.ts', './storage-fault.ts']);
});
