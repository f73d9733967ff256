import type { Catalog } from '../../engine/index.ts';
import type { InvitationRow } from '../../store/invitations.ts';
import { mailBodies } from '../mail-text.ts';
import type { Mail } from '../operation.ts';

/** What an invitation's mail tells. */
export interface InvitationFacts {
  readonly invitation: InvitationRow;
  readonly link: string;
  /** Null: as an operator. */
  readonly accountName: string | null;
  /** The name of who invites; null: nobody with a name does. */
  readonly inviter: string | null;
}

const ROLE_NAMES = {
  zh: { viewer: '只读成员', finance: '财务', owner: '所有者' },
  en: { viewer: 'viewer', finance: 'finance', owner: 'owner' },
} as const;

const TEXTS = {
  zh: {
    subject: (to: string) => `邀请您加入${to}`,
    platform: '平台运营团队',
    account: (name: string) => `账号“${name}”`,
    from: (inviter: string | null, to: string, role: string) =>
      `${inviter === null ? '' : `${inviter} `}邀请您加入${to}${role === '' ? '' : `，角色：${role}`}。`,
    open: (until: string) => `请在 ${until} 之前打开以下链接（仅可使用一次）：`,
    foot: '如果您不认识邀请人，请忽略此邮件。此邮件由系统发送，请勿回复。',
  },
  en: {
    subject: (to: string) => `You are invited to ${to}`,
    platform: 'the operators of the platform',
    account: (name: string) => `the account "${name}"`,
    from: (inviter: string | null, to: string, role: string) =>
      `${inviter ?? 'Somebody'} invites you to ${to}${role === '' ? '' : ` as ${role}`}.`,
    open: (until: string) => `Open this link before ${until}; it works once:`,
    foot: 'If you do not know who invites you, do nothing. Sent by a program.',
  },
} as const;

/** The mail that brings an invitation. */
export function writeInvitation(
  catalog: Catalog,
  { invitation, link, accountName, inviter }: InvitationFacts,
  language: 'zh' | 'en',
): Mail {
  const texts = TEXTS[language];
  const { invitationId, email, role, expiresAt } = invitation;
  const to = accountName === null ? texts.platform : texts.account(accountName);
  const roleName = role === null ? '' : ROLE_NAMES[language][role];
  const paragraphs = [
    texts.from(inviter, to, roleName),
    texts.open(catalog.calendar.format(expiresAt)),
    link,
    texts.foot,
  ];
  return {
    id: invitationId,
    to: { name: '', address: email ?? '' },
    ...mailBodies({ subject: texts.subject(to), paragraphs, language }),
  };
}
