import { accept, assert } from '../../engine/index.ts';
import { findAccount } from '../../store/accounts.ts';
import { listLastResults, listRenewingAccounts } from '../../store/auto-renewals.ts';
import { type Change, changeAccount } from '../change.ts';
import { eachAccount } from '../each-account.ts';
import type { Context } from '../operation.ts';
import { dueRenewals } from './due-renewals.ts';
import { renewPack } from './renew-pack.ts';

type RenewalCounts = Readonly<Record<'succeeded' | 'failed', number>>;

/** Buys again every marked pack whose time it is. What failed is tried again the next day. */
export async function renewPacks(context: Context): Promise<RenewalCounts> {
  const counts = { succeeded: 0, failed: 0 };
  await eachAccount(context, listRenewingAccounts, async (account) => {
    // Looked at first without a lock: of most accounts no pack is due.
    const due = await context.database.transaction(async (connection) => {
      const row = await findAccount(connection, account);
      return row === null ? [] : dueRenewals(context, connection, row, context.clock.now());
    });
    if (due.length === 0) return;
    const renewed = await renewOfAccount(context, account);
    counts.succeeded += renewed.succeeded;
    counts.failed += renewed.failed;
  });
  return counts;
}

async function renewOfAccount(context: Context, account: string): Promise<RenewalCounts> {
  const call = { account, operation: 'auto-renewals.run' };
  const outcome = await changeAccount(context, call, async (change) => {
    const counts = await renewDue(change);
    return counts.succeeded + counts.failed === 0 ? change.unchanged(counts) : accept(counts);
  });
  assert(outcome.ok, `${account} was listed a moment ago`);
  return outcome.value;
}

async function renewDue(change: Change): Promise<RenewalCounts> {
  const { context, connection, account, at } = change;
  const counts = { succeeded: 0, failed: 0 };
  const due = await dueRenewals(context, connection, account, at);
  const results = await listLastResults(connection, account.accountId);
  const lasts = new Map(results.map((result) => [result.packId, result]));
  for (const renewal of due) {
    const outcome = await renewPack(change, renewal, lasts.get(renewal.pack.packId) ?? null);
    if (outcome !== null) counts[outcome] += 1;
  }
  return counts;
}
