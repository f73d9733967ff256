import type { Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

/** A session with all that says what its person may: one statement a request. */
export interface SessionRow {
  readonly sessionId: string;
  readonly personId: string;
  readonly createdAt: Instant;
  /** When it was used last, to the hour. */
  readonly seenAt: Instant;
  readonly expiresAt: Instant;
  /** Whether the person is an operator, and of which kind. */
  readonly operator: 'full' | 'read' | null;
  /** The person's role in each account. */
  readonly roles: Readonly<Record<string, 'viewer' | 'finance' | 'owner'>>;
}

export async function findSession(
  reading: Pick<Connection, 'query'>,
  token: string,
): Promise<SessionRow | null> {
  const rows = await reading.query<SessionRow>(sql`
    select s.session_id as "sessionId", s.person_id as "personId", s.created_at as "createdAt",
      s.updated_at as "seenAt", s.expires_at as "expiresAt",
      case when o.read_only then 'read' when not o.read_only then 'full' end as operator,
      coalesce((
        select json_object_agg(m.member_of, m.role)
        from members m
        where m.person_id = s.person_id), '{}') as roles
    from sessions s
    left join operators o on o.person_id = s.person_id
    where s.token = ${token}`);
  return rows[0] ?? null;
}

/** Says that a session was used now. */
export async function touchSession(
  reading: Pick<Connection, 'query'>,
  sessionId: string,
  at: Instant,
): Promise<void> {
  await reading.query(sql`
    update sessions set updated_at = ${timestamp(at)}::timestamptz
    where session_id = ${sessionId}`);
}

/** A session as its person sees it. */
export interface OwnSessionRow {
  readonly sessionId: string;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly createdAt: Instant;
  readonly seenAt: Instant;
}

/** The sessions of a person that are not over, the latest first. */
export async function listSessions(
  reading: Pick<Connection, 'query'>,
  personId: string,
  { expiresAfter, seenAfter }: { readonly expiresAfter: Instant; readonly seenAfter: Instant },
): Promise<OwnSessionRow[]> {
  return reading.query<OwnSessionRow>(sql`
    select session_id as "sessionId", address, user_agent as "userAgent",
      created_at as "createdAt", updated_at as "seenAt"
    from sessions
    where person_id = ${personId} and expires_at > ${timestamp(expiresAfter)}::timestamptz
      and updated_at > ${timestamp(seenAfter)}::timestamptz
    order by session_id desc`);
}

/** Ends one session of a person, or ('') all but one. Tells how many. */
export async function endSessions(
  connection: Connection,
  personId: string,
  { only, but }: { readonly only: string; readonly but: string },
): Promise<number> {
  return connection.execute(sql`
    delete from sessions
    where person_id = ${personId} and (${only} = '' or session_id = ${only})
      and session_id <> ${but}`);
}

/** Forgets what is over anyway: sessions, promises, and attempts of long ago. */
export async function forgetOldSignIns(
  connection: Connection,
  { now, attemptsBefore }: { readonly now: Instant; readonly attemptsBefore: Instant },
): Promise<void> {
  const at = timestamp(now);
  await connection.execute(sql`delete from sessions where expires_at < ${at}::timestamptz`);
  await connection.execute(sql`delete from verifications where expires_at < ${at}::timestamptz`);
  await connection.execute(sql`
    delete from sign_in_attempts where last_at < ${timestamp(attemptsBefore)}::timestamptz`);
}
