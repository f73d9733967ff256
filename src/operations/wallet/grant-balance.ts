import { Type } from 'typebox';
import { accept, formatCents } from '../../engine/index.ts';
import { insertTransfer, readBalances } from '../../store/ledger.ts';
import { changeAccount } from '../change.ts';
import type { Operation } from '../operation.ts';
import { readAmount } from './read-amount.ts';

const Input = Type.Object({
  account: Type.String(),
  amount: Type.String(),
  note: Type.Optional(Type.String({ maxLength: 500 })),
  key: Type.Optional(Type.String()),
});

export interface GrantedBalance {
  readonly transfer: string;
  readonly amount: string;
  readonly currency: string;
  /** The gift balance now. */
  readonly gift: string;
}

/** Gives an account gift balance: it pays for all that cash pays for, and is spent before cash. */
export const grantBalance: Operation<typeof Input, GrantedBalance> = {
  name: 'wallet.grant',
  access: 'operator',
  kind: 'money',
  summary: 'Give an account gift balance.',
  input: Input,
  run: async (context, { account, note = '', key, ...input }) => {
    const read = readAmount(input.amount);
    if (!read.ok) return read;
    const amount = read.value;
    const content = { amount: formatCents(amount), note };
    const call = { account, operation: 'wallet.grant', key, content };
    return changeAccount(context, call, async ({ connection, recorded, at, audit }) => {
      const transfer = context.ids.next('tr');
      const row = { accountId: account, transferId: transfer, recorded, at, note };
      await insertTransfer(connection, { ...row, kind: 'grant', reference: transfer }, [
        { book: 'gift', amount },
        { book: 'given', amount: -amount },
      ]);
      const gift = (await readBalances(connection, account)).get('gift') ?? 0n;
      const { currency } = context.catalogs.latest;
      const told = {
        transfer,
        amount: formatCents(amount),
        currency,
        gift: formatCents(gift),
      };
      await audit({ subject: transfer, before: null, after: told });
      return accept(told);
    });
  },
};
