import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The engine and the tests of the repository itself need no store, so they start at once. */
const WITHOUT_STORE = [
  'src/engine/**/*.test.ts',
  'test/*.test.ts',
  'test/golden/**/*.test.ts',
  'tools/**/*.test.ts',
];

/** What takes minutes begins first, so that no core waits for the last of them. */
const LONG =
  /\/test\/(scenarios\/(money.*|year|demo|readme|an-access-log|plugins-page)|e2e\/console-.*)\./;

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // By itself it leaves one core out, which of two is half.
    maxWorkers: '100%',
    sequence: { sequencer: LongFirst },
    projects: [
      // They leave nothing behind in their process, which therefore goes from file to file.
      { extends: true, test: { name: 'pure', include: WITHOUT_STORE, isolate: false } },
      {
        extends: true,
        test: {
          name: 'store',
          include: ['{src,test,bench,tools}/**/*.test.ts'],
          exclude: WITHOUT_STORE,
          globalSetup: ['test/support/global-setup.ts'],
        },
      },
    ],
  },
});
