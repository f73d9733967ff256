import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '../operation.ts';
import { reportSubjects } from './report-usage.ts';

const member = (role: Role): Actor => ({ kind: 'member', id: 'ky_1', account: 'ac_1', role });
const OWNER = member('owner');
const OPERATOR: Actor = { kind: 'operator', id: 'ky_2' };

/** Whose usage the actor may report, when the call names this account or none. */
function subjects(actor: Actor, account: string | null): unknown {
  const outcome = reportSubjects({ actor }, account);
  return outcome.ok ? outcome.value : outcome.refusal.code;
}

describe('usage may be reported', () => {
  test.for<[string, Actor, string | null, string | null, boolean]>([
    ['an owner of the own account', OWNER, null, 'ac_1', false],
    ['an owner of the own account, which is named', OWNER, 'ac_1', 'ac_1', false],
    ['an operator of whatever account events name', OPERATOR, null, null, true],
    ['an operator of a named account and others', OPERATOR, 'ac_2', 'ac_2', true],
    ['a job of any account', { kind: 'job', id: 'import' }, null, null, true],
  ])('by %s', ([, actor, named, account, others]) => {
    expect(subjects(actor, named)).toEqual({ account, others });
  });

  test.for<[string, Actor, string | null]>([
    ['an owner of another account', OWNER, 'ac_2'],
    ['a finance member', member('finance'), null],
    ['a viewer', member('viewer'), 'ac_1'],
    ['an operator who may only read', { ...OPERATOR, readOnly: true }, 'ac_1'],
    ['a person who is no member', { kind: 'person', id: 'pr_1' }, null],
    ['nobody', { kind: 'nobody', id: '' }, 'ac_1'],
  ])('not by %s', ([, actor, named]) => {
    expect(subjects(actor, named)).toBe('not_permitted');
  });
});
