// Lists as files over HTTP: what a browser saves and a spreadsheet opens.
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HttpPlatform } from '../../test/support/http-platform.ts';
import { type Account, LIVE } from '../../test/support/ledger.ts';
import { LIMIT_MAX } from '../operations/cursor.ts';

const DIRECTOR = 'director.general.720p';

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
    // Callers chose the names of the instances: a spreadsheet must not take them for formulas.
    { day: '2022-03-03', quantity: '1 min', item: DIRECTOR, instance: '=1+1' },
    { day: '2022-03-03', quantity: '2 min', item: DIRECTOR, instance: '＠SUM(A1), "b"' },
  );
  await platform.ledger.settleEach(['2022-03-02', '2022-03-03']);
});
afterAll(() => platform.close());

const exported = (list: string, query = '') =>
  platform.call(`GET /api/v1/accounts/${account.id}/${list}/export${query}`);
/** Of a CSV file, behind the mark by which spreadsheets know that it is UTF-8. */
const linesOf = ({ text }: { readonly text: string }) => {
  expect(text.startsWith('\uFEFF')).toBe(true);
  return text.slice(1).trimEnd().split('\n');
};

test('deductions are CSV, with the filters of their list', async () => {
  const answer = await exported('deductions', '?from=2022-03-03');
  expect(answer.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="deductions.csv"',
    'x-content-type-options': 'nosniff',
  });
  const [head, ...rows] = linesOf(answer);
  expect(head).toMatch(/^date,item,instance,pack,family,usage,ratio,deducted,leftBefore/);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toContain(`2022-03-03,${LIVE},,pk_`);
  expect(rows[0]).toContain(',40000000000,1,40000000000,40000000000,0,byte,');
});

test('usage and bills are CSV, and no cell of them is a formula', async () => {
  const usage = linesOf(await exported('usage'));
  expect(usage).toEqual([
    'date,item,instance,quantity,covered,overage,unsettled,unit,amount',
    `2022-03-02,${LIVE},,60000000000,60000000000,0,0,byte,0`,
    `2022-03-03,${DIRECTOR},'=1+1,60,0,60,0,second,0.331`,
    `2022-03-03,${DIRECTOR},"'＠SUM(A1), ""b""",120,0,120,0,second,0.662`,
    `2022-03-03,${LIVE},,50000000000,40000000000,10000000000,0,byte,2.6`,
  ]);
  const some = await exported('usage', `?item=${LIVE}&from=2022-03-03`);
  expect(linesOf(some)).toEqual([usage[0], usage[4]]);
  const bills = linesOf(await exported('bills'));
  expect(bills[1]).toMatch(/^day,2022-03-03,1,3\.59,CNY,due,3\.59,,,,2/);
  expect(linesOf(await exported('bills', '?state=paid'))).toEqual([bills[0]]);
});

test('a file has all rows, however many pages they come from', async () => {
  const crowd = await platform.ledger.account();
  const names = Array.from({ length: LIMIT_MAX + 50 }, (_, place) => `room-${1000 + place}`);
  await crowd.use(...names.map((instance) => ({ quantity: '1 min', item: DIRECTOR, instance })));
  const file = await platform.call(`GET /api/v1/accounts/${crowd.id}/usage/export`);
  expect(
    linesOf(file)
      .slice(1)
      .map((row) => row.split(',')[2]),
  ).toEqual(names);
});

