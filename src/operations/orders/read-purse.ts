import { accept, type Money, mayPayWith, type Outcome, refuse } from '../../engine/index.ts';
import { readBalances } from '../../store/ledger.ts';
import { listVouchers, type VoucherHeld } from '../../store/vouchers.ts';
import type { Change } from '../change.ts';

/** What an order can be paid with. */
export interface OrderPurse {
  readonly voucher: Money;
  readonly gift: Money;
  readonly cash: Money;
  /** The voucher that was chosen; null for none. */
  readonly chosen: VoucherHeld | null;
}

/** Reads the wallet with the chosen voucher ('' for none), which must be able to pay now. */
export async function readPurse(
  { connection, account, at }: Change,
  voucherId: string,
  kind: 'packs' | 'plugin',
): Promise<Outcome<OrderPurse>> {
  const { accountId } = account;
  const balances = await readBalances(connection, accountId);
  const money = { gift: balances.get('gift') ?? 0n, cash: balances.get('cash') ?? 0n };
  if (voucherId === '') return accept({ ...money, voucher: 0n, chosen: null });
  const [chosen] = await listVouchers(connection, accountId, { voucherId });
  if (chosen === undefined) return refuse('voucher_not_found', { voucher: voucherId }, 'voucher');
  const may = mayPayWith({ ...chosen, id: voucherId }, kind, at);
  if (!may.ok) return refuse(may.refusal.code, may.refusal.params, 'voucher');
  return accept({ ...money, voucher: chosen.left, chosen });
}
