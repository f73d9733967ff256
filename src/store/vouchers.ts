import { formatCents, type Instant, type Money } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { moneyOf } from './ledger.ts';
import { inOrder, sql, timestamp } from './sql.ts';

/** A voucher (代金券). What it holds is the book `voucher:ID`. */
export interface VoucherRow {
  readonly accountId: string;
  readonly voucherId: string;
  readonly amount: Money;
  /** What it may pay for: packs, or anything but packs. */
  readonly scope: 'live-packs' | 'general';
  readonly singleUse: boolean;
  readonly validFrom: Instant;
  /** Exclusive. */
  readonly validTo: Instant;
  readonly grantedAt: Instant;
  readonly recorded: bigint;
  readonly note: string;
}

/** A voucher with what its book holds. */
export interface VoucherHeld extends VoucherRow {
  readonly left: Money;
}

export async function insertVoucher(connection: Connection, voucher: VoucherRow): Promise<void> {
  await connection.execute(sql`
    insert into vouchers (account_id, voucher_id, amount, scope, single_use, valid_from, valid_to,
      granted_at, recorded, note)
    values (${voucher.accountId}, ${voucher.voucherId}, ${formatCents(voucher.amount)}::numeric,
      ${voucher.scope}, ${voucher.singleUse}, ${timestamp(voucher.validFrom)}::timestamptz,
      ${timestamp(voucher.validTo)}::timestamptz, ${timestamp(voucher.grantedAt)}::timestamptz,
      ${voucher.recorded}, ${voucher.note})`);
}

/** Which vouchers of an account: all, one, or those of a page. */
export interface VoucherFilter {
  readonly voucherId?: string | null;
  readonly page?: {
    readonly after: { readonly validTo: Instant; readonly id: string } | null;
    readonly take: number;
    readonly descending: boolean;
  };
}

/** The vouchers of an account with what they hold, those that end first first. */
export async function listVouchers(
  connection: Connection,
  accountId: string,
  { voucherId = null, page }: VoucherFilter = {},
): Promise<VoucherHeld[]> {
  const { sorted, beyond } = inOrder(page?.descending ?? false);
  const after = page?.after ?? null;
  const behind =
    after === null
      ? sql``
      : sql`and (v.valid_to, v.voucher_id) ${beyond}
          (${timestamp(after.validTo)}::timestamptz, ${after.id})`;
  const rows = await connection.query<
    Omit<VoucherHeld, 'amount' | 'left'> & { readonly amount: string; readonly left: string }
  >(sql`
    select v.account_id as "accountId", v.voucher_id as "voucherId", v.amount::text as amount,
      v.scope, v.single_use as "singleUse", v.valid_from as "validFrom", v.valid_to as "validTo",
      v.granted_at as "grantedAt", v.recorded, v.note, coalesce(b.amount, 0)::text as left
    from vouchers v
    left join balances b on b.account_id = v.account_id and b.book = 'voucher:' || v.voucher_id
    where v.account_id = ${accountId}
      and (${voucherId}::text is null or v.voucher_id = ${voucherId}) ${behind}
    order by v.valid_to ${sorted}, v.voucher_id ${sorted}
    limit ${page?.take ?? null}::integer`);
  return rows.map((row) => ({ ...row, amount: moneyOf(row.amount), left: moneyOf(row.left) }));
}
