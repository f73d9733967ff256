import {
  type Calendar,
  formatCents,
  type Instant,
  type VoucherStatus,
  voucherStatus,
} from '../../engine/index.ts';
import type { VoucherHeld } from '../../store/vouchers.ts';

/** A voucher as it is shown; amounts are decimals of the platform's currency. */
export interface VoucherView {
  readonly id: string;
  readonly scope: 'live-packs' | 'general';
  readonly amount: string;
  readonly left: string;
  readonly singleUse: boolean;
  readonly validFrom: string;
  /** The first instant at which it does not pay any more. */
  readonly validTo: string;
  readonly status: VoucherStatus;
  readonly note: string;
}

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
