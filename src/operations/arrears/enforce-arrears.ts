import { accept, nextStanding, present, type Standing } from '../../engine/index.ts';
import { listOwingAccounts } from '../../store/standings.ts';
import { changeAccount } from '../change.ts';
import { eachAccount } from '../each-account.ts';
import type { Context } from '../operation.ts';
import { cashOf, changeStanding } from './change-standing.ts';

/**
 * Goes on with all who owe: after 24 hours they are stopped, after 60 days more their packs are
 * reclaimed, and who has paid runs again. One step at a time, each told.
 */
export async function enforceArrears(
  context: Context,
): Promise<Readonly<Record<'stopped' | 'reclaimed' | 'restored', number>>> {
  const counts = { stopped: 0, reclaimed: 0, restored: 0 };
  await eachAccount(context, listOwingAccounts, async (account) => {
    const standing = await enforce(context, account);
    if (standing === 'stopped') counts.stopped += 1;
    if (standing === 'reclaimed') counts.reclaimed += 1;
    if (standing === 'running') counts.restored += 1;
  });
  return counts;
}

/** What an account became; null when it stands as it did. */
async function enforce(context: Context, account: string): Promise<Standing | null> {
  const call = { account, operation: 'arrears.enforce' };
  const outcome = await changeAccount<Standing | null>(context, call, async (change) => {
    const { standing, standingSince: since } = change.account;
    const cash = await cashOf(change);
    const next = nextStanding({ standing, since, cash, at: change.at });
    if (next === standing) return change.unchanged(null);
    await changeStanding(change, next, { cash });
    return accept(next);
  });
  return outcome.ok ? outcome.value : present(null, `${account} was listed a moment ago`);
}
