// Money is conserved whatever is done in whatever order: with money-at-new-year.property.test.ts
// 500 random histories of 200 steps, in two files since two of them run side by side.
import { test } from 'vitest';
import { liveHistories } from '../support/money-sequences.ts';

test('money is conserved over random sequences of all operations', { timeout: 1_500_000 }, () =>
  liveHistories(250, { start: Date.parse('2022-03-01T09:00:00+08:00'), seed: 20220301 }),
);
