import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { type Account, Ledger } from '../support/ledger.ts';

/** Someone with all rights over the database changes rows behind the program's back. */
async function tamper(database: Database, change: string, account: Account): Promise<number> {
  return database.transaction(async (connection) => {
    await connection.execute({ text: 'set local session_replication_role = replica', values: [] });
    return connection.execute({ text: change, values: [account.id] });
  });
}

/** What was done to the account's rows, the statement, and the codes that verify must give. */
const FAULTS: readonly (readonly [what: string, change: string, ...codes: string[]])[] = [
  [
    'a pack holds one byte more',
    `update packs set remaining = remaining + 1 where account_id = $1 and remaining > 0`,
    'pack_balance_is_wrong',
  ],
  [
    'a pack is larger than it was sold',
    `update packs set total = total + 1, remaining = remaining + 1
      where account_id = $1 and remaining > 0`,
    'deduction_does_not_follow',
  ],
  [
    'a pack is gone that gave something',
    `delete from packs where account_id = $1 and remaining = 0`,
    'day_replays_differently',
    'deduction_of_unknown_pack',
  ],
  [
    'a pack was bought a month later than it was',
    `update packs set purchased_at = purchased_at + interval '1 month'
      where account_id = $1 and remaining = 0`,
    'day_replays_differently',
  ],
  [
    'a deduction took one byte less',
    `update deductions set deducted = deducted - 1
      where account_id = $1 and usage_date = '2022-03-03' and seq = 1`,
    'day_replays_differently',
    'deduction_does_not_follow',
    'pack_balance_is_wrong',
  ],
  [
    'a deduction covered one byte more',
    `update deductions set usage = usage + 1
      where account_id = $1 and usage_date = '2022-03-03' and seq = 1`,
    'covered_and_uncovered_are_not_the_usage',
    'day_replays_differently',
  ],
  [
    'a deduction has another ratio',
    `update deductions set ratio = '2'
      where account_id = $1 and usage_date = '2022-03-03' and seq = 1`,
    'day_replays_differently',
  ],
  [
    'a deduction says that the pack held more',
    `update deductions set left_before = left_before + 1
      where account_id = $1 and usage_date = '2022-03-03' and seq = 1`,
    'deduction_does_not_follow',
  ],
  [
    'a deduction is gone',
    `delete from deductions where account_id = $1 and usage_date = '2022-03-03' and seq = 1`,
    'covered_and_uncovered_are_not_the_usage',
    'deduction_does_not_follow',
    'pack_balance_is_wrong',
  ],
  [
    'a deduction was made twice',
    `insert into deductions (account_id, usage_date, revision, seq, pack_id, item, instance, usage,
        ratio, deducted, left_before, settled_at)
      select account_id, usage_date, revision, 9, pack_id, item, instance, usage, ratio, deducted,
        left_before, settled_at
      from deductions where account_id = $1 and usage_date = '2022-03-03' and seq = 1`,
    'covered_and_uncovered_are_not_the_usage',
    'deduction_does_not_follow',
    'pack_balance_is_wrong',
  ],
  [
    'a deduction was made that no settlement knows of',
    `with pack as (
        update packs set remaining = remaining - 5 where account_id = $1 and remaining > 0
        returning pack_id, remaining)
      insert into deductions (account_id, usage_date, revision, seq, pack_id, item, instance, usage,
        ratio, deducted, left_before, settled_at)
      select $1, '2022-03-04', 7, 1, pack_id, 'live.downstream.mainland', '', 5, '1', 5,
        remaining + 5, now() from pack`,
    'deduction_does_not_follow',
    'row_without_settlement',
  ],
  [
    'a line was billed that no settlement knows of',
    `insert into overage (account_id, usage_date, revision, seq, item, instance, quantity,
        unit_price, per, amount, bill, bill_date)
      values ($1, '2022-03-09', 1, 1, 'live.downstream.mainland', '', 1, 0, 'GB', 0, 'day',
        '2022-03-09')`,
    'row_without_settlement',
  ],
  [
    'a bill asks for a cent more',
    `update bills set amount = amount + 0.01
      where account_id = $1 and bill = 'day' and revision = 1`,
    'bill_is_not_the_sum_of_its_lines',
  ],
  [
    'a bill of a day is gone',
    `delete from bills where account_id = $1 and bill = 'day' and revision = 1`,
    'bill_is_not_the_sum_of_its_lines',
  ],
  [
    'the bill of a closed month is gone',
    `delete from bills where account_id = $1 and bill = 'month'`,
    'bill_is_not_the_sum_of_its_lines',
  ],
  [
    'there is a bill for nothing',
    `insert into bills (account_id, bill, bill_date, revision, amount, currency, made_at)
      values ($1, 'day', '2022-03-09', 1, 0.5, 'CNY', now())`,
    'bill_is_not_the_sum_of_its_lines',
  ],
  [
    'an overage line is gone',
    `delete from overage
      where account_id = $1 and usage_date = '2022-03-02' and revision = 1 and bill = 'day'`,
    'bill_is_not_the_sum_of_its_lines',
    'covered_and_uncovered_are_not_the_usage',
  ],
  [
    'an overage line is cheaper, and so is its bill',
    `with line as (
        update overage set amount = amount - 0.5 where account_id = $1 and bill = 'month'
        returning bill)
      update bills set amount = amount - 0.5 where account_id = $1 and bill = 'month'`,
    'day_replays_differently',
  ],
  [
    'a line that costs nothing is gone',
    `delete from overage where account_id = $1 and bill = 'none'`,
    'covered_and_uncovered_are_not_the_usage',
  ],
  [
    'the usage of a settled day is less',
    `update usage_days set quantity = quantity - 1
      where account_id = $1 and usage_date = '2022-03-03' and item = 'live.downstream.mainland'`,
    'usage_of_day_is_not_the_sum_of_its_events',
  ],
  [
    'a usage event is gone',
    `delete from usage_events where account_id = $1 and usage_date = '2022-03-03'
      and item = 'live.downstream.mainland'`,
    'usage_of_day_is_not_the_sum_of_its_events',
  ],
  [
    'the usage of a day is gone',
    `delete from usage_days where account_id = $1 and usage_date = '2022-03-03'
      and item = 'live.downstream.mainland'`,
    'usage_of_day_is_not_the_sum_of_its_events',
  ],
  [
    'peaks of a day were added up',
    `update usage_days set quantity = 700000000
      where account_id = $1 and item = 'live.bandwidth.mainland'`,
    'usage_of_day_is_not_the_sum_of_its_events',
  ],
  [
    'the first settlement of a day is gone, its rows are not',
    `delete from settlements where account_id = $1 and usage_date = '2022-03-03' and revision = 1`,
    'deduction_does_not_follow',
    'row_without_settlement',
    'settled_through_is_wrong',
  ],
  [
    'a mode was never set',
    `delete from mode_changes where account_id = $1 and scope = 'leb.mainland'`,
    'day_replays_differently',
  ],
  [
    'a mode was set a day later than it was',
    `update mode_changes set from_date = '2022-03-04'
      where account_id = $1 and scope = 'leb.mainland'`,
    'day_replays_differently',
  ],
  [
    'a mode was known only after the day was settled',
    `update mode_changes set recorded = 99 where account_id = $1 and scope = 'leb.mainland'`,
    'day_replays_differently',
  ],
  [
    'an account says that it is settled further than it is',
    `update accounts set settled_through = '2022-03-09' where account_id = $1`,
    'settled_through_is_wrong',
  ],
  [
    'the clock of an account stands before its settlements',
    `update accounts set version = 3 where account_id = $1`,
    'settlement_newer_than_account',
  ],
  [
    'a settlement names a catalogue that nobody knows',
    `update settlements set catalog = 'other' where account_id = $1 and usage_date = '2022-03-03'`,
    'settled_by_unknown_catalog',
  ],
];

