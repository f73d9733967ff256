// How bills were paid, who is served, and what was renewed: what does not fit. See
// docs/concepts/arrears.md and docs/concepts/auto-renewal.md, Invariants.
import type { ArrearsDifferences } from '../../store/verify-arrears.ts';
import type { VerifyProblem } from './verify-problem.ts';

const CODES = {
  payments: 'bill_was_paid_otherwise',
  dueAndPaid: 'paid_bill_is_still_due',
  standings: 'account_below_zero_is_running',
  marks: 'marked_pack_is_of_another_family',
  renewals: 'renewal_is_not_its_order',
} as const satisfies Readonly<Record<keyof ArrearsDifferences, string>>;

/** The differences as problems: one for each row that is not as the others say. */
export function verifyBillsPaid(found: ArrearsDifferences): readonly VerifyProblem[] {
  return Object.entries(CODES).flatMap(([name, code]) =>
    // The names are those of the differences, as CODES says.
    found[name as keyof ArrearsDifferences].map(({ accountId, subject, stored, derived }) => ({
      account: accountId,
      code,
      params: derived === '' ? { subject, stored } : { subject, stored, derived },
    })),
  );
}
