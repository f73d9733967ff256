import { beforeAll, beforeEach, expect, test } from 'vitest';
import { payBills } from '../../src/operations/bills/pay-bills.ts';
import { renewPacks } from '../../src/operations/renewals/renew-packs.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { type Account, Ledger } from '../support/ledger.ts';
import { tamper } from '../support/tamper.ts';

/** What was done to the account's rows, the statement, and the codes that verify must give. */
const FAULTS: readonly (readonly [what: string, change: string, ...codes: string[]])[] = [
  [
    'a payment names a bill that is not there',
    `update transfers set reference = 'day 2022-03-02 9' where account_id = $1 and kind = 'bill'`,
    'bill_was_paid_otherwise',
  ],
  [
    'a bill was paid with a cent more',
    `with moved as (
        update transfer_entries e
        set amount = e.amount + case e.book when 'cash' then -0.01 else 0.01 end
        from transfers t
        where e.account_id = $1 and t.account_id = $1 and t.transfer_id = e.transfer_id
          and t.kind = 'bill'
        returning 1)
      update balances set amount = amount + case book when 'cash' then -0.01 else 0.01 end
      where account_id = $1 and book in ('cash', 'billed')`,
    'bill_was_paid_otherwise',
  ],
  [
    'an account that owes is running',
    `update accounts set standing = 'running' where account_id = $1`,
    'account_below_zero_is_running',
  ],
  [
    'a mark is on a pack of another family',
    `update auto_renewals set family = 'mic' where account_id = $1`,
    'marked_pack_is_of_another_family',
  ],
  [
    'a renewal cost more than its order',
    `update renewal_results set amount = amount + 1 where account_id = $1`,
    'renewal_is_not_its_order',
  ],
  // Last: nobody can pay such a bill, and the job says so each time.
  [
    'a bill that is paid is still due',
    `insert into bills_due (account_id, bill, bill_date, revision)
      select account_id, bill, bill_date, revision from bills where account_id = $1`,
    'paid_bill_is_still_due',
  ],
];

describeOnEachDatabase('verify finds what was done behind its back to payments', (open) => {
  let ledger: Ledger;
  let account: Account;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
  });

  /** An account with a pack that was renewed, and a bill that it could not pay whole. */
  beforeEach(async () => {
    ledger.itIs('2022-03-03T10:00:00+08:00');
    account = await ledger.account();
    const pack = await account.pack('traffic-100gb', '2022-03-02T08:00:00+08:00');
    await ledger.call('auto-renewals.set', { account: account.id, pack, on: true });
    const reference = account.id;
    await ledger.call('wallet.top-up', { account: account.id, amount: '30', reference });
    await account.use({ day: '2022-03-02', quantity: '150 GB' });
    await account.settle('2022-03-02');
    await renewPacks(ledger.context);
    await payBills(ledger.context);
  });

  test('nothing, as it is', async () => {
    expect(await account.problems()).toEqual([]);
  });

  for (const [what, change, ...codes] of FAULTS) {
    test(what, async () => {
      expect(await tamper(ledger.database, change, account)).toBeGreaterThan(0);
      const found = new Set((await account.problems()).map(({ code }) => code));
      expect([...found].sort()).toEqual(codes);
    });
  }
});
