import { beforeAll, beforeEach, expect, test } from 'vitest';
import { describeOnEachDatabase } from '../support/databases.ts';
import { billsOf, overageOf, rowsOf } from '../support/facts.ts';
import { type Account, LEB, Ledger, LIVE } from '../support/ledger.ts';

describeOnEachDatabase('a day is settled', (open) => {
  let ledger: Ledger;
  let account: Account;
  let small: string;
  let large: string;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
  });

  beforeEach(async () => {
    ledger.itIs('2022-03-10T10:00:00+08:00');
    account = await ledger.account('Streams Ltd');
    small = await account.pack('traffic-100gb', '2022-03-01T08:00:00+08:00');
    large = await account.pack('traffic-500gb', '2022-03-01T09:00:00+08:00');
    await account.use(
      { item: LEB, quantity: '30 GB' },
      { item: LIVE, quantity: '60 GB' },
      { item: LIVE, quantity: '590 GB' },
      { item: 'transcode.h264.720p', quantity: '90 min' },
    );
  });

  test('its usage is charged to packs in their order and the rest is billed', async () => {
    expect(await account.settle('2022-03-02')).toEqual({
      date: '2022-03-02',
      accounts: 1,
      revisions: 1,
      deductions: 3,
      bills: 1,
    });
    const row = { date: '2022-03-02', family: 'traffic', unit: 'byte', revision: 1 };
    expect(await account.deductions()).toMatchObject([
      {
        ...row,
        item: LEB,
        pack: small,
        usage: '30000000000',
        ratio: '2',
        deducted: '60000000000',
        leftBefore: '100000000000',
        leftAfter: '40000000000',
      },
      { ...row, item: LIVE, pack: small, usage: '40000000000', leftAfter: '0' },
      {
        ...row,
        item: LIVE,
        pack: large,
        usage: '500000000000',
        leftBefore: '500000000000',
        leftAfter: '0',
      },
    ]);
    // 110 GB at 0.26, and 90 minutes at 0.0325.
    expect(await overageOf(ledger.database, account.id)).toMatchObject([
      { item: LIVE, quantity: '110000000000', unitPrice: '0.26', amount: '28.6', bill: 'day' },
      { item: 'transcode.h264.720p', quantity: '5400', unitPrice: '0.0325', amount: '2.925' },
    ]);
    expect(await billsOf(ledger.database, account.id)).toEqual([
      { bill: 'day', date: '2022-03-02', revision: 1, amount: '31.53', currency: 'CNY' },
    ]);
    expect(await account.problems()).toEqual([]);
  });

  test('the packs show what they gave', async () => {
    await account.settle('2022-03-02');
    expect(await account.packs('2022-03-03T10:00:00+08:00')).toMatchObject([
      { id: small, total: '100000000000', used: '100000000000', left: '0', status: 'used-up' },
      { id: large, total: '500000000000', used: '500000000000', left: '0', status: 'used-up' },
    ]);
    // A second before the settlement hour nothing was deducted yet.
    expect(await account.packs('2022-03-03T09:59:59+08:00')).toMatchObject([
      { id: small, used: '0', left: '100000000000', status: 'unused' },
      { id: large, used: '0', left: '500000000000', status: 'unused' },
    ]);
  });

  test('it is explained pack by pack', async () => {
    const early = await account.explain('2022-03-02');
    expect(early.settled).toBeNull();
    await account.settle('2022-03-02');
    const late = await account.pack('traffic-1tb', '2022-03-01T10:00:00+08:00');
    const explained = await account.explain('2022-03-02');
    expect(explained.settled).toMatchObject({ revision: 1 });
    expect(explained.lateUsage).toBe(false);
    const [leb, live, transcode] = explained.lines;
    expect(leb?.packs.map(({ pack, outcome }) => [pack, outcome])).toEqual([
      [small, 'charged'],
      [large, 'line_covered_before'],
      [late, 'pack_recorded_after_settlement'],
    ]);
    expect(live).toMatchObject({
      usage: '650000000000',
      covered: '540000000000',
      uncovered: '110000000000',
      overage: { quantity: '110000000000', amount: '28.6', bill: 'day' },
    });
    expect(transcode?.packs.map(({ outcome }) => outcome)).toEqual([
      'pack_of_other_family',
      'pack_of_other_family',
      'pack_recorded_after_settlement',
    ]);
    // Before the settlement the same was said of the same packs.
    expect(early.lines.map(({ covered, overage }) => ({ covered, overage }))).toEqual(
      explained.lines.map(({ covered, overage }) => ({ covered, overage })),
    );
  });

  test('settling it again does nothing', async () => {
    await ledger.settle('2022-03-02');
    const before = await rowsOf(ledger.database);
    for (let again = 0; again < 2; again += 1) {
      expect(await account.settle('2022-03-02')).toMatchObject({
        accounts: 1,
        revisions: 0,
        deductions: 0,
        bills: 0,
      });
    }
    expect(await ledger.settle('2022-03-02')).toMatchObject({ revisions: 0 });
    expect(await rowsOf(ledger.database)).toEqual(before);
  });

  test('a dry run shows what the run then does and writes nothing', async () => {
    const before = await dump(ledger);
    const preview = await account.preview('2022-03-02');
    expect(await dump(ledger)).toEqual(before);
    const settled = await account.settle('2022-03-02');
    const { dryRun, plan, ...counts } = preview;
    expect(dryRun).toBe(true);
    expect(counts).toEqual(settled);
    expect(plan.deductions).toEqual(await shownDeductions(account));
    expect(
      plan.overage.map(({ item, quantity, amount, bill }) => ({ item, quantity, amount, bill })),
    ).toEqual(
      (await overageOf(ledger.database, account.id)).map(({ item, quantity, amount, bill }) => {
        return { item, quantity, amount, bill };
      }),
    );
    expect(plan.leftOut).toBe(0);
    expect((await account.preview('2022-03-02')).plan).toMatchObject({
      deductions: [],
      overage: [],
    });
  });

  test('a day without usage has nothing to settle', async () => {
    expect(await account.settle('2022-03-05')).toMatchObject({ accounts: 0, revisions: 0 });
    expect(await account.deductions()).toEqual([]);
  });

  test('a day that is not over is refused', async () => {
    ledger.itIs('2022-03-02T23:59:59+08:00');
    await expect(account.settle('2022-03-02')).rejects.toThrow('day_is_not_over');
    ledger.itIs('2022-03-03T00:00:00+08:00');
    expect(await account.settle('2022-03-02')).toMatchObject({ revisions: 1 });
  });
});

/** Every row of every table, those of the runs and the catalogues too. */
async function dump({ database }: Ledger): Promise<readonly string[]> {
  const tables = await database.query<{ name: string }>({
    text: `select relname as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
    values: [],
  });
  const rows = await Promise.all(
    tables.map(({ name }) =>
      database.query<{ row: string }>({
        text: `select '${name} ' || t as row from ${name} t order by 1`,
        values: [],
      }),
    ),
  );
  return rows.flat().map(({ row }) => row);
}

/** An account's deductions as a dry run shows them. */
async function shownDeductions(account: Account): Promise<readonly object[]> {
  const rows = await account.deductions();
  return rows.map(({ date, item, pack, usage, ratio, deducted, leftBefore, leftAfter }) => {
    const line = { date, item, pack, usage, ratio, deducted, leftBefore, leftAfter };
    return { account: account.id, ...line };
  });
}
