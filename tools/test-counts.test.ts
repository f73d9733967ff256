import { expect, test } from 'vitest';
import { countTests } from './test-counts.ts';

const file = (status: string, ...tests: readonly string[]) => ({
  status,
  assertionResults: tests.map((own) => ({ status: own })),
});
const report = (...files: readonly ReturnType<typeof file>[]) =>
  JSON.stringify({ testResults: files });

test('tests are counted over all files', () => {
  const text = report(file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed'));
  expect(countTests(text, false)).toEqual({ passed: 3, failed: 1 });
});

test('a file that broke before its tests ran counts as one failed test', () => {
  expect(countTests(report(file('failed')), false)).toEqual({ passed: 0, failed: 1 });
});

test('a run that failed for a reason that no test shows has one failure', () => {
  expect(countTests(report(file('passed', 'passed')), false)).toEqual({ passed: 1, failed: 1 });
  expect(countTests(null, false)).toEqual({ passed: 0, failed: 1 });
});

test('a run without a fault has none', () => {
  expect(countTests(report(file('passed', 'passed')), true)).toEqual({ passed: 1, failed: 0 });
});
