import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { PlacedOrder } from '../../src/operations/orders/place-order.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { type Account, Ledger } from '../support/ledger.ts';
import { tamper } from '../support/tamper.ts';

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

/** The same of an account with a refund and bound packs. */
const PACK_FAULTS: typeof FAULTS = [
  [
    'a refunded pack still holds something',
    `update packs set remaining = total where account_id = $1 and refunded_at is not null`,
    'pack_balance_is_wrong',
  ],
  [
    'a pack that gave something was refunded',
    `update packs set refunded_at = now(), refund_recorded = 99, remaining = 0
      where account_id = $1 and family = 'traffic' and refunded_at is null`,
    'refunded_pack_was_used',
  ],
  [
    'a bound pack was refunded',
    `update packs set refunded_at = now(), refund_recorded = 99, remaining = 0
      where account_id = $1 and total = 7`,
    'refunded_pack_was_used',
  ],
  [
    'a refund was known only after a later settlement',
    `update packs set refund_recorded = 99 where account_id = $1 and refunded_at is not null`,
    'day_replays_differently',
    'refund_is_not_what_was_paid',
  ],
  [
    'a pack was never refunded, and yet money came back',
    `update packs set refunded_at = null, refund_recorded = null, remaining = total
      where account_id = $1 and refunded_at is not null`,
    'day_replays_differently',
    'refund_is_not_what_was_paid',
  ],
  [
    'two packs cover one instance',
    `update bindings set from_day = '2022-03-05', to_day = '2022-04-03'
      where account_id = $1 and from_day = '2022-03-09'`,
    'bindings_overlap',
  ],
  [
    'a pack covers a day more than it holds',
    `update bindings set to_day = to_day + 1 where account_id = $1 and from_day = '2022-03-09'`,
    'binding_is_not_as_long_as_its_pack',
  ],
  [
    'a bound pack is gone',
    `delete from packs where account_id = $1 and total = 7`,
    'binding_of_unknown_pack',
    'day_replays_differently',
    'deduction_of_unknown_pack',
  ],
  [
    'a binding is gone',
    `delete from bindings where account_id = $1 and from_day = '2022-03-02'`,
    'day_replays_differently',
  ],
  [
    'a binding was known only after the day was settled',
    `update bindings set recorded = 99 where account_id = $1 and from_day = '2022-03-02'`,
    'day_replays_differently',
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

describeOnEachDatabase('verify', (open) => {
  let ledger: Ledger;
  let account: Account;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
  });

  /** Of two packs bought, the first is given back; two are bound; two days are settled. */
  beforeEach(async () => {
    ledger.itIs('2022-03-02T08:00:00+08:00');
    account = await ledger.account();
    const whose = { account: account.id };
    await ledger.call('wallet.top-up', { ...whose, amount: '300', reference: account.id });
    const order = { ...whose, sku: 'traffic-1tb', pay: true };
    const { order: bought } = await ledger.call<PlacedOrder>('orders.place', order);
    await account.pack('traffic-5tb', '2022-03-02T08:00:00+08:00');
    await ledger.call('director.register', { ...whose, instance: 'a' });
    for (const sku of ['director-7d', 'director-30d']) {
      const pack = await account.pack(sku, '2022-03-02T08:00:00+08:00');
      await ledger.call('director.bind', { ...whose, pack, instance: 'a' });
    }
    await account.use(
      { quantity: '5 GB' },
      { item: 'director.general.720p', instance: 'a', quantity: '90 min' },
      { day: '2022-03-03', item: 'director.general.720p', instance: 'a', quantity: '9 min' },
    );
    await ledger.call('refunds.confirm', { ...whose, pack: bought.packs[0]?.id });
    ledger.itIs('2022-03-04T10:00:00+08:00');
    await account.settle('2022-03-02');
    await account.settle('2022-03-03');
    expect(await account.problems()).toEqual([]);
  });

  test.for(PACK_FAULTS)('finds that %s', async ([, change, ...codes]) => {
    expect(await tamper(ledger.database, change, account)).toBeGreaterThan(0);
    const found = new Set((await account.problems()).map(({ code }) => code));
    expect([...found].sort()).toEqual([...codes].sort());
  });
});
