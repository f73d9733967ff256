import { defineConfig } from 'vitest/config';

/** The engine and the tests of the repository itself need no store, so they start at once. */
const WITHOUT_STORE = [
  'src/engine/**/*.test.ts',
  'test/*.test.ts',
  'test/golden/**/*.test.ts',
  'tools/**/*.test.ts',
];

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // By itself it leaves one core out, which of two is half.
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'pure', include: WITHOUT_STORE } },
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
