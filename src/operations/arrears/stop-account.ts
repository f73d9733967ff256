import { type Static, Type } from 'typebox';
import { accept, refuse } from '../../engine/index.ts';
import { StandingField } from '../accounts/account-view.ts';
import { TimeField } from '../answer-fields.ts';
import { changeAccount } from '../change.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { cashOf, changeStanding } from './change-standing.ts';

const REASON_MAX = 500;

const Input = Type.Object({
  account: AccountField,
  reason: Type.String({
    description: `Told to the account, and kept in the audit log; up to ${REASON_MAX} characters.`,
  }),
});

/** How an account stands from now on. */
export const StandingView = Type.Object({
  account: Type.String({ description: 'The id of the account.' }),
  standing: StandingField,
  since: TimeField,
});
export type StandingView = Static<typeof StandingView>;

/** Stops an account for a violation: until an operator restores it, and without refunds. */
export const stopAccount: Operation<typeof Input, StandingView> = {
  name: 'accounts.stop',
  access: 'operator',
  kind: 'change',
  summary: 'Stop an account for a violation.',
  input: Input,
  output: StandingView,
  run: async (context, { account, ...input }) => {
    const reason = input.reason.trim();
    if (reason === '' || reason.length > REASON_MAX) {
      return refuse('stop_reason_length', { max: `${REASON_MAX}` }, 'reason');
    }
    return changeAccount(context, { account, operation: 'accounts.stop' }, async (change) => {
      if (change.account.standing === 'stopped-for-violation') {
        return refuse('account_stopped_for_violation_already', {}, 'account');
      }
      const standing = 'stopped-for-violation';
      await changeStanding(change, standing, { cash: await cashOf(change), reason });
      const since = context.catalogs.latest.calendar.format(change.at);
      return accept({ account, standing, since });
    });
  },
};
