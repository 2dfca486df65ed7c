import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The part of vitest's JSON report (its jest-compatible reporter) that is counted. */
interface UnitReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** The part of Playwright's JSON report (JSONReport in @playwright/test/reporter) that is counted. */
interface EndToEndReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  /** What went wrong outside any test: the global setup, a spec that does not load, a server that does not start. */
  readonly errors: readonly unknown[];
}

const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 };

/** A test file that fails without a failed test (it does not even load) counts as one failure. */
export function countUnit(report: UnitReport): Tally {
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((result) => result.status !== 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** A flaky test is a failed one: nobody bets a freezer on it. */
export function countEndToEnd({ stats, errors }: EndToEndReport): Tally {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

/**
 * Adds up what ran. A run that failed (`exitCode` of `npm test`), or that left a report out, shows at least one failure, also
 * when every test that ran passed: formatting, types or the build may have stopped it.
 */
export function addUp(unit: Tally | undefined, endToEnd: Tally | undefined, exitCode: number): Tally {
  const sum = (key: keyof Tally): number => (unit ?? NOTHING)[key] + (endToEnd ?? NOTHING)[key];
  const whole = exitCode === 0 && unit !== undefined && endToEnd !== undefined;
  return {
    passed: sum('passed'),
    failed: whole ? sum('failed') : Math.max(1, sum('failed')),
    skipped: sum('skipped'),
  };
}

/** 'N passed, N failed', and the skipped ones where there are any. */
export function sayTally({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** `undefined` where the run stopped before the report was written, or while it was. */
function readReport<Report>(path: string): Report | undefined {
  if (!existsSync(path)) {
    console.log(`${path}: not there; the run stopped before these tests.`);
    return undefined;
  }
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    console.log(`${path}: cut off; the run stopped during these tests.`);
    return undefined;
  }
}

/** Usage: count-tests.ts <exit code of npm test>. Exits with 1 when anything failed. */
function main(): void {
  const exitCode = Number(process.argv[2] ?? Number.NaN);
  if (!Number.isInteger(exitCode)) throw new Error('usage: count-tests.ts <exit code of npm test>');
  const unit = readReport<UnitReport>('test-results/unit.json');
  const endToEnd = readReport<EndToEndReport>('test-results/e2e.json');
  const tally = addUp(unit && countUnit(unit), endToEnd && countEndToEnd(endToEnd), exitCode);
  console.log(sayTally(tally));
  process.exitCode = tally.failed === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
