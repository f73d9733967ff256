// Lists as files over HTTP: what a browser saves and a spreadsheet opens.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HttpPlatform } from '../../test/support/http-platform.ts';
import { type Account, LIVE } from '../../test/support/ledger.ts';

let platform: HttpPlatform;
let account: Account;

beforeAll(async () => {
  platform = await HttpPlatform.open();
  account = await platform.ledger.account();
  await account.pack('traffic-100gb', '2022-02-01T10:00:00+08:00');
  await account.pack('director-7d', '2022-02-01T10:00:00+08:00');
  await account.use(
    { day: '2022-03-02', quantity: '60 GB' },
    { day: '2022-03-03', quantity: '50 GB' },
    // A caller chose the name of the instance: a spreadsheet must not take it for a formula.
    { day: '2022-03-03', quantity: '1 min', item: 'director.general.720p', instance: '=1+1' },
  );
  await platform.ledger.settleEach(['2022-03-02', '2022-03-03']);
});
afterAll(() => platform.close());

const exported = (list: string, query = '') =>
  platform.call(`GET /api/v1/accounts/${account.id}/${list}/export${query}`);

test('deductions are CSV, with the filters of their list', async () => {
  const answer = await exported('deductions', '?from=2022-03-03');
  expect(answer.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="deductions.csv"',
    'x-content-type-options': 'nosniff',
  });
  const [head, ...rows] = answer.text.trimEnd().split('\n');
  expect(head).toMatch(/^date,item,instance,pack,family,usage,ratio,deducted,leftBefore/);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toContain(`2022-03-03,${LIVE},,pk_`);
  expect(rows[0]).toContain(',40000000000,1,40000000000,40000000000,0,byte,');
});

test('usage and bills are CSV, and no cell of them is a formula', async () => {
  const usage = (await exported('usage')).text.trimEnd().split('\n');
  expect(usage.slice(1).map((row) => row.split(',').slice(0, 4))).toEqual([
    ['2022-03-02', LIVE, '', '60000000000'],
    ['2022-03-03', 'director.general.720p', "'=1+1", '60'],
    ['2022-03-03', LIVE, '', '50000000000'],
  ]);
  const bills = (await exported('bills')).text.trimEnd().split('\n');
  expect(bills[1]).toMatch(/^day,2022-03-03,1,2\.\d\d,CNY,due,/);
});

test('a workbook is what it says, and a format that there is not is refused', async () => {
  const answer = await exported('deductions', '?format=xlsx');
  expect(answer.headers['content-type']).toContain('spreadsheetml.sheet');
  // As every zip archive begins.
  expect(answer.text.slice(0, 2)).toBe('PK');
  const other = await exported('deductions', '?format=pdf');
  expect(other.json).toMatchObject({ status: 400, code: 'value_is_not_among', path: 'format' });
  const none = await platform.call('GET /api/v1/accounts/ac_nobody/deductions/export');
  expect(none.json).toMatchObject({ status: 404, code: 'account_not_found' });
});
