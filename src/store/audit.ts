import type { Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

/** One change: who made it, and what was before and after. `before` and `after` are JSON. */
export interface AuditRow {
  /** '' for a change of the platform itself. */
  readonly accountId: string;
  readonly entryId: string;
  readonly at: Instant;
  readonly actorKind: 'operator' | 'member' | 'person' | 'nobody' | 'job';
  readonly actorId: string;
  readonly requestId: string;
  readonly operation: string;
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
}

export async function insertAudit(connection: Connection, entry: AuditRow): Promise<void> {
  await connection.execute(sql`
    insert into audit_entries (account_id, entry_id, at, actor_kind, actor_id, request_id,
      operation, subject, before, after)
    values (${entry.accountId}, ${entry.entryId}, ${timestamp(entry.at)}::timestamptz,
      ${entry.actorKind}, ${entry.actorId}, ${entry.requestId}, ${entry.operation},
      ${entry.subject}, ${jsonOrNull(entry.before)}::text::json,
      ${jsonOrNull(entry.after)}::text::json)`);
}

/** The changes of an account, latest first, before an entry ('': all); `limit` at the most. */
export async function listAudit(
  connection: Connection,
  accountId: string,
  before: string,
  limit: number,
): Promise<AuditRow[]> {
  return connection.query<AuditRow>(sql`
    select account_id as "accountId", entry_id as "entryId", at, actor_kind as "actorKind",
      actor_id as "actorId", request_id as "requestId", operation, subject, before, after
    from audit_entries
    where account_id = ${accountId} and (${before} = '' or entry_id < ${before})
    order by entry_id desc
    limit ${limit}`);
}

function jsonOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
