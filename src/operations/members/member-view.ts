import { type Static, Type } from 'typebox';
import { accept, type Outcome, refuse } from '../../engine/index.ts';
import type { MemberRow } from '../../store/members.ts';
import { oneOf, TimeField } from '../answer-fields.ts';
import { type Context, ROLES } from '../operation.ts';

/** A member of an account as it is shown. */
export const MemberView = Type.Object({
  person: Type.String({ description: 'The id of the person.' }),
  name: Type.String(),
  email: Type.String(),
  role: oneOf(ROLES),
  twoFactor: Type.Boolean({ description: 'Whether a second factor is asked for at sign-in.' }),
  joinedAt: TimeField,
});
export type MemberView = Static<typeof MemberView>;

export function memberView({ catalogs }: Context, row: MemberRow): MemberView {
  const { personId: person, name, email, role, twoFactor } = row;
  const joinedAt = catalogs.latest.calendar.format(row.joinedAt);
  return { person, name, email, role, twoFactor, joinedAt };
}

/**
 * The member, when the account has an owner without it: who owns nothing anymore could ask nobody
 * for help. An operator may leave an account without owners, and invite one again.
 */
export function dispensable(
  { actor }: Context,
  members: readonly MemberRow[],
  person: string,
): Outcome<MemberRow> {
  const member = members.find(({ personId }) => personId === person);
  if (member === undefined) return refuse('member_not_found', { person }, 'person');
  const isLastOwner = !members.some((one) => one !== member && one.role === 'owner');
  if (member.role === 'owner' && isLastOwner && actor.kind !== 'operator') {
    return refuse('account_needs_an_owner', { person }, 'person');
  }
  return accept(member);
}
