import { type Static, Type } from 'typebox';
import {
  accept,
  type Catalog,
  type Instant,
  nearNames,
  ORDER_QUANTITY_MAX,
  type Outcome,
  parseInstant,
  present,
  refuse,
  type Sku,
} from '../../engine/index.ts';
import { listOf } from '../answer-fields.ts';
import { changeAccount } from '../change.ts';
import { AccountField, IdempotencyKeyField } from '../input-fields.ts';
import type { Context, Operation } from '../operation.ts';
import { GivenPack, givePacks } from './give-packs.ts';

const Input = Type.Object({
  account: AccountField,
  sku: Type.String({ description: 'What to give: `skus.list` tells what there is.' }),
  at: Type.Optional(
    Type.String({ description: 'When it was bought, with its offset; now if left out.' }),
  ),
  gift: Type.Optional(Type.Boolean({ description: 'Whether nothing was paid for it.' })),
  quantity: Type.Optional(Type.Integer({ description: 'How many; 1 if left out.' })),
  key: IdempotencyKeyField,
});
const Output = Type.Object({ packs: listOf(GivenPack) });

/** Gives packs to an account, or takes over ones that were bought elsewhere. No money moves. */
export const grantPack: Operation<typeof Input, Static<typeof Output>> = {
  name: 'packs.grant',
  access: 'operator',
  kind: 'money',
  summary: 'Give packs to an account.',
  input: Input,
  output: Output,
  run: async (context, input) => {
    const { account, key, sku, at = null, gift = false, quantity = 1 } = input;
    const content = { sku, at, gift, quantity };
    const call = { account, operation: 'packs.grant', key, content };
    return changeAccount(context, call, async (change) => {
      // Only here: a call that is repeated gets its first answer, whatever is on sale by then.
      const checked = checkGrant(context, input);
      if (!checked.ok) return checked;
      return accept({ packs: await givePacks(change, { ...checked.value, gift }) });
    });
  },
};

interface CheckedGrant {
  readonly catalog: Catalog;
  readonly sku: Sku;
  readonly purchasedAt: Instant;
  readonly quantity: number;
}

function checkGrant(
  context: Context,
  input: { readonly sku: string; readonly at?: string; readonly quantity?: number },
): Outcome<CheckedGrant> {
  const { at, quantity = 1 } = input;
  const purchasedAt = at === undefined ? context.clock.now() : parseInstant(at);
  if (purchasedAt === null) return refuse('time_is_not_readable', { text: at ?? '' }, 'at');
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > ORDER_QUANTITY_MAX) {
    const max = `${ORDER_QUANTITY_MAX}`;
    return refuse('order_quantity_out_of_range', { quantity: `${quantity}`, max }, 'quantity');
  }
  const day = context.catalogs.latest.calendar.dayOf(purchasedAt);
  const catalog = context.catalogs.on(day);
  if (catalog === null) return refuse('no_catalog_on_day', { day }, 'at');
  const sku = catalog.skus.get(input.sku);
  if (sku === undefined) {
    const known = nearNames(input.sku, catalog.skus.keys());
    return refuse('sku_is_unknown', { sku: input.sku, catalog: catalog.id, known }, 'sku');
  }
  if (familyOf(catalog, sku).deductsBy === 'none') {
    return refuse('sku_is_not_a_pack', { sku: sku.id, family: sku.family }, 'sku');
  }
  return accept({ catalog, sku, purchasedAt, quantity });
}

function familyOf(catalog: Catalog, sku: Sku) {
  return present(catalog.families.get(sku.family), 'a checked catalogue knows its SKUs families');
}
