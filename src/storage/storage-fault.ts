import { FaultError } from '../core/fault.ts';

/** What browsers say, in one word or another, when the disk or the quota is full. */
const FULL = /quota|disk full|full disk|no space|no_device_space|not enough space/i;

/** Mistakes of ours, not of the disk: they must reach the one listener for bugs as they are. */
const BUGS = new Set([
  'TypeError',
  'RangeError',
  'ReferenceError',
  'DataError',
  'DataCloneError',
  'ConstraintError',
  'ReadOnlyError',
  'InvalidArgumentError',
  'InvalidTableError',
  'SchemaError',
  'SubTransactionError',
]);

/**
 * The one mapper of this edge. A full disk comes as a QuotaExceededError, as an AbortError that carries one, as an
 * UnknownError with a sentence, or inside Dexie's `inner` and `failures`; all of them become `storage-full`. The rest
 * of what a database can refuse becomes `storage-failed`.
 * @returns what to throw: a fault, or the error itself when it is a bug
 */
export function storageFault(thrown: unknown): unknown {
  if (thrown instanceof FaultError) return thrown;
  const chain = causesOf(thrown);
  const said = chain.map(describe).join(' ← ');
  if (FULL.test(said)) return new FaultError('storage-full', said);
  if (chain.some((cause) => BUGS.has(nameOf(cause)))) return thrown;
  return new FaultError('storage-failed', said);
}

/** Run a piece of database work; what it throws is mapped by {@link storageFault}. */
export async function withStorageFaults<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw storageFault(thrown);
  }
}

function causesOf(thrown: unknown, seen: unknown[] = []): unknown[] {
  if (thrown === null || typeof thrown !== 'object' || seen.includes(thrown)) {
    return thrown === undefined || thrown === null || typeof thrown === 'object' ? seen : [...seen, thrown];
  }
  let chain = [...seen, thrown];
  for (const key of ['inner', 'cause', 'error']) {
    chain = causesOf(Reflect.get(thrown, key), chain);
  }
  const failures: unknown = Reflect.get(thrown, 'failures');
  // A bulk write fails thousands of times for one reason.
  return Array.isArray(failures) ? causesOf(failures[0], chain) : chain;
}

function nameOf(thrown: unknown): string {
  const name: unknown =
    thrown !== null && typeof thrown === 'object' ? Reflect.get(thrown, 'name') : undefined;
  return typeof name === 'string' ? name : '';
}

function describe(thrown: unknown): string {
  if (thrown === null || typeof thrown !== 'object') return String(thrown);
  const message: unknown = Reflect.get(thrown, 'message');
  return `${nameOf(thrown)}: ${typeof message === 'string' ? message : ''}`;
}
