// One marked pack is bought again, or why not. See docs/concepts/auto-renewal.md.
import {
  assert,
  type Day,
  firstOfMonth,
  firstOfNextMonth,
  formatCents,
  isWithinCap,
  type Outcome,
  planPayment,
  present,
  type Refusal,
  refuse,
} from '../../engine/index.ts';
import {
  findMonthlyCap,
  insertRenewalResult,
  type RenewalResultRow,
  renewalsSpent,
  setMark,
} from '../../store/auto-renewals.ts';
import type { Change } from '../change.ts';
import { notify } from '../notices/notify.ts';
import { checkLimits, type OrderPrice, priceOrder } from '../orders/order-price.ts';
import { payOrder } from '../orders/pay-order.ts';
import { placeOrder } from '../orders/place-order.ts';
import { readPurse } from '../orders/read-purse.ts';
import type { DueRenewal } from './due-renewals.ts';

/**
 * Buys a marked pack again, from the wallet alone: gift balance, then cash. The new pack carries
 * the mark on. Null: nothing was done, because it was tried today or fails as it failed before.
 */
export async function renewPack(
  change: Change,
  due: DueRenewal,
  last: RenewalResultRow | null,
): Promise<RenewalResultRow['outcome'] | null> {
  const today = change.context.catalogs.latest.calendar.dayOf(change.at);
  if (last?.onDay === today) return null;
  const price = await priceOfRenewal(change, due, today);
  if (price.ok) {
    await buyAgain(change, due, { price: price.value, today });
    return 'succeeded';
  }
  if (!isNews(price.refusal, last, today)) return null;
  await keepFailure(change, due, { refusal: price.refusal, today });
  return 'failed';
}

/** Want of money is told every day; whatever else again when the month or the reason is another. */
function isNews({ code }: Refusal, last: RenewalResultRow | null, today: Day): boolean {
  if (last === null || code === TOO_LITTLE || code !== last.reason) return true;
  return firstOfMonth(last.onDay) !== firstOfMonth(today);
}

const TOO_LITTLE = 'wallet_has_too_little_to_renew';

/** What buying the pack again costs today; refused: why it cannot be bought. */
async function priceOfRenewal(
  change: Change,
  { pack }: DueRenewal,
  today: Day,
): Promise<Outcome<OrderPrice>> {
  const { context, connection, account, at } = change;
  const { accountId } = account;
  const id = skuOf(pack);
  const price = priceOrder(context, { sku: id, quantity: 1 }, at);
  if (!price.ok) {
    const { code } = price.refusal;
    return code === 'sku_is_unknown' ? refuse('sku_no_longer_on_sale', { sku: id }) : price;
  }
  const limits = await checkLimits(connection, { ...price.value, accountId, at }, true);
  if (!limits.ok) return limits;
  const { amount } = price.value;
  const month = { from: firstOfMonth(today), to: firstOfNextMonth(today) };
  const spent = await renewalsSpent(connection, accountId, month);
  const cap = await findMonthlyCap(connection, accountId);
  if (cap !== null && !isWithinCap(amount, spent, cap)) {
    const params = { spent: formatCents(spent), price: formatCents(amount), cap: formatCents(cap) };
    return refuse('monthly_cap_reached', params);
  }
  const purse = await readPurse(change, '', 'packs');
  assert(purse.ok, 'without a voucher every purse can be read');
  if (planPayment(amount, purse.value).missing === 0n) return price;
  const { gift, cash } = purse.value;
  const params = {
    gift: formatCents(gift),
    cash: formatCents(cash),
    price: formatCents(amount),
    currency: price.value.catalog.currency,
  };
  return refuse(TOO_LITTLE, params);
}

async function buyAgain(
  change: Change,
  { pack, trigger }: DueRenewal,
  { price, today }: { readonly price: OrderPrice; readonly today: Day },
): Promise<void> {
  const { connection, account, recorded, at } = change;
  const { accountId } = account;
  const { packId, family } = pack;
  const sku = skuOf(pack);
  const paid = await orderAndPay(change, sku);
  assert(paid.ok, `the renewal of ${packId} was found to be payable`);
  const { order, packs } = paid.value;
  const newPackId = present(packs[0], 'an order of one pack brings it').packId;
  await setMark(connection, { accountId, family, packId: newPackId, markedAt: at });
  const { amount } = price;
  const { orderId } = order;
  const outcome = 'succeeded';
  const told = { trigger, outcome, reason: null, params: {}, sku, amount, orderId } as const;
  const result = { accountId, packId, onDay: today, newPackId, recorded, at, ...told };
  await insertRenewalResult(connection, result);
  const money = { amount: formatCents(amount), currency: order.currency };
  const event = { pack: packId, newPack: newPackId, order: orderId, family, sku, trigger };
  await change.emit('auto-renewal.succeeded', { ...event, ...money });
  await notify(change, {
    kind: 'renewal-succeeded',
    subject: newPackId,
    params: { family, sku, order: orderId, ...money, pack: packId },
    key: `renewal-succeeded ${packId}`,
  });
  await change.audit({ subject: packId, before: { renews: packId }, after: { renews: newPackId } });
}

async function orderAndPay(change: Change, sku: string): ReturnType<typeof payOrder> {
  const what = { sku, quantity: 1 };
  const placed = await placeOrder(change, { what, origin: 'auto-renewal' });
  return placed.ok ? payOrder(change, { order: placed.value.orderId }) : placed;
}

async function keepFailure(
  change: Change,
  { pack, trigger }: DueRenewal,
  { refusal, today }: { readonly refusal: Refusal; readonly today: Day },
): Promise<void> {
  const { connection, account, recorded, at } = change;
  const { accountId } = account;
  const { packId, family } = pack;
  const { code: reason, params } = refusal;
  const sku = skuOf(pack);
  await insertRenewalResult(connection, {
    accountId,
    packId,
    onDay: today,
    trigger,
    outcome: 'failed',
    reason,
    params,
    sku,
    amount: 0n,
    orderId: null,
    newPackId: null,
    recorded,
    at,
  });
  await change.emit('auto-renewal.failed', { pack: packId, family, sku, trigger, reason });
  await notify(change, {
    kind: 'renewal-failed',
    subject: packId,
    params: { ...params, family, sku, reason },
    key: `renewal-failed ${packId} ${today}`,
  });
  await change.audit({ subject: packId, before: null, after: { failed: reason, params } });
}

function skuOf({ sku }: DueRenewal['pack']): string {
  return present(sku, 'only packs of a SKU are marked');
}
