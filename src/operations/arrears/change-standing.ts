// How an account comes to stand otherwise, and who is told. See docs/concepts/arrears.md.
import {
  formatCents,
  type Money,
  nextStanding,
  type Standing,
  standingUntil,
} from '../../engine/index.ts';
import { listMarks, removeMark } from '../../store/auto-renewals.ts';
import { readBalances } from '../../store/ledger.ts';
import { reclaimPacks, setStanding } from '../../store/standings.ts';
import type { Change } from '../change.ts';
import { notify } from '../notices/notify.ts';

/**
 * Keeps the standing of an account whose money moved in this change: who is below zero now falls
 * into arrears, who is out of it runs again. What only time does is left to `enforceArrears`.
 */
export async function standingAfterMoney(change: Change): Promise<Standing> {
  const { account, at } = change;
  const { standing, standingSince: since } = account;
  const cash = await cashOf(change);
  const next = nextStanding({ standing, since, cash, at });
  if (next !== 'running' && standing !== 'running') return standing;
  if (next !== standing) await changeStanding(change, next, { cash });
  return next;
}

/** What an account has in cash, in this transaction. */
export async function cashOf({ connection, account }: Change): Promise<Money> {
  return (await readBalances(connection, account.accountId)).get('cash') ?? 0n;
}

/** Has an account stand otherwise from now on, with what that does to it, and tells of it. */
export async function changeStanding(
  change: Change,
  next: Standing,
  { cash, reason = '' }: { readonly cash: Money; readonly reason?: string },
): Promise<void> {
  const { connection, account, at, context } = change;
  const { accountId, standing: before, standingSince } = account;
  const { calendar, currency } = context.catalogs.latest;
  await setStanding(connection, accountId, next, at);
  const shown = (since: number | null) => (since === null ? null : calendar.format(since));
  await change.audit({
    subject: '',
    before: { standing: before, since: shown(standingSince) },
    after: { standing: next, since: shown(at), cash: formatCents(cash), reason },
  });
  const until = shown(standingUntil({ standing: next, since: at })) ?? '';
  const key = `${next} ${calendar.format(at)}`;
  switch (next) {
    case 'arrears': {
      const balance = formatCents(cash);
      await change.emit('wallet.negative', { cash: balance, currency, stopsAt: until });
      const params = { balance, currency, stopsAt: until };
      await notify(change, { kind: 'arrears', subject: '', params, key });
      return;
    }
    case 'stopped':
    case 'stopped-for-violation': {
      const cause = next === 'stopped' ? 'arrears' : 'violation';
      const reclaimedAt = until === '' ? null : until;
      await change.emit('account.stopped', { cause, reason, reclaimedAt });
      const params = { cause, reason, reclaimedAt: until } as const;
      await notify(change, { kind: 'stopped', subject: '', params, key });
      return;
    }
    case 'reclaimed': {
      const packs = await reclaimAll(change);
      await change.emit('account.reclaimed', { packs });
      const params = { count: `${packs.length}` };
      await notify(change, { kind: 'reclaimed', subject: '', params, key });
      return;
    }
    case 'running':
      await change.emit('account.restored', { before });
      await notify(change, { kind: 'restored', subject: '', params: {}, key });
  }
}

/** Packs are lost for good, and none of them renews itself. */
async function reclaimAll({
  connection,
  account,
  at,
  context,
}: Change): Promise<readonly string[]> {
  const { accountId } = account;
  const today = context.catalogs.latest.calendar.dayOf(at);
  const packs = await reclaimPacks(connection, accountId, { at, today });
  for (const { packId } of await listMarks(connection, accountId)) {
    await removeMark(connection, accountId, packId);
  }
  return packs;
}
