// A random history, lived by the product and by the model at once: what the model foretells must
// come, step by step.
import { expect } from 'vitest';
import type { Instant } from '../../src/engine/index.ts';
import { enforceArrears } from '../../src/operations/arrears/enforce-arrears.ts';
import { payBills } from '../../src/operations/bills/pay-bills.ts';
import { closeUnpaidOrders } from '../../src/operations/orders/close-unpaid-orders.ts';
import { renewPacks } from '../../src/operations/renewals/renew-packs.ts';
import type { Account, Ledger } from './ledger.ts';
import { type Answer, accepted, centsOf, MoneyCaller, textOf } from './money-caller.ts';
import {
  type Cents,
  dayOf,
  type ModelOrder,
  type ModelPack,
  MoneyModel,
  refundableUntil,
  SKUS,
  type SkuName,
  type Step,
} from './money-model.ts';
import { PNG } from './pictures.ts';

const HOUR = 3_600_000;

/** One account's history. */
export class MoneyHistory {
  readonly model = new MoneyModel();
  readonly #ledger: Ledger;
  readonly #account: Account;
  readonly #caller: MoneyCaller;
  #now: Instant;
  /** Days with usage that is not settled. */
  readonly #pending = new Set<string>();
  /** Transfers of the clock's that the model has learnt. */
  readonly #known = new Set<string>();
  readonly #used = new Set<string>();
  #standing: { now: string; since: Instant };
  #application: string | null = null;

  private constructor(ledger: Ledger, account: Account, now: Instant) {
    this.#ledger = ledger;
    this.#account = account;
    this.#caller = new MoneyCaller(ledger, account.id);
    this.#now = now;
    this.#standing = { now: 'running', since: now };
  }

  /** A new account's history; in one store time never goes back. */
  static async begin(ledger: Ledger, now: Instant): Promise<MoneyHistory> {
    ledger.itIs(new Date(now).toISOString());
    const account = await ledger.account('A history');
    await ledger.call('director.register', { account: account.id, instance: 'studio' });
    return new MoneyHistory(ledger, account, now);
  }

  /** What holds of the rows whatever happened. */
  check(): Promise<void> {
    return this.#caller.check();
  }

  get now(): Instant {
    return this.#now;
  }

  /** Takes a step in both worlds; throws where they differ. */
  async take(step: Step): Promise<void> {
    await this.#step(step);
    if (['nothing', 'wait', 'use'].includes(step.kind)) return;
    const wallet = await this.#caller.wallet();
    expect({ ...wallet, after: step }).toEqual({
      cash: this.model.cash,
      gift: this.model.gift,
      after: step,
    });
  }

