import type { BillingMode, Calendar, Day } from '../../engine/index.ts';
import type { ModeRequestRow, RequestStatus } from '../../store/mode-requests.ts';

/** A request for a billing mode as it is shown. */
export interface ModeRequestView {
  readonly id: string;
  readonly account: string;
  readonly area: string;
  readonly mode: BillingMode;
  readonly note: string;
  readonly requestedAt: string;
  readonly requestedBy: string;
  readonly status: RequestStatus;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly reason: string;
  /** The first day of the mode, where it was approved. */
  readonly from: Day | null;
}

export function viewRequest(row: ModeRequestRow, calendar: Calendar): ModeRequestView {
  return {
    id: row.requestId,
    account: row.accountId,
    area: row.area,
    mode: row.mode,
    note: row.note,
    requestedAt: calendar.format(row.requestedAt),
    requestedBy: row.requestedBy,
    status: row.status,
    decidedAt: row.decidedAt === null ? null : calendar.format(row.decidedAt),
    decidedBy: row.decidedBy,
    reason: row.reason,
    from: row.from,
  };
}
