import { type Static, Type } from 'typebox';
import { accept, assert, mayGivePlugin, type Outcome, refuse } from '../../engine/index.ts';
import { type GiftRow, listGifts, useGift } from '../../store/gifts.ts';
import { findPack, packOfRow } from '../../store/packs.ts';
import { TimeField } from '../answer-fields.ts';
import { type Change, changeAccount } from '../change.ts';
import { AccountField, IdempotencyKeyField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { startPluginYears } from './start-plugin-years.ts';

const Input = Type.Object({
  account: AccountField,
  application: Type.String({ description: 'The id of the application.' }),
  pack: Type.String({ description: 'The id of the pack that came with plugin years.' }),
  key: IdempotencyKeyField,
});

/** The years that a pack gave to a plugin. */
const PackBound = Type.Object({
  application: Type.String(),
  pack: Type.String(),
  from: TimeField,
  to: TimeField,
});

/**
 * Gives the plugin years that came with a pack to a plugin that was approved, at first or as its
 * renewal. That makes the pack used: it is not refunded any more.
 */
export const bindPackToPlugin: Operation<typeof Input, Static<typeof PackBound>> = {
  name: 'plugins.bind-pack',
  access: 'finance',
  kind: 'change',
  summary: 'Use the plugin years that came with a pack, which makes the pack used.',
  input: Input,
  output: PackBound,
  run: async (context, { account, application, pack, key }) => {
    const call = { account, operation: 'plugins.bind-pack', key, content: { application, pack } };
    return changeAccount(context, call, async (change) => {
      const { connection, at } = change;
      const gift = await findPluginGift(change, pack);
      if (!gift.ok) return gift;
      const { giftId, years } = gift.value;
      const source = { kind: 'gift', id: giftId } as const;
      const started = await startPluginYears(change, { application, years, source });
      if (!started.ok) return started;
      assert(await useGift(connection, gift.value, application, at), `${giftId} is free`);
      const before = { plugin: null };
      await change.audit({ subject: pack, before, after: { plugin: application, gift: giftId } });
      const { calendar } = context.catalogs.latest;
      const { from, to } = started.value;
      const times = { from: calendar.format(from), to: calendar.format(to) };
      return accept({ application, pack, ...times });
    });
  },
};

/** The plugin years of a pack that nothing uses yet. */
async function findPluginGift(
  { connection, account, context, at }: Change,
  packId: string,
): Promise<Outcome<GiftRow>> {
  const { accountId } = account;
  const row = await findPack(connection, accountId, packId);
  if (row === null) return refuse('pack_not_found', { pack: packId, account: accountId }, 'pack');
  const gifts = (await listGifts(connection, accountId, packId)).filter(
    ({ kind }) => kind === 'plugin',
  );
  if (gifts.length === 0) return refuse('pack_has_no_plugin_gift', { pack: packId }, 'pack');
  const { calendar } = context.catalogs.latest;
  if (row.reclaimedAt !== null) return refuse('pack_reclaimed', { pack: packId }, 'pack');
  const given = mayGivePlugin(calendar, packOfRow(row), at);
  if (!given.ok) return refuse(given.refusal.code, given.refusal.params, 'pack');
  const free = gifts.find(({ usedAt, withdrawnAt }) => usedAt === null && withdrawnAt === null);
  if (free !== undefined) return accept(free);
  // Only a refund or a reclaiming withdraws, and both were refused.
  const application = gifts.find(({ usedFor }) => usedFor !== null)?.usedFor ?? '';
  return refuse('pack_plugin_gift_used', { pack: packId, application }, 'pack');
}
