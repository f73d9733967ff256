import { type Static, Type } from 'typebox';
import { accept, formatCents } from '../../engine/index.ts';
import { readBalances } from '../../store/ledger.ts';
import { listVouchers } from '../../store/vouchers.ts';
import { described, listOf, MoneyField } from '../answer-fields.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import { VoucherView, voucherView } from '../vouchers/voucher-view.ts';

const Input = Type.Object({ account: AccountField });

/** What an account has to pay with; amounts are decimals of the currency. */
export const WalletView = Type.Object({
  account: Type.String(),
  currency: Type.String(),
  cash: described(MoneyField, 'Below zero in arrears.'),
  gift: MoneyField,
  vouchers: listOf(VoucherView, {
    description: 'Those that are usable now; those that end first come first.',
  }),
});
export type WalletView = Static<typeof WalletView>;

/** Shows what an account has to pay with. */
export const showWallet: Operation<typeof Input, WalletView> = {
  name: 'wallet.show',
  access: 'viewer',
  kind: 'read',
  summary: 'Show the cash, the gift balance and the usable vouchers of an account.',
  input: Input,
  output: WalletView,
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
