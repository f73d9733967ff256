// A report of usage: the events of one call over the network, stored before it is answered. It is
// no operation of the registry, because its input is a body of many forms that is read while it is
// judged; who may call it is told by the same words and checked by the same rule.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { accept, type Outcome, refuse } from '../../engine/index.ts';
import type { UsageEventRow } from '../../store/usage-events.ts';
import type { Access, Context, OperationKind } from '../operation.ts';
import { mayCall } from '../perform.ts';
import type { Room } from './intake-room.ts';
import type { StoredReport } from './joined-reports.ts';
import { repeatedRejections, UsageJudge } from './judge-usage.ts';
import type { EventBatch, Subjects, UsageRejection } from './usage-event.ts';
import type { UsageIntake } from './usage-intake.ts';

/** What an operation says of itself, said of reports. */
export const USAGE_REPORT = {
  name: 'usage.report',
  /** A used quantity is billed and cannot be taken back: of members, only owners may tell it. */
  access: 'owner' satisfies Access,
  kind: 'change' satisfies OperationKind,
  summary: 'Report usage: events are stored once, however often they are sent.',
} as const;

/** The most bytes of a report, when it is no longer compressed. */
export const REPORT_BYTES_MAX = 10_000_000;
/** The most events of a report. */
export const REPORT_EVENTS_MAX = 50_000;
/** So many of the rejections are told one by one. */
export const REPORT_ERRORS_MAX = 100;

/** Reads the events of a whole body; refused when the body is not of the form. */
export type ReportReader = (
  body: Uint8Array,
  subjects: Subjects,
) => Outcome<AsyncIterable<EventBatch> | Iterable<EventBatch>>;

/** What became of a report. Each event is in one of the three counts. */
export interface ReportedUsage {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  /** The first of what was rejected, by their places, counted from 1. */
  readonly errors: readonly UsageRejection[];
  /** How many rejections are not among them. */
  readonly errorsLeftOut: number;
}

export interface UsageReport {
  readonly intake: UsageIntake;
  /** What the report took when it was let in. */
  readonly room: Room;
  readonly read: ReportReader;
  readonly body: Uint8Array;
  readonly subjects: Subjects;
}

/** Whose usage the actor may report; `account` is that of events that name none. */
export function reportSubjects(
  { actor }: Pick<Context, 'actor'>,
  account: string | null,
): Outcome<Subjects> {
  const isMember = actor.kind === 'member';
  const own = account ?? (isMember ? actor.account : null);
  if (!mayCall({ actor }, USAGE_REPORT, { account: own })) {
    const { name: operation, access: least } = USAGE_REPORT;
    return refuse('not_permitted', { operation, least });
  }
  return accept({ account: own, others: !isMember });
}

/**
 * Stores the events of a report. When it returns they are durable; refused, none of them is stored:
 * the body is not what it says it is, or there are more events than a report may have, or than
 * there is room for.
 */
export async function reportUsage(
  context: Context,
  { intake, room, read, body, subjects }: UsageReport,
): Promise<Outcome<ReportedUsage>> {
  const batches = read(body, subjects);
  if (!batches.ok) return batches;
  const judge = new UsageJudge(context.catalogs);
  const rows: UsageEventRow[] = [];
  const indexes: number[] = [];
  const rejections: UsageRejection[] = [];
  for await (const batch of batches.value) {
    // A long report gives way to other calls now and then.
    if (rows.length + rejections.length > 0) await nextTurn();
    const judged = judge.batch(batch);
    rows.push(...judged.rows);
    indexes.push(...judged.indexes);
    rejections.push(...judged.rejections);
    if (rows.length + rejections.length > REPORT_EVENTS_MAX) {
      return refuse('report_has_too_many_events', { max: `${REPORT_EVENTS_MAX}` });
    }
  }
  if (rows.length === 0) return accept(told(0, 0, rejections));
  if (!room.take({ events: rows.length })) return refuse('usage_intake_is_full');
  const stored = await intake.store(rows);
  const judged = { rows, indexes, rejections };
  rejections.push(...repeatedRejections(judged, stored), ...unknownAccounts(judged, stored));
  const duplicates = stored.duplicates.length;
  const accepted =
    rows.length -
    duplicates -
    stored.repeatedWithOtherContent.length -
    stored.ofUnknownAccounts.length;
  return accept(told(accepted, duplicates, rejections));
}

function unknownAccounts(
  judged: { readonly rows: readonly UsageEventRow[]; readonly indexes: readonly number[] },
  { ofUnknownAccounts }: StoredReport,
): readonly UsageRejection[] {
  return ofUnknownAccounts.map((place) => ({
    index: judged.indexes[place] ?? 0,
    code: 'account_not_found',
    params: { account: judged.rows[place]?.accountId ?? '' },
  }));
}

function told(
  accepted: number,
  duplicates: number,
  rejections: readonly UsageRejection[],
): ReportedUsage {
  const errors = [...rejections].sort((a, b) => a.index - b.index).slice(0, REPORT_ERRORS_MAX);
  const rejected = rejections.length;
  return { accepted, duplicates, rejected, errors, errorsLeftOut: rejected - errors.length };
}
