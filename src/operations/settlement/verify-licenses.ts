// The licences of accounts: what does not fit. See docs/concepts/licenses.md, Invariants.
import type { LicenseDifferences } from '../../store/verify-licenses.ts';
import { problem, type VerifyProblem } from './verify-problem.ts';

/** The differences as problems: one for each row that is not as the others say. */
export function verifyLicenses({ terms, gifts }: LicenseDifferences): readonly VerifyProblem[] {
  return [
    ...terms.map((row) => problem(row, 'license_is_not_as_its_gifts_made_it', paramsOf(row))),
    ...gifts.map((row) => problem(row, 'license_gift_was_used_otherwise', paramsOf(row))),
  ];
}

function paramsOf({
  subject,
  stored,
  derived,
}: LicenseDifferences['terms'][number]): VerifyProblem['params'] {
  return { subject, stored, derived };
}
