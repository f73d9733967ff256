import { Type } from 'typebox';
import { accept, decideModeWish } from '../../engine/index.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import { readModeFacts } from './mode-facts.ts';
import { AreaField, ModeWishField } from './mode-fields.ts';
import { ModeDecisionView, viewDecision } from './mode-view.ts';

const Input = Type.Object({
  account: AccountField,
  area: AreaField,
  mode: ModeWishField,
});

/** Shows what switching an area, or asking for its mode, would do; nothing is stored. */
export const previewMode: Operation<typeof Input, ModeDecisionView> = {
  name: 'billing-modes.preview',
  access: 'finance',
  kind: 'read',
  summary: 'Show which packs a billing mode would freeze or thaw, and from when.',
  input: Input,
  output: ModeDecisionView,
  run: async (context, { account, ...wish }) =>
    readAccount(context.database, account, async (connection) => {
      const at = context.clock.now();
      const facts = await readModeFacts(context, connection, { account, at });
      const decided = decideModeWish(facts, wish);
      if (!decided.ok) return decided;
      const view = { account, facts, decision: decided.value };
      return accept(await viewDecision(context, connection, view));
    }),
};
