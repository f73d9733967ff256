import { type Static, Type } from 'typebox';
import { accept, formatCents, type RefundRefusal } from '../../engine/index.ts';
import { described, MoneyField, oneOf, orNull, TimeField, titleField } from '../answer-fields.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { fill } from '../problem-texts.ts';
import { readAccount } from '../read-account.ts';
import { messageOf } from '../refusals.ts';
import { REFUND_RULE } from '../texts/refund-texts.ts';
import { type QuotedPack, quotePack } from './quote-pack.ts';

const REASONS = [
  'pack_already_refunded',
  'pack_not_yet_bought',
  'pack_reclaimed',
  'pack_family_not_refundable',
  'gift_pack_not_refundable',
  'trial_pack_not_refundable',
  'account_stopped_for_violation',
  'pack_not_bought_here',
  'pack_bound_to_instance',
  'pack_bound_to_license',
  'pack_bound_to_plugin',
  'pack_used',
  'refund_window_closed',
] as const satisfies readonly RefundRefusal[];

const Input = Type.Object({
  account: AccountField,
  pack: Type.String({ description: 'The id of the pack.' }),
});

/** What a refund would be; without acceptance its money is 0.00. */
export const RefundQuoteView = Type.Object({
  pack: Type.String({ description: 'The id of the pack.' }),
  family: Type.String({ description: 'The family of the pack.' }),
  sku: orNull(Type.String(), { description: 'What was sold; null: it was brought in.' }),
  accepted: Type.Boolean({ description: 'Whether it may be given back now.' }),
  deadline: orNull(TimeField, {
    description: 'The last second in which it may; null when the family has no window.',
  }),
  currency: Type.String({ description: 'What the amounts are in.' }),
  amount: described(MoneyField, 'What comes back: cash and gift together; 0.00 if refused.'),
  cash: described(MoneyField, 'What comes back in cash.'),
  gift: described(MoneyField, 'What comes back in gift balance.'),
  voucherLost: described(MoneyField, 'What a voucher paid, which does not come back.'),
  reason: orNull(oneOf(REASONS), { description: 'Why it is refused; null: it is not.' }),
  rule: titleField('The rule by which it is so, for people.'),
});
export type RefundQuoteView = Static<typeof RefundQuoteView>;

/** Quotes a refund (退款): whether, until when, how much, by which rule. Changes nothing. */
export const quoteRefundOperation: Operation<typeof Input, RefundQuoteView> = {
  name: 'refunds.quote',
  access: 'viewer',
  kind: 'read',
  summary: 'Quote the refund of a pack.',
  input: Input,
  output: RefundQuoteView,
  run: async (context, { account: accountId, pack }) => {
    const at = context.clock.now();
    return readAccount(context.database, accountId, async (connection, account) => {
      const quoted = await quotePack(context, connection, { account, pack, at });
      return quoted.ok ? accept(refundQuoteView(quoted.value)) : quoted;
    });
  },
};

/** A quote as it is shown. */
export function refundQuoteView({ row, catalog, quote, paid }: QuotedPack): RefundQuoteView {
  const { accepted, deadline, amount, reason } = quote;
  const parts = accepted && paid !== null ? paid : { cash: 0n, gift: 0n, voucher: 0n };
  const last = deadline === null ? null : catalog.calendar.format(deadline);
  return {
    pack: row.packId,
    family: row.family,
    sku: row.sku,
    accepted,
    deadline: last,
    currency: catalog.currency,
    amount: formatCents(amount),
    cash: formatCents(parts.cash),
    gift: formatCents(parts.gift),
    voucherLost: formatCents(parts.voucher),
    reason,
    rule: ruleOf(reason, { deadline: last ?? '', days: daysOf(catalog, row.family) }),
  };
}

function ruleOf(reason: RefundRefusal | null, params: Readonly<Record<string, string>>) {
  if (reason === null) {
    return { zh: fill(REFUND_RULE.zh, params), en: fill(REFUND_RULE.en, params) };
  }
  const refusal = { code: reason, params };
  return { zh: messageOf(refusal, 'zh'), en: messageOf(refusal, 'en') };
}

function daysOf({ families }: QuotedPack['catalog'], family: string): string {
  return `${families.get(family)?.refund?.days ?? ''}`;
}
