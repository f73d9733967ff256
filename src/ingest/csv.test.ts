import { describe, expect, test } from 'vitest';
import { chunksOf, readAll, rejected } from '../../test/support/reading.ts';
import type { EventBatch } from '../operations/usage/usage-event.ts';
import { readCsv } from './csv.ts';

const HEADER = 'source,id,subject,time,item,quantity,instance,domain,stream';
const ROW = 'edge,e-1,ac_1,2022-01-04T10:00:00Z,live.downstream.mainland,5,a,d.example,s';

function read(text: string): Promise<EventBatch> {
  return readAll(readCsv, chunksOf(text));
}

test('a row is read with all it says', async () => {
  expect(await read(`${HEADER}\n${ROW}\n`)).toEqual({
    events: [
      {
        account: 'ac_1',
        source: 'edge',
        id: 'e-1',
        time: Date.UTC(2022, 0, 4, 10),
        item: 'live.downstream.mainland',
        quantity: 5n,
        instance: 'a',
        domain: 'd.example',
        stream: 's',
      },
    ],
    indexes: [2],
    rejections: [],
  });
});

test('columns come in any order, and those that may be left out are left out', async () => {
  const text = '\u{feff}quantity,item , time,"id",source\r\n7,x,2022-01-04T10:00:00Z,1,e\r\n';
  const { events } = await read(text);
  expect(events).toMatchObject([{ quantity: 7n, item: 'x', id: '1', source: 'e', stream: null }]);
});

test('a field in quotes may hold commas and quotes', async () => {
  const { events } = await read(`${HEADER}\n${ROW.replace('e-1', '"a ""b"", c"')}\n`);
  expect(events[0]?.id).toBe('a "b", c');
});

test('the columns of CloudEvents may be there, and must then be right', async () => {
  const text = [
    `specversion,type,${HEADER}`,
    `1.0,packledger.usage,${ROW}`,
    `,,${ROW}`,
    `0.3,,${ROW}`,
    `,other,${ROW}`,
  ].join('\n');
  const found = await read(text);
  expect(found.indexes).toEqual([2, 3]);
  expect(rejected(found)).toEqual(['4 specversion_is_not_known', '5 type_is_not_packledger_usage']);
});

test('a row that is wrong is rejected by its line, and the next is read', async () => {
  const text = [
    HEADER,
    `${ROW},more`,
    'edge,e-1',
    '',
    ROW.replace('e-1', '"e-1'),
    ROW.replace('e-1', 'e"1'),
    ROW.replace('e-1', '"e"1'),
    ROW.replace('e-1', ''),
    ROW.replace(',5,', ',5.5,'),
    ROW.replace('ac_1', 'ac_2'),
    ROW.replace('e-1', 'e\u{0}1'),
    ROW,
  ].join('\n');
  const found = await read(text);
  expect(rejected(found)).toEqual([
    '2 line_has_another_number_of_fields',
    '3 line_has_another_number_of_fields',
    '5 line_is_not_csv',
    '6 line_is_not_csv',
    '7 line_is_not_csv',
    '8 field_is_missing',
    '9 quantity_is_not_a_whole_number',
    '10 subject_is_another_account',
    '11 field_has_control_characters',
  ]);
  expect(found.indexes).toEqual([12]);
});

describe('a header that refuses the table', () => {
  test('has a column nobody knows: the message has those that are', async () => {
    const { rejections } = await read(`${HEADER},Quantity\n${ROW},1\n`);
    expect(rejections).toEqual([
      {
        index: 1,
        code: 'column_is_unknown',
        params: { column: 'Quantity', known: expect.stringContaining('quantity') },
      },
    ]);
  });

  test('lacks columns', async () => {
    expect(rejected(await read('source,id\na,b\n'))).toEqual([
      '1 column_is_missing',
      '1 column_is_missing',
      '1 column_is_missing',
    ]);
  });

  test('has a column twice', async () => {
    expect(rejected(await read(`${HEADER},id\n${ROW},1\n`))).toEqual(['1 column_is_there_twice']);
  });

  test('is not there, or is parted by something else than commas', async () => {
    expect(rejected(await read(`${ROW}\n${ROW}\n`))).toEqual(['1 header_is_missing']);
    expect(rejected(await read(`\n${HEADER.replaceAll(',', ';')}\n`))).toEqual([
      '2 header_is_missing',
    ]);
    expect(rejected(await read('"source\n'))).toEqual(['1 header_is_missing']);
  });

  test('has more faults than are worth naming', async () => {
    expect(rejected(await read(`source${',x'.repeat(50_000)}\n`))).toHaveLength(20);
  });
});

test('a table without rows is no usage', async () => {
  expect(await read('')).toEqual({ events: [], indexes: [], rejections: [] });
  expect(await read(`${HEADER}\n`)).toEqual({ events: [], indexes: [], rejections: [] });
});
