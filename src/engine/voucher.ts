// What a voucher may pay for, and when. See docs/concepts/wallet.md.
import type { Instant } from './day.ts';
import type { Money } from './money.ts';
import { accept, type Outcome, refuse } from './outcome.ts';

/** A voucher (代金券) and what it holds. */
export interface Voucher {
  readonly id: string;
  /** `live-packs` pays for packs and for nothing else; `general` for anything but packs. */
  readonly scope: 'live-packs' | 'general';
  readonly validFrom: Instant;
  /** Exclusive. */
  readonly validTo: Instant;
  readonly left: Money;
}

/** When a voucher pays: the first that holds of used up, expired, not valid yet, usable. */
export type VoucherStatus = 'usable' | 'not-valid-yet' | 'expired' | 'used-up';

/** The status of a voucher at an instant. A voucher that is used up stays so after its end. */
export function voucherStatus(voucher: Omit<Voucher, 'id' | 'scope'>, at: Instant): VoucherStatus {
  if (voucher.left <= 0n) return 'used-up';
  if (at >= voucher.validTo) return 'expired';
  if (at < voucher.validFrom) return 'not-valid-yet';
  return 'usable';
}

/** Whether a voucher may pay for packs, or for a plugin, at an instant. */
export function mayPayWith(voucher: Voucher, kind: 'packs' | 'plugin', at: Instant): Outcome<null> {
  const { id, scope } = voucher;
  if ((scope === 'live-packs') !== (kind === 'packs')) {
    return refuse('voucher_does_not_pay_for_this', { voucher: id, scope });
  }
  switch (voucherStatus(voucher, at)) {
    case 'used-up':
      return refuse('voucher_is_used_up', { voucher: id });
    case 'expired':
      return refuse('voucher_is_expired', { voucher: id });
    case 'not-valid-yet':
      return refuse('voucher_is_not_valid_yet', { voucher: id });
    case 'usable':
      return accept(null);
  }
}
