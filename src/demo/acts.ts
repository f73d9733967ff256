// What the people of the demo do more than once.
import { addContact } from '../operations/contacts/add-contact.ts';
import { bindDirectorPack } from '../operations/director/bind-pack.ts';
import { placeOrderOperation } from '../operations/orders/place-order.ts';
import { grantPack } from '../operations/packs/grant-pack.ts';
import { confirmRefund } from '../operations/refunds/confirm-refund.ts';
import { topUpWallet } from '../operations/wallet/top-up-wallet.ts';
import { type Cast, SceneRefused } from './stage.ts';

/** Buys packs and pays them; tells their ids. */
export async function buy(
  { account, finance }: Cast,
  sku: string,
  { quantity = 1, voucher }: { readonly quantity?: number; readonly voucher?: string } = {},
): Promise<readonly string[]> {
  const paidBy = voucher === undefined ? {} : { voucher };
  const input = { account, sku, quantity, pay: true, ...paidBy };
  const { order, paid, missing } = await finance.call(placeOrderOperation, input);
  if (!paid) throw new SceneRefused(`${sku}: ${missing} are missing in the wallet`);
  return order.packs.map(({ id }) => id);
}

/** Buys one pack. */
export async function buyOne(cast: Cast, sku: string): Promise<string> {
  return (await buy(cast, sku))[0] ?? '';
}

/** Buys a pack and gives it back unused. */
export async function buyAndReturn(cast: Cast, sku: string): Promise<void> {
  const pack = await buyOne(cast, sku);
  await cast.finance.call(confirmRefund, { account: cast.account, pack });
}

/** Buys a director pack and binds it; one that runs already is waited for. */
export async function bindNew(cast: Cast, sku: string, instance: string): Promise<void> {
  const pack = await buyOne(cast, sku);
  await cast.finance.call(bindDirectorPack, { account: cast.account, pack, instance });
}

/** Takes over packs that were bought elsewhere, or gives them. */
export async function grant(
  { account, operator }: Cast,
  sku: string,
  at?: string,
): Promise<readonly string[]> {
  const bought = at === undefined ? {} : { at };
  const { packs } = await operator.call(grantPack, { account, sku, ...bought });
  return packs.map(({ id }) => id);
}

/** Books money that came by bank. */
export async function topUp(
  { account, operator }: Cast,
  amount: string,
  reference: string,
): Promise<void> {
  await operator.call(topUpWallet, { account, amount, reference, note: 'bank transfer' });
}

/** Adds somebody who gets messages by mail. */
export async function tell(
  { account, owner }: Cast,
  name: string,
  more: { readonly email: string; readonly language: 'zh' | 'en'; readonly kinds?: string[] },
): Promise<string> {
  return (await owner.call(addContact, { account, name, ...more })).id;
}
