import type { OperationQueue } from './operation-queue.ts';

const OPERATION_MS = 5_000;
const BUSY_PAUSE_MS = 300;

/**
 * Run one GATT operation in its turn, within 5 s. Android may still be busy with something of its own, or with an operation that we
 * have given up; it says so at once, and a moment later it often is not, so this one refusal gets a second try.
 * @param waitMs waiting that the operation itself contains
 * @throws FaultError `operation-timeout`, or the queue's; otherwise what the operation throws
 */
export function operate<T>(queue: OperationQueue, operation: () => Promise<T>, waitMs = 0): Promise<T> {
  const limit = { timeoutMs: OPERATION_MS + waitMs, timeout: 'operation-timeout' } as const;
  return queue.run(() => twiceIfBusy(operation), limit);
}

async function twiceIfBusy<T>(operation: () => Promise<T>): Promise<T> {
  try {
    return await operation();
  } catch (thrown) {
    if (!isBusy(thrown)) throw thrown;
    await pause(BUSY_PAUSE_MS);
    return operation();
  }
}

function isBusy(thrown: unknown): boolean {
  return thrown instanceof DOMException && /already in progress/i.test(thrown.message);
}

/** @param ms how long */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