  async #step(step: Step): Promise<void> {
    switch (step.kind) {
      case 'nothing':
        return;
      case 'wait':
        return this.#wait(step.hours);
      case 'top-up':
      case 'give':
        return this.#payIn(step.kind, BigInt(step.amount));
      case 'give-voucher':
        return this.#giveVoucher(step);
      case 'order':
        return this.#order(step);
      case 'pay':
        return this.#pay(step.pick);
      case 'cancel':
        return this.#cancel(step.pick);
      case 'refund':
        return this.#refund(step.pick);
      case 'bind':
        return this.#bind(step.pick);
      case 'use-license':
        return this.#useLicense(step.pick);
      case 'renew':
        return this.#renew(step.pick, step.cap);
      case 'grant':
        return this.#grant(step.sku);
      case 'use':
        return this.#use(step.gigabytes);
      case 'settle':
        return this.#settle();
      case 'jobs':
        return this.#jobs();
      case 'stop':
      case 'restore':
        return this.#stopOrRestore(step.kind);
      case 'plugin':
        return this.#plugin();
      case 'switch-mode':
        // What it does to packs is another story; no money moves.
        await this.#caller.change('billing-modes.switch', { area: step.area, mode: step.mode });
        return;
      case 'again':
        return this.#caller.again();
    }
  }

  async #wait(hours: number): Promise<void> {
    this.#now += hours * HOUR;
    this.#ledger.itIs(new Date(this.#now).toISOString());
  }

  async #payIn(kind: 'top-up' | 'give', amount: Cents): Promise<void> {
    const name = kind === 'top-up' ? 'wallet.top-up' : 'wallet.grant';
    const more = kind === 'top-up' ? { reference: this.#caller.unique() } : {};
    accepted(await this.#caller.change(name, { amount: textOf(amount), ...more }));
    if (kind === 'give') this.model.gift += amount;
    else this.model.cash += amount;
    if (kind === 'top-up') this.#standingAfterMoney();
  }

  async #giveVoucher(step: Extract<Step, { kind: 'give-voucher' }>): Promise<void> {
    const until = this.#now + step.days * 24 * HOUR;
    const answer = await this.#caller.change('vouchers.grant', {
      amount: textOf(BigInt(step.amount)),
      scope: 'live-packs',
      singleUse: step.single,
      validTo: new Date(until).toISOString(),
    });
    const id = String(accepted(answer)['id']);
    this.model.vouchers.push({ id, single: step.single, until, left: BigInt(step.amount) });
  }

  async #order(step: Extract<Step, { kind: 'order' }>): Promise<void> {
    const { sku, quantity } = step;
    const voucher = chosen(this.model.vouchers, step.voucher);
    const refusal = this.#refusalOfOrder(sku, quantity, voucher, true);
    const by = voucher === null ? {} : { voucher: voucher.id };
    let what: object = { sku, quantity };
    if (step.quoted) {
      const quote = await this.#caller.change('orders.quote', { sku, quantity, ...by });
      if (refusal !== null) return expectRefused(quote, refusal);
      what = { quote: accepted(quote)['id'] };
    }
    const answer = await this.#caller.change('orders.place', { ...what, pay: step.pay, ...by });
    if (refusal !== null) return expectRefused(answer, refusal);
    await this.#placed(accepted(answer), { sku, quantity, voucher }, step.pay);
  }

  async #placed(
    placed: Readonly<Record<string, unknown>>,
    what: Pick<ModelOrder, 'sku' | 'quantity' | 'voucher'>,
    pay: boolean,
  ): Promise<void> {
    const view = placed['order'] as { readonly id: string }; // as orders.place answers
    const order: ModelOrder = {
      ...what,
      id: view.id,
      amount: SKUS[what.sku].price * BigInt(what.quantity),
      closesAt: this.#now + 24 * HOUR,
      status: 'unpaid',
    };
    this.model.orders.push(order);
    const payment = pay ? this.model.payment(order) : null;
    expect(placed['paid']).toBe(payment !== null);
    if (payment === null) return;
    this.model.pay(order, payment);
    await this.#receive(order, Object(placed['order']));
  }

  async #pay(pick: number): Promise<void> {
    const order = chosen(this.model.orders, pick);
    if (order === null) return;
    const answer = await this.#caller.change('orders.pay', { order: order.id });
    const state = this.#stateOf(order);
    if (state !== 'unpaid') return expectRefused(answer, `order_is_${state}`);
    const refusal = this.#refusalOfOrder(order.sku, order.quantity, order.voucher, false);
    if (refusal !== null) return expectRefused(answer, refusal);
    const payment = this.model.payment(order);
    if (payment === null) return expectRefused(answer, 'balance_is_insufficient');
    const paid = accepted(answer);
    this.model.pay(order, payment);
    await this.#receive(order, paid);
  }

  /** The packs that an order brought: as many as were bought, their parts as much as was paid. */
  async #receive(order: ModelOrder, view: Readonly<Record<string, unknown>>): Promise<void> {
    // As orders.pay answers.
    const packs = view['packs'] as readonly {
      readonly id: string;
      readonly paid: Readonly<Record<'voucher' | 'gift' | 'cash', string>>;
    }[];
    const paid = view['paid'] as Readonly<Record<'voucher' | 'gift' | 'cash', string>>; // too
    if (order.sku === 'plugin-1y') {
      expect(packs).toEqual([]);
      expect(centsOf(paid.voucher) + centsOf(paid.gift) + centsOf(paid.cash)).toBe(order.amount);
      return;
    }
    expect(packs).toHaveLength(order.quantity);
    const { price } = SKUS[order.sku];
    for (const { id, paid } of packs) {
      const [voucher, gift, cash] = [paid.voucher, paid.gift, paid.cash].map(centsOf);
      const parts = { voucher: voucher ?? 0n, gift: gift ?? 0n, cash: cash ?? 0n };
      expect(parts.voucher + parts.gift + parts.cash).toBe(price);
      const bought = {
        id,
        sku: order.sku,
        boughtAt: this.#now,
        bound: false,
        refunded: false,
        lost: false,
      };
      this.model.packs.push({ ...bought, paid: { cash: parts.cash, gift: parts.gift } });
    }
    for (const part of ['voucher', 'gift', 'cash'] as const) {
      const sum = packs.reduce((all, pack) => all + centsOf(pack.paid[part]), 0n);
      expect(sum).toBe(centsOf(paid[part]));
    }
  }

  async #cancel(pick: number): Promise<void> {
    const order = chosen(this.model.orders, pick);
    if (order === null) return;
    const answer = await this.#caller.change('orders.cancel', { order: order.id });
    const state = this.#stateOf(order);
    if (state !== 'unpaid') return expectRefused(answer, `order_is_${state}`);
    accepted(answer);
    order.status = 'cancelled';
  }

  async #refund(pick: number): Promise<void> {
    const pack = chosen(this.model.packs, pick);
    if (pack === null) return;
    const answer = await this.#caller.change('refunds.confirm', { pack: pack.id });
    if (!this.#mayRefund(pack) || pack.paid === null) {
      expect(answer.ok).toBe(false);
      return;
    }
    const view = accepted(answer);
    const { cash, gift } = pack.paid;
    expect([view['cash'], view['gift']]).toEqual([textOf(cash), textOf(gift)]);
    pack.refunded = true;
    this.model.cash += cash;
    this.model.gift += gift;
  }

  #mayRefund(pack: ModelPack): boolean {
    if (pack.refunded || pack.bound || pack.paid === null || this.#used.has(pack.id)) return false;
    if (pack.sku === 'mic-trial-3000m' || pack.lost) return false;
    if (this.#standing.now === 'stopped-for-violation') return false;
    return this.#now <= refundableUntil(pack.boughtAt);
  }

  async #bind(pick: number): Promise<void> {
    const packs = this.model.packs.filter(({ sku }) => SKUS[sku].family === 'director');
    const pack = chosen(packs, pick);
    if (pack === null) return;
    const answer = await this.#caller.change('director.bind', {
      pack: pack.id,
      instance: 'studio',
    });
    if (answer.ok) {
      expect([pack.bound, pack.refunded]).toEqual([false, false]);
      pack.bound = true;
    } else if (!pack.bound && !pack.refunded) {
      expect(pack.lost).toBe(true);
    }
  }

  async #useLicense(pick: number): Promise<void> {
    const pack = chosen(
      this.model.packs.filter(({ sku }) => SKUS[sku].gifts),
      pick,
    );
    if (pack === null) return;
    const answer = await this.#caller.change('licenses.add', {
      pack: pack.id,
      bundleId: `com.example.app${this.model.packs.indexOf(pack)}`,
    });
    const free = !pack.bound && !pack.refunded && !pack.lost;
    expect(answer.ok).toBe(free);
    if (free) pack.bound = true;
  }

  async #renew(pick: number, cap: number | null): Promise<void> {
    const pack = chosen(this.model.packs, pick);
    if (pack === null) return;
    const more = cap === null ? {} : { monthlyCap: textOf(BigInt(cap)) };
    await this.#caller.call('auto-renewals.set', { pack: pack.id, on: true, ...more });
  }

  async #grant(sku: SkuName): Promise<void> {
    const { packs } = accepted(await this.#caller.change('packs.grant', { sku })) as {
      readonly packs: readonly { readonly id: string }[]; // as packs.grant answers
    };
    for (const { id } of packs) {
      const given = {
        id,
        sku,
        boughtAt: this.#now,
        paid: null,
        bound: false,
        refunded: false,
        lost: false,
      };
      this.model.packs.push(given);
    }
  }

  async #use(gigabytes: number): Promise<void> {
    const day = dayOf(this.#now);
    await this.#account.use({ day, quantity: `${gigabytes} GB` });
    this.#pending.add(day);
  }

  /** Settles every day that is over; which packs were used the product says. */
  async #settle(): Promise<void> {
    for (const day of [...this.#pending].sort()) {
      if (day >= dayOf(this.#now)) continue;
      await this.#account.settle(day);
      this.#pending.delete(day);
    }
    for (const { id, used, family } of await this.#account.packs()) {
      if (used !== '0' && family !== 'director') this.#used.add(id);
    }
  }

  /** What the clock starts: bills are paid, debtors stopped, packs renewed, orders closed. */
  async #jobs(): Promise<void> {
    const { context } = this.#ledger;
    await payBills(context);
    await this.#learnTransfers();
    this.#standingAfterMoney();
    await enforceArrears(context);
    this.#standingAfterTime();
    await renewPacks(context);
    await this.#learnTransfers();
    await closeUnpaidOrders(context);
    // Again: nothing is paid, bought or closed twice.
    await payBills(context);
    await closeUnpaidOrders(context);
    const { standing } = await this.#caller.read('accounts.show');
    expect(standing).toBe(this.#standing.now);
  }

  async #stopOrRestore(kind: 'stop' | 'restore'): Promise<void> {
    const stopped = this.#standing.now === 'stopped-for-violation';
    const input = kind === 'stop' ? { reason: 'a rule was broken' } : {};
    const answer = await this.#caller.call(`accounts.${kind}`, input);
    expect(answer.ok).toBe(stopped === (kind === 'restore'));
    if (kind === 'stop') this.#stand('stopped-for-violation');
    else if (stopped) this.#stand(this.model.cash < 0n ? 'arrears' : 'running');
  }

  /** A year of a plugin for the account's one application, which an operator approved. */
  async #plugin(): Promise<void> {
    this.#application ??= await this.#approved();
    const answer = await this.#caller.change('plugins.buy', { application: this.#application });
    const refusal = this.#refusalOfOrder('plugin-1y', 1, null, true);
    if (refusal !== null) return expectRefused(answer, refusal);
    const what = { sku: 'plugin-1y', quantity: 1, voucher: null } as const;
    await this.#placed(accepted(answer), what, true);
  }

  async #approved(): Promise<string> {
    const { id } = accepted(
      await this.#caller.change('plugins.apply', {
        type: 'formal',
        name: 'A mini-program',
        appId: `wx${this.#caller.account.slice(-16)}`,
        category: 'education',
        basicSettings: { data: PNG },
        pluginSettings: { data: PNG },
      }),
    );
    const application = String(id);
    accepted(await this.#caller.call('plugins.review', { application, approve: true }));
    return application;
  }

  #standingAfterMoney(): void {
    const { now } = this.#standing;
    if (now === 'stopped-for-violation') return;
    if (this.model.cash >= 0n && now !== 'running') this.#stand('running');
    if (this.model.cash < 0n && now === 'running') this.#stand('arrears');
  }

  #standingAfterTime(): void {
    const { now, since } = this.#standing;
    const days = (this.#now - since) / (24 * HOUR);
    if (now === 'arrears' && days >= 1) this.#stand('stopped');
    else if (now === 'stopped' && days >= 60) this.#stand('reclaimed');
  }

  #stand(now: string): void {
    if (now === 'reclaimed') for (const pack of this.model.packs) pack.lost = true;
    this.#standing = { now, since: this.#now };
  }

  #refusalOfOrder(
    sku: SkuName,
    quantity: number,
    voucher: MoneyModel['vouchers'][number] | null,
    placing: boolean,
  ): string | null {
    if (!['running', 'arrears'].includes(this.#standing.now)) return 'account_is_stopped';
    const { packs } = this.model;
    if (sku === 'mic-50000m' && !packs.some((pack) => SKUS[pack.sku].family === 'mic')) {
      return 'sku_is_for_existing_users_only';
    }
    if (sku === 'mic-trial-3000m') {
      const bought = packs.filter((pack) => pack.sku === sku).length;
      const open = placing ? this.model.open(sku, this.#now) : 0;
      if (bought + open + quantity > 1) return 'purchase_limit_reached';
    }
    if (voucher === null) return null;
    if (voucher.left === 0n) return 'voucher_is_used_up';
    return this.#now >= voucher.until ? 'voucher_is_expired' : null;
  }

  #stateOf(order: ModelOrder): ModelOrder['status'] {
    if (order.status === 'unpaid' && this.#now >= order.closesAt) order.status = 'closed';
    return order.status;
  }

  /** Money that moved by itself: bills, and packs that were renewed. */
  async #learnTransfers(): Promise<void> {
    for (const transfer of await this.#newTransfers()) {
      const parts = new Map(transfer.entries.map(({ book, amount }) => [book, centsOf(amount)]));
      const moved = { gift: -(parts.get('gift') ?? 0n), cash: -(parts.get('cash') ?? 0n) };
      if (transfer.kind === 'bill') {
        expect(this.model.bill(moved.gift + moved.cash)).toEqual(moved);
      } else {
        expect(transfer.kind).toBe('order');
        const view = await this.#caller.read('orders.show', { order: transfer.reference });
        await this.#renewed(view, moved);
      }
    }
  }

  async #renewed(
    view: Readonly<Record<string, unknown>>,
    moved: { readonly gift: Cents; readonly cash: Cents },
  ): Promise<void> {
    const sku = String(view['sku']) as SkuName; // a pack of ours was renewed
    expect(view).toMatchObject({ status: 'paid', origin: 'auto-renewal', quantity: 1 });
    const order: ModelOrder = {
      id: String(view['id']),
      sku,
      quantity: 1,
      amount: SKUS[sku].price,
      voucher: null,
      closesAt: this.#now + 24 * HOUR,
      status: 'unpaid',
    };
    const payment = this.model.payment(order);
    expect(payment).toEqual({ voucher: 0n, ...moved });
    if (payment === null) return;
    this.model.pay(order, payment);
    this.model.orders.push(order);
    await this.#receive(order, view);
  }

  /** Bills and orders of the clock that the model does not know yet, the earliest first. */
  async #newTransfers() {
    const ours = new Set(this.model.orders.map(({ id }) => id));
    const fresh = (await this.#caller.transfers()).filter(
      ({ id, kind, reference }) =>
        !this.#known.has(id) && (kind === 'bill' || (kind === 'order' && !ours.has(reference))),
    );
    for (const { id } of fresh) this.#known.add(id);
    return fresh.reverse();
  }
}

function expectRefused(answer: Answer, code: string): void {
  expect(answer).toEqual({ ok: false, code });
}

function chosen<T>(among: readonly T[], pick: number | null): T | null {
  return pick === null || among.length === 0 ? null : (among[pick % among.length] ?? null);
}
