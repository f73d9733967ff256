// Tells that packs are over, once for each: a job of the clock. A pack needs nobody to end: what it
// still covers is decided by its dates and its balance alone (docs/concepts/packs.md).
import { assert, type Instant } from '../../engine/index.ts';
import {
  type EndedPack,
  insertPackEnding,
  listAccountsWithEndings,
  listEndedPacks,
} from '../../store/pack-endings.ts';
import { type Change, changeAccount } from '../change.ts';
import { eachAccount, type ListAccounts } from '../each-account.ts';
import type { Context } from '../operation.ts';

/** Emits `pack.used-up` or `pack.expired` for each pack that is over, if nobody was told of it. */
export async function expirePacks(
  context: Context,
): Promise<Readonly<Record<'expired' | 'usedUp', number>>> {
  const expiredBefore = expiredBeforeNow(context);
  const counts = { expired: 0, usedUp: 0 };
  const list: ListAccounts = (connection, after, limit) =>
    listAccountsWithEndings(connection, expiredBefore, after, limit);
  await eachAccount(context, list, async (account) => {
    const call = { account, operation: 'packs.expire' };
    const told = await changeAccount(context, call, (change) =>
      tellOfEndings(change, expiredBefore),
    );
    assert(told.ok, `${account} was listed a moment ago`);
    counts.expired += told.value.expired;
    counts.usedUp += told.value.usedUp;
  });
  return counts;
}

/**
 * Before when a pack must have expired to be told of: its last day was settled by now, or was due
 * to be, so that what is left of it is final.
 */
function expiredBeforeNow({ catalogs, clock }: Context): Instant {
  const { calendar, settleAt } = catalogs.latest;
  const now = clock.now();
  const today = calendar.dayOf(now);
  return now >= calendar.at(today, settleAt) ? now + 1 : calendar.startOf(today);
}

async function tellOfEndings(change: Change, expiredBefore: Instant) {
  const { context, connection, account, at } = change;
  const { accountId } = account;
  const ended = await listEndedPacks(connection, accountId, expiredBefore);
  for (const pack of ended) {
    const { packId, remaining } = pack;
    const how = remaining === 0n ? 'used-up' : 'expired';
    await insertPackEnding(connection, { accountId, packId, how, remaining, at });
    if (how === 'used-up') await change.emit('pack.used-up', shown(pack));
    else await change.emit('pack.expired', { ...shown(pack), ...voided(context, pack) });
  }
  const expired = ended.filter(({ remaining }) => remaining > 0n).length;
  // Being told is no change of the account: nothing that a settlement reads is another than before.
  return change.unchanged({ expired, usedUp: ended.length - expired });
}

function shown({ packId, sku, family, total }: EndedPack) {
  return { pack: packId, sku, family, total: total.toString() };
}

function voided(context: Context, { remaining, expiresAt }: EndedPack) {
  const expiredAt = context.catalogs.latest.calendar.format(expiresAt);
  return { voided: remaining.toString(), expiredAt };
}
