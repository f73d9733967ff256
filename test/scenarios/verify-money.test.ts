import { beforeAll, beforeEach, expect, test } from 'vitest';
import { describeOnEachDatabase } from '../support/databases.ts';
import { type Account, Ledger } from '../support/ledger.ts';
import { tamper } from '../support/tamper.ts';

/** What was done to the account's rows, the statement, and the codes that verify must give. */
const FAULTS: readonly (readonly [what: string, change: string, ...codes: string[]])[] = [
  [
    'a balance is a cent more',
    `update balances set amount = amount + 0.01 where account_id = $1 and book = 'cash'`,
    'balance_is_not_the_sum_of_its_entries',
  ],
  [
    'a balance is gone',
    `delete from balances where account_id = $1 and book = 'sold'`,
    'balance_is_not_the_sum_of_its_entries',
  ],
  [
    'an entry moved a cent more',
    `update transfer_entries set amount = amount + 0.01 where account_id = $1 and book = 'cash'
      and amount > 0`,
    'balance_is_not_the_sum_of_its_entries',
    'transfer_is_not_balanced',
  ],
  [
    'a transfer is gone, its entries are not',
    `delete from transfers where account_id = $1 and kind = 'grant'`,
    'entry_without_transfer',
  ],
  [
    'the entries of a transfer are gone',
    `delete from transfer_entries e using transfers t where e.account_id = $1
      and t.account_id = $1 and t.transfer_id = e.transfer_id and t.kind = 'grant'`,
    'balance_is_not_the_sum_of_its_entries',
    'transfer_is_not_balanced',
  ],
  [
    'more gift balance was spent than there was',
    `with lent as (
        update balances set amount = case book when 'gift' then -1 else -29 end
        where account_id = $1 and book in ('gift', 'given') returning book),
      moved as (
        update transfer_entries e set amount = case e.book when 'gift' then 9 else -9 end
        from transfers t where e.account_id = $1 and t.account_id = $1
          and t.transfer_id = e.transfer_id and t.kind = 'grant' returning e.book)
      update accounts set name = name where account_id = $1`,
    'book_is_below_zero',
  ],
  [
    'a voucher is worth more than was given for it',
    `update vouchers set amount = amount + 1 where account_id = $1`,
    'voucher_is_not_what_was_given',
  ],
  [
    'a voucher is gone, its book is not',
    `delete from vouchers where account_id = $1`,
    'voucher_is_not_what_was_given',
  ],
  [
    'an order says that it was paid otherwise',
    `update orders set paid_cash = paid_cash - 1, paid_gift = paid_gift + 1
      where account_id = $1 and status = 'paid'`,
    'order_is_not_what_was_paid',
    'packs_of_order_do_not_add_up',
  ],
  [
    'an order says that it was paid and was not',
    `update orders set status = 'paid', paid_at = placed_at, paid_voucher = 0, paid_gift = 0,
        paid_cash = amount
      where account_id = $1 and status = 'unpaid'`,
    'order_is_not_what_was_paid',
    'packs_of_order_do_not_add_up',
  ],
  [
    'a paid order says that it was cancelled',
    `update orders set status = 'cancelled', paid_at = null where account_id = $1
      and status = 'paid'`,
    'order_is_not_what_was_paid',
    'order_names_another_pack',
    'packs_of_order_do_not_add_up',
  ],
  [
    'an order is gone that was paid',
    `delete from orders where account_id = $1 and status = 'paid'`,
    'order_is_not_what_was_paid',
    'order_names_another_pack',
    'packs_of_order_do_not_add_up',
  ],
  [
    'the share of a pack is a cent less',
    `update order_packs set paid_cash = paid_cash - 0.01 where account_id = $1 and pack_id = (
      select min(pack_id) from order_packs where account_id = $1)`,
    'packs_of_order_do_not_add_up',
  ],
  [
    'the shares of two packs are not the same as their price',
    `update order_packs set paid_cash = paid_cash + case when pack_id = (
        select min(pack_id) from order_packs where account_id = $1) then 0.01 else -0.01 end
      where account_id = $1`,
    'packs_of_order_do_not_add_up',
  ],
  [
    'an order brought one pack less',
    `delete from order_packs where account_id = $1 and pack_id = (
      select min(pack_id) from order_packs where account_id = $1)`,
    'packs_of_order_do_not_add_up',
  ],
  [
    'a pack is gone that was bought',
    `delete from packs where account_id = $1 and pack_id = (
      select min(pack_id) from order_packs where account_id = $1)`,
    'order_names_another_pack',
  ],
  [
    'a pack is of another SKU than was ordered',
    `update packs set sku = 'traffic-500gb' where account_id = $1`,
    'order_names_another_pack',
  ],
];

describeOnEachDatabase('verify, about money,', (open) => {
  let ledger: Ledger;
  let account: Account;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
  });

  beforeEach(async () => {
    account = await ledger.account();
    const call = (name: string, input: object) =>
      ledger.call<{ id: string }>(name, { account: account.id, ...input });
    await call('wallet.top-up', { amount: '100', reference: account.id });
    await call('wallet.grant', { amount: '10' });
    const voucher = await call('vouchers.grant', {
      amount: '20',
      scope: 'live-packs',
      validTo: '2024-01-01T00:00:00+08:00',
    });
    const two = { sku: 'traffic-100gb', quantity: 2 };
    await call('orders.place', { ...two, voucher: voucher.id, pay: true });
    await call('orders.place', two);
    expect(await account.problems()).toEqual([]);
  });

  test.for(FAULTS)('finds that %s', async ([, change, ...codes]) => {
    expect(await tamper(ledger.database, change, account)).toBeGreaterThan(0);
    const found = new Set((await account.problems()).map(({ code }) => code));
    expect([...found].sort()).toEqual([...codes].sort());
  });

  test('names the row with what it says and what it should', async () => {
    const change = `update balances set amount = amount + 1
      where account_id = $1 and book = 'cash'`;
    await tamper(ledger.database, change, account);
    expect(await account.problems()).toEqual([
      {
        account: account.id,
        code: 'balance_is_not_the_sum_of_its_entries',
        params: { subject: 'cash', stored: '79.00', derived: '78.00' },
      },
    ]);
  });
});
