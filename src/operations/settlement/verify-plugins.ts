// The plugins of accounts: what does not fit. See docs/concepts/plugins.md, Invariants.
import type { PluginDifferences } from '../../store/verify-plugins.ts';
import type { VerifyProblem } from './verify-problem.ts';

const CODES = {
  reviews: 'plugin_is_not_as_reviewed',
  ends: 'plugin_end_is_not_that_of_its_periods',
  overlaps: 'plugin_periods_overlap',
  orders: 'plugin_order_gave_other_time',
  gifts: 'plugin_gift_gave_other_time',
  appIds: 'plugin_app_id_is_held_otherwise',
} as const satisfies Readonly<Record<keyof PluginDifferences, string>>;

/** The differences as problems: one for each row that is not as the others say. */
export function verifyPlugins(found: PluginDifferences): readonly VerifyProblem[] {
  return Object.entries(CODES).flatMap(([name, code]) =>
    // The names are those of the differences, as CODES says.
    found[name as keyof PluginDifferences].map(({ accountId, subject, stored, derived }) => ({
      account: accountId,
      code,
      params: { subject, stored, derived },
    })),
  );
}
