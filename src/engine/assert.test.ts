import { expect, test } from 'vitest';
import { assert, BrokenInvariant, present } from './assert.ts';

test('what holds passes in silence, what does not says what should have held', () => {
  expect(() => assert(1 + 1 === 2, 'sums are right')).not.toThrow();
  expect(() => assert(1 + 1 === 3, 'sums are right')).toThrow(BrokenInvariant);
  expect(() => assert(1 + 1 === 3, 'sums are right')).toThrow('sums are right');
});

test('a value that is there is given back, also when it is empty or zero', () => {
  expect(present(0, 'a figure')).toBe(0);
  expect(present('', 'a text')).toBe('');
  expect(() => present(null, 'a pack')).toThrow('a pack');
  expect(() => present(undefined, 'a pack')).toThrow(BrokenInvariant);
});
