import { type Static, Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { listVouchers as listRows } from '../../store/vouchers.ts';
import { listOf } from '../answer-fields.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import { VoucherView, voucherView } from './voucher-view.ts';

const Input = Type.Object({ account: AccountField });
const Output = Type.Object({
  currency: Type.String(),
  vouchers: listOf(VoucherView, { description: 'Those that end first come first.' }),
});

/** Lists all vouchers of an account, usable or not; those that end first first. */
export const listVouchers: Operation<typeof Input, Static<typeof Output>> = {
  name: 'vouchers.list',
  access: 'viewer',
  kind: 'read',
  summary: "List an account's vouchers with what they hold.",
  input: Input,
  output: Output,
  run: async ({ catalogs, clock, database }, { account }) => {
    const at = clock.now();
    const { calendar, currency } = catalogs.latest;
    return readAccount(database, account, async (connection) => {
      const rows = await listRows(connection, account);
      return accept({ currency, vouchers: rows.map((row) => voucherView(row, calendar, at)) });
    });
  },
};
