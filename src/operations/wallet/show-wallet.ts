import { Type } from 'typebox';
import { accept, formatCents } from '../../engine/index.ts';
import { readBalances } from '../../store/ledger.ts';
import { listVouchers } from '../../store/vouchers.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import { type VoucherView, voucherView } from '../vouchers/voucher-view.ts';

const Input = Type.Object({ account: Type.String() });

/** What an account has to pay with; amounts are decimals of the currency. */
export interface WalletView {
  readonly account: string;
  readonly currency: string;
  /** Below zero in arrears. */
  readonly cash: string;
  readonly gift: string;
  /** The vouchers that are usable now, those that end first first. */
  readonly vouchers: readonly VoucherView[];
}

/** Shows what an account has to pay with. */
export const showWallet: Operation<typeof Input, WalletView> = {
  name: 'wallet.show',
  access: 'viewer',
  kind: 'read',
  summary: 'Show the cash, the gift balance and the usable vouchers of an account.',
  input: Input,
  run: async ({ catalogs, clock, database }, { account }) => {
    const at = clock.now();
    const { calendar, currency } = catalogs.latest;
    return readAccount(database, account, async (connection) => {
      const balances = await readBalances(connection, account);
      const vouchers = await listVouchers(connection, account);
      return accept({
        account,
        currency,
        cash: formatCents(balances.get('cash') ?? 0n),
        gift: formatCents(balances.get('gift') ?? 0n),
        vouchers: vouchers
          .map((row) => voucherView(row, calendar, at))
          .filter(({ status }) => status === 'usable'),
      });
    });
  },
};
