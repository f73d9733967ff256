// Events of which whole minutes are made: each adds to a sum, and is charged what the minutes of
// that grow by. See docs/concepts/measured-usage.md.
import { minutesAdded, present } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql } from './sql.ts';

/** An event that may be one of them: it names the sum, and its quantity is seconds. */
export interface MeasuredRow {
  readonly accountId: string;
  readonly source: string;
  readonly eventId: string;
  readonly quantity: bigint;
  /** Absent: its quantity is charged as it is. */
  readonly minuteSum?: string;
}

type Summed<T extends MeasuredRow> = T & { readonly minuteSum: string };

/** Events with what is charged of them, and those that added to a sum. */
export interface ChargedRows<T> {
  readonly rows: readonly T[];
  readonly added: ReadonlySet<T>;
}

/** What is stored of an event: as it is charged, and as it was measured if it was. */
interface KnownRow {
  readonly place: number;
  readonly quantity: bigint;
  readonly seconds: bigint | null;
  readonly minuteSum: string | null;
}

/**
 * Adds events to their sums and gives them the quantity that is charged. One that is known has the
 * quantity it got, or, if it was measured otherwise, one that it never had. `ordered` is in the
 * order of the keys, in which all writers go; the caller stores the events.
 */
export async function addToMinutes<T extends MeasuredRow>(
  connection: Connection,
  ordered: readonly T[],
): Promise<ChargedRows<T>> {
  const summed = ordered.filter((row): row is Summed<T> => row.minuteSum !== undefined);
  if (summed.length === 0) return { rows: ordered, added: new Set() };
  const sums = await lockSums(connection, summed);
  // Looked up when the sums are held: who brings the same events has stored them by now, or waits.
  const known = await findMeasured(connection, summed);
  const charged = new Map<T, T>();
  const added = new Set<T>();
  const fresh: Summed<T>[] = [];
  let first: Summed<T> | null = null;
  for (const [place, row] of summed.entries()) {
    const { minuteSum, quantity: seconds } = row;
    const stored = known.get(place);
    const before = first !== null && isSameEvent(first, row) ? first : null;
    if (stored !== undefined) {
      const isSame = stored.seconds === seconds && stored.minuteSum === minuteSum;
      charged.set(row, { ...row, quantity: isSame ? stored.quantity : stored.quantity + 1n });
    } else if (before !== null) {
      const { quantity } = present(charged.get(before), 'the first of an identity is charged');
      const isSame = before.quantity === seconds && before.minuteSum === minuteSum;
      charged.set(row, { ...row, quantity: isSame ? quantity : quantity + 1n });
    } else {
      const key = keyOf(row);
      const sum = present(sums.get(key), 'a sum is held');
      const next = { ...row, quantity: minutesAdded(sum, seconds) };
      sums.set(key, sum + seconds);
      charged.set(row, next);
      added.add(next);
      fresh.push(row);
      first = row;
    }
  }
  await insertMeasured(connection, fresh);
  await saveSums(connection, fresh, sums);
  return { rows: ordered.map((row) => charged.get(row) ?? row), added };
}

function keyOf({ accountId, minuteSum }: Summed<MeasuredRow>): string {
  return `${accountId}\n${minuteSum}`;
}

function isSameEvent(a: MeasuredRow, b: MeasuredRow): boolean {
  return a.accountId === b.accountId && a.source === b.source && a.eventId === b.eventId;
}

