import { type Static, Type } from 'typebox';
import { accept, type BillingMode, catalogOn, modeOn, refuse } from '../../engine/index.ts';
import { readNumberedPacks } from '../../store/numbered-packs.ts';
import { listOf, oneOf } from '../answer-fields.ts';
import { AccountField } from '../input-fields.ts';
import { BILLING_MODES } from '../ledger-fields.ts';
import type { Operation } from '../operation.ts';
import { PackView, packViewer } from './pack-view.ts';

const Input = Type.Object({
  account: AccountField,
  families: Type.Array(Type.String(), {
    minItems: 1,
    maxItems: 20,
    description: 'Packs of these families.',
  }),
  order: oneOf(['purchasedAt', '-purchasedAt', 'expiresAt', '-expiresAt'], {
    description: 'The order; a minus is descending.',
  }),
  page: Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'The first is 1.' }),
  pageSize: Type.Integer({ minimum: 1, maximum: 10_000 }),
});

const RenewablePack = Type.Object({
  pack: PackView,
  renews: Type.Boolean({ description: 'Whether it is bought again when it is over.' }),
  renewal: oneOf(['succeeded', 'not-yet', 'failed'], {
    description: 'What became of the last try to renew it.',
  }),
});
export type RenewablePack = Static<typeof RenewablePack>;

const Output = Type.Object({
  total: Type.Integer({ description: 'How many packs there are on all pages.' }),
  packs: listOf(RenewablePack),
  billingModes: Type.Unsafe<Readonly<Record<string, BillingMode>>>(
    Type.Record(Type.String(), oneOf(BILLING_MODES), { description: 'Those of today, by scope.' }),
  ),
});

/** A page of packs with what programs that show them ask beside: renewals and billing modes. */
export const pagePacks: Operation<typeof Input, Static<typeof Output>> = {
  name: 'packs.page',
  access: 'viewer',
  kind: 'read',
  summary: "Read an account's packs by numbered pages, with renewals and billing modes.",
  input: Input,
  output: Output,
  run: async (context, { account, families, order, page, pageSize }) => {
    const { catalogs, clock, database } = context;
    const asOf = clock.now();
    const today = catalogs.latest.calendar.dayOf(asOf);
    const catalog = catalogOn(catalogs.all, today) ?? catalogs.latest;
    const read = await readNumberedPacks(database, {
      accountId: account,
      families,
      order,
      limit: pageSize,
      offset: (page - 1) * pageSize,
    });
    if (read === null) return refuse('account_not_found', { account }, 'account');
    const { total, modes } = read;
    const shown = packViewer(context, { asOf, modes });
    const packs = read.packs.map(({ pack, renews, renewal }) => ({
      pack: shown(pack),
      renews,
      renewal: renewal ?? ('not-yet' as const),
    }));
    const billingModes = Object.fromEntries(
      [...catalog.scopes.keys()].map((scope) => [scope, modeOn(catalog, modes, scope, today).mode]),
    );
    return accept({ total, packs, billingModes });
  },
};
