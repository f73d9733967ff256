import { beforeAll, beforeEach, expect, test } from 'vitest';
import { describeOnEachDatabase } from '../support/databases.ts';
import { billsOf, netOf, overageOf, rowsOf } from '../support/facts.ts';
import { type Account, Ledger, LIVE } from '../support/ledger.ts';

const PB = 10n ** 15n;
const EB = 10n ** 18n;

describeOnEachDatabase('at the edges', (open) => {
  let ledger: Ledger;
  let account: Account;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
  });

  beforeEach(async () => {
    account = await ledger.account();
  });

  const charged = async () => (await account.deductions()).map(({ pack }) => pack);

  test('a pack bought in the last millisecond of a day covers all of it', async () => {
    await account.use({ time: '2022-03-02T00:00:00+08:00', quantity: '1 GB' });
    const pack = await account.pack('traffic-100gb', '2022-03-02T23:59:59.999+08:00');
    await account.settle('2022-03-02');
    expect(await charged()).toEqual([pack]);
  });

  test('a pack bought as the next day begins covers nothing of it', async () => {
    await account.use({ time: '2022-03-02T23:59:59.999+08:00', quantity: '1 GB' });
    const pack = await account.pack('traffic-100gb', '2022-03-03T00:00:00+08:00');
    await account.settle('2022-03-02');
    expect(await charged()).toEqual([]);
    expect((await account.explain('2022-03-02')).lines[0]?.packs).toMatchObject([
      { pack, outcome: 'pack_not_yet_bought', details: { at: '2022-03-03T00:00:00+08:00' } },
    ]);
    expect(await account.problems()).toEqual([]);
  });

  test('a pack covers a day to whose very end it lasts, and no other', async () => {
    await account.use({ quantity: '1 GB' });
    const ended = await account.pack('traffic-100gb', '2021-03-02T23:59:59.999+08:00');
    const lasting = await account.pack('traffic-100gb', '2021-03-03T00:00:00+08:00');
    await account.settle('2022-03-02');
    expect(await charged()).toEqual([lasting]);
    const [first] = (await account.explain('2022-03-02')).lines[0]?.packs ?? [];
    expect(first).toMatchObject({ pack: ended, outcome: 'pack_expired' });
  });

  test('packs that end at the same time are charged by purchase, then by id', async () => {
    // Both leap days' packs end on 28 February 2025 at eight.
    const [second] = await account.grant('traffic-100gb', '2024-02-29T08:00:00+08:00');
    const first = await account.grant('traffic-100gb', '2024-02-28T08:00:00+08:00', {
      quantity: 3,
    });
    expect(new Set((await account.packs()).map(({ expiresAt }) => expiresAt)).size).toBe(1);
    ledger.itIs('2024-03-05T12:00:00+08:00');
    await account.use({ day: '2024-03-01', quantity: '350 GB' });
    await account.settle('2024-03-01');
    expect(await charged()).toEqual([...[...first].sort(), second]);
    expect(await account.problems()).toEqual([]);
    ledger.itIs('2023-06-01T12:00:00+08:00');
  });

  test('a day of 41 bytes is charged to the byte', async () => {
    await account.pack('traffic-100gb', '2022-03-01T08:00:00+08:00');
    await account.use({ quantity: 40n }, { quantity: 1n });
    await account.settle('2022-03-02');
    expect(await account.deductions()).toMatchObject([
      { usage: '41', deducted: '41', leftAfter: '99999999959' },
    ]);
  });

  test('a day of 41 bytes without a pack has a price below a cent and no bill', async () => {
    await account.use({ quantity: 41n });
    await account.settle('2022-03-02');
    expect(await overageOf(ledger.database, account.id)).toMatchObject([
      { quantity: '41', amount: '0.00000001' },
    ]);
    expect(await billsOf(ledger.database, account.id)).toEqual([]);
    expect(await account.problems()).toEqual([]);
    expect(await account.settle('2022-03-02')).toMatchObject({ revisions: 0 });
  });

  test('quantities beyond 2^53 and sums beyond 2^63 stay exact', async () => {
    await account.grant('traffic-1pb', '2022-03-01T08:00:00+08:00', { quantity: 10 });
    const odd = EB - 1n;
    const events = Array.from({ length: 12 }, () => ({ quantity: odd }));
    await account.use(...events, { item: 'leb.downstream.mainland', quantity: 2n ** 53n + 1n });
    await account.settle('2022-03-02');

    const covered = 10n * PB;
    const leb = 2n ** 53n + 1n;
    expect(covered).toBeLessThan(2n * leb);
    const over = (await overageOf(ledger.database, account.id)).map(({ quantity }) => quantity);
    expect(over).toEqual([`${leb - covered / 2n}`, `${12n * odd}`]);
    expect(12n * odd).toBeGreaterThan(2n ** 63n);
    // 12 EB less 12 B at 0.16 a GB are 1.92 billionths less than this.
    expect(await overageOf(ledger.database, account.id)).toMatchObject([
      { unitPrice: '0.32' },
      { unitPrice: '0.16', amount: '1920000000' },
    ]);
    expect((await account.packs()).every(({ left }) => left === '0')).toBe(true);
    expect(await account.problems()).toEqual([]);

    await account.use({ quantity: 1n });
    expect(await account.settle('2022-03-02')).toMatchObject({ revisions: 1 });
    expect(await account.settle('2022-03-02')).toMatchObject({ revisions: 0 });
    expect(await netOf(ledger.database, account.id)).toContain(
      `2022-03-02 ${LIVE}  overage ${12n * odd + 1n} 0.16 GB 1920000000 day 2022-03-02`,
    );
    expect(await account.problems()).toEqual([]);
  });

  test('a ratio that does not divide a pack leaves it exactly empty', async () => {
    const [pack] = await account.grant('transcode-5h', '2022-03-01T08:00:00+08:00');
    // 9.75 pack seconds for a second do not divide 5 h.
    await account.use(
      { item: 'transcode.h265.720p', quantity: 1846n },
      { item: 'transcode.audio', quantity: 7n },
    );
    await account.settle('2022-03-02');
    expect(await account.deductions()).toMatchObject([
      { pack, ratio: '9.75', usage: '1846', deducted: '17999', leftAfter: '1' },
      { pack, ratio: '0.35', usage: '2', deducted: '1', leftAfter: '0' },
    ]);
    expect(await overageOf(ledger.database, account.id)).toMatchObject([
      { item: 'transcode.audio', quantity: '5' },
    ]);
    expect(await account.problems()).toEqual([]);
  });

  test('less than a unit that is left of a pack waits for a cheaper item', async () => {
    const [pack] = await account.grant('transcode-5h', '2022-03-01T08:00:00+08:00');
    await account.use({ item: 'transcode.h265.720p', quantity: 1846n });
    await account.settle('2022-03-02');
    await account.use({ day: '2022-03-03', item: 'transcode.h264.720p', quantity: 1n });
    await account.use({ day: '2022-03-04', item: 'transcode.audio', quantity: 1n });
    await account.settle('2022-03-03');
    await account.settle('2022-03-04');
    expect((await account.explain('2022-03-03')).lines[0]?.packs).toMatchObject([
      { pack, outcome: 'pack_left_below_one_unit', details: { left: '1' } },
    ]);
    expect(await account.packs()).toMatchObject([{ left: '0', used: '18000' }]);
  });

  test('an account is settled without a word about any other', async () => {
    const neighbour = await ledger.account();
    for (const each of [account, neighbour]) {
      await each.pack('traffic-100gb', '2022-03-01T08:00:00+08:00');
      await each.use({ quantity: '130 GB' });
    }
    const before = await rowsOf(ledger.database, undefined, neighbour.id);
    await account.settle('2022-03-02');
    expect(await rowsOf(ledger.database, undefined, neighbour.id)).toEqual(before);
    await ledger.settle('2022-03-02');
    expect(await neighbour.deductions()).toHaveLength(1);
    expect((await account.explain('2022-03-02')).settled?.revision).toBe(1);
  });

  test('an account whose id begins with another one is not settled along', async () => {
    const insert = (id: string) => ({
      text: `insert into accounts (account_id, name, created_at) values ($1, 'x', now())`,
      values: [id],
    });
    await ledger.database.query(insert('ac_x'));
    await ledger.database.query(insert('ac_x1'));
    for (const id of ['ac_x', 'ac_x1']) await ledger.known(id).use({ quantity: '1 GB' });
    expect(await ledger.known('ac_x').settle('2022-03-02')).toMatchObject({ accounts: 1 });
    expect((await ledger.known('ac_x1').explain('2022-03-02')).settled).toBeNull();
  });
});