/** The sums of events, each once and in the order of their keys. */
function sumsOf(rows: readonly Summed<MeasuredRow>[]): readonly Summed<MeasuredRow>[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** What sums stand at, by their keys; nobody else adds to them until the transaction ends. */
async function lockSums(
  connection: Connection,
  rows: readonly Summed<MeasuredRow>[],
): Promise<Map<string, bigint>> {
  const sums = sumsOf(rows);
  const held = await connection.query<{ accountId: string; minuteSum: string; seconds: string }>(
    sql`
    insert into minute_sums as m (account_id, minute_sum, seconds)
    select n.account_id, n.minute_sum, 0
    from unnest(
      ${sums.map(({ accountId }) => accountId)}::text[],
      ${sums.map(({ minuteSum }) => minuteSum)}::text[]
    ) n(account_id, minute_sum)
    on conflict (account_id, minute_sum) do update set seconds = m.seconds
    returning m.account_id as "accountId", m.minute_sum as "minuteSum",
      m.seconds::text as seconds`,
  );
  return new Map(
    held.map(({ accountId, minuteSum, seconds }) => [
      `${accountId}\n${minuteSum}`,
      BigInt(seconds),
    ]),
  );
}

/** The events of these that are stored, by their places. */
async function findMeasured(
  connection: Connection,
  rows: readonly MeasuredRow[],
): Promise<ReadonlyMap<number, KnownRow>> {
  const found = await connection.query<KnownRow>(sql`
    select n.place, e.quantity, m.seconds, m.minute_sum as "minuteSum"
    from unnest(
      ${rows.map((_, place) => place)}::integer[],
      ${rows.map(({ accountId }) => accountId)}::text[],
      ${rows.map(({ source }) => source)}::text[],
      ${rows.map(({ eventId }) => eventId)}::text[]
    ) n(place, account_id, source, event_id)
    cross join lateral (
      select quantity from usage_events
      where account_id = n.account_id and source = n.source and event_id = n.event_id
      limit 1
    ) e
    left join lateral (
      select seconds, minute_sum from measured_events
      where account_id = n.account_id and source = n.source and event_id = n.event_id
      limit 1
    ) m on true`);
  return new Map(found.map((row) => [row.place, row]));
}

async function insertMeasured(
  connection: Connection,
  rows: readonly Summed<MeasuredRow>[],
): Promise<void> {
  if (rows.length === 0) return;
  await connection.execute(sql`
    insert into measured_events (account_id, source, event_id, minute_sum, seconds)
    select n.account_id, n.source, n.event_id, n.minute_sum, n.seconds
    from unnest(
      ${rows.map(({ accountId }) => accountId)}::text[],
      ${rows.map(({ source }) => source)}::text[],
      ${rows.map(({ eventId }) => eventId)}::text[],
      ${rows.map(({ minuteSum }) => minuteSum)}::text[],
      ${rows.map(({ quantity }) => `${quantity}`)}::bigint[]
    ) n(account_id, source, event_id, minute_sum, seconds)`);
}

async function saveSums(
  connection: Connection,
  rows: readonly Summed<MeasuredRow>[],
  sums: ReadonlyMap<string, bigint>,
): Promise<void> {
  if (rows.length === 0) return;
  const changed = sumsOf(rows);
  const seconds = changed.map((row) => `${sums.get(keyOf(row)) ?? 0n}`);
  await connection.execute(sql`
    update minute_sums m
    set seconds = n.seconds
    from unnest(
      ${changed.map(({ accountId }) => accountId)}::text[],
      ${changed.map(({ minuteSum }) => minuteSum)}::text[],
      ${seconds}::numeric[]
    ) n(account_id, minute_sum, seconds)
    where m.account_id = n.account_id and m.minute_sum = n.minute_sum`);
}

/** A sum that is not what its events come to, or whose events are not charged its minutes. */
export interface MinutesComparison {
  readonly accountId: string;
  readonly minuteSum: string;
  readonly stored: string | null;
  readonly derived: string | null;
  /** Seconds that its events are charged. */
  readonly charged: string | null;
}

/** The sums of accounts that are wrong. */
export async function compareMinutes(
  connection: Connection,
  accounts: readonly string[],
): Promise<MinutesComparison[]> {
  return connection.query<MinutesComparison>(sql`
    select coalesce(s.account_id, m.account_id) as "accountId",
      coalesce(s.minute_sum, m.minute_sum) as "minuteSum", s.seconds::text as stored,
      m.seconds::text as derived, m.charged::text as charged
    from (
      select account_id, minute_sum, seconds from minute_sums
      where account_id = any(${[...accounts]}::text[])
    ) s
    full join (
      select m.account_id, m.minute_sum, sum(m.seconds) as seconds, sum(e.quantity) as charged
      from measured_events m
      left join usage_events e on e.account_id = m.account_id and e.source = m.source
        and e.event_id = m.event_id
      where m.account_id = any(${[...accounts]}::text[])
      group by m.account_id, m.minute_sum
    ) m on m.account_id = s.account_id and m.minute_sum = s.minute_sum
    where s.seconds is distinct from m.seconds
      or m.charged is distinct from ceil(m.seconds / 60) * 60
    order by 1, 2`);
}
