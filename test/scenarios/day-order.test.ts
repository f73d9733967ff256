import { beforeAll, beforeEach, expect, test } from 'vitest';
import { describeOnEachDatabase } from '../support/databases.ts';
import { netOf } from '../support/facts.ts';
import { type Account, daysFrom, LEB, Ledger } from '../support/ledger.ts';

const DAYS = daysFrom('2022-03-02', '2022-03-05');

describeOnEachDatabase('the order of days, packs and modes', (open) => {
  let ledger: Ledger;
  let account: Account;
  let packs: string[];
  /** The same account, of which everything was known before its days were settled in order. */
  let twin: Account;
  let twinPacks: string[];

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
  });

  beforeEach(async () => {
    [account, packs] = [await ledger.account('Account'), []];
    [twin, twinPacks] = [await ledger.account('Twin'), []];
    for (const each of [account, twin]) {
      await each.use(
        { day: '2022-03-02', quantity: '80 GB' },
        { day: '2022-03-03', quantity: '90 GB' },
        { day: '2022-03-03', item: LEB, quantity: '10 GB' },
        { day: '2022-03-04', quantity: '70 GB' },
        { day: '2022-03-05', item: LEB, quantity: '60 GB' },
        { day: '2022-03-05', quantity: '70 GB' },
      );
    }
  });

  async function grantBoth(sku: string, at: string): Promise<void> {
    packs.push(await account.pack(sku, at));
    twinPacks.push(await twin.pack(sku, at));
  }

  async function settleEach(of: Account, days: readonly string[]): Promise<void> {
    for (const day of days) await of.settle(day);
  }

  async function expectEqualNets(): Promise<void> {
    expect(await netOf(ledger.database, account.id, packs)).toEqual(
      await netOf(ledger.database, twin.id, twinPacks),
    );
    expect(await account.problems()).toEqual([]);
  }

  test.for([
    [['2022-03-05', '2022-03-04', '2022-03-03', '2022-03-02']],
    [['2022-03-03', '2022-03-05', '2022-03-02', '2022-03-04']],
    [['2022-03-04', '2022-03-04', '2022-03-02', '2022-03-05', '2022-03-03', '2022-03-02']],
  ])('days settled as %j come to what they do in order', async ([days = []]) => {
    await grantBoth('traffic-100gb', '2022-03-02T08:00:00+08:00');
    await grantBoth('traffic-100gb', '2022-03-03T08:00:00+08:00');
    await settleEach(twin, DAYS);
    await settleEach(account, days);
    await expectEqualNets();
  });

  test('a day between settled ones is settled with what it leaves to them', async () => {
    await grantBoth('traffic-100gb', '2022-03-02T08:00:00+08:00');
    await settleEach(account, ['2022-03-02', '2022-03-05']);
    expect(await account.settle('2022-03-03')).toMatchObject({ revisions: 2 });
    await settleEach(twin, ['2022-03-02', '2022-03-03', '2022-03-05']);
    await expectEqualNets();
  });

  test('a pack that is recorded late covers its days when they are settled again', async () => {
    await grantBoth('traffic-100gb', '2022-03-03T08:00:00+08:00');
    await settleEach(account, DAYS);
    // It expires first, so it is charged first.
    await grantBoth('traffic-100gb', '2022-03-02T08:00:00+08:00');
    expect(await account.settle('2022-03-02')).toMatchObject({ revisions: 3 });
    await settleEach(twin, DAYS);
    await expectEqualNets();
  });

  test('a pack that is recorded late is charged from the next settled day on', async () => {
    await settleEach(account, DAYS.slice(0, 2));
    await grantBoth('traffic-100gb', '2022-03-02T08:00:00+08:00');
    await account.settle('2022-03-04');
    expect((await account.deductions()).map(({ date }) => date)).toEqual(['2022-03-04']);
    expect(await account.problems()).toEqual([]);
    await settleEach(account, DAYS);
    await settleEach(twin, DAYS);
    await expectEqualNets();
  });

  test('a mode that is recorded late counts when its days are settled again', async () => {
    await grantBoth('traffic-100gb', '2022-03-02T08:00:00+08:00');
    await settleEach(account, DAYS);
    for (const each of [account, twin]) {
      await each.setMode('live.mainland', 'daily-bandwidth', '2022-03-03');
      await each.setMode('live.mainland', 'daily-traffic', '2022-03-05');
    }
    expect(await account.settle('2022-03-03')).toMatchObject({ revisions: 2 });
    await settleEach(twin, DAYS);
    await expectEqualNets();
    // On the 3rd only LEB was still charged; live traffic of two days costs nothing.
    const net = await netOf(ledger.database, account.id, packs);
    expect(net).toContain(
      '2022-03-04 live.downstream.mainland  overage 70000000000 0 GB 0 none 2022-03-04',
    );
  });

  test('of two modes for one day the last word counts, also when it is said late', async () => {
    await grantBoth('traffic-100gb', '2022-03-02T08:00:00+08:00');
    await account.setMode('live.mainland', 'monthly-traffic', '2022-03-03');
    await settleEach(account, DAYS);
    await account.setMode('live.mainland', 'daily-traffic', '2022-03-03');
    await settleEach(account, DAYS);
    await settleEach(twin, DAYS);
    await expectEqualNets();
  });
});
