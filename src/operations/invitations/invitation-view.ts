import { type Static, Type } from 'typebox';
import type { Instant } from '../../engine/index.ts';
import type { InvitationRow } from '../../store/invitations.ts';
import { oneOf, orNull, TimeField } from '../answer-fields.ts';
import { type Context, ROLES } from '../operation.ts';

export const INVITATION_STATES = ['open', 'used', 'revoked', 'expired'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

/** As what somebody is invited: a member with a role, or an operator. */
export const INVITED_AS = {
  role: orNull(oneOf(ROLES, { description: 'The role in the account; null: as an operator.' })),
  operator: orNull(
    oneOf(['full', 'read'], { description: 'The kind of operator; null: as a member.' }),
  ),
};

/** An invitation as it is shown: without its link. */
export const InvitationView = Type.Object({
  id: Type.String(),
  email: orNull(Type.String({ description: 'Who may take it; null: whoever holds the link.' })),
  ...INVITED_AS,
  mailed: Type.Boolean({ description: 'Whether it went out by mail.' }),
  state: oneOf(INVITATION_STATES),
  createdAt: TimeField,
  createdBy: Type.String(),
  expiresAt: TimeField,
  usedAt: orNull(TimeField),
  usedBy: orNull(Type.String({ description: 'The id of the person.' })),
});
export type InvitationView = Static<typeof InvitationView>;

export function invitationView(context: Context, row: InvitationRow): InvitationView {
  const { calendar } = context.catalogs.latest;
  return {
    id: row.invitationId,
    email: row.email,
    ...invitedAs(row),
    mailed: row.mailed,
    state: stateOf(row, context.wallClock.now()),
    createdAt: calendar.format(row.createdAt),
    createdBy: row.createdBy,
    expiresAt: calendar.format(row.expiresAt),
    usedAt: row.usedAt === null ? null : calendar.format(row.usedAt),
    usedBy: row.usedBy,
  };
}

export function invitedAs({ memberOf, role, readOnly }: InvitationRow) {
  const kind: 'full' | 'read' = readOnly ? 'read' : 'full';
  return { role, operator: memberOf === '' ? kind : null };
}

export function stateOf(
  { usedAt, revokedAt, expiresAt }: InvitationRow,
  now: Instant,
): InvitationState {
  if (usedAt !== null) return 'used';
  if (revokedAt !== null) return 'revoked';
  return expiresAt <= now ? 'expired' : 'open';
}
