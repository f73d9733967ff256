// What accounts did about their modes: what does not fit. See docs/concepts/billing-modes.md.
import type { ModeDifferences } from '../../store/verify-modes.ts';
import { problem, type VerifyProblem } from './verify-problem.ts';

/** The differences as problems: one for each switch or request without its change. */
export function verifyModes({ switches, requests }: ModeDifferences): readonly VerifyProblem[] {
  return [
    ...switches.map((row) => problem(row, 'mode_switch_changed_other_modes', paramsOf(row))),
    ...requests.map((row) => problem(row, 'approved_mode_is_not_recorded', paramsOf(row))),
  ];
}

function paramsOf({
  subject,
  from,
  mode,
}: ModeDifferences['switches'][number]): VerifyProblem['params'] {
  return { subject, from, mode };
}
