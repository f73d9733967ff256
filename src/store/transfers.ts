import type { Instant, Money } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { type Book, moneyOf, type TransferEntry } from './ledger.ts';
import { sql } from './sql.ts';

/** What an account had after a transfer, in all its vouchers together. */
export interface RunningWallet {
  readonly cash: Money;
  readonly gift: Money;
  readonly vouchers: Money;
}

export interface TransferListed {
  readonly transferId: string;
  readonly kind: string;
  readonly reference: string;
  readonly at: Instant;
  readonly note: string;
  readonly entries: readonly TransferEntry[];
  readonly after: RunningWallet;
}

interface TransferText extends Omit<TransferListed, 'entries' | 'after'> {
  readonly cash: string;
  readonly gift: string;
  readonly vouchers: string;
}

/**
 * The transfers of an account, the latest first; before one ('' from the last), `limit` at most.
 * They follow one another by the account's version, then by id.
 */
export async function listTransfers(
  connection: Connection,
  accountId: string,
  before: string,
  limit: number,
): Promise<TransferListed[]> {
  const rows = await connection.query<TransferText>(sql`
    select "transferId", kind, reference, at, note, cash::text as cash, gift::text as gift,
      vouchers::text as vouchers
    from (
      select t.transfer_id as "transferId", t.kind, t.reference, t.at, t.note, t.recorded,
        sum(e.cash) over w as cash, sum(e.gift) over w as gift, sum(e.vouchers) over w as vouchers
      from transfers t
      join (
        select account_id, transfer_id,
          coalesce(sum(amount) filter (where book = 'cash'), 0) as cash,
          coalesce(sum(amount) filter (where book = 'gift'), 0) as gift,
          coalesce(sum(amount) filter (where book like 'voucher:%'), 0) as vouchers
        from transfer_entries
        where account_id = ${accountId}
        group by account_id, transfer_id
      ) e on e.account_id = t.account_id and e.transfer_id = t.transfer_id
      where t.account_id = ${accountId}
      window w as (order by t.recorded, t.transfer_id)
    ) run
    where ${before} = '' or (recorded, "transferId") < (
      select recorded, transfer_id from transfers
      where account_id = ${accountId} and transfer_id = ${before})
    order by recorded desc, "transferId" desc
    limit ${limit}`);
  const entries = await listEntries(
    connection,
    accountId,
    rows.map(({ transferId }) => transferId),
  );
  return rows.map(({ cash, gift, vouchers, ...row }) => ({
    ...row,
    entries: entries.get(row.transferId) ?? [],
    after: { cash: moneyOf(cash), gift: moneyOf(gift), vouchers: moneyOf(vouchers) },
  }));
}

async function listEntries(
  connection: Connection,
  accountId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly TransferEntry[]>> {
  const rows = await connection.query<{ transferId: string; book: Book; amount: string }>(sql`
    select transfer_id as "transferId", book, amount::text as amount
    from transfer_entries
    where account_id = ${accountId} and transfer_id = any(${[...ids]}::text[])
    order by transfer_id, book`);
  const entries = new Map<string, TransferEntry[]>();
  for (const { transferId, book, amount } of rows) {
    const of = entries.get(transferId) ?? [];
    of.push({ book, amount: moneyOf(amount) });
    entries.set(transferId, of);
  }
  return entries;
}
