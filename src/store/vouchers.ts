import { formatCents, type Instant, type Money } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { moneyOf } from './ledger.ts';
import { sql, timestamp } from './sql.ts';

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

/** The vouchers of an account with what they hold, those that end first first; or one of them. */
export async function listVouchers(
  connection: Connection,
  accountId: string,
  voucherId: string | null = null,
): Promise<VoucherHeld[]> {
  const rows = await connection.query<
    Omit<VoucherHeld, 'amount' | 'left'> & { readonly amount: string; readonly left: string }
  >(sql`
    select v.account_id as "accountId", v.voucher_id as "voucherId", v.amount::text as amount,
      v.scope, v.single_use as "singleUse", v.valid_from as "validFrom", v.valid_to as "validTo",
      v.granted_at as "grantedAt", v.recorded, v.note, coalesce(b.amount, 0)::text as left
    from vouchers v
    left join balances b on b.account_id = v.account_id and b.book = 'voucher:' || v.voucher_id
    where v.account_id = ${accountId}
      and (${voucherId}::text is null or v.voucher_id = ${voucherId})
    order by v.valid_to, v.voucher_id`);
  return rows.map((row) => ({ ...row, amount: moneyOf(row.amount), left: moneyOf(row.left) }));
}
