import { type Static, Type } from 'typebox';
import { accept, formatCents, present, refuse } from '../../engine/index.ts';
import { type GiftRow, listGifts } from '../../store/gifts.ts';
import { readPackPage } from '../../store/pack-pages.ts';
import { DayField, described, listOf, oneOf, orNull, TimeField } from '../answer-fields.ts';
import { AccountField } from '../input-fields.ts';
import type { Context, Operation } from '../operation.ts';
import { PaidView } from '../orders/order-view.ts';
import { readAccount } from '../read-account.ts';
import { quotePack } from '../refunds/quote-pack.ts';
import { RefundQuoteView, refundQuoteView } from '../refunds/quote-refund.ts';
import { frozenDays } from './freezing.ts';
import { PackView, packViewer } from './pack-view.ts';

const Input = Type.Object({
  account: AccountField,
  pack: Type.String({ description: 'The id of the pack.' }),
});

const GiftView = Type.Object({
  id: Type.String(),
  kind: oneOf(['license', 'plugin']),
  license: described(orNull(Type.String()), 'Which licence; null for a plugin.'),
  years: Type.Integer(),
  usedAt: orNull(TimeField),
  usedFor: described(orNull(Type.String()), 'The licence or plugin that it was used for.'),
  withdrawnAt: described(orNull(TimeField), 'When it went with its pack.'),
});

const Output = Type.Object({
  asOf: TimeField,
  pack: PackView,
  catalog: Type.String({ description: 'The catalogue by whose rules it was bought.' }),
  order: described(
    orNull(Type.Object({ id: Type.String(), paid: PaidView })),
    'The order that brought it, and what was paid for it; null: no order did.',
  ),
  refund: described(RefundQuoteView, 'Whether it may be given back now, and by which rule.'),
  gifts: listOf(GiftView, { description: 'What came with it.' }),
  frozen: listOf(
    Type.Object({
      from: DayField,
      to: described(orNull(DayField), 'The last such day; null: nobody has ended it yet.'),
    }),
    { description: 'The days on which billing modes kept it from being charged.' },
  ),
});

/** Shows one pack with its order, refund, gifts, binding and the days on which it was frozen. */
export const showPack: Operation<typeof Input, Static<typeof Output>> = {
  name: 'packs.show',
  access: 'viewer',
  kind: 'read',
  summary: 'Show a pack: its figures, order, refund, gifts, binding, and when it was frozen.',
  input: Input,
  output: Output,
  run: async (context, { account: accountId, pack: packId }) =>
    readAccount(context.database, accountId, async (connection, account) => {
      const { all, latest } = context.catalogs;
      const asOf = context.clock.now();
      const { packs, modes } = await readPackPage(connection, onePack(accountId, packId));
      const [row] = packs;
      if (row === undefined) {
        return refuse('pack_not_found', { pack: packId, account: accountId }, 'pack');
      }
      const quoted = await quotePack(context, connection, { account, pack: packId, at: asOf });
      if (!quoted.ok) return quoted;
      const { order, paid } = quoted.value;
      const { calendar } = latest;
      const days = {
        from: calendar.dayOf(row.purchasedAt),
        to: calendar.dayOf((row.refundedAt ?? row.reclaimedAt ?? row.expiresAt) - 1),
      };
      const gifts = await listGifts(connection, accountId, packId);
      return accept({
        asOf: calendar.format(asOf),
        pack: packViewer(context, { asOf, modes })(row),
        catalog: quoted.value.catalog.id,
        order:
          order === null
            ? null
            : { id: order, paid: paidView(present(paid, 'an order says what was paid')) },
        refund: refundQuoteView(quoted.value),
        gifts: gifts.map((gift) => giftView(context, gift)),
        frozen: [...frozenDays(all, modes, { family: row.family, ...days })],
      });
    }),
};

function onePack(accountId: string, packId: string): Parameters<typeof readPackPage>[1] {
  const nothing = { family: null, search: null, expiresFrom: null, expiresBefore: null };
  return {
    filter: { accountId, packId, ...nothing },
    order: 'expiresAt',
    descending: false,
    take: 1,
    after: null,
    deductedThrough: null,
  };
}

function paidView({ voucher, gift, cash }: Record<'voucher' | 'gift' | 'cash', bigint>) {
  return { voucher: formatCents(voucher), gift: formatCents(gift), cash: formatCents(cash) };
}

function giftView({ catalogs }: Context, gift: GiftRow): Static<typeof GiftView> {
  const { calendar } = catalogs.latest;
  const { usedAt, withdrawnAt, license } = gift;
  return {
    id: gift.giftId,
    kind: gift.kind,
    license: license === '' ? null : license,
    years: gift.years,
    usedAt: usedAt === null ? null : calendar.format(usedAt),
    usedFor: gift.usedFor,
    withdrawnAt: withdrawnAt === null ? null : calendar.format(withdrawnAt),
  };
}
