// The money of accounts: what does not add up. See docs/concepts/wallet.md, Invariants.
import type { MoneyDifferences } from '../../store/verify-money.ts';
import type { VerifyProblem } from './verify-problem.ts';

const CODES = {
  transfers: 'transfer_is_not_balanced',
  entriesAlone: 'entry_without_transfer',
  balances: 'balance_is_not_the_sum_of_its_entries',
  booksBelowZero: 'book_is_below_zero',
  vouchers: 'voucher_is_not_what_was_given',
  orders: 'order_is_not_what_was_paid',
  orderPacks: 'packs_of_order_do_not_add_up',
  packsAlone: 'order_names_another_pack',
} as const satisfies Readonly<Record<keyof MoneyDifferences, string>>;

/** The differences as problems: one for each row that is not as the others say. */
export function verifyLedger(found: MoneyDifferences): readonly VerifyProblem[] {
  return Object.entries(CODES).flatMap(([name, code]) =>
    // The names are those of the differences, as CODES says.
    found[name as keyof MoneyDifferences].map(({ accountId, subject, stored, derived }) => ({
      account: accountId,
      code,
      params: derived === '' ? { subject, stored } : { subject, stored, derived },
    })),
  );
}
