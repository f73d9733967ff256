import { type Static, Type } from 'typebox';
import type { Calendar } from '../../engine/index.ts';
import { type ModeRequestRow, REQUEST_STATUSES } from '../../store/mode-requests.ts';
import { DayField, oneOf, orNull, TimeField } from '../answer-fields.ts';
import { AreaField, ModeField } from './mode-fields.ts';

/** A request for a billing mode as it is shown. */
export const ModeRequestView = Type.Object({
  id: Type.String({ description: 'The id of the request.' }),
  account: Type.String({ description: 'The id of the account.' }),
  area: AreaField,
  mode: ModeField('What is asked for.'),
  note: Type.String({ description: 'What the account said to it; empty: nothing.' }),
  requestedAt: TimeField,
  requestedBy: Type.String({ description: 'The id of whoever asked.' }),
  status: oneOf(REQUEST_STATUSES, { description: 'Whether it waits, or how it was decided.' }),
  decidedAt: orNull(TimeField),
  decidedBy: orNull(Type.String({ description: 'The id of the operator.' })),
  reason: Type.String({ description: 'What the operator said to it; empty: nothing.' }),
  from: orNull(DayField, { description: 'The first day of the mode, where it was approved.' }),
});
export type ModeRequestView = Static<typeof ModeRequestView>;

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
