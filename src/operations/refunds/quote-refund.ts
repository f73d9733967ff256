import { Type } from 'typebox';
import { accept, formatCents, type RefundRefusal } from '../../engine/index.ts';
import type { Operation } from '../operation.ts';
import { fill } from '../problem-texts.ts';
import { readAccount } from '../read-account.ts';
import { messageOf } from '../refusals.ts';
import { REFUND_RULE } from '../texts/refund-texts.ts';
import { type QuotedPack, quotePack } from './quote-pack.ts';

const Input = Type.Object({ account: Type.String(), pack: Type.String() });

/** What a refund would be. Money is a text in the currency; without acceptance it is 0.00. */
export interface RefundQuoteView {
  readonly pack: string;
  readonly family: string;
  readonly sku: string | null;
  readonly accepted: boolean;
  /** The last second in which it may be given back; null when the family has no window. */
  readonly deadline: string | null;
  readonly currency: string;
  /** What comes back: cash and gift together. */
  readonly amount: string;
  readonly cash: string;
  readonly gift: string;
  /** What a voucher paid, which does not come back. */
  readonly voucherLost: string;
  readonly reason: RefundRefusal | null;
  /** The rule by which it is so, for people. */
  readonly rule: { readonly zh: string; readonly en: string };
}

/** Quotes a refund (退款): whether, until when, how much, by which rule. Changes nothing. */
export const quoteRefundOperation: Operation<typeof Input, RefundQuoteView> = {
  name: 'refunds.quote',
  access: 'viewer',
  kind: 'read',
  summary: 'Quote the refund of a pack.',
  input: Input,
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
