// Plugins in the store: applications, their reviews, and the periods paid, bound or tried.
// See docs/concepts/plugins.md.
import type { Instant, PluginPeriod, PluginReview, PluginType } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { inOrder, raw, sql, timestamp } from './sql.ts';

/** What an owner submits, and submits again after a rejection. */
export interface PluginSubmission {
  readonly name: string;
  readonly appId: string;
  readonly category: string;
  /** Whom the mini-program is certified for; null: not said. */
  readonly subject: string | null;
  /** The attachments of the two screenshots. */
  readonly basicSettings: string;
  readonly pluginSettings: string;
}

export interface PluginApplicationRow extends PluginSubmission {
  readonly accountId: string;
  readonly applicationId: string;
  readonly type: PluginType;
  readonly submittedAt: Instant;
  readonly review: 'in-review' | 'approved' | 'rejected' | 'cancelled';
  readonly endsAt: Instant | null;
  readonly endTold: Instant | null;
}

export interface PluginReviewRow extends PluginReview {
  readonly accountId: string;
  readonly applicationId: string;
  readonly recorded: bigint;
  readonly actorKind: 'operator' | 'member' | 'person' | 'nobody' | 'job';
  readonly actorId: string;
  readonly reason: string;
  /** What was submitted; null for the other kinds. */
  readonly content: PluginSubmission | null;
}

export interface PluginPeriodRow extends PluginPeriod {
  readonly accountId: string;
  readonly applicationId: string;
  readonly source: 'order' | 'gift' | 'trial';
  readonly sourceId: string;
  readonly recorded: bigint;
}

const columns = `account_id as "accountId", application_id as "applicationId", type, name,
  app_id as "appId", category, subject, basic_settings as "basicSettings",
  plugin_settings as "pluginSettings", submitted_at as "submittedAt", review,
  ends_at as "endsAt", end_told as "endTold"`;

export async function insertPluginApplication(
  connection: Connection,
  application: Omit<PluginApplicationRow, 'review' | 'endsAt' | 'endTold'>,
): Promise<void> {
  await connection.execute(sql`
    insert into plugin_applications (account_id, application_id, type, name, app_id, category,
      subject, basic_settings, plugin_settings, submitted_at, review)
    values (${application.accountId}, ${application.applicationId}, ${application.type},
      ${application.name}, ${application.appId}, ${application.category}, ${application.subject},
      ${application.basicSettings}, ${application.pluginSettings},
      ${timestamp(application.submittedAt)}::timestamptz, 'in-review')`);
}

/** Puts a new submission in the place of the one that was rejected. */
export async function replacePluginSubmission(
  connection: Connection,
  application: Omit<PluginApplicationRow, 'type' | 'review' | 'endsAt' | 'endTold'>,
): Promise<void> {
  await connection.execute(sql`
    update plugin_applications set name = ${application.name}, app_id = ${application.appId},
      category = ${application.category}, subject = ${application.subject},
      basic_settings = ${application.basicSettings},
      plugin_settings = ${application.pluginSettings},
      submitted_at = ${timestamp(application.submittedAt)}::timestamptz, review = 'in-review'
    where account_id = ${application.accountId}
      and application_id = ${application.applicationId}`);
}

/** The applications of an account, the latest first. */
export async function listPluginApplications(
  connection: Connection,
  accountId: string,
): Promise<PluginApplicationRow[]> {
  return connection.query<PluginApplicationRow>(sql`
    select ${raw(columns)}
    from plugin_applications
    where account_id = ${accountId}
    order by application_id desc`);
}

export async function findPluginApplication(
  connection: Connection,
  accountId: string,
  applicationId: string,
): Promise<PluginApplicationRow | null> {
  const rows = await connection.query<PluginApplicationRow>({
    text: `select ${columns} from plugin_applications
      where account_id = $1 and application_id = $2`,
    values: [accountId, applicationId],
  });
  return rows[0] ?? null;
}

/** An application that waits for its review, with the name of its account. */
export interface WaitingApplicationRow extends PluginApplicationRow {
  readonly accountName: string;
}

