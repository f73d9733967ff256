// Money in the store: transfers between the books of one account, and what each book holds.
// See docs/concepts/wallet.md.
import {
  assert,
  formatCents,
  type Instant,
  type Money,
  parseMoney,
  present,
} from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

/** Books that are the account's own: cash (现金), gift balance (赠送), one for each voucher (代金券). */
export type WalletBook = 'cash' | 'gift' | `voucher:${string}`;
/** Books that say where money came from (paid in, given) and what it went to (packs, bills). */
export type Book = WalletBook | 'paid-in' | 'given' | 'sold' | 'billed';

export interface TransferEntry {
  readonly book: Book;
  readonly amount: Money;
}

export interface TransferRow {
  readonly accountId: string;
  readonly transferId: string;
  readonly kind: string;
  /** With the kind it is there once: what is paid twice by mistake is a broken invariant. */
  readonly reference: string;
  readonly recorded: bigint;
  readonly at: Instant;
  readonly note: string;
}

/** Moves money: the entries add up to zero. Idle ones are left out; of none nothing is kept. */
export async function insertTransfer(
  connection: Connection,
  transfer: TransferRow,
  entries: readonly TransferEntry[],
): Promise<void> {
  const moved = entries.filter(({ amount }) => amount !== 0n);
  const sum = moved.reduce((total, { amount }) => total + amount, 0n);
  assert(sum === 0n, `the entries of ${transfer.kind} ${transfer.reference} add up to zero`);
  if (moved.length === 0) return;
  const { accountId, transferId } = transfer;
  await connection.execute(sql`
    insert into transfers (account_id, transfer_id, kind, reference, recorded, at, note)
    values (${accountId}, ${transferId}, ${transfer.kind}, ${transfer.reference},
      ${transfer.recorded}, ${timestamp(transfer.at)}::timestamptz, ${transfer.note})`);
  const books = moved.map(({ book }) => book);
  const amounts = moved.map(({ amount }) => formatCents(amount));
  await connection.execute(sql`
    insert into transfer_entries (account_id, transfer_id, book, amount)
    select ${accountId}, ${transferId}, book, amount
    from unnest(${books}::text[], ${amounts}::numeric[]) e(book, amount)`);
  await connection.execute(sql`
    insert into balances (account_id, book, amount)
    select ${accountId}, book, amount
    from unnest(${books}::text[], ${amounts}::numeric[]) e(book, amount)
    on conflict (account_id, book) do update set amount = balances.amount + excluded.amount`);
}

/** What the books of an account hold; a book without entries is not in it. */
export async function readBalances(
  connection: Connection,
  accountId: string,
): Promise<ReadonlyMap<Book, Money>> {
  const rows = await connection.query<{ book: Book; amount: string }>(sql`
    select book, amount::text as amount from balances
    where account_id = ${accountId}
    order by book`);
  return new Map(rows.map(({ book, amount }) => [book, moneyOf(amount)]));
}

/** A numeric column's text as money. */
export function moneyOf(text: string): Money {
  return present(parseMoney(text), `${text} is an amount`);
}
