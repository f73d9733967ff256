// What a range's settlement writes: one COPY a table, one update of balances, one of accounts.
import type {
  BillPeriod,
  Day,
  DeductionEntry,
  Instant,
  Money,
  OverageEntry,
  UsageLine,
} from '../engine/index.ts';
import { formatExact } from '../engine/index.ts';
import {
  BinaryRows,
  dateField,
  type Field,
  instantField,
  integerField,
  textField,
} from './copy-binary.ts';
import { column } from './copy-text.ts';
import type { Connection } from './database.ts';
import type { RangeRow } from './settlement-runs.ts';
import { sql, timestamp } from './sql.ts';

/** One account's day as it is recorded. */
export interface SettlementEntry {
  readonly accountId: string;
  readonly day: Day;
  readonly revision: number;
  readonly recorded: bigint;
  readonly catalog: string;
  readonly usage: readonly UsageLine[];
  readonly deductions: readonly DeductionEntry[];
  readonly overage: readonly OverageEntry[];
  /** The bill date of monthly lines: the 1st of the next month. */
  readonly monthBillDate: Day;
}

export interface BillEntry {
  readonly accountId: string;
  readonly bill: BillPeriod;
  readonly billDate: Day;
  readonly revision: number;
  readonly amount: Money;
  readonly currency: string;
}

export interface BalanceEntry {
  readonly accountId: string;
  readonly packId: string;
  readonly left: bigint;
}

/** The version at which an account was read; written only if it is still at it. */
export interface VersionEntry {
  readonly accountId: string;
  readonly version: bigint;
  readonly settledThrough: Day;
}

/** The account changed between reading and writing: nothing is written, the range begins again. */
export class AccountChanged extends Error {
  override readonly name = 'AccountChanged';
  /** The code of a serialization failure, so that the transaction is begun again. */
  readonly code = '40001';
}

/** Collects what is settled as the rows of three tables, and writes it: one COPY for each. */
export class SettlementRows {
  readonly #at: string;
  readonly #settlements = new Pieces();
  readonly #deductions = new BinaryRows();
  /** Of deductions, with those that take nothing. */
  #rows = 0;
  /** Fields of texts that come again and again: items, ratios, instances. */
  readonly #fields = new Map<string, Field>();
  readonly #atField: Field;
  readonly #overage = new Pieces();
  /** How many account-days were added. */
  entries = 0;
  /** How many deductions took or returned something: rows of what bindings cover do not. */
  deductions = 0;

  constructor(settledAt: Instant) {
    this.#at = timestamp(settledAt);
    this.#atField = instantField(settledAt);
  }

  add(entry: SettlementEntry): void {
    const { accountId, day, revision, recorded, catalog } = entry;
    const key = `${accountId}\t${day}\t${revision}`;
    let total = 0n;
    for (const { quantity } of entry.usage) total += quantity;
    this.#settlements.add(`${key}\t${recorded}\t${catalog}\t${this.#at}\t${total}\n`);
    this.#addDeductions(entry);
    this.entries += 1;
    let seq = 0;
    for (const line of entry.overage) {
      seq += 1;
      this.#overage.add(overageText(key, seq, line, entry));
    }
  }

  #addDeductions({ accountId, day, revision, deductions }: SettlementEntry): void {
    if (deductions.length === 0) return;
    const rows = this.#deductions;
    const key = Buffer.concat([textField(accountId), dateField(day), integerField(revision)]);
    let seq = 0;
    for (const line of deductions) {
      seq += 1;
      if (line.deducted !== 0n) this.deductions += 1;
      this.#rows += 1;
      rows.row(12);
      rows.field(key);
      rows.integer(seq);
      rows.id(line.pack);
      rows.field(this.#field(line.item));
      rows.field(this.#field(line.instance ?? ''));
      rows.bigint(line.usage);
      rows.field(this.#field(line.ratio));
      rows.bigint(line.deducted);
      rows.bigint(line.leftBefore);
      rows.field(this.#atField);
    }
  }

  #field(text: string): Field {
    let field = this.#fields.get(text);
    if (field === undefined) {
      field = textField(text);
      this.#fields.set(text, field);
    }
    return field;
  }

  async write(connection: Connection): Promise<void> {
    await this.#settlements.write(
      connection,
      'settlements (account_id, usage_date, revision, recorded, catalog, settled_at, usage_total)',
    );
    if (this.#rows > 0) {
      await connection.copyIn(
        `deductions (account_id, usage_date, revision, seq, pack_id, item, instance, usage, ratio,
          deducted, left_before, settled_at)`,
        this.#deductions.end(),
        'binary',
      );
    }
    await this.#overage.write(
      connection,
      `overage (account_id, usage_date, revision, seq, item, instance, quantity, unit_price, per,
        amount, bill, bill_date)`,
    );
  }
}

function overageText(key: string, seq: number, line: OverageEntry, entry: SettlementEntry): string {
  const { bill, quantity, unitPrice, per } = line;
  const billDate = bill === 'month' ? entry.monthBillDate : entry.day;
  return `${key}\t${seq}\t${line.item}\t${instanceText(line.instance)}\t${quantity}\t${
    unitPrice
  }\t${per}\t${formatExact(line.amount)}\t${bill}\t${billDate}\n`;
}

/** How much text is gathered before it becomes bytes, which the collector need not look into. */
const PIECE = 262_144;

/** COPY rows in pieces of a size that is quick to send. */
class Pieces {
  readonly #pieces: Uint8Array[] = [];
  #open = '';

