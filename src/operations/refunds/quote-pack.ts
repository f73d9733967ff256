// Whether a pack may be given back, for the quote and the refund alike: they cannot differ.
import {
  accept,
  type Catalog,
  type Instant,
  type Outcome,
  quoteRefund,
  type RefundQuote,
  refuse,
} from '../../engine/index.ts';
import type { AccountRow } from '../../store/accounts.ts';
import type { Connection } from '../../store/database.ts';
import { type PaidParts, paidForPack } from '../../store/orders.ts';
import { findPack, type PackRow, packOfRow } from '../../store/packs.ts';
import type { Context } from '../operation.ts';
import { catalogOfKey } from '../orders/frozen-catalog.ts';
import { usageOfPack } from '../packs/pack-use.ts';

export interface QuotedPack {
  readonly row: PackRow;
  /** The catalogue by whose rules it was bought. */
  readonly catalog: Catalog;
  readonly quote: RefundQuote;
  /** What its order paid; null when no order brought it. */
  readonly paid: PaidParts | null;
  /** The order that brought it; null for none. */
  readonly order: string | null;
}

/** Quotes the refund of a pack of an account. Refused only when the account has no such pack. */
export async function quotePack(
  context: Context,
  connection: Connection,
  {
    account,
    pack: packId,
    at,
  }: { readonly account: AccountRow; readonly pack: string; readonly at: Instant },
): Promise<Outcome<QuotedPack>> {
  const { catalogs } = context;
  const { accountId, standing } = account;
  const row = await findPack(connection, accountId, packId);
  if (row === null) return refuse('pack_not_found', { pack: packId, account: accountId }, 'pack');
  const boughtOn = catalogs.latest.calendar.dayOf(row.purchasedAt);
  const bought = await paidForPack(connection, accountId, packId);
  const catalog =
    bought === null
      ? (catalogs.on(boughtOn) ?? catalogs.latest)
      : await catalogOfKey(context, connection, row.catalog);
  const paid = bought?.paid ?? null;
  const quote = quoteRefund({
    catalog,
    pack: packOfRow(row),
    at,
    // A refunded pack holds nothing, and gave nothing.
    deducted: row.refundedAt === null ? row.total - row.remaining : 0n,
    paid: paid === null ? null : paid.cash + paid.gift,
    boundTo: await usageOfPack(connection, accountId, packId),
    accountStoppedForViolation: standing === 'stopped-for-violation',
    reclaimed: row.reclaimedAt !== null,
  });
  return accept({ row, catalog, quote, paid, order: bought?.orderId ?? null });
}
