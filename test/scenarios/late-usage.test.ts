import { beforeAll, beforeEach, expect, test } from 'vitest';
import { describeOnEachDatabase } from '../support/databases.ts';
import { billsOf, historyOf, netOf, overageOf, rowsOf } from '../support/facts.ts';
import { type Account, daysFrom, LEB, Ledger, type Use } from '../support/ledger.ts';

const MARCH = daysFrom('2022-03-02', '2022-03-05');

describeOnEachDatabase('usage that comes late for a settled day', (open) => {
  let ledger: Ledger;
  let late: Account;
  let latePacks: readonly string[];
  /** The same account, but that all its usage came on time. */
  let punctual: Account;
  let punctualPacks: readonly string[];

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
  });

  beforeEach(async () => {
    late = await ledger.account('Late');
    punctual = await ledger.account('Punctual');
    latePacks = await packsOf(late);
    punctualPacks = await packsOf(punctual);
  });

  async function packsOf(account: Account): Promise<readonly string[]> {
    return [
      await account.pack('traffic-100gb', '2022-03-01T08:00:00+08:00'),
      await account.pack('traffic-500gb', '2022-03-01T09:00:00+08:00'),
    ];
  }

  /** Both have all the usage; of the late one, the second part comes when all days are settled. */
  async function settleBoth(onTime: readonly Use[], afterwards: readonly Use[]): Promise<void> {
    await punctual.use(...onTime, ...afterwards);
    await late.use(...onTime);
    for (const day of MARCH) {
      await punctual.settle(day);
      await late.settle(day);
    }
    await late.use(...afterwards);
  }

  async function expectEqualNets(): Promise<void> {
    expect(await netOf(ledger.database, late.id, latePacks)).toEqual(
      await netOf(ledger.database, punctual.id, punctualPacks),
    );
    expect(await late.problems()).toEqual([]);
  }

  test('is recorded as the difference, in a new revision', async () => {
    const [small] = latePacks;
    await settleBoth([{ quantity: '60 GB' }], [{ item: LEB, quantity: '30 GB' }]);
    expect((await late.explain('2022-03-02')).lateUsage).toBe(true);

    expect(await late.settle('2022-03-02')).toMatchObject({ revisions: 1, deductions: 4 });

    const live = { item: 'live.downstream.mainland', pack: small };
    expect((await late.deductions()).filter(({ revision }) => revision === 2)).toMatchObject([
      { ...live, usage: '-60000000000', deducted: '-60000000000', leftBefore: '40000000000' },
      { item: LEB, pack: small, deducted: '60000000000', leftBefore: '100000000000' },
      { ...live, usage: '40000000000', leftBefore: '40000000000', leftAfter: '0' },
      { item: live.item, pack: latePacks[1], usage: '20000000000' },
    ]);
    expect((await late.explain('2022-03-02')).lateUsage).toBe(false);
    await expectEqualNets();
  });

  test('leaves every row that was there as it was, to the byte', async () => {
    await settleBoth(
      [{ quantity: '700 GB' }, { day: '2022-03-04', quantity: '1 TB' }],
      [{ item: LEB, quantity: '30 GB' }],
    );
    const before = await historyOf(ledger.database, late.id);
    await late.settle('2022-03-02');
    const after = await historyOf(ledger.database, late.id);
    expect(after).toEqual(expect.arrayContaining([...before]));
    expect(after.length).toBeGreaterThan(before.length);
  });

  test('changes later days too where packs run out earlier for it', async () => {
    await settleBoth(
      [
        { day: '2022-03-02', quantity: '90 GB' },
        { day: '2022-03-03', quantity: '200 GB' },
        { day: '2022-03-04', quantity: '300 GB' },
        { day: '2022-03-05', quantity: '50 GB' },
      ],
      [{ day: '2022-03-02', item: LEB, quantity: '40 GB' }],
    );
    expect(await late.settle('2022-03-02')).toMatchObject({ accounts: 1, revisions: 4 });
    await expectEqualNets();
    expect(await late.settle('2022-03-02')).toMatchObject({ revisions: 0 });
  });

  test('takes later late usage along, which then needs no settling of its own', async () => {
    await settleBoth(
      [
        { day: '2022-03-02', quantity: '90 GB' },
        { day: '2022-03-04', quantity: '500 GB' },
      ],
      [
        { day: '2022-03-02', quantity: '30 GB' },
        { day: '2022-03-04', quantity: '30 GB' },
      ],
    );
    await late.settle('2022-03-02');
    expect(await late.settle('2022-03-04')).toMatchObject({ revisions: 0 });
    await expectEqualNets();
  });

  test('touches no later day that stays as it was', async () => {
    await settleBoth(
      [
        { day: '2022-03-02', quantity: '10 GB' },
        { day: '2022-03-03', quantity: '10 GB' },
      ],
      [{ day: '2022-03-02', quantity: '5 GB' }],
    );
    expect(await late.settle('2022-03-02')).toMatchObject({ revisions: 1, deductions: 2 });
    await expectEqualNets();
  });

  test('bills the difference, which is less than nothing when a tier is reached', async () => {
    // 600 GB are in packs: 1.99 TB of overage cost 0.26 each, 2 TB only 0.25.
    await settleBoth([{ quantity: '2590 GB' }], [{ quantity: '10 GB' }]);
    await late.settle('2022-03-02');
    const bill = { bill: 'day', date: '2022-03-02', currency: 'CNY' };
    expect(await billsOf(ledger.database, late.id)).toEqual([
      { ...bill, revision: 1, amount: '517.40' },
      { ...bill, revision: 2, amount: '-17.40' },
    ]);
    expect(await overageOf(ledger.database, late.id)).toMatchObject([
      { revision: 1, quantity: '1990000000000', unitPrice: '0.26' },
      { revision: 2, quantity: '-1990000000000', unitPrice: '0.26', amount: '-517.4' },
      { revision: 2, quantity: '2000000000000', unitPrice: '0.25', amount: '500' },
    ]);
    await expectEqualNets();
  });

  test('may come again and again', async () => {
    await settleBoth([{ quantity: '590 GB' }], []);
    for (const item of [LEB, 'live.downstream.europe', 'push.upstream.mainland']) {
      const use = { item, quantity: '7 GB' };
      await punctual.use(use);
      await late.use(use);
      expect(await late.settle('2022-03-02')).toMatchObject({ revisions: 1 });
    }
    await punctual.settle('2022-03-02');
    expect((await late.explain('2022-03-02')).settled).toMatchObject({ revision: 4 });
    await expectEqualNets();
  });

  test('may be the first of its day, when later days are settled already', async () => {
    await settleBoth(
      [{ day: '2022-03-04', quantity: '580 GB' }],
      [{ day: '2022-03-03', item: LEB, quantity: '20 GB' }],
    );
    expect(await late.settle('2022-03-03')).toMatchObject({ revisions: 2 });
    expect(await late.settle('2022-03-04')).toMatchObject({ revisions: 0 });
    await expectEqualNets();
  });

  test('of nothing makes no difference', async () => {
    await settleBoth([{ quantity: '10 GB' }], [{ quantity: 0n }, { item: LEB, quantity: 0n }]);
    const before = await rowsOf(ledger.database, ['settlements', 'deductions', 'bills'], late.id);
    await late.settle('2022-03-02');
    await late.settle('2022-03-02');
    const after = await rowsOf(ledger.database, ['deductions', 'bills'], late.id);
    expect({ ...after, settlements: before['settlements'] }).toEqual(before);
    await expectEqualNets();
  });
});
