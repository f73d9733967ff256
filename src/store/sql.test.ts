import { expect, test } from 'vitest';
import { raw, type Statement, sql } from './sql.ts';

test('values become parameters in their order, those of nested statements counted on', () => {
  const filter = sql`and item = ${'a'} and day = ${'2022-01-04'} and item = ${'a'}`;
  expect(sql`select 1 where account_id = ${'ac_1'} ${filter} limit ${5}`).toEqual({
    text: 'select 1 where account_id = $1 and item = $2 and day = $3 and item = $4 limit $5',
    values: ['ac_1', 'a', '2022-01-04', 'a', 5],
  });
});

test('the same place in the source is another text with another nested statement', () => {
  const list = (filter: Statement, order: Statement) =>
    sql`select 1 ${filter} order by day ${order} limit ${5}`;
  const ofItem = (item: string) => sql`where item = ${item}`;
  const asked = [
    list(sql``, raw('asc')),
    list(ofItem('a'), raw('asc')),
    list(sql``, raw('desc')),
    list(ofItem('b'), raw('desc')),
    list(sql`where day = ${'x'} and item = ${'c'}`, raw('asc')),
    list(ofItem('d'), raw('asc')),
  ];
  expect(asked.map(({ text, values }) => [text, ...values])).toEqual([
    ['select 1  order by day asc limit $1', 5],
    ['select 1 where item = $1 order by day asc limit $2', 'a', 5],
    ['select 1  order by day desc limit $1', 5],
    ['select 1 where item = $1 order by day desc limit $2', 'b', 5],
    ['select 1 where day = $1 and item = $2 order by day asc limit $3', 'x', 'c', 5],
    ['select 1 where item = $1 order by day asc limit $2', 'd', 5],
  ]);
});

test('a value that is a text is a value, though a nested statement had it as its text', () => {
  const set = (inserted: unknown) => sql`select ${inserted}`;
  expect([set(raw('now()')), set('now()'), set(null), set(raw('now()'))]).toEqual([
    { text: 'select now()', values: [] },
    { text: 'select $1', values: ['now()'] },
    { text: 'select $1', values: [null] },
    { text: 'select now()', values: [] },
  ]);
});

test('more than ten parameters keep their numbers', () => {
  const ten = Array.from({ length: 10 }, (_, at) => sql`${at}`);
  const all = ten.reduce((before, one) => sql`${before}, ${one}`);
  expect(sql`${'first'}, ${all}`.text).toBe('$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11');
});
