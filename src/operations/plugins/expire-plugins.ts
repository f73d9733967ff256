import { accept, assert, type Outcome } from '../../engine/index.ts';
import { listAccountsWithEnds, listUntoldEnds, markEndTold } from '../../store/plugins.ts';
import { type Change, changeAccount } from '../change.ts';
import { eachAccount, type ListAccounts } from '../each-account.ts';
import type { Context } from '../operation.ts';

/**
 * Tells of each plugin whose time is over, once for each end: a job of the clock. That a plugin is
 * expired does not wait for this: its status is told by the time of asking.
 */
export async function expirePlugins(
  context: Context,
): Promise<Readonly<Record<'expired', number>>> {
  const by = context.clock.now();
  let expired = 0;
  const list: ListAccounts = (connection, after, limit) =>
    listAccountsWithEnds(connection, { by, after, limit });
  await eachAccount(context, list, async (account) => {
    const call = { account, operation: 'plugins.expire' };
    const told = await changeAccount(context, call, tellEnds);
    assert(told.ok, `${account} was listed a moment ago`);
    expired += told.value;
  });
  return { expired };
}

/** The account is held: what another process told or somebody renewed meanwhile is not listed. */
async function tellEnds(change: Change): Promise<Outcome<number>> {
  const { connection, context, account, at } = change;
  const { accountId } = account;
  const { calendar } = context.catalogs.latest;
  const ended = await listUntoldEnds(connection, accountId, at);
  if (ended.length === 0) return change.unchanged(0);
  for (const { applicationId, appId, endsAt } of ended) {
    await markEndTold(connection, { accountId, applicationId }, endsAt);
    const endedAt = calendar.format(endsAt);
    await change.emit('plugin.expired', { application: applicationId, appId, endedAt });
    const before = { status: 'usable' };
    await change.audit({ subject: applicationId, before, after: { status: 'expired', endedAt } });
  }
  return accept(ended.length);
}