describeOnEachDatabase('verify', (open) => {
  let ledger: Ledger;
  let account: Account;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
  });

  beforeEach(async () => {
    account = await ledger.account();
    await account.pack('traffic-100gb', '2022-03-01T08:00:00+08:00');
    await account.pack('traffic-500gb', '2022-03-01T09:00:00+08:00');
    await account.use(
      { quantity: '570 GB' },
      { item: 'transcode.audio', quantity: '900 min' },
      { item: 'live.bandwidth.mainland', quantity: '300 Mbps' },
      { item: 'live.bandwidth.mainland', quantity: '400 Mbps' },
      { day: '2022-03-03', quantity: '10 GB' },
      { day: '2022-03-03', item: 'leb.downstream.mainland', quantity: '3 GB' },
    );
    await account.settle('2022-03-02');
    await account.setMode('leb.mainland', 'monthly-traffic', '2022-03-03');
    await account.settle('2022-03-03');
    await account.use({ quantity: '1 GB' });
    await account.settle('2022-03-02');
    await account.settle('2022-03-31');
    expect(await account.problems()).toEqual([]);
  });

  test.for(FAULTS)('finds that %s', async ([, change, ...codes]) => {
    expect(await tamper(ledger.database, change, account)).toBeGreaterThan(0);
    const found = new Set((await account.problems()).map(({ code }) => code));
    expect([...found].sort()).toEqual([...codes].sort());
  });

  test('names the row with what it says and what it should', async () => {
    const change = `update packs set remaining = remaining - 7
      where account_id = $1 and remaining > 0`;
    await tamper(ledger.database, change, account);
    expect(await account.problems()).toEqual([
      {
        account: account.id,
        code: 'pack_balance_is_wrong',
        params: {
          pack: (await account.packs())[1]?.id,
          stored: '18999999993',
          derived: '19000000000',
        },
      },
    ]);
  });
});
