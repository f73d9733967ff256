// Packs that are given back: when, for how much, and what a settlement makes of it.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { day as dayOf } from '../../src/engine/index.ts';
import type { PlacedOrder } from '../../src/operations/orders/place-order.ts';
import type { RefundView } from '../../src/operations/refunds/confirm-refund.ts';
import type { RefundQuoteView } from '../../src/operations/refunds/quote-refund.ts';
import { sql } from '../../src/store/sql.ts';
import { reclaimPacks } from '../../src/store/standings.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { netOf } from '../support/facts.ts';
import { type Account, Ledger } from '../support/ledger.ts';
import { instant } from '../support/packs.ts';

const BOUGHT = '2022-03-01T10:00:00+08:00';
const NEXT_DAY = '2022-03-02T10:00:00+08:00';
/** The last second in which a pack bought then may be given back. */
const LAST_SECOND = '2022-03-06T23:59:59+08:00';

describeOnEachDatabase('refunds', (open) => {
  let ledger: Ledger;
  let account: Account;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
  });

  beforeEach(async () => {
    ledger.itIs(BOUGHT);
    account = await ledger.account();
    await ledger.call('wallet.top-up', {
      account: account.id,
      amount: '20000',
      reference: `for ${account.id}`,
    });
  });

  /** Buys packs of a SKU now; tells their ids. */
  async function buy(sku: string, more: object = {}): Promise<readonly string[]> {
    const input = { account: account.id, sku, quantity: 1, pay: true, ...more };
    const { order } = await ledger.call<PlacedOrder>('orders.place', input);
    return order.packs.map(({ id }) => id);
  }

  async function buyOne(sku: string, more: object = {}): Promise<string> {
    const [pack = ''] = await buy(sku, more);
    return pack;
  }

  const quote = (pack: string) =>
    ledger.call<RefundQuoteView>('refunds.quote', { account: account.id, pack });
  const refund = (pack: string, more: object = {}) =>
    ledger.call<RefundView>('refunds.confirm', { account: account.id, pack, ...more });
  const refused = async (pack: string) =>
    (await ledger.refusal('refunds.confirm', { account: account.id, pack })).code;

  async function wallet(): Promise<{ readonly cash: string; readonly gift: string }> {
    const { cash, gift } = await ledger.call<{ cash: string; gift: string }>('wallet.show', {
      account: account.id,
    });
    return { cash, gift };
  }

  test('an unused pack is given back for all that was paid', async () => {
    const pack = await buyOne('traffic-1tb');
    expect(await quote(pack)).toMatchObject({
      accepted: true,
      deadline: LAST_SECOND,
      amount: '248.00',
      cash: '248.00',
      gift: '0.00',
      voucherLost: '0.00',
      reason: null,
      rule: { zh: expect.stringContaining('5 天'), en: expect.stringContaining('within 5 days') },
    });
    expect(await wallet()).toEqual({ cash: '19752.00', gift: '0.00' });

    ledger.itIs('2022-03-03T12:00:00+08:00');
    expect(await refund(pack)).toMatchObject({ amount: '248.00', currency: 'CNY' });

    expect(await wallet()).toEqual({ cash: '20000.00', gift: '0.00' });
    expect(await account.packs()).toMatchObject([
      {
        id: pack,
        status: 'refunded',
        left: '0',
        used: '0',
        refunded: '1000000000000',
        refundedAt: '2022-03-03T12:00:00+08:00',
      },
    ]);
    expect(await ledger.problems()).toEqual([]);
  });

  test('cash and gift go back where they came from; a voucher does not', async () => {
    const valid = { validTo: '2022-06-01T00:00:00+08:00' };
    const { id: voucher } = await ledger.call<{ id: string }>('vouchers.grant', {
      account: account.id,
      amount: '100',
      scope: 'live-packs',
      ...valid,
    });
    await ledger.call('wallet.grant', { account: account.id, amount: '50' });
    const [first = '', second = ''] = await buy('traffic-1tb', { quantity: 2, voucher });
    expect(await wallet()).toEqual({ cash: '19654.00', gift: '0.00' });
    expect(await quote(first)).toMatchObject({
      amount: '198.00',
      cash: '173.00',
      gift: '25.00',
      voucherLost: '50.00',
    });
    await refund(first);
    expect(await wallet()).toEqual({ cash: '19827.00', gift: '25.00' });
    await refund(second);
    expect(await wallet()).toEqual({ cash: '20000.00', gift: '50.00' });
    expect(await ledger.problems()).toEqual([]);
  });

  test('bought, used, settled: it is not given back any more', async () => {
    const pack = await buyOne('traffic-100gb');
    await account.use({ day: '2022-03-01', quantity: '5 GB' });
    ledger.itIs(NEXT_DAY);
    expect((await quote(pack)).accepted).toBe(true);
    await account.settle('2022-03-01');
    expect(await quote(pack)).toMatchObject({
      accepted: false,
      amount: '0.00',
      reason: 'pack_used',
    });
    expect(await refused(pack)).toBe('pack_used');
    expect(await wallet()).toEqual({ cash: '19974.00', gift: '0.00' });
  });

  test('given back before the settlement, it is not charged for that day either', async () => {
    const [first = '', second = ''] = [await buyOne('traffic-100gb'), await buyOne('traffic-1tb')];
    await account.use({ day: '2022-03-01', quantity: '5 GB' });
    ledger.itIs(NEXT_DAY);
    await refund(first);
    await account.settle('2022-03-01');
    expect(await account.deductions()).toMatchObject([{ pack: second, deducted: '5000000000' }]);
    const explained = await account.explain('2022-03-01');
    expect(explained.lines[0]?.packs.map(({ pack, outcome }) => [pack, outcome])).toEqual([
      [first, 'pack_refunded'],
      [second, 'charged'],
    ]);
    expect(await ledger.problems()).toEqual([]);
  });

  test('usage that comes late for a day before the refund is not charged to it', async () => {
    const pack = await buyOne('traffic-100gb');
    ledger.itIs(NEXT_DAY);
    await account.settle('2022-03-01');
    await refund(pack);
    await account.use({ day: '2022-03-01', quantity: '5 GB' });
    await account.settle('2022-03-01');
    await account.use({ day: '2022-03-01', quantity: '1 GB' });
    await account.settle('2022-03-01');
    expect(await account.deductions()).toEqual([]);
    expect(await account.packs()).toMatchObject([{ status: 'refunded', used: '0' }]);
    expect(await ledger.problems()).toEqual([]);
  });

  test('a day that was settled before is explained by what was known then', async () => {
    await account.pack('traffic-100gb', '2022-02-01T10:00:00+08:00');
    const pack = await buyOne('traffic-1tb');
    await account.use({ day: '2022-03-01', quantity: '5 GB' });
    ledger.itIs(NEXT_DAY);
    await account.settle('2022-03-01');
    const before = await account.explain('2022-03-01');
    await refund(pack);
    expect(await account.explain('2022-03-01')).toEqual(before);
    expect(await ledger.problems()).toEqual([]);
    // Settled again with late usage, it is known.
    await account.use({ day: '2022-03-01', quantity: '100 GB' });
    await account.settle('2022-03-01');
    const explained = await account.explain('2022-03-01');
    expect(explained.lines[0]?.packs[1]).toMatchObject({ pack, outcome: 'pack_refunded' });
    expect(explained.lines[0]?.uncovered).toBe('5000000000');
    expect(await ledger.problems()).toEqual([]);
  });

  test('a deduction that was returned is as if it never was', async () => {
    const pack = await buyOne('traffic-1tb');
    await account.use({ day: '2022-03-01', quantity: '5 GB' });
    ledger.itIs(NEXT_DAY);
    await account.settle('2022-03-01');
    expect(await refused(pack)).toBe('pack_used');
    // An older pack, which was forgotten, is recorded: it expires first and covers the day.
    await account.pack('traffic-100gb', '2022-02-01T10:00:00+08:00');
    await account.settle('2022-03-01');
    expect(await refund(pack)).toMatchObject({ amount: '248.00' });
    expect(await ledger.problems()).toEqual([]);
  });

  test('the whole last second of the fifth day is in time, the next one is not', async () => {
    const [first = '', second = ''] = await buy('traffic-100gb', { quantity: 2 });
    ledger.itIs('2022-03-06T23:59:59.999+08:00');
    await refund(first);
    ledger.itIs('2022-03-07T00:00:00+08:00');
    expect(await refused(second)).toBe('refund_window_closed');
    const { message } = await messageOf(second);
    expect(message).toContain(LAST_SECOND);
  });

  async function messageOf(pack: string): Promise<{ readonly message: string }> {
    return { message: (await quote(pack)).rule.en };
  }

  describe('is not given back', () => {
    test('a gift', async () => {
      const [pack = ''] = await account.grant('traffic-1tb', BOUGHT, { gift: true });
      expect(await refused(pack)).toBe('gift_pack_not_refundable');
    });

    test('a pack that an operator took over from elsewhere', async () => {
      const pack = await account.pack('traffic-1tb', BOUGHT);
      expect(await quote(pack)).toMatchObject({ amount: '0.00', reason: 'pack_not_bought_here' });
      expect(await refused(pack)).toBe('pack_not_bought_here');
    });

    test('a trial pack', async () => {
      await account.pack('mic-50000m', BOUGHT);
      const pack = await buyOne('mic-trial-3000m');
      expect(await refused(pack)).toBe('trial_pack_not_refundable');
    });

    test('a director pack that is bound', async () => {
      const [bound = '', free = ''] = await buy('director-7d', { quantity: 2 });
      await ledger.call('director.register', { account: account.id, instance: 'studio' });
      await ledger.call('director.bind', { account: account.id, pack: bound, instance: 'studio' });
      expect(await refused(bound)).toBe('pack_bound_to_instance');
      expect(await refund(free)).toMatchObject({ amount: '450.00' });
      const again = { account: account.id, pack: free, instance: 'studio' };
      expect((await ledger.refusal('director.bind', again)).code).toBe('pack_refunded');
    });

    test('a pack whose licence is used, though others of its order are', async () => {
      const [used = '', unused = ''] = await buy('traffic-10tb', { quantity: 2 });
      const app = { bundleId: 'com.example.app', packageName: 'com.example.app' };
      await ledger.call('licenses.add', { account: account.id, pack: used, ...app });
      expect(await refused(used)).toBe('pack_bound_to_license');
      expect(await account.packs()).toMatchObject([{ status: 'in-use' }, { status: 'unused' }]);
      await refund(unused);
      const gifts = await ledger.database.query(sql`
        select pack_id as pack, withdrawn_at is not null as withdrawn
        from gifts where account_id = ${account.id} order by pack_id`);
      expect(gifts).toEqual([
        { pack: used, withdrawn: false },
        { pack: unused, withdrawn: true },
      ]);
      const late = { account: account.id, pack: unused, ...app };
      expect((await ledger.refusal('licenses.add', late)).code).toBe('pack_refunded');
      expect(await ledger.problems()).toEqual([]);
    });

    test('a pack of an account that was stopped for a violation', async () => {
      const pack = await buyOne('traffic-1tb');
      await ledger.database.query(sql`
        update accounts set standing = 'stopped-for-violation' where account_id = ${account.id}`);
      expect(await refused(pack)).toBe('account_stopped_for_violation');
    });

    test('a pack that was reclaimed; it is void from then on', async () => {
      const pack = await buyOne('traffic-1tb');
      await account.use(
        { day: '2022-03-01', quantity: '5 GB' },
        { day: '2022-03-02', quantity: '7 GB' },
      );
      ledger.itIs(NEXT_DAY);
      await ledger.database.transaction((connection) =>
        reclaimPacks(connection, account.id, {
          at: instant(NEXT_DAY),
          today: dayOf(NEXT_DAY.slice(0, 10)),
        }),
      );
      expect(await refused(pack)).toBe('pack_reclaimed');
      ledger.itIs('2022-03-03T10:00:00+08:00');
      await ledger.settleEach(['2022-03-01', '2022-03-02']);
      expect(await account.deductions()).toMatchObject([{ date: '2022-03-01' }]);
      expect(await account.packs()).toMatchObject([
        { status: 'expired', left: '0', used: '5000000000', voided: '995000000000' },
      ]);
      expect(await account.explain('2022-03-02')).toMatchObject({
        lines: [{ packs: [{ outcome: 'pack_expired', details: { at: NEXT_DAY } }] }],
      });
      // Replayed from the first day on, it is the same.
      await account.use({ day: '2022-03-01', quantity: '1 GB' });
      await ledger.settleEach(['2022-03-01', '2022-03-02']);
      expect(await account.deductions()).toHaveLength(3);
      expect(await ledger.problems()).toEqual([]);
    });

    test('a pack of somebody else, or of nobody', async () => {
      const other = await ledger.account();
      const pack = await other.pack('traffic-1tb', BOUGHT);
      expect(await refused(pack)).toBe('pack_not_found');
      expect(await refused('pk_nothing')).toBe('pack_not_found');
    });
  });

  test('the same call again is answered again, another is refused: money moves once', async () => {
    const pack = await buyOne('traffic-1tb');
    const first = await refund(pack, { key: 'a key' });
    expect(await refund(pack, { key: 'a key' })).toEqual(first);
    expect(await refused(pack)).toBe('pack_already_refunded');
    expect(await wallet()).toEqual({ cash: '20000.00', gift: '0.00' });
  });

  test('two at once: one is made', async () => {
    const pack = await buyOne('traffic-1tb');
    const input = { account: account.id, pack };
    const settled = await Promise.allSettled([
      ledger.call('refunds.confirm', input),
      ledger.call('refunds.confirm', input),
    ]);
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await wallet()).toEqual({ cash: '20000.00', gift: '0.00' });
    expect(await ledger.problems()).toEqual([]);
  });

  test('it is told to people and programs, and stands in the audit log', async () => {
    const pack = await buyOne('traffic-1tb');
    await refund(pack);
    const events = await ledger.database.query<{ type: string }>(sql`
      select type from events where account_id = ${account.id} and type = 'refund.confirmed'`);
    expect(events).toHaveLength(1);
    const messages = await ledger.database.query<{ subject: string }>(sql`
      select subject from messages where account_id = ${account.id} and kind = 'refund-done'`);
    expect(messages).toEqual([{ subject: pack }]);
    const { entries } = await ledger.call<{ entries: readonly object[] }>('audit.list', {
      account: account.id,
      limit: 1,
    });
    expect(entries).toMatchObject([
      { operation: 'refunds.confirm', subject: pack, after: { amount: '248.00' } },
    ]);
  });

  test('a pack that was to renew itself does not any more', async () => {
    const pack = await buyOne('traffic-1tb');
    const whose = { account: account.id };
    await ledger.call('auto-renewals.set', { ...whose, pack, on: true });
    expect(await refund(pack)).toMatchObject({ renewalEnded: true });
    const { packs } = await ledger.call<{ packs: readonly { on: boolean }[] }>(
      'auto-renewals.list',
      whose,
    );
    expect(packs.filter(({ on }) => on)).toEqual([]);
    expect(await ledger.problems()).toEqual([]);
  });

  test('whoever owes money may pay it by what comes back', async () => {
    const pack = await buyOne('traffic-1tb');
    await ledger.database.query(sql`
      update accounts set standing = 'arrears', standing_since = ${BOUGHT}::timestamptz
      where account_id = ${account.id}`);
    await refund(pack);
    expect(await ledger.call('accounts.show', { account: account.id })).toMatchObject({
      standing: 'running',
    });
  });

  test('whoever only looks may ask, but not give back', async () => {
    const pack = await buyOne('traffic-1tb');
    const actor = { kind: 'member', id: 'm', account: account.id, role: 'viewer' } as const;
    const viewer = ledger.as(actor);
    const input = { account: account.id, pack };
    expect(await viewer.call('refunds.quote', input)).toMatchObject({ accepted: true });
    expect((await viewer.refusal('refunds.confirm', input)).code).toBe('not_permitted');
  });

  test('nothing of a refused refund stays', async () => {
    const pack = await buyOne('traffic-1tb');
    const before = await netOf(ledger.database, account.id);
    ledger.itIs('2022-04-01T10:00:00+08:00');
    expect(await refused(pack)).toBe('refund_window_closed');
    expect(await netOf(ledger.database, account.id)).toEqual(before);
  });
});
