import { Type } from 'typebox';
import { accept, refuse } from '../../engine/index.ts';
import { changeAccount } from '../change.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { cashOf, changeStanding } from './change-standing.ts';
import { StandingView } from './stop-account.ts';

const Input = Type.Object({ account: AccountField });

/**
 * Ends a stop for a violation. Who owes meanwhile is in arrears from now on, with 24 hours to pay
 * as everybody else.
 */
export const restoreAccount: Operation<typeof Input, StandingView> = {
  name: 'accounts.restore',
  access: 'operator',
  kind: 'change',
  summary: 'Serve an account again that was stopped for a violation.',
  input: Input,
  output: StandingView,
  run: async (context, { account }) =>
    changeAccount(context, { account, operation: 'accounts.restore' }, async (change) => {
      const { standing: before } = change.account;
      if (before !== 'stopped-for-violation') {
        return refuse('account_not_stopped_for_violation', { standing: before }, 'account');
      }
      const cash = await cashOf(change);
      const standing = cash < 0n ? 'arrears' : 'running';
      await changeStanding(change, standing, { cash });
      const since = context.catalogs.latest.calendar.format(change.at);
      return accept({ account, standing, since });
    }),
};