/** Where a page of the waiting ended. */
export interface WaitingPosition {
  readonly submittedAt: Instant;
  readonly account: string;
  readonly id: string;
}

/** The applications in review over all accounts, the longest waiting first. */
export async function listWaitingApplications(
  connection: Pick<Connection, 'query'>,
  page: {
    readonly after: WaitingPosition | null;
    readonly take: number;
    readonly descending: boolean;
  },
): Promise<WaitingApplicationRow[]> {
  const { after, take, descending } = page;
  const { sorted, beyond } = inOrder(descending);
  const behind =
    after === null
      ? sql``
      : sql`and (p.submitted_at, p.account_id, p.application_id) ${beyond}
          (${timestamp(after.submittedAt)}::timestamptz, ${after.account}, ${after.id})`;
  return connection.query<WaitingApplicationRow>(sql`
    select p.account_id as "accountId", p.application_id as "applicationId", p.type, p.name,
      p.app_id as "appId", p.category, p.subject, p.basic_settings as "basicSettings",
      p.plugin_settings as "pluginSettings", p.submitted_at as "submittedAt", p.review,
      p.ends_at as "endsAt", p.end_told as "endTold", a.name as "accountName"
    from plugin_applications p
    join accounts a on a.account_id = p.account_id
    where p.review = 'in-review' ${behind}
    order by p.submitted_at ${sorted}, p.account_id ${sorted}, p.application_id ${sorted}
    limit ${take}`);
}

/** Adds a step of the review; one that decides something also changes the application's row. */
export async function insertPluginReview(
  connection: Connection,
  review: PluginReviewRow,
): Promise<void> {
  const content = review.content === null ? null : JSON.stringify(review.content);
  await connection.execute(sql`
    insert into plugin_reviews (account_id, application_id, recorded, kind, actor_kind, actor_id,
      reason, content, at)
    values (${review.accountId}, ${review.applicationId}, ${review.recorded}, ${review.kind},
      ${review.actorKind}, ${review.actorId}, ${review.reason}, ${content}::text::json,
      ${timestamp(review.at)}::timestamptz)`);
  if (review.kind === 'submitted' || review.kind === 'resubmitted') return;
  await connection.execute(sql`
    update plugin_applications set review = ${review.kind}
    where account_id = ${review.accountId} and application_id = ${review.applicationId}`);
}

/** The steps of an application's review, or of all of an account's, the first first. */
export async function listPluginReviews(
  connection: Connection,
  accountId: string,
  applicationId: string | null = null,
): Promise<PluginReviewRow[]> {
  return connection.query<PluginReviewRow>(sql`
    select account_id as "accountId", application_id as "applicationId", recorded, kind,
      actor_kind as "actorKind", actor_id as "actorId", reason, content, at
    from plugin_reviews
    where account_id = ${accountId}
      and (${applicationId}::text is null or application_id = ${applicationId})
    order by recorded, application_id`);
}

/** Adds a period and moves the application's end on. */
export async function insertPluginPeriod(
  connection: Connection,
  period: PluginPeriodRow,
): Promise<void> {
  await connection.execute(sql`
    insert into plugin_periods (account_id, application_id, from_at, to_at, years, source,
      source_id, given_at, recorded)
    values (${period.accountId}, ${period.applicationId}, ${timestamp(period.from)}::timestamptz,
      ${timestamp(period.to)}::timestamptz, ${period.years}, ${period.source}, ${period.sourceId},
      ${timestamp(period.givenAt)}::timestamptz, ${period.recorded})`);
  await connection.execute(sql`
    update plugin_applications set ends_at = ${timestamp(period.to)}::timestamptz
    where account_id = ${period.accountId} and application_id = ${period.applicationId}`);
}

/** The periods of an application, or of all of an account's, the first first. */
export async function listPluginPeriods(
  connection: Connection,
  accountId: string,
  applicationId: string | null = null,
): Promise<PluginPeriodRow[]> {
  return connection.query<PluginPeriodRow>(sql`
    select account_id as "accountId", application_id as "applicationId", from_at as "from",
      to_at as "to", years, source, source_id as "sourceId", given_at as "givenAt", recorded
    from plugin_periods
    where account_id = ${accountId}
      and (${applicationId}::text is null or application_id = ${applicationId})
    order by from_at, application_id`);
}

