import type { Finding } from '../core/finding.ts';
import type { JournalDatabase, Openable, StoredFinding } from './schema.ts';
import { withStorageFaults as run } from './storage-fault.ts';

/** The findings of the journal; what the calls promise stands with `Journal`. */
export function createFindingTable(db: JournalDatabase) {
  return {
    put: (finding: Finding): Promise<void> =>
      run(() => db.findings.put(storedFinding(finding)).then(() => undefined)),

    page: (limit: number, before = Infinity, sensor?: string): Promise<Finding[]> =>
      run(async () => {
        if (limit < 1) return [];
        const found =
          sensor === undefined
            ? db.findings.where('foundAt').below(before)
            : db.findings
                .where('[sensor+foundAt]')
                .between([sensor, -Infinity], [sensor, before], true, false);
        // Those of the same instant stay together, so that the next page can begin before it.
        const page = await found.reverse().limit(limit).toArray();
        const last = page.at(-1);
        if (last === undefined) return [];
        const sameMoment = await db.findings.where('foundAt').equals(last.foundAt).reverse().toArray();
        const whole = sameMoment.filter((one) => sensor === undefined || one.sensor === sensor);
        return [...page.filter(({ foundAt }) => foundAt > last.foundAt), ...whole].map(findingOf);
      }),

    current: (since: number): Promise<Finding[]> =>
      run(async () => {
        const open = await db.findings.where('open').equals(1).toArray();
        const recent = await db.findings.where('foundAt').aboveOrEqual(since).toArray();
        return [...open, ...recent.filter((one) => one.open === 0)].map(findingOf);
      }),

    of: (sensor: string, kind: Finding['kind'], since: number): Promise<Finding[]> =>
      run(async () => {
        const all = await db.findings
          .where('[sensor+foundAt]')
          .between([sensor, since], [sensor, Infinity], true, true)
          .toArray();
        return all.filter((one) => one.kind === kind).map(findingOf);
      }),

    /** Part of a transaction that removes a sensor and keeps its data. */
    async endOf(sensor: string, at: number): Promise<void> {
      const open = await db.findings.where('open').equals(1).toArray();
      const ended = open
        .filter((one) => one.sensor === sensor)
        .map((one) => ({ ...one, endedAt: Math.max(one.at, at) }));
      await db.findings.bulkPut(ended.map(storedFinding));
    },

    /** Part of a transaction that removes a sensor with its data. */
    async deleteOf(sensor: string): Promise<void> {
      await db.findings.where('[sensor+foundAt]').between([sensor, -Infinity], [sensor, Infinity]).delete();
    },
  };
}

function storedFinding(finding: Finding): StoredFinding {
  return { ...finding, open: finding.endedAt === undefined ? 1 : 0 };
}

function findingOf(stored: StoredFinding): Finding {
  const finding: Finding & Partial<Openable> = { ...stored };
  delete finding.open;
  return finding;
}
