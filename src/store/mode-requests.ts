import type { BillingMode, Day, Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { inOrder, raw, sql, timestamp } from './sql.ts';

export const REQUEST_STATUSES = ['pending', 'approved', 'rejected'] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** A billing mode that an account asked an operator for. */
export interface ModeRequestRow {
  readonly accountId: string;
  readonly requestId: string;
  readonly area: string;
  readonly mode: BillingMode;
  readonly note: string;
  readonly requestedAt: Instant;
  readonly requestedBy: string;
  readonly status: RequestStatus;
  readonly decidedAt: Instant | null;
  readonly decidedBy: string | null;
  readonly reason: string;
  /** The first day of the mode, where it was approved. */
  readonly from: Day | null;
}

const columns = `account_id as "accountId", request_id as "requestId", area, mode, note,
  requested_at as "requestedAt", requested_by as "requestedBy", status, decided_at as "decidedAt",
  decided_by as "decidedBy", reason, from_date as "from"`;

export async function insertModeRequest(
  connection: Connection,
  request: Pick<
    ModeRequestRow,
    'accountId' | 'requestId' | 'area' | 'mode' | 'note' | 'requestedAt' | 'requestedBy'
  >,
): Promise<void> {
  await connection.execute(sql`
    insert into mode_requests (account_id, request_id, area, mode, note, requested_at, requested_by)
    values (${request.accountId}, ${request.requestId}, ${request.area}, ${request.mode},
      ${request.note}, ${timestamp(request.requestedAt)}::timestamptz, ${request.requestedBy})`);
}

/** The requests of an account, the latest first. */
export async function listModeRequests(
  connection: Connection,
  accountId: string,
): Promise<ModeRequestRow[]> {
  return connection.query<ModeRequestRow>({
    text: `select ${columns} from mode_requests
      where account_id = $1
      order by request_id desc`,
    values: [accountId],
  });
}

/** Which requests to list, in the order in which they were made. */
export interface RequestFilter {
  /** Null: those of all accounts. */
  readonly accountId: string | null;
  readonly status: RequestStatus;
  readonly descending: boolean;
  /** The id of the request that the list goes on from; null: from the beginning. */
  readonly after: string | null;
  readonly take: number;
}

/** Requests of all accounts, or of one. */
export async function listRequestQueue(
  connection: Connection,
  { accountId, status, descending, after, take }: RequestFilter,
): Promise<ModeRequestRow[]> {
  const { sorted, beyond } = inOrder(descending);
  return connection.query<ModeRequestRow>(sql`
    select ${raw(columns)}
    from mode_requests
    where (${accountId}::text is null or account_id = ${accountId})
      and status = ${status}
      and (${after}::text is null or request_id ${beyond} ${after})
    order by request_id ${sorted}
    limit ${take}`);
}

/** Decides a request that nobody decided yet. */
export async function decideModeRequest(
  connection: Connection,
  request: Pick<ModeRequestRow, 'accountId' | 'requestId' | 'status' | 'reason' | 'from'> & {
    readonly decidedAt: Instant;
    readonly decidedBy: string;
  },
): Promise<void> {
  await connection.execute(sql`
    update mode_requests set status = ${request.status}, reason = ${request.reason},
      from_date = ${request.from}::date, decided_by = ${request.decidedBy},
      decided_at = ${timestamp(request.decidedAt)}::timestamptz
    where account_id = ${request.accountId} and request_id = ${request.requestId}
      and status = 'pending'`);
}
