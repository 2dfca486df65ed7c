import { describe, expect, test } from 'vitest';
import { addUp, countEndToEnd, countUnit, sayTally } from './count-tests.ts';

const unit = { passed: 120, failed: 0, skipped: 0 };
const endToEnd = { passed: 14, failed: 0, skipped: 2 };

describe('countUnit', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [],
  };

  test('takes the numbers of the report', () => {
    expect(countUnit(report)).toEqual({ passed: 5, failed: 1, skipped: 3 });
  });

  test('counts a file that does not load as a failure', () => {
    const broken = { status: 'failed', assertionResults: [] };
    const red = { status: 'failed', assertionResults: [{ status: 'failed' }] };
    expect(countUnit({ ...report, testResults: [broken, red] }).failed).toBe(2);
  });
});

test('countEndToEnd counts flaky tests and errors outside tests as failures', () => {
  const stats = { expected: 9, unexpected: 1, flaky: 1, skipped: 3 };
  expect(countEndToEnd({ stats, errors: [{}] })).toEqual({ passed: 9, failed: 3, skipped: 3 });
});

describe('addUp', () => {
  test('adds a whole green run', () => {
    expect(addUp(unit, endToEnd, 0)).toEqual({ passed: 134, failed: 0, skipped: 2 });
  });

  test('keeps the real number of failures', () => {
    expect(addUp(unit, { ...endToEnd, failed: 3 }, 1).failed).toBe(3);
  });

  test('shows a failure when the run failed though every test passed', () => {
    expect(addUp(unit, endToEnd, 1).failed).toBe(1);
  });

  test('shows a failure when a report is missing, whatever the run said', () => {
    expect(addUp(unit, undefined, 0)).toEqual({ passed: 120, failed: 1, skipped: 0 });
    expect(addUp(undefined, undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

test('sayTally names skipped tests only where there are any', () => {
  expect(sayTally(unit)).toBe('120 passed, 0 failed');
  expect(sayTally(endToEnd)).toBe('14 passed, 0 failed, 2 skipped');
});
