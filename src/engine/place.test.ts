import { expect, test } from 'vitest';
import { Place, type Problem, uniqueById } from './place.ts';

test('a place says where it is', () => {
  const root = new Place([]);
  expect(root.path).toBe('');
  expect(root.at('items').entry(3).at('ratios').entry(1).at('from').path).toBe(
    'items[3].ratios[1].from',
  );
});

test('all places of a document gather their problems in one list', () => {
  const problems: Problem[] = [];
  const root = new Place(problems);
  root.at('a').problem('first', { text: 'x' });
  root.at('b').entry(0).problem('second');
  expect(problems).toEqual([
    { path: 'a', code: 'first', params: { text: 'x' } },
    { path: 'b[0]', code: 'second', params: {} },
  ]);
});

test('an id that was used before is a problem that names the first use', () => {
  const problems: Problem[] = [];
  const entries = [
    { id: 'a', n: 1 },
    { id: 'b', n: 2 },
    { id: 'a', n: 3 },
  ];
  const known = uniqueById(entries, new Place(problems).at('items'));
  expect(known.get('a')?.n).toBe(1);
  expect(problems).toEqual([
    { path: 'items[2].id', code: 'id_is_used_twice', params: { id: 'a', first: 'items[0]' } },
  ]);
});
