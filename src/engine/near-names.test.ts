import { expect, test } from 'vitest';
import { nearNames } from './near-names.ts';

const MANY = Array.from({ length: 40 }, (_, index) => `transcode.h264.${index}p`);

test('of a few names all are offered', () => {
  expect(nearNames('x', ['b', 'a'])).toBe('b, a');
  expect(nearNames('x', [])).toBe('');
});

test('of many the nearest five, the nearest first', () => {
  const near = nearNames('traffic-10bt', ['traffic-10tb', 'traffic-1tb', ...MANY]).split(', ');
  expect(near).toHaveLength(5);
  expect(near.slice(0, 2)).toEqual(['traffic-10tb', 'traffic-1tb']);
});

test('names that are equally near come in the order of the alphabet', () => {
  expect(nearNames('z', ['b', 'a', ...MANY]).startsWith('a, b')).toBe(true);
});

test('a very long text is not compared whole', () => {
  expect(nearNames('x'.repeat(1_000_000), MANY).split(', ')).toHaveLength(5);
});
