// What money and rights should come to, told independently of the product: a wallet of three kinds
// of money, orders, packs and what was paid for each. Random histories are lived by both.
import fc from 'fast-check';

/** Cents; everything that is paid is whole cents. */
export type Cents = bigint;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The zone of the shipped catalogues has no summer time. */
const ZONE = 8 * HOUR;

/** What histories buy, with the price in cents and what of it matters here. */
export const SKUS = {
  'traffic-100gb': { price: 2600n, family: 'traffic', gifts: false },
  'traffic-500gb': { price: 12800n, family: 'traffic', gifts: false },
  'traffic-10tb': { price: 235000n, family: 'traffic', gifts: true },
  'transcode-5h': { price: 460n, family: 'transcode', gifts: false },
  'mic-trial-3000m': { price: 980n, family: 'mic', gifts: false },
  'mic-50000m': { price: 75800n, family: 'mic', gifts: false },
  'director-7d': { price: 45000n, family: 'director', gifts: false },
  // Years of a plugin bring no pack, and are bought for an application.
  'plugin-1y': { price: 3000000n, family: 'plugin', gifts: false },
} as const;

export type SkuName = keyof typeof SKUS;

/** One thing that somebody does. `pick` chooses among what there is by then. */
export type Step =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'wait'; readonly hours: number }
  | { readonly kind: 'top-up' | 'give'; readonly amount: number }
  | {
      readonly kind: 'give-voucher';
      readonly amount: number;
      readonly single: boolean;
      readonly days: number;
    }
  | {
      readonly kind: 'order';
      readonly sku: SkuName;
      readonly quantity: number;
      readonly voucher: number | null;
      readonly pay: boolean;
      readonly quoted: boolean;
    }
  | { readonly kind: 'pay' | 'cancel' | 'refund' | 'use-license' | 'bind'; readonly pick: number }
  | { readonly kind: 'use'; readonly gigabytes: number }
  | { readonly kind: 'renew'; readonly pick: number; readonly cap: number | null }
  | { readonly kind: 'grant'; readonly sku: SkuName }
  | {
      readonly kind: 'switch-mode';
      readonly area: string;
      readonly mode: string;
    }
  | { readonly kind: 'again' | 'settle' | 'jobs' | 'stop' | 'restore' | 'plugin' };

const amounts = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 60_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 4_000_000 }) },
);
const picks = fc.nat(1000);
const packs = Object.keys(SKUS).filter((sku) => sku !== 'plugin-1y');
const skus = fc.constantFrom(...(packs as SkuName[])); // the keys are its names

/** Steps; `nothing` is what others shrink to. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { withCrossShrink: true },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'nothing' }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      hours: fc.constantFrom(1, 5, 11, 24, 30, 130),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constantFrom('top-up', 'give'), amount: amounts }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('give-voucher' as const),
      amount: amounts,
      single: fc.boolean(),
      days: fc.integer({ min: 1, max: 20 }),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('order' as const),
      sku: skus,
      quantity: fc.constantFrom(1, 1, 1, 2, 3, 7, 20),
      voucher: fc.option(picks),
      pay: fc.boolean(),
      quoted: fc.boolean(),
    }),
  },
  {
    weight: 14,
    arbitrary: fc.record({
      kind: fc.constantFrom('pay', 'pay', 'cancel', 'refund', 'refund', 'use-license', 'bind'),
      pick: picks,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('use' as const),
      gigabytes: fc.integer({ min: 1, max: 90 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('renew' as const),
      pick: picks,
      cap: fc.option(fc.integer({ min: 1, max: 100_000 })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('grant' as const), sku: skus }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('again', 'jobs', 'settle') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('stop', 'restore', 'restore', 'restore', 'plugin', 'plugin'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('switch-mode' as const),
      area: fc.constantFrom('mainland', 'overseas'),
      mode: fc.constantFrom('daily-traffic', 'daily-bandwidth'),
    }),
  },
);

export interface ModelVoucher {
  readonly id: string;
  readonly single: boolean;
  /** Exclusive. */
  readonly until: number;
  left: Cents;
}

export interface ModelOrder {
  readonly id: string;
  readonly sku: SkuName;
  readonly quantity: number;
  readonly amount: Cents;
  readonly voucher: ModelVoucher | null;
  readonly closesAt: number;
  status: 'unpaid' | 'paid' | 'cancelled' | 'closed';
}

export interface ModelPack {
  readonly id: string;
  readonly sku: SkuName;
  readonly boughtAt: number;
  /** What comes back in a refund; null for a pack that was given. */
  readonly paid: { readonly cash: Cents; readonly gift: Cents } | null;
  bound: boolean;
  refunded: boolean;
  /** Reclaimed from an account that did not pay. */
  lost: boolean;
}

/** How an order is paid: voucher, gift, cash, as far as each goes; null when it cannot be. */
export interface ModelPayment {
  readonly voucher: Cents;
  readonly gift: Cents;
  readonly cash: Cents;
}

/** What one account has, by the rules as its owner reads them. */
export class MoneyModel {
  cash: Cents = 0n;
  gift: Cents = 0n;
  readonly vouchers: ModelVoucher[] = [];
  readonly orders: ModelOrder[] = [];
  readonly packs: ModelPack[] = [];

  /** Whether and how an order can be paid now. */
  payment(order: ModelOrder): ModelPayment | null {
    const held = order.voucher?.left ?? 0n;
    const voucher = held < order.amount ? held : order.amount;
    const rest = order.amount - voucher;
    const gift = this.gift < rest ? this.gift : rest;
    const cash = rest - gift;
    return cash > 0n && cash > this.cash ? null : { voucher, gift, cash };
  }

  /** Takes the money of a payment; what a voucher for one use keeps is lost. */
  pay(order: ModelOrder, { voucher, gift, cash }: ModelPayment): void {
    this.gift -= gift;
    this.cash -= cash;
    order.status = 'paid';
    if (order.voucher === null || voucher === 0n) return;
    order.voucher.left = order.voucher.single ? 0n : order.voucher.left - voucher;
  }

  /** A bill of the day: gift first, as far as it goes, then cash, which may become a debt. */
  bill(amount: Cents): { readonly gift: Cents; readonly cash: Cents } {
    const gift = amount < this.gift ? amount : this.gift;
    const parts = { gift, cash: amount - gift };
    this.gift -= parts.gift;
    this.cash -= parts.cash;
    return parts;
  }

  /** How many of a SKU wait to be paid. */
  open(sku: SkuName, now: number): number {
    return this.orders
      .filter((order) => order.sku === sku && order.status === 'unpaid' && now < order.closesAt)
      .reduce((sum, { quantity }) => sum + quantity, 0);
  }
}

/** The last millisecond of the window: the end of the day in which 5 days less a second end. */
export function refundableUntil(boughtAt: number): number {
  const last = boughtAt + 5 * DAY - 1000;
  return Math.floor((last + ZONE) / DAY) * DAY + DAY - ZONE - 1;
}

/** The day that it is, as usage is dated. */
export function dayOf(at: number): string {
  return new Date(at + ZONE).toISOString().slice(0, 10);
}