test.for([
  ['deductions', '60000000000'],
  ['usage', '120'],
  ['bills', '3.59'],
] as const)(
  '%s are a workbook with figures, in which nothing is a formula',
  async ([list, figure]) => {
    const { headers, rawPayload } = await platform.server.inject({
      url: `/api/v1/accounts/${account.id}/${list}/export?format=xlsx`,
      headers: { authorization: `Bearer ${platform.operator}` },
    });
    expect(headers).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="${list}.xlsx"`,
    });
    const parts = partsOf(rawPayload);
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
    expect(parts.get('xl/workbook.xml')).toContain(`name="${list}"`);
    expect(sheet).toContain(`<v>${figure}</v>`);
    expect(sheet).not.toMatch(/<f\b/);
    const texts = `${sheet}${parts.get('xl/sharedStrings.xml')}`;
    expect(texts.includes('>=1+1<')).toBe(list === 'usage');
  },
);

test('orders, the ledger and plugins are files with the filters of their lists', async () => {
  const buyer = await platform.ledger.account();
  const exportedOf = (list: string, query: string) =>
    platform.call(`GET /api/v1/accounts/${buyer.id}/${list}/export${query}`);
  const money = { account: buyer.id, amount: '300.00', reference: '=bank', note: '+1' };
  await platform.ledger.call('wallet.top-up', { ...money, key: 'top-up' });
  const ordered = { account: buyer.id, sku: 'traffic-100gb' };
  await platform.ledger.call('orders.place', { ...ordered, pay: true, key: 'paid' });
  await platform.ledger.call('orders.place', { ...ordered, key: 'unpaid' });
  const [head, ...orders] = linesOf(await exportedOf('orders', '?status=paid'));
  expect(head).toMatch(/^id,status,kind,sku,quantity,unitPrice,amount,currency,origin,/);
  expect(orders).toHaveLength(1);
  expect(orders[0]).toMatch(/^od_\w+,paid,packs,traffic-100gb,1,26\.00,26\.00,CNY,buyer,/);
  expect(orders[0]).toContain(',0.00,0.00,26.00,');
  const [books, ...moves] = linesOf(await exportedOf('wallet/ledger', '?sort=at'));
  expect(books).toMatch(/^id,at,kind,cash,gift,voucher,cashAfter,giftAfter,vouchersAfter,/);
  expect(moves[0]).toMatch(/,top-up,300\.00,,,300\.00,0\.00,0\.00,CNY,.*=bank,'\+1$/);
  expect(moves[1]).toMatch(/,order,-26\.00,,,274\.00,0\.00,0\.00,CNY,od_/);
  expect(linesOf(await exportedOf('plugins', '?status=usable'))).toEqual([
    'id,type,name,appId,category,subject,status,reason,submittedAt,startedAt,purchasedAt,endsAt',
  ]);
});

test('a format that there is not, and an account, are refused before there is a file', async () => {
  const other = await exported('deductions', '?format=pdf');
  expect(other.json).toMatchObject({ status: 400, code: 'value_is_not_among', path: 'format' });
  const item = await exported('usage', '?item=live');
  expect(item.json).toMatchObject({ status: 400, code: 'item_is_unknown', path: 'item' });
  const none = await platform.call('GET /api/v1/accounts/ac_nobody/deductions/export');
  expect(none.json).toMatchObject({ status: 404, code: 'account_not_found' });
  expect(none.headers['content-disposition']).toBeUndefined();
});

/** The texts in a zip archive by their names, as its directory at the end lists them. */
function partsOf(zip: Buffer): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(from, from + zip.readUInt32LE(at + 20));
    const isPacked = zip.readUInt16LE(at + 10) !== 0;
    const nameEnd = at + 46 + zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, nameEnd);
    parts.set(name, `${isPacked ? inflateRawSync(bytes) : bytes}`);
    at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts;
}
test('packs are a file with the filters of their list, and their figures add up', async () => {
  const [head, ...rows] = linesOf(await exported('packs', '?family=traffic&format=csv'));
  expect(head).toMatch(/^id,family,sku,total,used,left,voided,refunded,unit,status,/);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toContain(',traffic,traffic-100gb,100000000000,');
  const [, , , total = '', ...parts] = (rows[0] ?? '').split(',');
  const sum = parts.slice(0, 4).reduce((all, part) => all + BigInt(part), 0n);
  expect(sum).toBe(BigInt(total));
});
