import type { Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { inOrder, sql, timestamp, timestampOrNull } from './sql.ts';

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

/** Which changes to list, in the order of their making; null: no matter. */
export interface AuditFilter {
  readonly operation: string | null;
  readonly subject: string | null;
  readonly actor: string | null;
  readonly from: Instant | null;
  readonly before: Instant | null;
  readonly descending: boolean;
  /** The id of the entry that the list goes on from. */
  readonly after: string | null;
  readonly take: number;
}

/** Changes of an account, or of the platform itself (''). */
export async function listAudit(
  connection: Connection,
  accountId: string,
  { operation, subject, actor, from, before, descending, after, take }: AuditFilter,
): Promise<AuditRow[]> {
  const { sorted, beyond } = inOrder(descending);
  return connection.query<AuditRow>(sql`
    select account_id as "accountId", entry_id as "entryId", at, actor_kind as "actorKind",
      actor_id as "actorId", request_id as "requestId", operation, subject, before, after
    from audit_entries
    where account_id = ${accountId}
      and (${after}::text is null or entry_id ${beyond} ${after})
      and (${operation}::text is null or operation = ${operation})
      and (${subject}::text is null or subject = ${subject})
      and (${actor}::text is null or actor_id = ${actor})
      and (${timestampOrNull(from)}::timestamptz is null or at >= ${timestampOrNull(from)})
      and (${timestampOrNull(before)}::timestamptz is null or at < ${timestampOrNull(before)})
    order by entry_id ${sorted}
    limit ${take}`);
}

function jsonOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
