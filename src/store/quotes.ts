import { formatCents, type Instant, type Money } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { moneyOf } from './ledger.ts';
import { sql, timestamp } from './sql.ts';

/** A price that holds until it expires. */
export interface QuoteRow {
  readonly accountId: string;
  readonly quoteId: string;
  readonly sku: string;
  readonly quantity: number;
  /** The key of the catalogue that it was made by. */
  readonly catalog: string;
  readonly unitPrice: Money;
  readonly amount: Money;
  readonly quotedAt: Instant;
  /** Exclusive. */
  readonly expiresAt: Instant;
}

export async function insertQuote(connection: Connection, quote: QuoteRow): Promise<void> {
  await connection.execute(sql`
    insert into quotes (account_id, quote_id, sku, quantity, catalog, unit_price, amount, quoted_at,
      expires_at)
    values (${quote.accountId}, ${quote.quoteId}, ${quote.sku}, ${quote.quantity}, ${quote.catalog},
      ${formatCents(quote.unitPrice)}::numeric, ${formatCents(quote.amount)}::numeric,
      ${timestamp(quote.quotedAt)}::timestamptz, ${timestamp(quote.expiresAt)}::timestamptz)`);
}

export async function findQuote(
  connection: Connection,
  accountId: string,
  quoteId: string,
): Promise<QuoteRow | null> {
  const rows = await connection.query<
    Omit<QuoteRow, 'unitPrice' | 'amount'> & {
      readonly unitPrice: string;
      readonly amount: string;
    }
  >(sql`
    select account_id as "accountId", quote_id as "quoteId", sku, quantity, catalog,
      unit_price::text as "unitPrice", amount::text as amount, quoted_at as "quotedAt",
      expires_at as "expiresAt"
    from quotes
    where account_id = ${accountId} and quote_id = ${quoteId}`);
  const [row] = rows;
  if (row === undefined) return null;
  return { ...row, unitPrice: moneyOf(row.unitPrice), amount: moneyOf(row.amount) };
}
