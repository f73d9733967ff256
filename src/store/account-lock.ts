// The second lock of accounts: calls about an account run as a role that is shown its rows alone
// (migration 0013). The first are the predicates of the statements themselves; this one holds when
// a statement forgets its own.
import { assert } from '../engine/index.ts';
import type { AccountLock, Connection } from './database.ts';
import { raw } from './sql.ts';

/**
 * The server's own role is shown no account: it inherits from packledger_member, so that the lock
 * of calls about one account holds everything else, too.
 */
export class AccountLockInherited extends Error {
  override readonly name = 'AccountLockInherited';
  readonly role: string;
  constructor(role: string) {
    super(`${role} inherits from packledger_member and is shown no account`);
    this.role = role;
  }
}

const ACCOUNT_ID = /^ac_[0-9a-z]+$/;

/** Whether a text has the form of an account's id; no account has another. */
export function isAccountId(text: string): boolean {
  return ACCOUNT_ID.test(text);
}

/** What begins a transaction that is shown one account. The id is set into its text: checked. */
export function lockText(account: string): string {
  assert(isAccountId(account), 'an account id has the form of one');
  return `set local role packledger_member; set local packledger.account = '${account}'`;
}

/** Finds whether the lock can be used by this connection's role. */
export async function findAccountLock(connection: Connection): Promise<AccountLock> {
  const rows = await connection.query<{
    readonly role: string;
    readonly member: boolean;
    readonly inherits: boolean;
    readonly locked: boolean;
  }>(
    raw(`
      select current_user as role,
        pg_has_role(r.oid, case when current_setting('server_version_num')::integer < 160000
          then 'member' else 'set' end) as member,
        pg_has_role(r.oid, 'usage')
          and coalesce(row_security_active(to_regclass('accounts')), false) as inherits,
        exists (
          select from pg_policy
          where polrelid = to_regclass('accounts') and polname = 'own_account'
        ) as locked
      from pg_roles r
      where r.rolname = 'packledger_member'`),
  );
  const [found] = rows;
  if (found === undefined) return { on: false, why: 'role_is_missing' };
  if (found.inherits) throw new AccountLockInherited(found.role);
  if (!found.locked) return { on: false, why: 'open_tables' };
  return found.member ? { on: true } : { on: false, why: 'role_is_not_granted' };
}
