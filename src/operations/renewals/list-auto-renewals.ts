import { type Static, Type } from 'typebox';
import {
  accept,
  type Calendar,
  firstOfMonth,
  firstOfNextMonth,
  formatCents,
} from '../../engine/index.ts';
import { listRenewingPacks, type RenewingPack, renewalsSpent } from '../../store/auto-renewals.ts';
import { described, listOf, MoneyField, oneOf, orNull, TimeField } from '../answer-fields.ts';
import { IdPosition, NextField, PageInput, pageOf, readPage, sortBy } from '../cursor.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import { messageOf } from '../refusals.ts';
import { RenewalSettings, readSettings, settingsView } from './renewal-settings.ts';

const Input = Type.Object({
  account: AccountField,
  on: Type.Optional(Type.Boolean({ description: 'Only packs that renew themselves, or do not.' })),
  sort: sortBy(['-pack', 'pack']),
  ...PageInput,
});

/** A pack that renews itself, or was renewed, with what became of it. */
export const AutoRenewalView = Type.Object({
  pack: Type.String({ description: 'The id of the pack.' }),
  family: Type.String({ description: 'The family of the pack.' }),
  sku: Type.String({ description: 'What is bought again.' }),
  on: Type.Boolean({ description: 'Whether the pack is marked now (自动续购).' }),
  markedAt: orNull(TimeField),
  result: oneOf(['succeeded', 'not-yet', 'failed'], {
    description: 'What became of it when it was tried last.',
  }),
  reason: orNull(
    Type.Object({
      code: Type.String({ description: 'Why, for programs.' }),
      zh: Type.String({ description: 'Why, for people, in Chinese.' }),
      en: Type.String({ description: 'Why, for people, in English.' }),
    }),
    { description: 'Why it failed; null when it did not.' },
  ),
  trigger: orNull(oneOf(['used-up', 'expired']), {
    description: 'Why it was to be renewed; null before it is.',
  }),
  order: orNull(Type.String(), { description: 'The order of the pack that was bought.' }),
  newPack: orNull(Type.String(), { description: 'The pack that was bought in its place.' }),
  at: orNull(TimeField, { description: 'When it was last tried.' }),
});
export type AutoRenewalView = Static<typeof AutoRenewalView>;

export const AutoRenewalsView = Type.Object({
  currency: Type.String({ description: 'What the amounts are in.' }),
  ...RenewalSettings.properties,
  spentThisMonth: described(MoneyField, 'What renewals spent in this calendar month.'),
  packs: listOf(AutoRenewalView, { description: 'The packs that were made last come first.' }),
  next: NextField,
});
export type AutoRenewalsView = Static<typeof AutoRenewalsView>;

/** Lists the packs that renew themselves, and those that did, with the last result of each. */
export const listAutoRenewals: Operation<typeof Input, AutoRenewalsView> = {
  name: 'auto-renewals.list',
  access: 'viewer',
  kind: 'read',
  summary: 'List the packs that renew themselves, and what became of it.',
  input: Input,
  output: AutoRenewalsView,
  run: async ({ catalogs, clock, database }, { account, on = null, sort = '-pack', ...asked }) => {
    const page = readPage(asked, { sort, position: IdPosition });
    if (!page.ok) return page;
    const { descending, take } = page.value;
    const { calendar, currency } = catalogs.latest;
    const today = calendar.dayOf(clock.now());
    return readAccount(database, account, async (connection) => {
      const month = { from: firstOfMonth(today), to: firstOfNextMonth(today) };
      const spent = await renewalsSpent(connection, account, month);
      const after = page.value.after?.id ?? null;
      const filter = { on, descending, after, take };
      const read = await listRenewingPacks(connection, account, filter);
      const { rows, next } = pageOf(page.value, read, ({ packId }) => ({ id: packId }));
      return accept({
        currency,
        ...settingsView(await readSettings(connection, account)),
        spentThisMonth: formatCents(spent),
        packs: rows.map((row) => renewalView(calendar, row)),
        next,
      });
    });
  },
};

function renewalView(calendar: Calendar, row: RenewingPack): AutoRenewalView {
  const { markedAt, at } = row;
  return {
    pack: row.packId,
    family: row.family,
    sku: row.sku,
    on: markedAt !== null,
    markedAt: markedAt === null ? null : calendar.format(markedAt),
    result: row.outcome ?? 'not-yet',
    reason: reasonView(row),
    trigger: row.trigger,
    order: row.orderId,
    newPack: row.newPackId,
    at: at === null ? null : calendar.format(at),
  };
}

function reasonView({ reason: code, params }: RenewingPack): AutoRenewalView['reason'] {
  if (code === null) return null;
  const refusal = { code, params: params ?? {} };
  return { code, zh: messageOf(refusal, 'zh'), en: messageOf(refusal, 'en') };
}
