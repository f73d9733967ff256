// What a range's settlement reads: a few statements for thousands of accounts, each answered by one
// text of lines. A row at a time, the driver alone costs more than the engine does.
import {
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
}

/**
 * The accounts of a range with usage on the day, in id order, with the packs that hold something
 * and are valid on it, and all their mode changes. The version is read first: whoever changes the
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
      and remaining > 0`);
  const modes = await connection.query<TextRow>(sql`
    select string_agg(concat_ws(E'\\t', account_id, scope, mode, from_date), E'\\n'
        order by account_id, recorded) as text
    from mode_changes
    where account_id >= ${from} and (${to} = '' or account_id < ${to})`);
  return accountsOf(linesOf(usage), byAccount(linesOf(packs)), byAccount(linesOf(modes)));
}

/** All packs of some accounts, whatever they hold, in pack order, by account. */
export async function readPacks(
  connection: Connection,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, PackBalance[]>> {
  const rows = await connection.query<TextRow>(sql`
    select string_agg(${PACK_LINE}, E'\\n'
        order by account_id, expires_at, purchased_at, pack_id) as text
    from packs
    where account_id = any(${[...accountIds]}::text[])`);
  const packs = new Map<string, PackBalance[]>();
  for (const [accountId, lines] of byAccount(linesOf(rows))) {
    packs.set(accountId, lines.map(packOf));
  }
  return packs;
}

interface TextRow {
  readonly text: string | null;
}

/** A pack as a line of text; its moments in whole milliseconds. */
const PACK_LINE = raw(`concat_ws(E'\\t', account_id, pack_id, family, total, remaining,
        round(date_part('epoch', purchased_at) * 1000)::bigint,
        round(date_part('epoch', expires_at) * 1000)::bigint, gift)`);

/**
 * One account at a time, made of its lines when it is asked for: what is decided and written is
 * gone before the next is read, which spares the collector most of its work.
 */
function* accountsOf(
  usage: readonly string[],
  packs: ReadonlyMap<string, readonly string[]>,
  modes: ReadonlyMap<string, readonly string[]>,
): Iterable<AccountInput> {
  for (const line of usage) {
    const account = accountOf(line.split('\t'));
    const { accountId } = account;
    yield {
      ...account,
      packs: (packs.get(accountId) ?? []).map(packOf),
      modes: (modes.get(accountId) ?? []).map(modeOf),
    };
  }
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

/** A mode change's columns: account, scope, mode, first day. */
function modeOf(line: string): ModeChange {
  const [, scope = '', mode = '', from = ''] = line.split('\t');
  // The store only ever took checked modes and days.
  return { scope, mode, from } as ModeChange;
}

/** An account's columns: id, version, last settled day, then item, instance, quantity, … */
function accountOf(row: readonly string[]): Omit<AccountInput, 'packs' | 'modes'> {
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
