import { beforeAll, beforeEach, expect, test } from 'vitest';
import { describeOnEachDatabase } from '../support/databases.ts';
import { billsOf, netOf, overageOf } from '../support/facts.ts';
import { type Account, LEB, Ledger, LIVE } from '../support/ledger.ts';

const PEAK = 'live.bandwidth.mainland';

describeOnEachDatabase('billing modes', (open) => {
  let ledger: Ledger;
  let account: Account;
  let pack: string;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
  });

  beforeEach(async () => {
    account = await ledger.account();
    pack = await account.pack('traffic-100gb', '2022-03-01T08:00:00+08:00');
  });

  const bills = () => billsOf(ledger.database, account.id);
  const april = { bill: 'month', date: '2022-04-01', currency: 'CNY' };

  async function useMonthly(): Promise<void> {
    await account.setMode('live.mainland', 'monthly-traffic', '2022-03-01');
    await account.use(
      { day: '2022-03-02', quantity: '10 GB' },
      { day: '2022-03-20', quantity: '20 GB' },
    );
    await account.settle('2022-03-02');
    await account.settle('2022-03-20');
  }

  test('a monthly mode freezes packs and bills the month on the 1st of the next', async () => {
    await useMonthly();
    expect(await account.deductions()).toEqual([]);
    // The pack can still be charged for the other scopes of its family.
    expect(await account.packs('2022-03-21T12:00:00+08:00')).toMatchObject([{ status: 'unused' }]);
    const [line] = (await account.explain('2022-03-02')).lines;
    expect(line).toMatchObject({ treatment: 'monthly-bill', modeSince: '2022-03-01' });
    expect(line?.packs).toMatchObject([{ pack, outcome: 'pack_frozen_by_billing_mode' }]);
    expect(await bills()).toEqual([]);
    expect(await account.problems()).toEqual([]);
    // The last day of the month has no usage of this account, and still closes its month.
    expect(await account.settle('2022-03-31')).toMatchObject({ revisions: 0, bills: 1 });
    expect(await bills()).toEqual([{ ...april, revision: 1, amount: '7.80' }]);
    expect(await account.settle('2022-03-31')).toMatchObject({ revisions: 0, bills: 0 });
    expect(await account.problems()).toEqual([]);
  });

  test('late usage after the month is closed is billed as a difference', async () => {
    await useMonthly();
    await account.settle('2022-03-31');
    await account.use({ day: '2022-03-20', quantity: '1 GB' });
    expect(await account.settle('2022-03-20')).toMatchObject({ revisions: 1, bills: 1 });
    expect(await bills()).toEqual([
      { ...april, revision: 1, amount: '7.80' },
      { ...april, revision: 2, amount: '0.26' },
    ]);
    expect(await account.problems()).toEqual([]);
  });

  test('a month closed for one account is billed again when all are settled', async () => {
    await useMonthly();
    await account.settle('2022-03-31');
    await account.use({ day: '2022-03-20', quantity: '1 GB' });
    await ledger.settle('2022-03-20');
    expect(await bills()).toMatchObject([{ amount: '7.80' }, { amount: '0.26' }]);
    expect(await account.problems()).toEqual([]);
  });

  test('a day of a closed month that is settled late is billed with the month', async () => {
    await useMonthly();
    await account.settle('2022-03-31');
    await account.use({ day: '2022-03-25', quantity: '100 GB' });
    expect(await account.settle('2022-03-25')).toMatchObject({ revisions: 1, bills: 1 });
    expect(await bills()).toMatchObject([{ amount: '7.80' }, { revision: 2, amount: '26.00' }]);
    expect(await account.problems()).toEqual([]);
  });

  test('a dry run of the last day of a month shows its bills', async () => {
    await useMonthly();
    await account.use({ day: '2022-03-31', quantity: '5 GB' });
    const { dryRun, plan, ...counts } = await account.preview('2022-03-31');
    expect(counts).toEqual(await account.settle('2022-03-31'));
    expect(counts.bills).toBe(1);
    expect(plan.overage).toMatchObject([{ bill: 'month', amount: '1.3' }]);
    expect(dryRun).toBe(true);
  });

  test('a pack is frozen while no scope of its family is in the mode it works in', async () => {
    for (const scope of ['live.mainland', 'live.overseas', 'leb.mainland', 'leb.overseas']) {
      await account.setMode(scope, 'daily-bandwidth', '2022-03-10');
    }
    await account.setMode('leb.overseas', 'daily-traffic', '2022-03-12');
    const statuses: string[] = [];
    for (const day of ['2022-03-09', '2022-03-10', '2022-03-11', '2022-03-12']) {
      const [shown] = await account.packs(`${day}T12:00:00+08:00`);
      statuses.push(shown?.status ?? '');
    }
    expect(statuses).toEqual(['unused', 'frozen', 'frozen', 'unused']);
  });

  test('each mode charges its own days when it is switched to and fro', async () => {
    await account.setMode('live.mainland', 'monthly-traffic', '2022-03-03');
    await account.setMode('live.mainland', 'daily-traffic', '2022-03-04');
    for (const day of ['2022-03-02', '2022-03-03', '2022-03-04']) {
      await account.use({ day, quantity: '30 GB' }, { day, item: LEB, quantity: '1 GB' });
      await account.settle(day);
    }
    // LEB has a mode of its own: it went on being charged to the pack on the 3rd.
    expect((await account.deductions()).map(({ date, item }) => `${date} ${item}`)).toEqual([
      `2022-03-02 ${LEB}`,
      `2022-03-02 ${LIVE}`,
      `2022-03-03 ${LEB}`,
      `2022-03-04 ${LEB}`,
      `2022-03-04 ${LIVE}`,
    ]);
    expect(await overageOf(ledger.database, account.id)).toMatchObject([
      { date: '2022-03-03', item: LIVE, bill: 'month', amount: '7.8' },
    ]);
    expect(await account.problems()).toEqual([]);
  });

  test('a mode set for days that are settled moves their lines to the other bill', async () => {
    await account.use({ day: '2022-03-02', quantity: '150 GB' });
    await account.settle('2022-03-02');
    expect(await bills()).toMatchObject([{ bill: 'day', amount: '13.00' }]);
    await account.setMode('live.mainland', 'monthly-traffic', '2022-03-01');
    await account.settle('2022-03-02');
    await account.settle('2022-03-31');
    expect(await bills()).toMatchObject([
      { bill: 'day', date: '2022-03-02', revision: 1, amount: '13.00' },
      { bill: 'day', date: '2022-03-02', revision: 2, amount: '-13.00' },
      { bill: 'month', date: '2022-04-01', revision: 1, amount: '39.00' },
    ]);
    expect(await account.packs()).toMatchObject([{ used: '0' }]);
    // And back again, after the month is closed.
    await account.setMode('live.mainland', 'daily-traffic', '2022-03-01');
    await account.settle('2022-03-02');
    expect(await netOf(ledger.database, account.id, [pack])).toEqual([
      `2022-03-02 ${LIVE}  overage 50000000000 0.26 GB 13 day 2022-03-02`,
      `2022-03-02 ${LIVE}  pack 1 1 100000000000 -> 100000000000`,
      'bill day 2022-03-02 13.00 CNY',
      'left pack 1 0',
    ]);
    expect(await account.problems()).toEqual([]);
  });

  test('a day by bandwidth is priced by the largest peak that was reported', async () => {
    await account.setMode('live.mainland', 'daily-bandwidth', '2022-03-02');
    await account.use(
      { item: PEAK, quantity: '300 Mbps' },
      { item: PEAK, quantity: '450 Mbps' },
      { item: PEAK, quantity: '20 Mbps' },
      { quantity: '5 TB' },
    );
    await account.settle('2022-03-02');
    expect(await overageOf(ledger.database, account.id)).toMatchObject([
      { item: LIVE, quantity: '5000000000000', amount: '0', bill: 'none' },
      { item: PEAK, quantity: '450000000', unitPrice: '0.65', amount: '292.5', bill: 'day' },
    ]);
    // A smaller peak that comes late changes nothing; a larger one reaches another tier.
    await account.use({ item: PEAK, quantity: '400 Mbps' });
    expect(await account.settle('2022-03-02')).toMatchObject({ revisions: 0 });
    await account.use({ item: PEAK, quantity: '500 Mbps' });
    expect(await account.settle('2022-03-02')).toMatchObject({ revisions: 1, bills: 1 });
    expect(await bills()).toMatchObject([{ amount: '292.50' }, { amount: '22.50' }]);
    expect(await account.problems()).toEqual([]);
  });

  test('a peak costs nothing where traffic is billed', async () => {
    await account.use({ item: PEAK, quantity: '300 Mbps' }, { quantity: '41 B' });
    await account.settle('2022-03-02');
    expect(await overageOf(ledger.database, account.id)).toMatchObject([
      { item: PEAK, bill: 'none', amount: '0' },
    ]);
    expect(await bills()).toEqual([]);
    expect(await account.deductions()).toMatchObject([{ deducted: '41' }]);
    expect(await account.problems()).toEqual([]);
  });
});
