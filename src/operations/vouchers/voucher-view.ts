import { type Static, Type } from 'typebox';
import { type Calendar, formatCents, type Instant, voucherStatus } from '../../engine/index.ts';
import type { VoucherHeld } from '../../store/vouchers.ts';
import { described, MoneyField, oneOf, TimeField } from '../answer-fields.ts';

/** A voucher as it is shown; amounts are decimals of the platform's currency. */
export const VoucherView = Type.Object({
  id: Type.String(),
  scope: oneOf(['live-packs', 'general'], {
    description: 'What it pays for: packs, or anything but packs.',
  }),
  amount: MoneyField,
  left: MoneyField,
  singleUse: Type.Boolean({ description: 'Whether it pays for one order only.' }),
  validFrom: TimeField,
  validTo: described(TimeField, 'The first instant at which it does not pay any more.'),
  status: oneOf(['usable', 'not-valid-yet', 'expired', 'used-up']),
  note: Type.String(),
});
export type VoucherView = Static<typeof VoucherView>;

/** Shows a voucher as it is at an instant. */
export function voucherView(row: VoucherHeld, calendar: Calendar, at: Instant): VoucherView {
  return {
    id: row.voucherId,
    scope: row.scope,
    amount: formatCents(row.amount),
    left: formatCents(row.left),
    singleUse: row.singleUse,
    validFrom: calendar.format(row.validFrom),
    validTo: calendar.format(row.validTo),
    status: voucherStatus(row, at),
    note: row.note,
  };
}