  add(row: string): void {
    this.#open += row;
    if (this.#open.length > PIECE) this.#close();
  }

  async write(connection: Connection, into: string): Promise<void> {
    if (this.#open !== '') this.#close();
    if (this.#pieces.length > 0) await connection.copyIn(into, this.#pieces);
  }

  #close(): void {
    this.#pieces.push(Buffer.from(this.#open));
    this.#open = '';
  }
}

/** Writes bills, and that they are to be paid; those of nothing are left out by the caller. */
export async function insertBills(
  connection: Connection,
  bills: readonly BillEntry[],
  madeAt: Instant,
): Promise<void> {
  const pieces = new Pieces();
  const due = new Pieces();
  const at = timestamp(madeAt);
  for (const { accountId, bill, billDate, revision, amount, currency } of bills) {
    const key = `${accountId}\t${bill}\t${billDate}\t${revision}`;
    pieces.add(`${key}\t${formatExact(amount)}\t${currency}\t${at}\n`);
    due.add(`${key}\n`);
  }
  await pieces.write(
    connection,
    'bills (account_id, bill, bill_date, revision, amount, currency, made_at)',
  );
  await due.write(connection, 'bills_due (account_id, bill, bill_date, revision)');
}

/**
 * Sets what packs hold now. Values come as joined texts, which the driver passes on as they are:
 * arrays it would quote element by element. The bounds tell the planner how few of all packs these
 * are: without them it reads the whole table for every range.
 */
export async function updateBalances(
  connection: Connection,
  balances: readonly BalanceEntry[],
): Promise<void> {
  if (balances.length === 0) return;
  const { first, last } = boundsOf(balances);
  await connection.execute(sql`
    update packs p
    set remaining = b.remaining
    from unnest(
      string_to_array(${balances.map(({ accountId }) => accountId).join()}, ','),
      string_to_array(${balances.map(({ packId }) => packId).join()}, ','),
      string_to_array(${balances.map(({ left }) => left).join()}, ',')::bigint[]
    ) b(account_id, pack_id, remaining)
    where p.account_id = b.account_id and p.pack_id = b.pack_id
      and p.account_id between ${first} and ${last}`);
}

/** Moves the accounts' versions on; throws AccountChanged when one is no longer as it was read. */
export async function advanceAccounts(
  connection: Connection,
  accounts: readonly VersionEntry[],
): Promise<void> {
  if (accounts.length === 0) return;
  const { first, last } = boundsOf(accounts);
  const advanced = await connection.execute(sql`
    update accounts a
    set version = a.version + 1, settled_through = greatest(a.settled_through, v.settled_through)
    from unnest(
      string_to_array(${accounts.map(({ accountId }) => accountId).join()}, ','),
      string_to_array(${accounts.map(({ version }) => version).join()}, ',')::bigint[],
      string_to_array(${accounts.map(({ settledThrough }) => settledThrough).join()}, ',')::date[]
    ) v(account_id, version, settled_through)
    where a.account_id = v.account_id and a.version = v.version
      and a.account_id between ${first} and ${last}`);
  if (advanced !== accounts.length) throw new AccountChanged('an account was changed meanwhile');
}

/** What is billed and what was, for bills that may have become different. */
export interface BillTotals {
  readonly accountId: string;
  readonly billDate: Day;
  /** The exact sum of the overage lines. */
  readonly lines: Money;
  /** The sum of the bills made so far. */
  readonly billed: Money;
  readonly revision: number;
}

/** The monthly bills of a date, of all accounts of a range or of some: lines and what is billed. */
export async function readMonthBills(
  connection: Connection,
  range: RangeRow,
  billDate: Day,
  only: readonly string[] | 'all',
): Promise<BillTotals[]> {
  if (only.length === 0) return [];
  const { from, to } = range;
  const some = only === 'all' ? null : [...only];
  const rows = await connection.query<{
    accountId: string;
    lines: string;
    billed: string;
    revision: number;
  }>(sql`
    select a.account_id as "accountId", o.amount as lines, b.amount as billed, b.revision
    from accounts a
    join lateral (
      select (sum(amount) * 100000000)::numeric(60, 0) as amount
      from overage
      where overage.account_id = a.account_id and bill = 'month'
        and bill_date = ${billDate}::date
    ) o on o.amount is not null
    cross join lateral (
      select (coalesce(sum(amount), 0) * 100000000)::numeric(60, 0) as amount,
        coalesce(max(revision), 0) as revision
      from bills
      where bills.account_id = a.account_id and bill = 'month' and bill_date = ${billDate}::date
    ) b
    where a.account_id >= ${from} and (${to} = '' or a.account_id < ${to})
      and (${some}::text[] is null or a.account_id = any(${some}::text[]))
    order by a.account_id`);
  return rows.map(({ accountId, lines, billed, revision }) => ({
    accountId,
    billDate,
    lines: BigInt(lines),
    billed: BigInt(billed),
    revision,
  }));
}

/** The latest revisions of day bills, keyed by account and day. */
export async function dayBillRevisions(
  connection: Connection,
  accountIds: readonly string[],
  from: Day,
): Promise<ReadonlyMap<string, number>> {
  const rows = await connection.query<{ accountId: string; day: Day; revision: number }>(sql`
    select account_id as "accountId", bill_date as "day", max(revision) as revision
    from bills
    where account_id = any(${[...accountIds]}::text[]) and bill = 'day'
      and bill_date >= ${from}::date
    group by account_id, bill_date`);
  return new Map(rows.map(({ accountId, day, revision }) => [`${accountId} ${day}`, revision]));
}

function boundsOf(rows: readonly { readonly accountId: string }[]): {
  readonly first: string;
  readonly last: string;
} {
  let first = rows[0]?.accountId ?? '';
  let last = first;
  for (const { accountId } of rows) {
    if (accountId < first) first = accountId;
    if (accountId > last) last = accountId;
  }
  return { first, last };
}

function instanceText(instance: string | null): string {
  return instance === null ? '' : column(instance);
}
