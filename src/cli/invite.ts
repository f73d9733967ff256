import { Option } from 'commander';
import type { Outcome } from '../engine/index.ts';
import { createInvitation } from '../operations/invitations/create-invitation.ts';
import type { Invited } from '../operations/invitations/invite.ts';
import type { Role } from '../operations/operation.ts';
import { ROLES } from '../operations/operation.ts';
import { inviteOperator } from '../operations/operators/invite-operator.ts';
import { addCommand, type Face, type Handler } from './command.ts';
import { reportOf } from './report.ts';
import { OPTIONS } from './text/help.ts';
import { TEXTS } from './text/results.ts';

/** `operator invite`, `member invite`: by a link, for those who have no server at hand. */
export function addInviteCommands(face: Face): void {
  const { speaker } = face;
  addCommand(face, 'operator');
  const readOnly = new Option('--read-only', speaker.say(OPTIONS.operatorReadOnly));
  const anybody = new Option('--email <address>', speaker.say(OPTIONS.inviteAnybody));
  addCommand(face, 'operator invite', [anybody, readOnly], invitingOperator);
  addCommand(face, 'member');
  const parts = [
    new Option('--account <id>', speaker.say(OPTIONS.account)).makeOptionMandatory(),
    new Option('--role <role>', speaker.say(OPTIONS.inviteRole))
      .choices(ROLES)
      .makeOptionMandatory(),
    new Option('--email <address>', speaker.say(OPTIONS.inviteEmail)).makeOptionMandatory(),
  ];
  addCommand(face, 'member invite', parts, invitingMember);
}

interface OperatorOptions {
  readonly email?: string;
  readonly readOnly?: boolean;
}

const invitingOperator: Handler<OperatorOptions> = (call, { email, readOnly = false }) =>
  call.withRuntime(async (runtime) => {
    const access: 'read' | 'full' = readOnly ? 'read' : 'full';
    const wish = { send: 'link' as const, access, ...(email === undefined ? {} : { email }) };
    return told(await inviteOperator.run(runtime, wish));
  });

interface MemberOptions {
  readonly account: string;
  readonly role: Role;
  readonly email: string;
}

const invitingMember: Handler<MemberOptions> = (call, options) =>
  call.withRuntime(async (runtime) =>
    told(await createInvitation.run(runtime, { ...options, send: 'link' })),
  );

function told(invited: Outcome<Invited>) {
  return reportOf(invited, ({ link, expiresAt }, { speaker }) => [
    speaker.say(TEXTS.invited, { link: link ?? '', until: expiresAt }),
  ]);
}
