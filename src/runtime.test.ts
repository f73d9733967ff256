import { expect, test } from 'vitest';
import { sortableIds } from './runtime.ts';

const NOW = Date.parse('2026-11-26T10:00:00Z');
const MADE_UP = Date.parse('2025-06-01T01:00:00Z');

/** Ids by a clock that is set as the test says. */
function idsBy(clock: { at: number }, real: { at: number } | null) {
  const time = (of: { at: number }) => ({ now: () => of.at });
  return sortableIds(time(clock), real === null ? null : time(real));
}

test('ids of one moment sort by the order in which they were made', () => {
  const ids = idsBy({ at: NOW }, null);
  const made = Array.from({ length: 50 }, () => ids.next('pk'));
  expect(made).toEqual(made.toSorted());
});

test('a clock that jumps back a little makes no id that sorts before those there are', () => {
  const clock = { at: NOW };
  const ids = idsBy(clock, null);
  const first = ids.next('pk');
  clock.at -= 1000;
  expect(ids.next('pk') > first).toBe(true);
});

test('after a sandbox was set back, ids sort before those of the next process', () => {
  const [clock, real] = [{ at: NOW }, { at: NOW }];
  const ids = idsBy(clock, real);
  ids.next('rq');
  clock.at = MADE_UP;
  const first = ids.next('od');
  const second = ids.next('od');
  expect(second > first).toBe(true);
  real.at += 1000;
  expect(idsBy(clock, real).next('od') > second).toBe(true);
});
