import { randomBytes } from 'node:crypto';
import { accept, type Outcome, refuse } from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import {
  type InvitationRow,
  insertInvitation,
  listInvitations,
  revokeInvitation,
} from '../../store/invitations.ts';
import type { Context } from '../operation.ts';
import { hashOfToken } from '../people/person-details.ts';
import { stateOf } from './invitation-view.ts';

const TOKEN_BYTES = 24;
/** How many may be open at once, of an account or to become an operator. */
const OPEN_MAX = 50;
const LISTED_MAX = 200;

/** Who is invited as what. */
export interface InvitationWish
  extends Pick<InvitationRow, 'memberOf' | 'role' | 'readOnly' | 'email' | 'mailed'> {
  readonly createdBy: string;
  readonly lifeMs: number;
}

/** An invitation that was made just now; its link is told this once. */
export interface MadeInvitation {
  readonly row: InvitationRow;
  readonly link: string;
}

/** Makes an invitation within a transaction. An open one to the same address is over by that. */
export async function makeInvitation(
  context: Context,
  connection: Connection,
  { lifeMs, ...wish }: InvitationWish,
): Promise<Outcome<MadeInvitation>> {
  const now = context.wallClock.now();
  const all = await listInvitations(connection, wish.memberOf, LISTED_MAX);
  const open = all.filter((row) => stateOf(row, now) === 'open');
  const same = open.filter(({ email }) => email !== null && email === wish.email);
  if (open.length - same.length >= OPEN_MAX) {
    return refuse('invitations_are_too_many', { max: `${OPEN_MAX}` });
  }
  for (const { invitationId } of same) await revokeInvitation(connection, invitationId, now);
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const row: InvitationRow = {
    ...wish,
    invitationId: context.ids.next('iv'),
    tokenHash: hashOfToken(token),
    createdAt: now,
    expiresAt: now + lifeMs,
    revokedAt: null,
    usedAt: null,
    usedBy: null,
  };
  await insertInvitation(connection, row);
  return accept({ row, link: `${context.publicUrl}/invite/${token}` });
}
