import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { formatCents, parseMoney, present, type Refusal } from '../../src/engine/index.ts';
import { closeUnpaidOrders } from '../../src/operations/orders/close-unpaid-orders.ts';
import type { OrderDetail, OrderView } from '../../src/operations/orders/order-view.ts';
import type { PlacedOrder } from '../../src/operations/orders/place-order.ts';
import type { QuoteView } from '../../src/operations/orders/quote-order.ts';
import type { VoucherView } from '../../src/operations/vouchers/voucher-view.ts';
import type { TransferView } from '../../src/operations/wallet/list-ledger.ts';
import type { WalletView } from '../../src/operations/wallet/show-wallet.ts';
import type { Database } from '../../src/store/database.ts';
import { insertTransfer } from '../../src/store/ledger.ts';
import { sql } from '../../src/store/sql.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { type Account, Ledger } from '../support/ledger.ts';

const NOON = '2022-06-10T12:00:00+08:00';
const NEXT_YEAR = '2023-06-10T00:00:00+08:00';

/** A year of buying by one account, whose owner and operator are the same here. */
class Buyer {
  readonly id: string;
  readonly account: Account;
  readonly #ledger: Ledger;

  constructor(ledger: Ledger, account: Account) {
    this.#ledger = ledger;
    this.account = account;
    this.id = account.id;
  }

  call<T>(name: string, input: object = {}, on = this.#ledger): Promise<T> {
    return on.call<T>(name, { account: this.id, ...input });
  }

  refusal(name: string, input: object = {}): Promise<Refusal> {
    return this.#ledger.refusal(name, { account: this.id, ...input });
  }

  async cash(amount: string): Promise<void> {
    await this.call('wallet.top-up', { amount, reference: `${this.id} ${amount}` });
  }

  async gift(amount: string): Promise<void> {
    await this.call('wallet.grant', { amount });
  }

  async voucher(amount: string, input: object = {}): Promise<string> {
    const asked = { amount, scope: 'live-packs', validTo: NEXT_YEAR, ...input };
    return (await this.call<VoucherView>('vouchers.grant', asked)).id;
  }

  async place(input: object): Promise<string> {
    return (await this.call<PlacedOrder>('orders.place', input)).order.id;
  }

  async pay(order: string, input: object = {}): Promise<OrderDetail> {
    return this.call<OrderDetail>('orders.pay', { order, ...input });
  }

  async show(order: string): Promise<OrderDetail> {
    return this.call<OrderDetail>('orders.show', { order });
  }

  async wallet(): Promise<readonly string[]> {
    const { cash, gift, vouchers } = await this.call<WalletView>('wallet.show');
    return [cash, gift, ...vouchers.map(({ left }) => left)];
  }

  async orders(status?: string): Promise<readonly (readonly string[])[]> {
    const input = status === undefined ? {} : { status };
    const { orders } = await this.call<{ orders: OrderView[] }>('orders.list', input);
    return orders.map((order) => [order.id, order.status]);
  }
}

/** The shipped catalogues with one price changed: what a platform brings out next. */
function withPrice(ledger: Ledger, sku: string, price: string): readonly string[] {
  return [...ledger.context.catalogs.documents.values()].map((text) => {
    const document = JSON.parse(text) as { skus: { id: string; price: string }[] };
    const skus = document.skus.map((each) => (each.id === sku ? { ...each, price } : each));
    return JSON.stringify({ ...document, skus });
  });
}

async function eventsOf(database: Database, account: string): Promise<readonly string[]> {
  const rows = await database.query<{ readonly type: string }>(sql`
    select type from events where account_id = ${account} order by event_id`);
  return rows.map(({ type }) => type);
}

