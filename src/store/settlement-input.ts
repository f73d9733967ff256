// What a range's settlement reads: a few statements for thousands of accounts, each answered by one
// text of lines. A row at a time, the driver alone costs more than the engine does.
import {
  type Coverage,
  type Day,
  groupBy,
  type Instant,
  type ModeChange,
  type PackBalance,
  type UsageLine,
} from '../engine/index.ts';
import type { Connection } from './database.ts';
import type { RangeRow } from './settlement-runs.ts';
import { raw, sql, timestamp } from './sql.ts';

/** One account's part of a range, as it was when its version was read. */
export interface AccountInput {
  readonly accountId: string;
  readonly version: bigint;
  readonly settledThrough: Day | null;
  readonly usage: readonly UsageLine[];
  readonly packs: readonly PackBalance[];
  readonly modes: readonly ModeChange[];
  /** What covers instances on the day; the packs are among `packs`. */
  readonly coverage: readonly Coverage[];
}

/**
 * The accounts of a range with usage on the day, in id order, with the packs that hold something
 * and are valid on it (a refunded one holds nothing), those that are bound on it however long they
 * have been expired, and all their mode changes. The version is read first: whoever changes the
 * account afterwards is noticed when its settlement is written. The usage is looked up account by
 * account (lateral): the table holds all days, of which a range scan would read every one.
 */
export async function readRange(
  connection: Connection,
  range: RangeRow,
  day: Day,
  dayEnd: Instant,
): Promise<Iterable<AccountInput>> {
  const { from, to } = range;
  const usage = await connection.query<TextRow>(sql`
    select string_agg(a.account_id || E'\\t' || a.version || E'\\t'
        || coalesce(a.settled_through::text, '') || E'\\t' || u.lines, E'\\n'
        order by a.account_id) as text
    from accounts a
    cross join lateral (
      select string_agg(item || E'\\t' || instance || E'\\t' || quantity, E'\\t') as lines
      from usage_days
      where usage_days.account_id = a.account_id and usage_date = ${day}::date
    ) u
    where a.account_id >= ${from} and (${to} = '' or a.account_id < ${to})
      and u.lines is not null`);
  const packs = await connection.query<TextRow>(sql`
    select string_agg(${PACK_LINE}, E'\\n') as text
    from packs
    where account_id >= ${from} and (${to} = '' or account_id < ${to})
      and expires_at >= ${timestamp(dayEnd)}::timestamptz
      and remaining > 0
      and (reclaimed_at is null or reclaimed_at >= ${timestamp(dayEnd)}::timestamptz)`);
  const bound = await connection.query<TextRow>(sql`
    select string_agg(concat_ws(E'\\t', ${PACK_LINE}, instance, from_day, to_day), E'\\n') as text
    from bindings
    join packs using (account_id, pack_id)
    where account_id >= ${from} and (${to} = '' or account_id < ${to})
      and from_day <= ${day}::date and to_day >= ${day}::date
      and (reclaimed_at is null or reclaimed_at >= ${timestamp(dayEnd)}::timestamptz)`);
  const modes = await connection.query<TextRow>(sql`
    select string_agg(concat_ws(E'\\t', account_id, scope, mode, from_date), E'\\n'
        order by account_id, recorded) as text
    from mode_changes
    where account_id >= ${from} and (${to} = '' or account_id < ${to})`);
  return accountsOf(linesOf(usage), {
    packs: byAccount(linesOf(packs)),
    bound: byAccount(linesOf(bound)),
    modes: byAccount(linesOf(modes)),
  });
}

