import { Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { listVouchers as listRows } from '../../store/vouchers.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import { type VoucherView, voucherView } from './voucher-view.ts';

const Input = Type.Object({ account: Type.String() });

/** Lists all vouchers of an account, usable or not; those that end first first. */
export const listVouchers: Operation<
  typeof Input,
  { readonly currency: string; readonly vouchers: readonly VoucherView[] }
> = {
  name: 'vouchers.list',
  access: 'viewer',
  kind: 'read',
  summary: "List an account's vouchers with what they hold.",
  input: Input,
  run: async ({ catalogs, clock, database }, { account }) => {
    const at = clock.now();
    const { calendar, currency } = catalogs.latest;
    return readAccount(database, account, async (connection) => {
      const rows = await listRows(connection, account);
      return accept({ currency, vouchers: rows.map((row) => voucherView(row, calendar, at)) });
    });
  },
};
