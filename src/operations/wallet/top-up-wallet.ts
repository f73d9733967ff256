import { type Static, Type } from 'typebox';
import {
  accept,
  formatCents,
  type Money,
  nearNames,
  type Outcome,
  refuse,
} from '../../engine/index.ts';
import { insertTransfer, readBalances } from '../../store/ledger.ts';
import { described, MoneyField } from '../answer-fields.ts';
import { standingAfterMoney } from '../arrears/change-standing.ts';
import { type Change, changeAccount } from '../change.ts';
import { once } from '../idempotency.ts';
import { AccountField, IdempotencyKeyField, NoteField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { manualProvider } from './manual-provider.ts';
import type { PaymentProvider } from './payment-provider.ts';
import { readAmount } from './read-amount.ts';

const PROVIDERS: ReadonlyMap<string, PaymentProvider> = new Map(
  [manualProvider].map((provider) => [provider.name, provider]),
);

const REFERENCE_MAX = 100;

const Input = Type.Object({
  account: AccountField,
  amount: Type.String({ description: 'Above 0, in whole cents: 1000.00.' }),
  reference: Type.String({
    description:
      'How the provider knows the payment; with the provider it is booked once, in one account.',
  }),
  provider: Type.Optional(
    Type.String({ description: 'Whoever vouches for the payment; `manual` if left out.' }),
  ),
  note: NoteField,
  key: IdempotencyKeyField,
});

/** Money that was booked as paid in. */
export const ToppedUp = Type.Object({
  transfer: Type.String({ description: 'The id of the transfer that booked it.' }),
  provider: Type.String(),
  reference: Type.String(),
  amount: MoneyField,
  currency: Type.String(),
  repeated: Type.Boolean({ description: 'The payment was booked before: nothing was added.' }),
  cash: described(MoneyField, 'The cash balance now.'),
});
export type ToppedUp = Static<typeof ToppedUp>;

/** Adds money that came in to an account's cash balance. */
export const topUpWallet: Operation<typeof Input, ToppedUp> = {
  name: 'wallet.top-up',
  access: 'operator',
  kind: 'money',
  summary: "Add money that was paid in to an account's cash balance.",
  input: Input,
  output: ToppedUp,
  run: async (context, { account, provider: name = 'manual', note = '', key, ...input }) => {
    const provider = PROVIDERS.get(name);
    if (provider === undefined) {
      const known = nearNames(name, PROVIDERS.keys());
      return refuse('payment_provider_is_unknown', { provider: name, known }, 'provider');
    }
    const reference = input.reference.trim();
    if (reference === '' || reference.length > REFERENCE_MAX) {
      const max = `${REFERENCE_MAX}`;
      return refuse('payment_reference_length', { max }, 'reference');
    }
    const claimed = readAmount(input.amount);
    if (!claimed.ok) return claimed;
    const claim = { account, amount: claimed.value, reference };
    const confirmed = await provider.confirm(context, claim);
    if (!confirmed.ok) return confirmed;
    const { amount } = confirmed.value;
    const text = note === '' ? confirmed.value.note : note;
    const content = { provider: name, reference, amount: formatCents(amount), note };
    const call = { account, operation: 'wallet.top-up', key, content };
    return changeAccount(context, call, (change) =>
      book(change, { provider: name, reference, amount, note: text }),
    );
  },
};

interface PaymentToBook {
  readonly provider: string;
  readonly reference: string;
  readonly amount: Money;
  readonly note: string;
}

async function book(
  change: Change,
  { provider, reference, amount, note }: PaymentToBook,
): Promise<Outcome<ToppedUp>> {
  const { connection, context, account, recorded, at } = change;
  const { accountId } = account;
  const { currency } = context.catalogs.latest;
  const money = formatCents(amount);
  let transferId: string | null = null;
  // Known over all accounts: one payment is not booked in two of them.
  const payment = {
    accountId: '',
    key: `wallet.top-up ${provider}:${reference}`,
    operation: 'wallet.top-up',
    content: { account: accountId, amount: money },
    at,
  };
  const booked = await once(connection, payment, async () => {
    transferId = context.ids.next('tr');
    const transfer = { accountId, transferId, recorded, at, note };
    const known = { ...transfer, kind: 'top-up', reference: `${provider}:${reference}` };
    await insertTransfer(connection, known, [
      { book: 'cash', amount },
      { book: 'paid-in', amount: -amount },
    ]);
    return accept({ transfer: transferId });
  });
  if (!booked.ok) {
    const before = booked.refusal.params['before'] ?? '';
    return refuse('payment_is_booked_otherwise', { provider, reference, before }, 'reference');
  }
  const cash = formatCents((await readBalances(connection, accountId)).get('cash') ?? 0n);
  const { transfer } = booked.value;
  const repeated = transferId === null;
  const told = { transfer, provider, reference, amount: money, currency, repeated, cash };
  if (repeated) return change.unchanged(told);
  await change.emit('wallet.topped-up', { transfer, amount: money, currency, cash });
  await change.audit({ subject: transfer, before: null, after: told });
  await standingAfterMoney(change);
  return accept(told);
}
