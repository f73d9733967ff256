// Who may call what, over the whole registry: a new operation is covered without a line here.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Access, type Actor, ROLES, type Role } from '../../src/operations/operation.ts';
import { OPERATIONS } from '../../src/operations/registry.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { raw } from '../../src/store/sql.ts';
import { Ledger } from '../support/ledger.ts';

const all = [...OPERATIONS.values()];
/** Calls of these need not name an account. */
const OF_NO_ACCOUNT: ReadonlySet<Access> = new Set(['anyone', 'person', 'operator']);
const ofAccounts = all.filter(({ access }) => !OF_NO_ACCOUNT.has(access));

describe('who may call', () => {
  let ledger: Ledger;
  let own: string;
  let other: string;

  beforeAll(async () => {
    const database = await openDatabase('pglite:');
    await migrate(database);
    ledger = await Ledger.on(database);
    own = (await ledger.account('Own')).id;
    other = (await ledger.account('Other')).id;
  });
  afterAll(() => ledger.close());

  const member = (role: Role): Actor => ({ kind: 'member', id: 'a-member', account: own, role });

  test.for(all)('$name says who may call it, and of which account', ({ access, input }) => {
    expect(['anyone', 'person', ...ROLES, 'operator']).toContain(access);
    if (!OF_NO_ACCOUNT.has(access)) expect(Object(input).required).toContain('account');
  });

  test.for(ofAccounts)('$name is refused to an owner of another account', async ({ name }) => {
    const refusal = await ledger.as(member('owner')).refusal(name, { account: other });
    expect(refusal.code).toBe('not_permitted');
  });

  test.for(all)('$name is refused to those who may less', async ({ name, access }) => {
    const names: readonly string[] = ROLES;
    const least = names.indexOf(access);
    const roles = access === 'operator' ? ROLES : ROLES.slice(0, Math.max(0, least));
    for (const role of roles) {
      const refusal = await ledger.as(member(role)).refusal(name, { account: own });
      expect(refusal.code).toBe('not_permitted');
    }
  });

  test("who settles a day is in the audit log, the platform's or the account's", async () => {
    await ledger.call('settlement.settle-day', { date: '2022-03-01' });
    await ledger.call('settlement.settle-day', { date: '2022-03-01', account: own });
    type Audit = { readonly entries: readonly object[] };
    const { entries: platform } = await ledger.call<Audit>('platform-audit.list');
    const { entries: account } = await ledger.call<Audit>('audit.list', { account: own });
    for (const entry of [platform[0], account[0]]) {
      expect(entry).toMatchObject({
        operation: 'settlement.settle-day',
        subject: '2022-03-01',
        actor: { kind: 'operator', id: 'a-story' },
      });
    }
    const refusal = await ledger.as(member('owner')).refusal('platform-audit.list');
    expect(refusal.code).toBe('not_permitted');
  });

  test('nothing of all that was changed: two accounts were made, no more', async () => {
    const changes = await ledger.database.query<{ operation: string }>(
      raw("select operation from audit_entries where operation <> 'settlement.settle-day'"),
    );
    expect(changes.map(({ operation }) => operation)).toEqual([
      'accounts.create',
      'accounts.create',
    ]);
  });
});
