// Where the rows about plugins do not fit each other, nor the orders and gifts that gave them time.
import type { Connection } from './database.ts';
import { type Statement, sql } from './sql.ts';

/** A row that is not as others say; '' where there is none. */
export interface PluginDifference {
  readonly accountId: string;
  /** The id of an application, order or gift, or an AppID. */
  readonly subject: string;
  readonly stored: string;
  readonly derived: string;
}

/** What is compared, with what does not fit. */
export interface PluginDifferences {
  /** Applications whose state is not that of their last review. */
  readonly reviews: readonly PluginDifference[];
  /** Applications whose end is not that of their last period. */
  readonly ends: readonly PluginDifference[];
  /** Periods that begin before the one before them ends. */
  readonly overlaps: readonly PluginDifference[];
  /** Paid orders without the time that they paid for, or the other way round. */
  readonly orders: readonly PluginDifference[];
  /** Used gifts without the years that they gave, or the other way round. */
  readonly gifts: readonly PluginDifference[];
  /** Mini-programs that are held by no application that waits or was approved, or are not held. */
  readonly appIds: readonly PluginDifference[];
}

/** Compares all that is recorded of the plugins of some accounts. */
export async function comparePlugins(
  connection: Connection,
  accounts: readonly string[],
): Promise<PluginDifferences> {
  const ids = [...accounts];
  const find = (statement: Statement) => connection.query<PluginDifference>(statement);
  return {
    reviews: await find(wrongReviews(ids)),
    ends: await find(wrongEnds(ids)),
    overlaps: await find(overlaps(ids)),
    orders: await find(wrongOrders(ids)),
    gifts: await find(wrongGifts(ids)),
    appIds: await wrongAppIds(connection, ids),
  };
}

function wrongReviews(ids: readonly string[]): Statement {
  return sql`
    select p.account_id as "accountId", p.application_id as subject, p.review as stored,
      coalesce(r.review, '') as derived
    from plugin_applications p
    left join (
      select distinct on (account_id, application_id) account_id, application_id,
        case when kind in ('submitted', 'resubmitted') then 'in-review' else kind end as review
      from plugin_reviews
      where account_id = any(${ids}::text[])
      order by account_id, application_id, recorded desc
    ) r on r.account_id = p.account_id and r.application_id = p.application_id
    where p.account_id = any(${ids}::text[]) and r.review is distinct from p.review
    order by 1, 2`;
}

function wrongEnds(ids: readonly string[]): Statement {
  return sql`
    select coalesce(p.account_id, t.account_id) as "accountId",
      coalesce(p.application_id, t.application_id) as subject,
      coalesce(p.ends_at::text, '') as stored, coalesce(t.ends_at::text, '') as derived
    from (
      select account_id, application_id, ends_at from plugin_applications
      where account_id = any(${ids}::text[])) p
    full join (
      select account_id, application_id, max(to_at) as ends_at from plugin_periods
      where account_id = any(${ids}::text[])
      group by account_id, application_id
    ) t on t.account_id = p.account_id and t.application_id = p.application_id
    where p.ends_at is distinct from t.ends_at
    order by 1, 2`;
}

function overlaps(ids: readonly string[]): Statement {
  return sql`
    select account_id as "accountId", application_id as subject, from_at::text as stored,
      before::text as derived
    from (
      select account_id, application_id, from_at,
        lag(to_at) over (partition by account_id, application_id order by from_at) as before
      from plugin_periods
      where account_id = any(${ids}::text[])) p
    where from_at < before
    order by 1, 2, 3`;
}

/** Each paid order of a plugin gave time to its application. */
function wrongOrders(ids: readonly string[]): Statement {
  return sql`
    select coalesce(o.account_id, t.account_id) as "accountId",
      coalesce(o.order_id, t.source_id) as subject, coalesce(t.application_id, '') as stored,
      coalesce(o.subject, '') as derived
    from (
      select account_id, order_id, subject from orders
      where account_id = any(${ids}::text[]) and status = 'paid' and kind = 'plugin') o
    full join (
      select account_id, source_id, application_id from plugin_periods
      where account_id = any(${ids}::text[]) and source = 'order'
    ) t on t.account_id = o.account_id and t.source_id = o.order_id
    where o.subject is distinct from t.application_id
    order by 1, 2`;
}

/** Each used gift of a plugin gave its years to the application that it was used for. */
function wrongGifts(ids: readonly string[]): Statement {
  return sql`
    select coalesce(g.account_id, t.account_id) as "accountId",
      coalesce(g.gift_id, t.source_id) as subject, coalesce(t.given, '') as stored,
      coalesce(g.given, '') as derived
    from (
      select account_id, gift_id, concat_ws(' ', used_for, years) as given from gifts
      where account_id = any(${ids}::text[]) and kind = 'plugin' and used_at is not null) g
    full join (
      select account_id, source_id, concat_ws(' ', application_id, years) as given
      from plugin_periods
      where account_id = any(${ids}::text[]) and source = 'gift'
    ) t on t.account_id = g.account_id and t.source_id = g.gift_id
    where g.given is distinct from t.given
    order by 1, 2`;
}

interface Holding {
  readonly accountId: string;
  readonly appId: string;
  readonly applicationId: string;
}

/** Compared here: on a cluster the two tables lie on different servers. */
async function wrongAppIds(
  connection: Connection,
  ids: readonly string[],
): Promise<readonly PluginDifference[]> {
  const live = await connection.query<Holding>(sql`
    select account_id as "accountId", app_id as "appId", application_id as "applicationId"
    from plugin_applications
    where account_id = any(${ids}::text[]) and review in ('in-review', 'approved')
    order by account_id, app_id, application_id`);
  const held = await connection.query<Holding>(sql`
    select held_by as "accountId", app_id as "appId", application_id as "applicationId"
    from plugin_app_ids
    where held_by = any(${ids}::text[])
    order by held_by, app_id`);
  const known = ({ accountId, appId, applicationId }: Holding) =>
    `${accountId} ${appId} ${applicationId}`;
  const [ofLive, ofHeld] = [new Set(live.map(known)), new Set(held.map(known))];
  return [
    ...live
      .filter((one) => !ofHeld.has(known(one)))
      .map(({ accountId, appId, applicationId }) => {
        return { accountId, subject: appId, stored: '', derived: applicationId };
      }),
    ...held
      .filter((one) => !ofLive.has(known(one)))
      .map(({ accountId, appId, applicationId }) => {
        return { accountId, subject: appId, stored: applicationId, derived: '' };
      }),
  ];
}
