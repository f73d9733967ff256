import { type Static, Type } from 'typebox';
import {
  accept,
  decideApproval,
  type ModeDecision,
  type ModeFacts,
  type Outcome,
  refuse,
} from '../../engine/index.ts';
import {
  decideModeRequest,
  listModeRequests,
  type ModeRequestRow,
} from '../../store/mode-requests.ts';
import { oneOf, orNull } from '../answer-fields.ts';
import { type Change, changeAccount } from '../change.ts';
import { AccountField } from '../input-fields.ts';
import { notify } from '../notices/notify.ts';
import type { Operation } from '../operation.ts';
import { readModeFacts, recordModes } from './mode-facts.ts';
import { ModeDecisionView, viewDecision } from './mode-view.ts';

const REASON_MAX = 500;

const Input = Type.Object({
  account: AccountField,
  request: Type.String({ description: 'The id of the request.' }),
  approve: Type.Boolean({ description: 'True approves it, false rejects it.' }),
  reason: Type.Optional(
    Type.String({ maxLength: REASON_MAX, description: 'Told to the account.' }),
  ),
});

/** A request that was decided, and what comes of it. */
export const ModeRequestDecided = Type.Object({
  id: Type.String({ description: 'The id of the request.' }),
  status: oneOf(['approved', 'rejected'], { description: 'What was decided.' }),
  change: orNull(ModeDecisionView, {
    description: 'What comes of it; null: nothing, as it was rejected.',
  }),
});
export type ModeRequestDecided = Static<typeof ModeRequestDecided>;

/** Approves or rejects a request. Approved, the mode holds from the day that the rules give. */
export const decideRequest: Operation<typeof Input, ModeRequestDecided> = {
  name: 'billing-modes.decide',
  access: 'operator',
  kind: 'change',
  summary: 'Approve or reject a request for a billing mode.',
  input: Input,
  output: ModeRequestDecided,
  run: async (context, { account, request: requestId, approve, reason = '' }) => {
    const call = { account, operation: 'billing-modes.decide' };
    return changeAccount(context, call, async (change) => {
      const { connection, at } = change;
      const requests = await listModeRequests(connection, account);
      const request = requests.find((row) => row.requestId === requestId);
      if (request === undefined) {
        return refuse('mode_request_not_found', { request: requestId, account }, 'request');
      }
      if (request.status !== 'pending') {
        const { status } = request;
        return refuse('mode_request_is_decided', { request: requestId, status }, 'request');
      }
      const facts = await readModeFacts(context, connection, { account, at });
      const made = approve ? await approveRequest(change, facts, request) : accept(null);
      if (!made.ok) return made;
      await finish(change, request, { view: made.value, reason });
      return accept({
        id: requestId,
        status: approve ? 'approved' : 'rejected',
        change: made.value,
      });
    });
  },
};

async function approveRequest(
  change: Change,
  facts: ModeFacts,
  { area, mode }: ModeRequestRow,
): Promise<Outcome<ModeDecisionView>> {
  const { context, connection, account } = change;
  const decided: Outcome<ModeDecision> = decideApproval(facts, { area, mode });
  if (!decided.ok) return decided;
  const decision = decided.value;
  const view = { account: account.accountId, facts, decision };
  const shown = await viewDecision(context, connection, view);
  await recordModes(change, decision.changes);
  return accept(shown);
}

/** Keeps the decision and tells of it. */
async function finish(
  change: Change,
  request: ModeRequestRow,
  { view, reason }: { readonly view: ModeDecisionView | null; readonly reason: string },
): Promise<void> {
  const { connection, context, account, at } = change;
  const { requestId, area, mode } = request;
  const status = view === null ? 'rejected' : 'approved';
  const from = view?.from ?? null;
  await decideModeRequest(connection, {
    accountId: account.accountId,
    requestId,
    status,
    reason,
    from,
    decidedAt: at,
    decidedBy: context.actor.id,
  });
  const told = { request: requestId, area, mode, decision: status, from, reason } as const;
  await change.emit('billing-mode.decided', told);
  const { catalogs } = context;
  const areas = catalogs.on(catalogs.latest.calendar.dayOf(at))?.areas;
  await notify(change, {
    kind: 'mode-request-decided',
    subject: requestId,
    params: {
      request: requestId,
      scopes: (areas?.get(area)?.scopes ?? []).join(', '),
      mode,
      from: from ?? '',
      reason,
      decision: status,
    },
    key: `mode-request-decided ${requestId}`,
  });
  const before = { status: 'pending' };
  await change.audit({ subject: requestId, before, after: { status, mode, from, reason } });
}
