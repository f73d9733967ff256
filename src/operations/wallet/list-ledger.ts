import { type Static, Type } from 'typebox';
import { accept, formatCents } from '../../engine/index.ts';
import {
  listTransfers,
  type TransferListed,
  type TransferPosition,
} from '../../store/transfers.ts';
import { listOf, MoneyField, TimeField } from '../answer-fields.ts';
import { NextField, PageInput, pageOf, readPage, sortBy } from '../cursor.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';

const Input = Type.Object({
  account: AccountField,
  sort: sortBy(['-at', 'at']),
  ...PageInput,
});

/** A transfer as it is shown: its entries add up to zero. Amounts are decimals. */
export const TransferView = Type.Object({
  id: Type.String(),
  at: TimeField,
  kind: Type.String({
    description: 'What for: `top-up`, `grant`, `voucher`, `order`, `refund`, `bill`, …',
  }),
  reference: Type.String({ description: 'What identifies it among those of its kind.' }),
  note: Type.String(),
  entries: listOf(
    Type.Object({
      book: Type.String({ description: '`cash`, `gift`, `voucher:ID`, or where it came from.' }),
      amount: MoneyField,
    }),
    { description: 'They add up to zero.' },
  ),
  after: Type.Object(
    { cash: MoneyField, gift: MoneyField, vouchers: MoneyField },
    { description: 'What the account had after it.' },
  ),
});
export type TransferView = Static<typeof TransferView>;

const Output = Type.Object({
  currency: Type.String(),
  transfers: listOf(TransferView),
  next: NextField,
});

const Sum = Type.String({ pattern: '^-?[0-9]{1,30}$' });
const Position = Type.Object({
  recorded: Type.String({ pattern: '^[0-9]{1,18}$' }),
  id: Type.String(),
  cash: Sum,
  gift: Sum,
  vouchers: Sum,
});

/** Lists how money moved, if not asked otherwise the latest first. */
export const listLedger: Operation<typeof Input, Static<typeof Output>> = {
  name: 'wallet.ledger',
  access: 'viewer',
  kind: 'read',
  summary: "List how an account's money moved, with what it had after each transfer.",
  input: Input,
  output: Output,
  run: async ({ catalogs, database }, { account, sort = '-at', ...input }) => {
    const page = readPage(input, { sort, position: Position });
    if (!page.ok) return page;
    const { take, descending, after } = page.value;
    const { calendar, currency } = catalogs.latest;
    return readAccount(database, account, async (connection) => {
      const asked = { take, descending, after: after === null ? null : placeOf(after) };
      const found = await listTransfers(connection, account, asked);
      const { rows, next } = pageOf(page.value, found, (row) => positionOf(row, descending));
      const transfers = rows.map((row) => transferView(row, calendar.format(row.at)));
      return accept({ currency, transfers, next });
    });
  },
};

function placeOf({ recorded, id, ...sums }: Static<typeof Position>): TransferPosition {
  const { cash, gift, vouchers } = sums;
  return {
    recorded: BigInt(recorded),
    transferId: id,
    sums: { cash: BigInt(cash), gift: BigInt(gift), vouchers: BigInt(vouchers) },
  };
}

function positionOf(
  { recorded, transferId: id, before, after }: TransferListed,
  descending: boolean,
): Static<typeof Position> {
  const { cash, gift, vouchers } = descending ? before : after;
  return {
    recorded: `${recorded}`,
    id,
    cash: `${cash}`,
    gift: `${gift}`,
    vouchers: `${vouchers}`,
  };
}

function transferView(
  { transferId, kind, reference, note, entries, after }: TransferListed,
  at: string,
): TransferView {
  return {
    id: transferId,
    at,
    kind,
    reference,
    note,
    entries: entries.map(({ book, amount }) => ({ book, amount: formatCents(amount) })),
    after: {
      cash: formatCents(after.cash),
      gift: formatCents(after.gift),
      vouchers: formatCents(after.vouchers),
    },
  };
}
