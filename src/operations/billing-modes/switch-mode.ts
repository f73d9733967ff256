import { Type } from 'typebox';
import {
  accept,
  decideModeWish,
  type ModeDecision,
  type Outcome,
  refuse,
  type SwitchFact,
} from '../../engine/index.ts';
import { insertModeSwitch } from '../../store/mode-switches.ts';
import { type Change, changeAccount } from '../change.ts';
import { AccountField, IdempotencyKeyField } from '../input-fields.ts';
import { notify } from '../notices/notify.ts';
import type { Operation } from '../operation.ts';
import { readModeFacts, recordModes } from './mode-facts.ts';
import { AreaField, ModeWishField } from './mode-fields.ts';
import { ModeDecisionView, viewDecision } from './mode-view.ts';

const Input = Type.Object({
  account: AccountField,
  area: AreaField,
  mode: ModeWishField,
  key: IdempotencyKeyField,
});

/** Switches an area between its daily modes, from the next day on; once a day. */
export const switchMode: Operation<typeof Input, ModeDecisionView> = {
  name: 'billing-modes.switch',
  access: 'owner',
  kind: 'change',
  summary: "Switch an area's billing mode from tomorrow on.",
  input: Input,
  output: ModeDecisionView,
  run: async (context, { account, key, ...wish }) => {
    const call = { account, operation: 'billing-modes.switch', key, content: wish };
    return changeAccount(context, call, async (change) => {
      const { connection, at } = change;
      const facts = await readModeFacts(context, connection, { account, at });
      const decided = decideModeWish(facts, wish);
      if (!decided.ok) return decided;
      const decision = decided.value;
      const fact = switchOf(decision, facts.today);
      if (!fact.ok) return fact;
      // Looked at before it is recorded, as the preview does.
      const view = await viewDecision(context, connection, { account, facts, decision });
      await recordModes(change, decision.changes);
      await insertModeSwitch(connection, account, {
        ...fact.value,
        recorded: change.recorded,
        madeAt: at,
      });
      await tell(change, decision);
      return accept(view);
    });
  },
};

/** What an account may do by itself; the rest is for an operator. */
function switchOf(
  { way, area, former, mode, from }: ModeDecision,
  today: SwitchFact['day'],
): Outcome<SwitchFact> {
  if (former === 'mixed') return refuse('area_is_in_mixed_modes', { area: area.id }, 'area');
  if (way === 'request') {
    return refuse('monthly_mode_needs_a_request', { area: area.id, former, mode }, 'mode');
  }
  return accept({ area: area.id, action: 'switch', day: today, from, former, mode });
}

async function tell(change: Change, decision: ModeDecision): Promise<void> {
  const { area, former, mode, from } = decision;
  const scopes = decision.changes.map(({ scope }) => scope);
  const told = { area: area.id, former, mode, from, scopes };
  await change.emit('billing-mode.switched', told);
  await notify(change, {
    kind: 'mode-changed',
    subject: area.id,
    params: { scopes: scopes.join(', '), mode, from },
    key: `mode-changed ${change.recorded}`,
  });
  const before = { mode: former };
  await change.audit({ subject: area.id, before, after: { mode, from, scopes } });
}
