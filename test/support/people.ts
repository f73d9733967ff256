// People under test: they join by an invitation, and call the server as a browser does.
import { createHmac, randomBytes } from 'node:crypto';
import { COOKIE_PREFIX } from '../../src/http/session-cookie.ts';
import type { Role } from '../../src/operations/operation.ts';
import { SIGN_IN_PURPOSE } from '../../src/operations/people/identify-person.ts';
import { sql } from '../../src/store/sql.ts';
import type { Ledger } from './ledger.ts';

export const PASSWORD = 'correct horse battery';

/** What stands at the end of a link. */
export function tokenIn(link: string | null): string {
  return link?.split('/').at(-1) ?? '';
}

/** Invites somebody, who joins: a member of an account, or an operator; the person's id. */
export async function joined(
  ledger: Ledger,
  who: { account?: string; role?: Role; access?: 'full' | 'read'; email: string },
): Promise<string> {
  const { account, role, access, email } = who;
  const wish = { email, send: 'link' };
  const { link } =
    account === undefined
      ? await ledger.call<{ link: string }>('operators.invite', {
          ...wish,
          ...(access === undefined ? {} : { access }),
        })
      : await ledger.call<{ link: string }>('invitations.create', { account, role, ...wish });
  const token = tokenIn(link);
  const [name = ''] = email.split('@');
  const nobody = ledger.as({ kind: 'nobody', id: '' });
  const details = { token, name, password: PASSWORD };
  return (await nobody.call<{ person: string }>('invitations.accept', details)).person;
}

/** A session of a person that began just now, without signing in; its cookie. */
export async function sessionOf({ context }: Ledger, person: string): Promise<string> {
  const token = randomBytes(16).toString('hex');
  await context.database.query(sql`
    insert into sessions (session_id, person_id, token, created_at, updated_at, expires_at)
    values (${context.ids.next('sn')}, ${person}, ${token}, now(), now(),
      now() + interval '30 days')`);
  const key = context.secrets.derive(SIGN_IN_PURPOSE);
  const signature = createHmac('sha256', key).update(token).digest('base64');
  return `${COOKIE_PREFIX}.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}
