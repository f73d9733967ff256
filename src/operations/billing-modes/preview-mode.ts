import { Type } from 'typebox';
import { accept, decideModeWish, refuse } from '../../engine/index.ts';
import { findAccount } from '../../store/accounts.ts';
import type { Operation } from '../operation.ts';
import { readModeFacts } from './mode-facts.ts';
import { type ModeDecisionView, viewDecision } from './mode-view.ts';

const Input = Type.Object({
  account: Type.String(),
  area: Type.String(),
  mode: Type.String(),
});

/** Shows what switching an area, or asking for its mode, would do; nothing is stored. */
export const previewMode: Operation<typeof Input, ModeDecisionView> = {
  name: 'billing-modes.preview',
  access: 'finance',
  summary: 'Show which packs a billing mode would freeze or thaw, and from when.',
  input: Input,
  run: async (context, { account, ...wish }) =>
    context.database.transaction(async (connection) => {
      if ((await findAccount(connection, account)) === null) {
        return refuse('account_not_found', { account }, 'account');
      }
      const at = context.clock.now();
      const facts = await readModeFacts(context, connection, { account, at });
      const decided = decideModeWish(facts, wish);
      if (!decided.ok) return decided;
      const view = { account, facts, decision: decided.value };
      return accept(await viewDecision(context, connection, view));
    }),
};
