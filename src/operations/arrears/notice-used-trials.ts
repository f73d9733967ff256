import { accept, assert, mayStream, trialPacks } from '../../engine/index.ts';
import { listPacks } from '../../store/packs.ts';
import { insertSuspension, listUsedTrials } from '../../store/service-suspensions.ts';
import { type Change, changeAccount } from '../change.ts';
import { eachAccount } from '../each-account.ts';
import { notify } from '../notices/notify.ts';
import type { Context } from '../operation.ts';
import { servicePacks } from './may-stream.ts';

/** Tells those whose trial pack is used up, once, that its service is suspended. */
export async function noticeUsedTrials(
  context: Context,
): Promise<Readonly<Record<'suspended', number>>> {
  const trials = trialPacks(context.catalogs.all);
  const skus = [...trials.keys()];
  let suspended = 0;
  if (skus.length === 0) return { suspended };
  await eachAccount(
    context,
    (connection, after, limit) => listUsedTrials(connection, skus, after, limit),
    async (account) => {
      const call = { account, operation: 'services.suspend' };
      const outcome = await changeAccount(context, call, async (change) => {
        const told = await suspendServices(change, trials);
        return told === 0 ? change.unchanged(0) : accept(told);
      });
      assert(outcome.ok, `${account} was listed a moment ago`);
      suspended += outcome.value;
    },
  );
  return { suspended };
}

/** Tells of every trial pack whose family has nothing else; how many they were. */
async function suspendServices(
  change: Change,
  trials: ReadonlyMap<string, string>,
): Promise<number> {
  const { connection, context, account, at } = change;
  const { accountId } = account;
  let told = 0;
  for (const { packId, sku, family, remaining } of await listPacks(connection, accountId)) {
    if (sku === null || !trials.has(sku) || remaining > 0n) continue;
    const families = new Set([family]);
    const packs = await servicePacks(context, connection, { account: accountId, families });
    const { reason } = mayStream({ standing: 'running', since: null, packs, at });
    if (reason !== 'trial_pack_used_up') continue;
    if (!(await insertSuspension(connection, { accountId, packId, family, at }))) continue;
    await change.emit('service.suspended', { family, pack: packId, sku, reason });
    const params = { pack: packId, sku };
    const key = `trial-used-up ${packId}`;
    await notify(change, { kind: 'trial-used-up', subject: packId, params, key });
    await change.audit({ subject: packId, before: null, after: { family, suspended: reason } });
    told += 1;
  }
  return told;
}
