import { expect, test } from 'vitest';
import { groupBy } from './group-by.ts';

test('keys and the rows of a key come in the order of the rows', () => {
  const groups = groupBy(['b1', 'a1', 'b2', 'a2', 'c1'], (row) => row.slice(0, 1));
  expect([...groups]).toEqual([
    ['b', ['b1', 'b2']],
    ['a', ['a1', 'a2']],
    ['c', ['c1']],
  ]);
});
