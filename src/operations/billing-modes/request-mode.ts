import { type Static, Type } from 'typebox';
import { accept, decideModeWish, refuse } from '../../engine/index.ts';
import { insertModeRequest, listModeRequests } from '../../store/mode-requests.ts';
import { described, oneOf } from '../answer-fields.ts';
import { changeAccount } from '../change.ts';
import { AccountField, IdempotencyKeyField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { readModeFacts } from './mode-facts.ts';
import { AreaField, ModeWishField } from './mode-fields.ts';
import { ModeDecisionView, viewDecision } from './mode-view.ts';

const NOTE_MAX = 500;

const Input = Type.Object({
  account: AccountField,
  area: AreaField,
  mode: ModeWishField,
  note: Type.Optional(
    Type.String({ maxLength: NOTE_MAX, description: 'What the operator should know.' }),
  ),
  key: IdempotencyKeyField,
});

/** A request that now waits for an operator, and what it would do if it were approved today. */
export const ModeRequested = Type.Object({
  id: Type.String({ description: 'The id of the request.' }),
  status: oneOf(['pending'], { description: 'It waits for an operator.' }),
  ifApprovedToday: described(ModeDecisionView, 'What it would do if it were approved today.'),
});
export type ModeRequested = Static<typeof ModeRequested>;

/** Asks an operator for what an account cannot switch itself: to or from a monthly mode. */
export const requestMode: Operation<typeof Input, ModeRequested> = {
  name: 'billing-modes.request-monthly',
  access: 'owner',
  kind: 'change',
  summary: 'Ask for a monthly billing mode, or to leave one.',
  input: Input,
  output: ModeRequested,
  run: async (context, { account, key, note = '', ...wish }) => {
    const content = { ...wish, note };
    const call = { account, operation: 'billing-modes.request-monthly', key, content };
    return changeAccount(context, call, async (change) => {
      const { connection, at } = change;
      const facts = await readModeFacts(context, connection, { account, at });
      const decided = decideModeWish(facts, wish);
      if (!decided.ok) return decided;
      const decision = decided.value;
      const { area, mode, former } = decision;
      if (decision.way === 'self-service') {
        return refuse('daily_mode_needs_no_request', { area: area.id, former, mode }, 'mode');
      }
      const requests = await listModeRequests(connection, account);
      const open = requests.find((row) => row.status === 'pending' && row.area === area.id);
      if (open !== undefined) {
        const params = { area: area.id, mode: open.mode, request: open.requestId };
        return refuse('mode_request_is_pending', params, 'area');
      }
      const requestId = context.ids.next('mr');
      const asked = { area: area.id, mode, note };
      await insertModeRequest(connection, {
        accountId: account,
        requestId,
        ...asked,
        requestedAt: at,
        requestedBy: context.actor.id,
      });
      await change.emit('billing-mode.requested', { request: requestId, ...asked });
      await change.audit({ subject: requestId, before: null, after: asked });
      const view = await viewDecision(context, connection, { account, facts, decision });
      return accept({ id: requestId, status: 'pending', ifApprovedToday: view });
    });
  },
};
