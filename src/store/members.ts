// Who may what: members of accounts, and operators of the platform.
import type { Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

type Role = 'viewer' | 'finance' | 'owner';

/** A person as a member of an account. */
export interface MemberRow {
  readonly personId: string;
  readonly role: Role;
  readonly joinedAt: Instant;
  readonly name: string;
  readonly email: string;
  readonly twoFactor: boolean;
}

/** The members of an account, in the order in which they joined. */
export async function listMembers(connection: Connection, memberOf: string): Promise<MemberRow[]> {
  return connection.query<MemberRow>(sql`
    select m.person_id as "personId", m.role, m.joined_at as "joinedAt", p.name, p.email,
      p.two_factor as "twoFactor"
    from members m
    join people p on p.person_id = m.person_id
    where m.member_of = ${memberOf}
    order by m.joined_at, m.person_id`);
}

/** Makes a person a member; false: it was one before, and is what it was. */
export async function insertMember(
  connection: Connection,
  member: {
    readonly memberOf: string;
    readonly personId: string;
    readonly role: Role;
    readonly at: Instant;
  },
): Promise<boolean> {
  const added = await connection.execute(sql`
    insert into members (member_of, person_id, role, joined_at)
    values (${member.memberOf}, ${member.personId}, ${member.role},
      ${timestamp(member.at)}::timestamptz)
    on conflict (member_of, person_id) do nothing`);
  return added === 1;
}

export async function updateRole(
  connection: Connection,
  {
    memberOf,
    personId,
    role,
  }: Pick<MemberRow, 'personId' | 'role'> & { readonly memberOf: string },
): Promise<void> {
  await connection.execute(sql`
    update members set role = ${role}
    where member_of = ${memberOf} and person_id = ${personId}`);
}

export async function removeMember(
  connection: Connection,
  memberOf: string,
  personId: string,
): Promise<void> {
  await connection.execute(sql`
    delete from members where member_of = ${memberOf} and person_id = ${personId}`);
}

/** An account that a person is a member of. */
export interface MembershipRow {
  readonly memberOf: string;
  readonly accountName: string;
  readonly role: Role;
}

/** The accounts of a person, in the order in which the person joined them. */
export async function listMemberships(
  connection: Connection,
  personId: string,
): Promise<MembershipRow[]> {
  return connection.query<MembershipRow>(sql`
    select m.member_of as "memberOf", a.name as "accountName", m.role
    from members m
    join accounts a on a.account_id = m.member_of
    where m.person_id = ${personId}
    order by m.joined_at, m.member_of`);
}

/** A person as an operator of the platform. */
export interface OperatorRow {
  readonly personId: string;
  readonly readOnly: boolean;
  readonly joinedAt: Instant;
  readonly name: string;
  readonly email: string;
  readonly twoFactor: boolean;
}

/** The operators, in the order in which they joined. */
export async function listOperators(connection: Connection): Promise<OperatorRow[]> {
  return connection.query<OperatorRow>(sql`
    select o.person_id as "personId", o.read_only as "readOnly", o.joined_at as "joinedAt", p.name,
      p.email, p.two_factor as "twoFactor"
    from operators o
    join people p on p.person_id = o.person_id
    order by o.joined_at, o.person_id`);
}

/** Lets changes of operators take turns until the transaction ends. */
export async function lockOperators(connection: Connection): Promise<void> {
  await connection.execute(sql`lock table operators in share row exclusive mode`);
}

/** Makes a person an operator; false: it was one before, and is what it was. */
export async function insertOperator(
  connection: Connection,
  operator: { readonly personId: string; readonly readOnly: boolean; readonly at: Instant },
): Promise<boolean> {
  const added = await connection.execute(sql`
    insert into operators (person_id, read_only, joined_at)
    values (${operator.personId}, ${operator.readOnly}, ${timestamp(operator.at)}::timestamptz)
    on conflict (person_id) do nothing`);
  return added === 1;
}

export async function removeOperator(connection: Connection, personId: string): Promise<void> {
  await connection.execute(sql`delete from operators where person_id = ${personId}`);
}