/** Whether a plugin of the account may be used at an instant: what a domain of one asks. */
export async function hasUsablePlugin(
  connection: Connection,
  accountId: string,
  at: Instant,
): Promise<boolean> {
  const rows = await connection.query<{ usable: boolean }>(sql`
    select exists (
      select 1 from plugin_periods
      where account_id = ${accountId} and from_at <= ${timestamp(at)}::timestamptz
        and to_at > ${timestamp(at)}::timestamptz
    ) as usable`);
  return rows[0]?.usable === true;
}

export interface PluginEnd {
  readonly applicationId: string;
  readonly name: string;
  readonly appId: string;
  readonly endsAt: Instant;
}

/** When the account's plugins end, the soonest first: what reminders go by. */
export async function listPluginEnds(
  connection: Connection,
  accountId: string,
): Promise<PluginEnd[]> {
  return connection.query<PluginEnd>(sql`
    select application_id as "applicationId", name, app_id as "appId", ends_at as "endsAt"
    from plugin_applications
    where account_id = ${accountId} and ends_at is not null and review <> 'cancelled'
    order by ends_at, application_id`);
}

/** The accounts after `after` with plugins that ended by an instant and were not told of. */
export async function listAccountsWithEnds(
  connection: Connection,
  { by, after, limit }: { readonly by: Instant; readonly after: string; readonly limit: number },
): Promise<string[]> {
  const rows = await connection.query<{ accountId: string }>(sql`
    select distinct account_id as "accountId"
    from plugin_applications
    where account_id > ${after} and ends_at <= ${timestamp(by)}::timestamptz
      and (end_told is null or end_told < ends_at)
    order by account_id
    limit ${limit}`);
  return rows.map(({ accountId }) => accountId);
}

/** The plugins of an account that ended by an instant and were not told of. */
export async function listUntoldEnds(
  connection: Connection,
  accountId: string,
  by: Instant,
): Promise<PluginEnd[]> {
  return connection.query<PluginEnd>(sql`
    select application_id as "applicationId", name, app_id as "appId", ends_at as "endsAt"
    from plugin_applications
    where account_id = ${accountId} and ends_at <= ${timestamp(by)}::timestamptz
      and (end_told is null or end_told < ends_at)
    order by ends_at, application_id`);
}

export interface PluginKey {
  readonly accountId: string;
  readonly applicationId: string;
}

/** Notes that the end of a plugin was told. */
export async function markEndTold(
  connection: Connection,
  { accountId, applicationId }: PluginKey,
  endsAt: Instant,
): Promise<void> {
  await connection.execute(sql`
    update plugin_applications set end_told = ${timestamp(endsAt)}::timestamptz
    where account_id = ${accountId} and application_id = ${applicationId}`);
}

/** Takes a mini-program for an application; tells who has it when it is taken. */
export async function holdAppId(
  connection: Connection,
  appId: string,
  holder: PluginKey,
  at: Instant,
): Promise<PluginKey | null> {
  const changed = await connection.execute(sql`
    insert into plugin_app_ids (app_id, held_by, application_id, held_since)
    values (${appId}, ${holder.accountId}, ${holder.applicationId},
      ${timestamp(at)}::timestamptz)
    on conflict do nothing`);
  if (changed === 1) return null;
  const rows = await connection.query<PluginKey>(sql`
    select held_by as "accountId", application_id as "applicationId"
    from plugin_app_ids
    where app_id = ${appId}`);
  // Let go of between the two statements: begin again.
  const [found] = rows;
  if (found === undefined) throw Object.assign(new Error('it was let go of'), { code: '40001' });
  return found;
}

/** Lets go of the mini-program that an application holds. */
export async function releaseAppId(
  connection: Connection,
  { accountId, applicationId }: PluginKey,
): Promise<void> {
  await connection.execute(sql`
    delete from plugin_app_ids
    where held_by = ${accountId} and application_id = ${applicationId}`);
}
