import { type Static, Type } from 'typebox';
import { accept, formatCents } from '../../engine/index.ts';
import { listTransfers, type TransferListed } from '../../store/transfers.ts';
import { listOf, MoneyField, orNull, TimeField } from '../answer-fields.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';

const PAGE_MAX = 200;

const Input = Type.Object({
  account: AccountField,
  /** The id of a transfer: those before it. */
  before: Type.Optional(Type.String()),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX })),
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
  transfers: listOf(TransferView, { description: 'The latest comes first.' }),
  next: orNull(Type.String()),
});

/** Lists how money moved, the latest first; `next` is where to go on. */
export const listLedger: Operation<typeof Input, Static<typeof Output>> = {
  name: 'wallet.ledger',
  access: 'viewer',
  kind: 'read',
  summary: "List how an account's money moved, with what it had after each transfer.",
  input: Input,
  output: Output,
  run: async ({ catalogs, database }, { account, before = '', limit = PAGE_MAX }) => {
    const { calendar, currency } = catalogs.latest;
    return readAccount(database, account, async (connection) => {
      const rows = await listTransfers(connection, account, before, limit);
      const transfers = rows.map((row) => transferView(row, calendar.format(row.at)));
      const next = rows.length === limit ? (rows.at(-1)?.transferId ?? null) : null;
      return accept({ currency, transfers, next });
    });
  },
};

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
