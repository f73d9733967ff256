import { expect, test } from 'vitest';
import { rowMaker } from './row-maker.ts';

const text = (value: string) => value;

test('a row has its columns in their order, each as its column reads it, null unread', () => {
  const make = rowMaker([
    { name: 'packId', read: text },
    { name: 'total', read: BigInt },
    { name: 'refundedAt', read: () => expect.unreachable() },
  ]);
  const row = make(['pk_1', '9007199254740993', null]);
  expect(row).toEqual({ packId: 'pk_1', total: 9007199254740993n, refundedAt: null });
  expect(Object.keys(row)).toEqual(['packId', 'total', 'refundedAt']);
});

test('a name is a name, whatever it looks like', () => {
  const names = ['a b', '"', "'", '\\', '`', '$', '\u2028', '计费项', '});throw 1;({'];
  const make = rowMaker(names.map((name) => ({ name, read: text })));
  const row = make(names);
  expect(Object.entries(row)).toEqual(names.map((name) => [name, name]));
});

test('rows are objects of their own', () => {
  const make = rowMaker([{ name: 'day', read: text }]);
  const [first, second] = [make(['2022-01-04']), make(['2022-01-05'])];
  expect([first, second]).toEqual([{ day: '2022-01-04' }, { day: '2022-01-05' }]);
});

test('of two columns with one name the latter stands, as the driver has it', () => {
  const make = rowMaker([
    { name: 'item', read: text },
    { name: 'item', read: text },
  ]);
  expect(make(['a', 'b'])).toEqual({ item: 'b' });
});