/** All packs of some accounts, whatever they hold, in pack order, by account. */
export async function readPacks(
  connection: Connection,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, PackBalance[]>> {
  const rows = await connection.query<TextRow>(sql`
    select string_agg(
        concat_ws(E'\\t', ${PACK_LINE}, round(date_part('epoch', refunded_at) * 1000)::bigint),
        E'\\n'
        order by account_id, expires_at, purchased_at, pack_id) as text
    from packs
    where account_id = any(${[...accountIds]}::text[])`);
  const packs = new Map<string, PackBalance[]>();
  for (const [accountId, lines] of byAccount(linesOf(rows))) {
    packs.set(accountId, lines.map(anyPackOf));
  }
  return packs;
}

interface TextRow {
  readonly text: string | null;
}

/** A pack as a line of text; its moments in whole milliseconds. A reclaimed one ends by that. */
const PACK_LINE = raw(`concat_ws(E'\\t', account_id, pack_id, family, total, remaining,
        round(date_part('epoch', purchased_at) * 1000)::bigint,
        round(date_part('epoch', least(expires_at, reclaimed_at)) * 1000)::bigint, gift)`);

/**
 * One account at a time, made of its lines when it is asked for: what is decided and written is
 * gone before the next is read, which spares the collector most of its work.
 */
function* accountsOf(
  usage: readonly string[],
  { packs, bound, modes }: Readonly<Record<'packs' | 'bound' | 'modes', LinesByAccount>>,
): Iterable<AccountInput> {
  for (const line of usage) {
    const account = accountOf(line.split('\t'));
    const { accountId } = account;
    const held = (packs.get(accountId) ?? []).map(packOf);
    const covering = bound.get(accountId);
    yield {
      ...account,
      packs: covering === undefined ? held : withBound(held, covering.map(packOf)),
      modes: (modes.get(accountId) ?? []).map(modeOf),
      coverage: covering === undefined ? [] : covering.map(coverageOf),
    };
  }
}

type LinesByAccount = ReadonlyMap<string, readonly string[]>;

/** A bound pack that has expired is not among those that are held. */
function withBound(
  held: readonly PackBalance[],
  bound: readonly PackBalance[],
): readonly PackBalance[] {
  const known = new Set(held.map(({ pack }) => pack.id));
  return [...held, ...bound.filter(({ pack }) => !known.has(pack.id))];
}

/** A bound pack's columns: those of a pack, then instance, first day, last day. */
function coverageOf(line: string): Coverage {
  const [, pack = '', , , , , , , instance = '', from = '', to = ''] = line.split('\t');
  // Date columns' texts are well-written days.
  return { instance, pack, from: from as Day, to: to as Day };
}

/** The lines of a text. No column holds a tab or a newline. */
function linesOf(rows: readonly TextRow[]): readonly string[] {
  const text = rows[0]?.text ?? '';
  return text === '' ? [] : text.split('\n');
}

function byAccount(lines: readonly string[]): ReadonlyMap<string, string[]> {
  return groupBy(lines, (line) => line.slice(0, line.indexOf('\t')));
}

/** A pack's columns: account, id, family, total, remaining, purchased, expires, gift. */
function packOf(line: string): PackBalance {
  const [, id = '', family = '', total = '', remaining = '', purchasedAt, expiresAt, gift] =
    line.split('\t');
  const pack = {
    id,
    family,
    sku: null,
    total: BigInt(total),
    purchasedAt: Number(purchasedAt),
    expiresAt: Number(expiresAt),
    gift: gift === 't',
    refundedAt: null,
  };
  return { pack, left: BigInt(remaining) };
}

/** The same, and when it was refunded; nothing there if it was not. */
function anyPackOf(line: string): PackBalance {
  const { pack, left } = packOf(line);
  const refundedAt = line.split('\t')[8];
  return {
    pack: { ...pack, refundedAt: refundedAt === undefined ? null : Number(refundedAt) },
    left,
  };
}

/** A mode change's columns: account, scope, mode, first day. */
function modeOf(line: string): ModeChange {
  const [, scope = '', mode = '', from = ''] = line.split('\t');
  // The store only ever took checked modes and days.
  return { scope, mode, from } as ModeChange;
}

/** An account's columns: id, version, last settled day, then item, instance, quantity, … */
function accountOf(row: readonly string[]): Omit<AccountInput, 'packs' | 'modes' | 'coverage'> {
  const [accountId = '', version = '', settled = ''] = row;
  const usage: UsageLine[] = [];
  for (let at = 3; at < row.length; at += 3) {
    const [item = '', instance = '', quantity = ''] = [row[at], row[at + 1], row[at + 2]];
    usage.push({ item, instance: instance === '' ? null : instance, quantity: BigInt(quantity) });
  }
  return {
    accountId,
    version: BigInt(version),
    settledThrough: settled === '' ? null : (settled as Day), // a date column's text
    usage,
  };
}
