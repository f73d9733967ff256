// As money.property.test.ts, on days that are not like others: over a new year and a 29 February.
import { test } from 'vitest';
import { liveHistories } from '../support/money-sequences.ts';

test('money is conserved over the ends of months and of the year', { timeout: 1_500_000 }, () =>
  liveHistories(250, { start: Date.parse('2023-12-28T22:00:00+08:00'), seed: 20231228 }),
);
