import { Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { listMembers, updateRole } from '../../store/members.ts';
import { oneOf } from '../answer-fields.ts';
import { changeAccount } from '../change.ts';
import { type Operation, ROLES } from '../operation.ts';
import { dispensable, MemberView, memberView } from './member-view.ts';

const Input = Type.Object({ account: Type.String(), person: Type.String(), role: oneOf(ROLES) });

/** Gives a member another role; it counts from the next call on. */
export const setRole: Operation<typeof Input, MemberView> = {
  name: 'members.set-role',
  access: 'owner',
  kind: 'change',
  summary: 'Give a member of an account another role.',
  input: Input,
  output: MemberView,
  run: async (context, { account, person, role }) => {
    const call = { account, operation: 'members.set-role' };
    return changeAccount(context, call, async ({ connection, audit, unchanged }) => {
      const members = await listMembers(connection, account);
      const same = members.find((one) => one.personId === person && one.role === role);
      if (same !== undefined) return unchanged(memberView(context, same));
      const found = dispensable(context, members, person);
      if (!found.ok) return found;
      await updateRole(connection, { memberOf: account, personId: person, role });
      const before = memberView(context, found.value);
      const after = memberView(context, { ...found.value, role });
      await audit({ subject: person, before, after });
      return accept(after);
    });
  },
};