describeOnEachDatabase('orders', (_open, stores) => {
  let ledger: Ledger;
  let other: Ledger;
  let buyer: Buyer;

  beforeAll(async () => {
    const url = await stores.freshUrl();
    ledger = await Ledger.at(url);
    other = stores.kind === 'postgres' ? await Ledger.at(url) : ledger;
  });

  afterAll(async () => {
    expect(await ledger.problems()).toEqual([]);
    await ledger.close();
    if (other !== ledger) await other.close();
  });

  beforeEach(async () => {
    itIs(NOON);
    buyer = new Buyer(ledger, await ledger.account());
  });

  const itIs = (time: string) => {
    for (const each of [ledger, other]) each.itIs(time);
  };

  test('a pack is quoted, ordered and paid from a voucher, gift balance and cash', async () => {
    await buyer.cash('300');
    await buyer.gift('50');
    const voucher = await buyer.voucher('100');
    const quote = await buyer.call<QuoteView>('orders.quote', { sku: 'traffic-1tb', voucher });
    expect(quote).toMatchObject({
      kind: 'packs',
      unitPrice: '248.00',
      listPrice: null,
      amount: '248.00',
      currency: 'CNY',
      expiresAt: '2022-06-10T12:15:00+08:00',
      payment: { voucher: '100.00', gift: '50.00', cash: '98.00', missing: null },
    });
    const placed = await buyer.call<PlacedOrder>('orders.place', { quote: quote.id, voucher });
    expect(placed).toMatchObject({ paid: false, missing: null });
    expect(placed.order).toMatchObject({
      status: 'unpaid',
      quantity: 1,
      closesAt: '2022-06-11T12:00:00+08:00',
      paid: null,
      packs: [],
    });
    expect(await buyer.account.packs()).toEqual([]);
    itIs('2022-06-10T20:00:00+08:00');
    const paid = await buyer.pay(placed.order.id);
    const parts = { voucher: '100.00', gift: '50.00', cash: '98.00' };
    expect(paid).toMatchObject({
      status: 'paid',
      paidAt: '2022-06-10T20:00:00+08:00',
      paid: parts,
    });
    expect(paid.packs).toEqual([{ id: paid.packs[0]?.id, paid: parts }]);
    // It is valid from its payment on.
    expect(await buyer.account.packs()).toMatchObject([
      { id: paid.packs[0]?.id, sku: 'traffic-1tb', purchasedAt: '2022-06-10T20:00:00+08:00' },
    ]);
    expect(await buyer.show(paid.id)).toEqual(paid);
    expect(await buyer.wallet()).toEqual(['202.00', '0.00']);
    const { transfers } = await buyer.call<{ transfers: TransferView[] }>('wallet.ledger');
    expect(transfers[0]).toMatchObject({
      kind: 'order',
      reference: paid.id,
      note: '1 × traffic-1tb',
      after: { cash: '202.00', gift: '0.00', vouchers: '0.00' },
    });
    expect(await eventsOf(ledger.database, buyer.id)).toEqual([
      'account.created',
      'wallet.topped-up',
      'order.placed',
      'pack.granted',
      'order.paid',
    ]);
  });

  test('an order without enough money waits, and is paid when money came in', async () => {
    await buyer.cash('20');
    const placed = await buyer.call<PlacedOrder>('orders.place', {
      sku: 'traffic-100gb',
      pay: true,
    });
    expect(placed).toMatchObject({ paid: false, missing: '6.00', order: { status: 'unpaid' } });
    const { id } = placed.order;
    expect(await buyer.refusal('orders.pay', { order: id })).toMatchObject({
      code: 'balance_is_insufficient',
      params: { amount: '26.00', cash: '20.00', gift: '0.00', missing: '6.00', currency: 'CNY' },
    });
    expect(await buyer.wallet()).toEqual(['20.00', '0.00']);
    await buyer.cash('6');
    expect(await buyer.pay(id)).toMatchObject({ status: 'paid', paid: { cash: '26.00' } });
    expect(await buyer.wallet()).toEqual(['0.00', '0.00']);
    expect(await buyer.refusal('orders.pay', { order: id })).toMatchObject({
      code: 'order_is_paid',
    });
  });

  test('an order is paid as it is placed when there is enough', async () => {
    await buyer.cash('30');
    const placed = await buyer.call<PlacedOrder>('orders.place', {
      sku: 'traffic-100gb',
      pay: true,
    });
    expect(placed).toMatchObject({ paid: true, missing: null, order: { status: 'paid' } });
    expect(placed.order.packs).toHaveLength(1);
  });

  test('what comes with a pack comes with one that is bought', async () => {
    await buyer.cash('26');
    await buyer.call('orders.place', { sku: 'traffic-100gb', pay: true });
    const gifts = await ledger.database.query(sql`
      select kind, license from gifts where account_id = ${buyer.id}`);
    expect(gifts).toEqual([{ kind: 'license', license: 'video-play' }]);
  });

  test('an order that was cancelled is neither paid nor cancelled again', async () => {
    await buyer.cash('30');
    const order = await buyer.place({ sku: 'traffic-100gb' });
    expect(await buyer.call('orders.cancel', { order })).toMatchObject({
      status: 'cancelled',
      endedAt: NOON,
    });
    for (const name of ['orders.pay', 'orders.cancel']) {
      expect(await buyer.refusal(name, { order })).toMatchObject({ code: 'order_is_cancelled' });
    }
    expect(await buyer.wallet()).toEqual(['30.00', '0.00']);
  });

  test('an order closes 24 hours after it was placed, whether or not the job has run', async () => {
    await buyer.cash('60');
    const order = await buyer.place({ sku: 'traffic-100gb' });
    const inTime = await buyer.place({ sku: 'traffic-100gb' });
    itIs('2022-06-11T11:59:59+08:00');
    expect(await buyer.orders('unpaid')).toHaveLength(2);
    await buyer.pay(inTime);
    itIs('2022-06-11T12:00:00+08:00');
    const closed = { code: 'order_is_closed', params: { order, at: '2022-06-11T12:00:00+08:00' } };
    expect(await buyer.refusal('orders.pay', { order })).toMatchObject(closed);
    expect(await buyer.refusal('orders.cancel', { order })).toMatchObject(closed);
    expect(await buyer.orders()).toEqual([
      [inTime, 'paid'],
      [order, 'closed'],
    ]);
    expect(await buyer.orders('closed')).toEqual([[order, 'closed']]);
    expect(await buyer.orders('unpaid')).toEqual([]);
    expect(await buyer.wallet()).toEqual(['34.00', '0.00']);
  });

  test('the job writes down what closed, tells of it once, and may run twice at once', async () => {
    const order = await buyer.place({ sku: 'traffic-100gb' });
    const second = await buyer.place({ sku: 'traffic-500gb' });
    itIs('2022-06-11T11:59:59+08:00');
    await closeUnpaidOrders(ledger.context);
    expect(await buyer.orders('unpaid')).toHaveLength(2);
    itIs('2022-06-11T12:30:00+08:00');
    const job = { ...ledger.context, actor: { kind: 'job', id: 'close-orders' } as const };
    const runs = await Promise.all([closeUnpaidOrders(job), closeUnpaidOrders(other.context)]);
    expect(runs.reduce((sum, { closed = 0 }) => sum + closed, 0)).toBeGreaterThanOrEqual(2);
    expect(await closeUnpaidOrders(job)).toEqual({ closed: 0 });
    for (const id of [order, second]) {
      expect(await buyer.show(id)).toMatchObject({
        status: 'closed',
        endedAt: '2022-06-11T12:30:00+08:00',
      });
    }
    const events = await eventsOf(ledger.database, buyer.id);
    expect(events.filter((type) => type === 'order.closed')).toHaveLength(2);
    const messages = await ledger.database.query<{ subject: string }>(sql`
      select subject from messages
      where account_id = ${buyer.id} and kind = 'order-closed' order by subject`);
    expect(messages.map(({ subject }) => subject)).toEqual([order, second]);
  });

  describe('a quote', () => {
    test('keeps its price and its catalogue when the platform brings out others', async () => {
      await buyer.cash('100');
      const quote = await buyer.call<QuoteView>('orders.quote', {
        sku: 'traffic-100gb',
        quantity: 2,
      });
      const dearer = await Ledger.on(ledger.database, ...withPrice(ledger, 'traffic-100gb', '30'));
      itIs('2022-06-10T12:14:59+08:00');
      dearer.itIs('2022-06-10T12:14:59+08:00');
      const at = (name: string, input: object) => buyer.call<PlacedOrder>(name, input, dearer);
      const { order } = await at('orders.place', { quote: quote.id });
      expect(order).toMatchObject({ unitPrice: '26.00', amount: '52.00', quantity: 2 });
      expect((await at('orders.place', { sku: 'traffic-100gb' })).order).toMatchObject({
        unitPrice: '30.00',
      });
      // Paid by what was kept, under a catalogue that is no longer the platform's.
      const paid = await buyer.call<OrderDetail>('orders.pay', { order: order.id }, dearer);
      expect(paid).toMatchObject({ status: 'paid', paid: { cash: '52.00' } });
      const keys = await ledger.database.query<{ catalog: string }>(sql`
        select distinct catalog from packs where account_id = ${buyer.id}`);
      const { catalogs } = ledger.context;
      const ours = present(
        catalogs.all.find(({ id }) => id === order.catalog),
        order.catalog,
      );
      expect(keys).toEqual([{ catalog: catalogs.keyOf(ours) }]);
    });

    test('expires after 15 minutes', async () => {
      const { id } = await buyer.call<QuoteView>('orders.quote', { sku: 'traffic-100gb' });
      itIs('2022-06-10T12:15:00+08:00');
      expect(await buyer.refusal('orders.place', { quote: id })).toMatchObject({
        code: 'quote_expired',
        params: { at: '2022-06-10T12:15:00+08:00' },
      });
    });

    test('becomes one order', async () => {
      const { id } = await buyer.call<QuoteView>('orders.quote', { sku: 'traffic-100gb' });
      const order = await buyer.place({ quote: id });
      expect(await buyer.refusal('orders.place', { quote: id })).toMatchObject({
        code: 'quote_is_used',
        params: { order },
      });
    });

    test('says what is missing, and shows the list price where there is one', async () => {
      await buyer.cash('5');
      const asked = { sku: 'mic-trial-3000m' };
      expect(await buyer.call<QuoteView>('orders.quote', asked)).toMatchObject({
        unitPrice: '9.80',
        listPrice: '48.00',
        payment: { cash: '9.80', missing: '4.80' },
      });
    });

    test('is of the account that asked for it', async () => {
      const { id } = await buyer.call<QuoteView>('orders.quote', { sku: 'traffic-100gb' });
      const neighbour = await ledger.account();
      expect(
        await ledger.refusal('orders.place', { account: neighbour.id, quote: id }),
      ).toMatchObject({ code: 'quote_not_found' });
    });

    test('changes nothing: the clock of the account stays', async () => {
      const version = () =>
        ledger.database.query(sql`select version from accounts where account_id = ${buyer.id}`);
      const before = await version();
      await buyer.call('orders.quote', { sku: 'traffic-100gb' });
      expect(await version()).toEqual(before);
    });
  });

  test('the trial pack is bought once, however many orders wait', async () => {
    await buyer.cash('100');
    const trial = { sku: 'mic-trial-3000m' };
    const code = 'purchase_limit_reached';
    const first = await buyer.place(trial);
    expect(await buyer.refusal('orders.place', trial)).toMatchObject({ code });
    await buyer.call('orders.cancel', { order: first });
    const second = await buyer.place(trial);
    // Given meanwhile by an operator, as one that was bought elsewhere.
    const neighbour = new Buyer(ledger, await ledger.account());
    await neighbour.cash('100');
    const waiting = await neighbour.place(trial);
    await neighbour.account.pack('mic-trial-3000m', NOON);
    expect(await neighbour.refusal('orders.pay', { order: waiting })).toMatchObject({ code });
    await buyer.pay(second);
    for (const name of ['orders.quote', 'orders.place']) {
      expect(await buyer.refusal(name, trial)).toMatchObject({ code });
    }
  });

  test('packs for existing users are sold to accounts that had one of the family', async () => {
    await buyer.cash('1000');
    const formal = { sku: 'mic-50000m', pay: true };
    expect(await buyer.refusal('orders.place', formal)).toMatchObject({
      code: 'sku_is_for_existing_users_only',
    });
    await buyer.call('orders.place', { sku: 'mic-trial-3000m', pay: true });
    expect(await buyer.call('orders.place', formal)).toMatchObject({ paid: true });
  });

  test.for([
    [{ sku: 'traffic-gift-20gb' }, 'sku_is_only_given'],
    [{ sku: 'rtc-25k' }, 'family_is_not_on_sale'],
    [{ sku: 'traffic-100gb', quantity: 0 }, 'order_quantity_out_of_range'],
    [{ sku: 'traffic-100gb', quantity: 21 }, 'order_quantity_out_of_range'],
    [{ sku: 'traffic-9gb' }, 'sku_is_unknown'],
    [{ sku: 'plugin-1y' }, 'plugin_needs_an_application'],
    [{ quantity: 2 }, 'order_needs_a_quote_or_a_sku'],
    [{ sku: 'traffic-100gb', quote: 'qt_1' }, 'order_needs_a_quote_or_a_sku'],
    [{ quote: 'qt_1' }, 'quote_not_found'],
    [{ sku: 'traffic-100gb', voucher: 'vc_1' }, 'voucher_not_found'],
  ] as const)('%j is not ordered: %s', async ([input, code]) => {
    expect(await buyer.refusal('orders.place', input)).toMatchObject({ code });
    expect(await buyer.orders()).toEqual([]);
  });

  test('twenty packs of one order share what was paid, to the cent', async () => {
    await buyer.cash('500');
    await buyer.gift('7.77');
    const voucher = await buyer.voucher('33.33');
    const asked = { sku: 'traffic-100gb', quantity: 20, voucher, pay: true };
    const { order } = await buyer.call<PlacedOrder>('orders.place', asked);
    const parts = { voucher: '33.33', gift: '7.77', cash: '478.90' };
    expect(order).toMatchObject({ amount: '520.00', paid: parts });
    expect(order.packs).toHaveLength(20);
    const money = (text: string) => parseMoney(text) ?? 0n;
    for (const part of ['voucher', 'gift', 'cash'] as const) {
      const sum = order.packs.reduce((total, { paid }) => total + money(paid[part]), 0n);
      expect(formatCents(sum)).toBe(parts[part]);
    }
    for (const { paid } of order.packs) {
      const cost = money(paid.voucher) + money(paid.gift) + money(paid.cash);
      expect(formatCents(cost)).toBe('26.00');
    }
    expect(await buyer.account.problems()).toEqual([]);
  });

  describe('a voucher', () => {
    test('for one use is taken back with what the order leaves of it', async () => {
      const voucher = await buyer.voucher('100');
      await buyer.call('orders.place', { sku: 'traffic-100gb', voucher, pay: true });
      expect(await buyer.wallet()).toEqual(['0.00', '0.00']);
      const { transfers } = await buyer.call<{ transfers: TransferView[] }>('wallet.ledger');
      expect(transfers[0]).toMatchObject({
        kind: 'voucher-taken-back',
        entries: [{ amount: '74.00' }, { amount: '-74.00' }],
      });
      expect(await buyer.refusal('orders.place', { sku: 'traffic-100gb', voucher })).toMatchObject({
        code: 'voucher_is_used_up',
        path: 'voucher',
      });
    });

    test('for several uses pays until nothing is left', async () => {
      await buyer.cash('4');
      const voucher = await buyer.voucher('48', { singleUse: false });
      await buyer.call('orders.place', { sku: 'traffic-100gb', voucher, pay: true });
      expect(await buyer.wallet()).toEqual(['4.00', '0.00', '22.00']);
      const { order } = await buyer.call<PlacedOrder>('orders.place', {
        sku: 'traffic-100gb',
        voucher,
        pay: true,
      });
      expect(order.paid).toEqual({ voucher: '22.00', gift: '0.00', cash: '4.00' });
      expect(await buyer.wallet()).toEqual(['0.00', '0.00']);
    });

    test('that is general pays for no pack', async () => {
      const voucher = await buyer.voucher('100', { scope: 'general' });
      const code = 'voucher_does_not_pay_for_this';
      for (const name of ['orders.quote', 'orders.place']) {
        expect(await buyer.refusal(name, { sku: 'traffic-100gb', voucher })).toMatchObject({
          code,
        });
      }
      const order = await buyer.place({ sku: 'traffic-100gb' });
      expect(await buyer.refusal('orders.pay', { order, voucher })).toMatchObject({ code });
    });

    test('that expired while the order waited is left out at payment, or replaced', async () => {
      const validTo = '2022-06-10T13:00:00+08:00';
      const early = await buyer.voucher('26', { validTo });
      const [first, second] = [
        await buyer.place({ sku: 'traffic-100gb', voucher: early }),
        await buyer.place({ sku: 'traffic-100gb', voucher: early }),
      ];
      itIs(validTo);
      expect(await buyer.refusal('orders.pay', { order: first })).toMatchObject({
        code: 'voucher_is_expired',
      });
      await buyer.cash('26');
      expect(await buyer.pay(first, { voucher: null })).toMatchObject({
        voucher: null,
        paid: { cash: '26.00' },
      });
      const later = await buyer.voucher('26');
      expect(await buyer.pay(second, { voucher: later })).toMatchObject({
        voucher: later,
        paid: { voucher: '26.00' },
      });
    });
  });

  test('an account in arrears pays its debt first; one that is stopped buys nothing', async () => {
    const { id: accountId } = buyer;
    const at = ledger.context.clock.now();
    await ledger.database.transaction(async (connection) => {
      const transfer = { accountId, transferId: 'tr_back', recorded: 1n, at, note: 'called back' };
      await insertTransfer(connection, { ...transfer, kind: 'test', reference: 'a-debt' }, [
        { book: 'cash', amount: -500_000_000n },
        { book: 'paid-in', amount: 500_000_000n },
      ]);
    });
    const standing = (to: string) =>
      ledger.database.query(sql`
        update accounts set standing = ${to} where account_id = ${accountId}`);
    await standing('arrears');
    const order = await buyer.place({ sku: 'traffic-100gb' });
    expect(await buyer.refusal('orders.pay', { order })).toMatchObject({
      params: { cash: '-5.00', missing: '31.00' },
    });
    // What needs no cash is bought all the same.
    const voucher = await buyer.voucher('26');
    await buyer.pay(order, { voucher });
    const next = await buyer.place({ sku: 'traffic-100gb' });
    await buyer.cash('31');
    for (const stopped of ['stopped', 'stopped-for-violation', 'reclaimed']) {
      await standing(stopped);
      const refused = { code: 'account_is_stopped', params: { standing: stopped } };
      expect(await buyer.refusal('orders.place', { sku: 'traffic-100gb' })).toMatchObject(refused);
      expect(await buyer.refusal('orders.pay', { order: next })).toMatchObject(refused);
    }
    await standing('running');
    expect(await buyer.pay(next)).toMatchObject({ status: 'paid' });
    expect(await buyer.wallet()).toEqual(['0.00', '0.00']);
  });

  test('a pack that costs nothing is ordered and paid like any other', async () => {
    const free = await Ledger.on(ledger.database, ...withPrice(ledger, 'traffic-100gb', '0'));
    free.itIs(NOON);
    const asked = { sku: 'traffic-100gb', quantity: 2, pay: true };
    const { order } = await buyer.call<PlacedOrder>('orders.place', asked, free);
    expect(order).toMatchObject({ status: 'paid', amount: '0.00' });
    expect(order.packs).toHaveLength(2);
    const odd = await Ledger.on(ledger.database, ...withPrice(ledger, 'traffic-100gb', '0.005'));
    odd.itIs(NOON);
    expect(await odd.refusal('orders.place', { account: buyer.id, ...asked })).toMatchObject({
      code: 'price_has_parts_of_cents',
    });
    expect(await buyer.account.problems()).toEqual([]);
  });

  describe('a key', () => {
    test('gives the first answer again, and is refused for another call', async () => {
      await buyer.cash('100');
      const asked = { sku: 'traffic-100gb', pay: true, key: 'k' };
      const first = await buyer.call('orders.place', asked);
      expect(await buyer.call('orders.place', asked)).toEqual(first);
      for (const input of [{ quantity: 2 }, { pay: false }, { sku: 'traffic-500gb' }]) {
        expect(await buyer.refusal('orders.place', { ...asked, ...input })).toMatchObject({
          code: 'key_used_with_other_content',
        });
      }
      expect(await buyer.orders()).toHaveLength(1);
    });

    test('makes one order of many equal calls at once, and one payment', async () => {
      await buyer.cash('100');
      const asked = { sku: 'traffic-100gb', key: 'k' };
      const many = Array.from({ length: 6 }, (_, index) => (index % 2 === 0 ? ledger : other));
      const placed = await Promise.all(
        many.map((on) => buyer.call<PlacedOrder>('orders.place', asked, on)),
      );
      const [order, ...others] = new Set(placed.map(({ order: { id } }) => id));
      expect(others).toEqual([]);
      const pay = { order, key: 'p' };
      const paid = await Promise.all(
        many.map((on) => buyer.call<OrderDetail>('orders.pay', pay, on)),
      );
      expect(new Set(paid.map((each) => JSON.stringify(each))).size).toBe(1);
      expect(await buyer.wallet()).toEqual(['74.00', '0.00']);
    });

    test('that other calls had at the same time is theirs', async () => {
      const input = (quantity: number) => ({
        account: buyer.id,
        sku: 'traffic-100gb',
        quantity,
        key: 'k',
      });
      const outcomes = await Promise.allSettled(
        [1, 2, 3, 4].map((quantity) =>
          (quantity % 2 === 0 ? ledger : other).call('orders.place', input(quantity)),
        ),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await buyer.orders()).toHaveLength(1);
    });
  });

  test('two payments of one order at once pay it once', async () => {
    await buyer.cash('100');
    const order = await buyer.place({ sku: 'traffic-100gb' });
    const outcomes = await Promise.allSettled(
      [ledger, other, ledger, other].map((on) => buyer.call('orders.pay', { order }, on)),
    );
    const refused = outcomes.flatMap((each) =>
      each.status === 'rejected' ? [`${each.reason}`] : [],
    );
    expect(refused).toHaveLength(3);
    for (const reason of refused) expect(reason).toContain('order_is_paid');
    expect(await buyer.wallet()).toEqual(['74.00', '0.00']);
    expect(await buyer.account.packs()).toHaveLength(1);
  });

  test('who only looks may see orders, not place, pay or cancel them', async () => {
    const order = await buyer.place({ sku: 'traffic-100gb' });
    const as = (role: 'viewer' | 'finance', account = buyer.id) =>
      ledger.as({ kind: 'member', id: 'somebody', account, role });
    const input = { account: buyer.id, order, sku: 'traffic-100gb' };
    for (const name of ['orders.quote', 'orders.place', 'orders.pay', 'orders.cancel']) {
      expect(await as('viewer').refusal(name, input)).toMatchObject({ code: 'not_permitted' });
      const neighbour = as('finance', 'ac_other');
      expect(await neighbour.refusal(name, input)).toMatchObject({ code: 'not_permitted' });
    }
    expect(await as('viewer').call('orders.show', { account: buyer.id, order })).toMatchObject({
      status: 'unpaid',
    });
    expect(await as('finance').call('orders.cancel', { account: buyer.id, order })).toMatchObject({
      status: 'cancelled',
    });
  });

  test('every step is in the audit log with what was before and after', async () => {
    await buyer.cash('30');
    const order = await buyer.place({ sku: 'traffic-100gb' });
    await buyer.pay(order);
    const { entries } = await buyer.call<{
      entries: { operation: string; subject: string; before: unknown; after: unknown }[];
    }>('audit.list');
    expect(entries).toMatchObject([
      {
        operation: 'orders.pay',
        subject: order,
        before: { status: 'unpaid' },
        after: { status: 'paid', paid: { cash: '26.00' } },
      },
      { operation: 'orders.place', subject: order, before: null, after: { status: 'unpaid' } },
      { operation: 'wallet.top-up', before: null, after: { amount: '30.00' } },
      { operation: 'accounts.create' },
    ]);
  });
});
