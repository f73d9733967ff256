// How statements are sent and their rows read: the same whether a connection knows them or not.
import { expect, test } from 'vitest';
import { raw, sql } from '../../src/store/sql.ts';
import { describeOnEachDatabase, describeOnPostgres } from '../support/databases.ts';

const WIDE = Array.from({ length: 40 }, (_, at) => at);

describeOnEachDatabase('a statement', (open) => {
  test('has the same rows the first time and every other time', async () => {
    const database = await open();
    const columns = WIDE.map((at) => `n + ${at} as "c${at}"`).join(', ');
    const read = () =>
      database.query(raw(`select ${columns}, null::date as day from generate_series(1, 3) n`));
    const row = (n: number) => ({
      ...Object.fromEntries(WIDE.map((at) => [`c${at}`, n + at])),
      day: null,
    });
    for (let time = 0; time < 3; time += 1) expect(await read()).toEqual([1, 2, 3].map(row));
  });

  test('reads values as the store has them', async () => {
    const database = await open();
    const read = () =>
      database.query(
        raw(`select 9007199254740993::bigint as big, 12.50::numeric as money, 7 as count,
          date '2022-01-04' as day, timestamptz '2022-01-04 10:00:00.123456+08' as at,
          array['a', 'b'] as texts, '{"a": [1]}'::jsonb as json, true as yes, '类' as text`),
      );
    const row = {
      big: 9007199254740993n,
      money: '12.50',
      count: 7,
      day: '2022-01-04',
      at: Date.parse('2022-01-04T02:00:00.123Z'),
      texts: ['a', 'b'],
      json: { a: [1] },
      yes: true,
      text: '类',
    };
    expect([await read(), await read()]).toEqual([[row], [row]]);
    const within = await database.transaction((connection) =>
      connection.query(raw("select 5::bigint as big, date '2022-01-04' as day")),
    );
    expect(within).toEqual([{ big: 5n, day: '2022-01-04' }]);
  });

  test('that fails leaves the next one as it was', async () => {
    const database = await open();
    const divide = (by: number) =>
      database.query(sql`select 10 / ${by}::integer as result, ${'x'}::text as name`);
    await expect(divide(0)).rejects.toThrow('division by zero');
    expect(await divide(5)).toEqual([{ result: 2, name: 'x' }]);
    await expect(divide(0)).rejects.toThrow('division by zero');
    expect(await divide(2)).toEqual([{ result: 5, name: 'x' }]);
  });

  test('that returns nothing has no rows, again and again', async () => {
    const database = await open();
    const forget = () => database.query(sql`delete from packs where pack_id = ${'pk_none'}`);
    expect([await forget(), await forget()]).toEqual([[], []]);
  });
});

describeOnPostgres('many statements at the same time', ({ open }) => {
  test('each get their own rows, on whatever connection they are', async () => {
    const database = await open();
    const asked = Array.from({ length: 200 }, (_, at) => at);
    const found = await Promise.all(
      asked.map((at) =>
        at % 2 === 0
          ? database.query(sql`select ${at}::integer as even, ${`e${at}`}::text as name`)
          : database.query(sql`select ${`o${at}`}::text as name, ${at}::integer as odd`),
      ),
    );
    expect(found).toEqual(
      asked.map((at) => [
        at % 2 === 0 ? { even: at, name: `e${at}` } : { name: `o${at}`, odd: at },
      ]),
    );
  });
});
