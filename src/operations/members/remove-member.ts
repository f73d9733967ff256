import { Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { listMembers, removeMember as removeRow } from '../../store/members.ts';
import { changeAccount } from '../change.ts';
import type { Operation } from '../operation.ts';
import { dispensable, MemberView, memberView } from './member-view.ts';

const Input = Type.Object({ account: Type.String(), person: Type.String() });

/** Takes a person out of an account; a session of that person sees nothing of it anymore. */
export const removeMember: Operation<typeof Input, MemberView> = {
  name: 'members.remove',
  access: 'owner',
  kind: 'change',
  summary: 'Take a person out of an account, at once.',
  input: Input,
  output: MemberView,
  run: async (context, { account, person }) => {
    const call = { account, operation: 'members.remove' };
    return changeAccount(context, call, async ({ connection, audit }) => {
      const found = dispensable(context, await listMembers(connection, account), person);
      if (!found.ok) return found;
      await removeRow(connection, account, person);
      const before = memberView(context, found.value);
      await audit({ subject: person, before, after: null });
      return accept(before);
    });
  },
};
