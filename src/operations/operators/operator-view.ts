import { type Static, Type } from 'typebox';
import type { OperatorRow } from '../../store/members.ts';
import { oneOf, TimeField } from '../answer-fields.ts';
import type { Context } from '../operation.ts';

/** An operator of the platform as it is shown. */
export const OperatorView = Type.Object({
  person: Type.String({ description: 'The id of the person.' }),
  name: Type.String(),
  email: Type.String(),
  access: oneOf(['full', 'read'], { description: 'Whether it may only read.' }),
  twoFactor: Type.Boolean({ description: 'Whether a second factor is asked for at sign-in.' }),
  joinedAt: TimeField,
});
export type OperatorView = Static<typeof OperatorView>;

export function operatorView({ catalogs }: Context, row: OperatorRow): OperatorView {
  const { personId: person, name, email, twoFactor } = row;
  const joinedAt = catalogs.latest.calendar.format(row.joinedAt);
  return { person, name, email, access: row.readOnly ? 'read' : 'full', twoFactor, joinedAt };
}
