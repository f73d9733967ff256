import type { Instant, Money } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { type Book, moneyOf, type TransferEntry } from './ledger.ts';
import { inOrder, sql } from './sql.ts';

/** What an account has: in cash, as a gift, in all its vouchers together. */
export interface WalletSums {
  readonly cash: Money;
  readonly gift: Money;
  readonly vouchers: Money;
}

export interface TransferListed {
  readonly transferId: string;
  readonly kind: string;
  readonly reference: string;
  readonly recorded: bigint;
  readonly at: Instant;
  readonly note: string;
  readonly entries: readonly TransferEntry[];
  /** What the account had before it and after it. */
  readonly before: WalletSums;
  readonly after: WalletSums;
}

/** Where a page ended, and what the account had there, so that no page adds up those before it. */
export interface TransferPosition {
  readonly recorded: bigint;
  readonly transferId: string;
  readonly sums: WalletSums;
}

/** Transfers follow one another by the account's version, then by id. */
export async function listTransfers(
  connection: Connection,
  accountId: string,
  page: {
    readonly after: TransferPosition | null;
    readonly take: number;
    readonly descending: boolean;
  },
): Promise<TransferListed[]> {
  const { after, take, descending } = page;
  const { sorted, beyond } = inOrder(descending);
  const behind =
    after === null
      ? sql``
      : sql`and (t.recorded, t.transfer_id) ${beyond}
          (${after.recorded}::bigint, ${after.transferId})`;
  type Row = Omit<TransferListed, 'entries' | 'before' | 'after'> & {
    readonly entries: readonly (readonly [Book, string])[];
    readonly books: readonly (readonly [Book, string])[];
  };
  const rows = await connection.query<Row>(sql`
    select t.transfer_id as "transferId", t.kind, t.reference, t.recorded, t.at, t.note, (
        select json_agg(json_build_array(e.book, e.amount::text) order by e.book)
        from transfer_entries e
        where e.account_id = t.account_id and e.transfer_id = t.transfer_id
      ) as entries, (
        select json_agg(json_build_array(b.book, b.amount::text))
        from balances b
        where b.account_id = ${accountId}
      ) as books
    from transfers t
    where t.account_id = ${accountId} ${behind}
    order by t.recorded ${sorted}, t.transfer_id ${sorted}
    limit ${take}`);
  const now = descending ? entriesOf(rows[0]?.books ?? []) : [];
  let sums = after?.sums ?? plus(NOTHING, now, 1n);
  return rows.map(({ books: _, ...row }) => {
    const entries = entriesOf(row.entries);
    const [from, moved] = [sums, plus(sums, entries, descending ? -1n : 1n)];
    sums = moved;
    const [before, behindIt] = descending ? [moved, from] : [from, moved];
    return { ...row, entries, before, after: behindIt };
  });
}

const NOTHING: WalletSums = { cash: 0n, gift: 0n, vouchers: 0n };

function entriesOf(entries: readonly (readonly [Book, string])[]): readonly TransferEntry[] {
  return entries.map(([book, amount]) => ({ book, amount: moneyOf(amount) }));
}

/** Only what is in the account's own books counts, not where it came from or went to. */
function plus(sums: WalletSums, entries: readonly TransferEntry[], sign: bigint): WalletSums {
  let { cash, gift, vouchers } = sums;
  for (const { book, amount } of entries) {
    if (book === 'cash') cash += sign * amount;
    else if (book === 'gift') gift += sign * amount;
    else if (book.startsWith('voucher:')) vouchers += sign * amount;
  }
  return { cash, gift, vouchers };
}
