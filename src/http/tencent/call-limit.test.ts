import { expect, test } from 'vitest';
import { CallLimit } from './call-limit.ts';

test('a key has so many calls in a second, whatever others have', () => {
  const limit = new CallLimit(2);
  const taken = [0, 1, 999].map((at) => limit.takes('a', at));
  expect(taken).toEqual([true, true, false]);
  expect(limit.takes('b', 999)).toBe(true);
  expect(limit.takes('a', 1000)).toBe(true);
});

test('without a limit there is none', () => {
  const limit = new CallLimit(0);
  expect(Array.from({ length: 99 }, () => limit.takes('a', 0))).not.toContain(false);
});
