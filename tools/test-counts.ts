/** How many things hold and how many do not. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** The part of Vitest's JSON report that we read. */
interface Report {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/**
 * Counts tests by Vitest's report. A file that broke before its tests ran counts as one failed
 * test, as does a run that failed for a reason that no test shows.
 */
export function countTests(report: string | null, runSucceeded: boolean): Counts {
  // Ours by the option that we gave; a report that is no JSON is a broken Vitest.
  const files = report === null ? [] : (JSON.parse(report) as Report).testResults;
  const statuses = files.flatMap(({ status, assertionResults }) => {
    const own = assertionResults.map((test) => test.status);
    return status === 'failed' && !own.includes('failed') ? [...own, 'failed'] : own;
  });
  const count = (wanted: string) => statuses.filter((status) => status === wanted).length;
  const failed = count('failed');
  return { passed: count('passed'), failed: failed === 0 && !runSucceeded ? 1 : failed };
}
