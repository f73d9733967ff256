import { Type } from 'typebox';
import { accept, formatCents } from '../../engine/index.ts';
import { listTransfers, type TransferListed } from '../../store/transfers.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';

const PAGE_MAX = 200;

const Input = Type.Object({
  account: Type.String(),
  /** The id of a transfer: those before it. */
  before: Type.Optional(Type.String()),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX })),
});

/** A transfer as it is shown: its entries add up to zero. Amounts are decimals. */
export interface TransferView {
  readonly id: string;
  readonly at: string;
  /** What for: `top-up`, `grant`, `voucher`, `order`, `refund`, `bill`, … */
  readonly kind: string;
  readonly reference: string;
  readonly note: string;
  readonly entries: readonly { readonly book: string; readonly amount: string }[];
  /** What the account had after it. */
  readonly after: { readonly cash: string; readonly gift: string; readonly vouchers: string };
}

/** Lists how money moved, the latest first; `next` is where to go on. */
export const listLedger: Operation<
  typeof Input,
  {
    readonly currency: string;
    readonly transfers: readonly TransferView[];
    readonly next: string | null;
  }
> = {
  name: 'wallet.ledger',
  access: 'viewer',
  kind: 'read',
  summary: "List how an account's money moved, with what it had after each transfer.",
  input: Input,
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
