import { accept } from '../../engine/index.ts';
import { revokeFirstInvitations } from '../../store/invitations.ts';
import { listOperators, lockOperators } from '../../store/members.ts';
import { makeInvitation } from '../invitations/make-invitation.ts';
import type { Context } from '../operation.ts';

const LIFE_MS = 24 * 60 * 60_000;

/**
 * A link for the first operator of a platform that has none; null when it has one. The link of an
 * earlier start opens nothing anymore: nobody knows who saw it.
 */
export async function inviteFirstOperator(
  context: Context,
): Promise<{ readonly link: string; readonly expiresAt: string } | null> {
  const made = await context.database.transaction(async (connection) => {
    await lockOperators(connection);
    if ((await listOperators(connection)).length > 0) return accept(null);
    await revokeFirstInvitations(connection, context.wallClock.now());
    return makeInvitation(context, connection, {
      memberOf: '',
      role: null,
      readOnly: false,
      email: null,
      mailed: false,
      createdBy: '',
      lifeMs: LIFE_MS,
    });
  });
  if (!made.ok || made.value === null) return null;
  const { link, row } = made.value;
  return { link, expiresAt: context.catalogs.latest.calendar.format(row.expiresAt) };
}
