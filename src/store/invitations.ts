import type { Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

/** An invitation to become a member of an account, or an operator. */
export interface InvitationRow {
  readonly invitationId: string;
  readonly tokenHash: string;
  /** The account; '' for one to become an operator. */
  readonly memberOf: string;
  /** Null for one to become an operator. */
  readonly role: 'viewer' | 'finance' | 'owner' | null;
  readonly readOnly: boolean;
  /** In lower case; null: whoever holds the link may take it. */
  readonly email: string | null;
  /** Whether it went to that address by mail, and only there. */
  readonly mailed: boolean;
  readonly createdAt: Instant;
  /** '' for one that the start of a platform without operators made. */
  readonly createdBy: string;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
  readonly usedAt: Instant | null;
  readonly usedBy: string | null;
}

const columns = `invitation_id as "invitationId", token_hash as "tokenHash",
  member_of as "memberOf", role, read_only as "readOnly", email, mailed,
  created_at as "createdAt", created_by as "createdBy", expires_at as "expiresAt",
  revoked_at as "revokedAt", used_at as "usedAt", used_by as "usedBy"`;

export async function insertInvitation(connection: Connection, row: InvitationRow): Promise<void> {
  await connection.execute(sql`
    insert into invitations (invitation_id, token_hash, member_of, role, read_only, email, mailed,
      created_at, created_by, expires_at)
    values (${row.invitationId}, ${row.tokenHash}, ${row.memberOf}, ${row.role}, ${row.readOnly},
      ${row.email}, ${row.mailed}, ${timestamp(row.createdAt)}::timestamptz, ${row.createdBy},
      ${timestamp(row.expiresAt)}::timestamptz)`);
}

/** The invitations to an account, or to become an operator (''); the latest first. */
export async function listInvitations(
  connection: Connection,
  memberOf: string,
  limit: number,
): Promise<InvitationRow[]> {
  return connection.query<InvitationRow>({
    text: `select ${columns} from invitations where member_of = $1
      order by invitation_id desc limit $2`,
    values: [memberOf, limit],
  });
}

export async function findInvitation(
  connection: Connection,
  invitationId: string,
): Promise<InvitationRow | null> {
  const rows = await connection.query<InvitationRow>({
    text: `select ${columns} from invitations where invitation_id = $1`,
    values: [invitationId],
  });
  return rows[0] ?? null;
}

/** The invitation of a link. */
export async function findInvitationByHash(
  connection: Connection,
  tokenHash: string,
): Promise<InvitationRow | null> {
  const rows = await connection.query<InvitationRow>({
    text: `select ${columns} from invitations where token_hash = $1`,
    values: [tokenHash],
  });
  return rows[0] ?? null;
}

/** The invitations to an address that may be taken now, in the order of their making. */
export async function listOpenInvitations(
  reading: Pick<Connection, 'query'>,
  email: string,
  at: Instant,
): Promise<InvitationRow[]> {
  return reading.query<InvitationRow>({
    text: `select ${columns} from invitations
      where email = $1 and used_at is null and revoked_at is null and expires_at > $2::timestamptz
      order by invitation_id`,
    values: [email, timestamp(at)],
  });
}

/** Marks an invitation as taken; false: it was taken, revoked or over just before. */
export async function useInvitation(
  connection: Connection,
  invitationId: string,
  { personId, at }: { readonly personId: string; readonly at: Instant },
): Promise<boolean> {
  const changed = await connection.execute(sql`
    update invitations set used_at = ${timestamp(at)}::timestamptz, used_by = ${personId}
    where invitation_id = ${invitationId} and used_at is null and revoked_at is null
      and expires_at > ${timestamp(at)}::timestamptz`);
  return changed === 1;
}

export async function revokeInvitation(
  connection: Connection,
  invitationId: string,
  at: Instant,
): Promise<void> {
  await connection.execute(sql`
    update invitations set revoked_at = ${timestamp(at)}::timestamptz
    where invitation_id = ${invitationId} and revoked_at is null and used_at is null`);
}

/** Revokes what earlier starts of a platform without operators made. */
export async function revokeFirstInvitations(connection: Connection, at: Instant): Promise<void> {
  await connection.execute(sql`
    update invitations set revoked_at = ${timestamp(at)}::timestamptz
    where member_of = '' and created_by = '' and revoked_at is null and used_at is null`);
}
