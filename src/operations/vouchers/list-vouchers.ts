import { type Static, Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { listVouchers as listRows } from '../../store/vouchers.ts';
import { listOf } from '../answer-fields.ts';
import { NextField, PageInput, PositionMoment, pageOf, readPage, sortBy } from '../cursor.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import { VoucherView, voucherView } from './voucher-view.ts';

const Input = Type.Object({
  account: AccountField,
  sort: sortBy(['validTo', '-validTo']),
  ...PageInput,
});
const Output = Type.Object({
  currency: Type.String(),
  vouchers: listOf(VoucherView),
  next: NextField,
});

const Position = Type.Object({ validTo: PositionMoment, id: Type.String() });

/** Lists all vouchers of an account, usable or not; those that end first first. */
export const listVouchers: Operation<typeof Input, Static<typeof Output>> = {
  name: 'vouchers.list',
  access: 'viewer',
  kind: 'read',
  summary: "List an account's vouchers with what they hold.",
  input: Input,
  output: Output,
  run: async ({ catalogs, clock, database }, { account, sort = 'validTo', ...input }) => {
    const page = readPage(input, { sort, position: Position });
    if (!page.ok) return page;
    const at = clock.now();
    const { calendar, currency } = catalogs.latest;
    return readAccount(database, account, async (connection) => {
      const found = await listRows(connection, account, { page: page.value });
      const { rows, next } = pageOf(page.value, found, ({ validTo, voucherId: id }) => {
        return { validTo, id };
      });
      const vouchers = rows.map((row) => voucherView(row, calendar, at));
      return accept({ currency, vouchers, next });
    });
  },
};
