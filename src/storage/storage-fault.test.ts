import { expect, it } from 'vitest';

import { FaultError } from '../core/fault.ts';
import { storageFault, withStorageFaults } from './storage-fault.ts';

const named = (name: string, message: string, more: object = {}) =>
  Object.assign(new Error(message), { name }, more);

it.each([
  ['as the standard says', new DOMException('The quota has been exceeded.', 'QuotaExceededError')],
  ['without a message', new DOMException('', 'QuotaExceededError')],
  ['inside an abort', named('AbortError', 'aborted', { inner: new DOMException('', 'QuotaExceededError') })],
  ['as the cause', new Error('x', { cause: new DOMException('', 'QuotaExceededError') })],
  ['inside a bulk write', named('BulkError', '3 of 9', { failures: [named('QuotaExceededError', '')] })],
  ['as a sentence', new DOMException('Encountered disk full while committing transaction.', 'UnknownError')],
  ['as a sentence on opening', named('OpenFailedError', 'UnknownError Encountered full disk while opening')],
  ['as Firefox names it', named('UnknownError', 'NS_ERROR_FILE_NO_DEVICE_SPACE')],
])('a full disk is storage-full: %s', (_, thrown) => {
  expect(storageFault(thrown)).toMatchObject({ fault: { code: 'storage-full' } });
});

it.each([
  new DOMException('', 'AbortError'),
  new DOMException('Internal error.', 'UnknownError'),
  named('DatabaseClosedError', 'Database has been closed'),
  named('InvalidStateError', 'connection is closing'),
  'a string',
  undefined,
])('another refusal is storage-failed: %s', (thrown) => {
  expect(storageFault(thrown)).toMatchObject({ fault: { code: 'storage-failed' } });
});

it('tells the whole chain', () => {
  const thrown = named('AbortError', 'outer', { inner: named('UnknownError', 'inner') });
  expect(storageFault(thrown)).toMatchObject({
    fault: { detail: 'AbortError: outer ← UnknownError: inner' },
  });
});

it('ends on a chain that bites its tail', () => {
  const a = named('AbortError', 'a');
  const b = named('UnknownError', 'b', { inner: a });
  Object.assign(a, { inner: b });
  expect(storageFault(a)).toMatchObject({ fault: { code: 'storage-failed' } });
});

it('leaves a bug and a fault as they are', async () => {
  const bug = new TypeError('x is not a function');
  const fault = new FaultError('storage-full');
  const clone = new DOMException('could not be cloned', 'DataCloneError');
  for (const thrown of [bug, fault, clone]) {
    await expect(withStorageFaults(() => Promise.reject(thrown))).rejects.toBe(thrown);
  }
});
