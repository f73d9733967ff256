import {
  accept,
  assert,
  type BillParts,
  formatCents,
  payBill,
  repayBill,
} from '../../engine/index.ts';
import {
  type BillRow,
  billReference,
  dropDue,
  listAccountsWithDue,
  listDueBills,
  readPaidOfBill,
  removeDue,
} from '../../store/bills.ts';
import { insertTransfer, readBalances } from '../../store/ledger.ts';
import { standingAfterMoney } from '../arrears/change-standing.ts';
import { type Change, changeAccount } from '../change.ts';
import { eachAccount } from '../each-account.ts';
import type { Context } from '../operation.ts';

/**
 * Pays every bill that is due from its account's wallet: gift balance first, then cash, which may
 * go below zero. A later revision that bills less gives back. On a platform that collects elsewhere
 * what is due is taken away, unpaid.
 */
export async function payBills(
  context: Context,
): Promise<Readonly<Record<'accounts' | 'paid' | 'elsewhere', number>>> {
  const counts = { accounts: 0, paid: 0, elsewhere: 0 };
  await eachAccount(context, listAccountsWithDue, async (account) => {
    if (context.billsPaidFrom === 'elsewhere') {
      counts.elsewhere += await context.database.transaction((c) => dropDue(c, account));
      return;
    }
    const paid = await payOfAccount(context, account);
    counts.paid += paid;
    counts.accounts += paid === 0 ? 0 : 1;
  });
  return counts;
}

/** Pays what an account owes, all in one transaction; tells how many bills it were. */
async function payOfAccount(context: Context, account: string): Promise<number> {
  const call = { account, operation: 'bills.pay' };
  const outcome = await changeAccount(context, call, async (change) => {
    const bills = await listDueBills(change.connection, account);
    // Another payer was quicker.
    if (bills.length === 0) return change.unchanged(0);
    const before = await walletOf(change);
    for (const bill of bills) await payOne(change, bill);
    await removeDue(change.connection, account, bills);
    const after = await walletOf(change);
    await change.audit({
      subject: '',
      before: shownParts(before),
      after: { ...shownParts(after), bills: bills.map(billReference) },
    });
    await standingAfterMoney(change);
    return accept(bills.length);
  });
  assert(outcome.ok, `${account} had bills a moment ago`);
  return outcome.value;
}

async function payOne(change: Change, bill: BillRow): Promise<void> {
  const { connection, account, recorded, at, context } = change;
  const { accountId } = account;
  const { amount, currency } = bill;
  const parts =
    amount >= 0n
      ? payBill(amount, await walletOf(change))
      : repayBill(-amount, await readPaidOfBill(connection, accountId, bill));
  const transfer = {
    accountId,
    transferId: context.ids.next('tr'),
    kind: 'bill',
    reference: billReference(bill),
    recorded,
    at,
    note: '',
  };
  await insertTransfer(connection, transfer, [
    { book: 'gift', amount: -parts.gift },
    { book: 'cash', amount: -parts.cash },
    { book: 'billed', amount: parts.gift + parts.cash },
  ]);
  await change.emit('bill.paid', {
    bill: bill.bill,
    date: bill.billDate,
    revision: bill.revision,
    amount: formatCents(amount),
    ...shownParts(parts),
    currency,
  });
}

async function walletOf({ connection, account }: Change): Promise<BillParts> {
  const balances = await readBalances(connection, account.accountId);
  return { gift: balances.get('gift') ?? 0n, cash: balances.get('cash') ?? 0n };
}

function shownParts({ gift, cash }: BillParts) {
  return { gift: formatCents(gift), cash: formatCents(cash) };
}
