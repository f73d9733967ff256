// The overview and a pack's page: what is left, until when, what was used last, what waits.
import { beforeAll, describe, expect, test } from 'vitest';
import type { OverviewView } from '../../src/operations/overview/overview-view.ts';
import type { PackHistory } from '../../src/operations/packs/show-history.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { type Account, daysFrom, LEB, Ledger } from '../support/ledger.ts';

const GB = 1_000_000_000n;

describeOnEachDatabase('the overview', (open) => {
  let ledger: Ledger;
  let account: Account;
  let old: string;
  let large: string;

  const overview = () => ledger.call<OverviewView>('overview.show', { account: account.id });
  const history = (pack: string) =>
    ledger.call<PackHistory>('packs.history', { account: account.id, pack });

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
    account = await ledger.account();
    // Ten days of 10 GB: the old pack expires on 06-20, the large one a year later.
    old = await account.pack('traffic-100gb', '2021-06-20T08:00:00+08:00');
    large = await account.pack('traffic-500gb', '2022-06-01T08:00:00+08:00');
    const days = daysFrom('2022-06-01', '2022-06-08');
    await account.use(...days.map((day) => ({ day, quantity: '10 GB' })));
    await account.use({ day: '2022-06-08', item: LEB, quantity: '1 GB' });
    await account.use({ day: '2022-06-08', item: 'transcode.h264.480p', quantity: '60 min' });
    await ledger.settleEach(days);
    ledger.itIs('2022-06-09T10:00:00+08:00');
  });

  test('sums what is left by family, and foretells its end at the pace of seven days', async () => {
    const { families, settledUpTo } = await overview();
    expect(settledUpTo).toBe('2022-06-08');
    const used = 82n * GB;
    expect(families).toEqual([
      {
        family: 'traffic',
        title: { zh: expect.any(String), en: expect.any(String) },
        unit: 'byte',
        packs: 2,
        total: `${600n * GB}`,
        left: `${600n * GB - used}`,
        frozen: false,
        pace: {
          from: '2022-06-02',
          to: '2022-06-08',
          days: 7,
          deducted: `${72n * GB}`,
          perDay: '10285714286',
        },
        // 518 GB last for 50.4 days.
        forecast: { lastsUntil: '2022-07-29', ends: 'used-up', unused: '0' },
      },
    ]);
  });

  test('names what expires within 30 days, with what of it will be unused', async () => {
    expect((await overview()).expiring).toEqual([
      expect.objectContaining({
        pack: old,
        left: '18000000000',
        expiresAt: '2022-06-20T08:00:00+08:00',
        daysLeft: 11,
        unused: '0',
      }),
    ]);
  });

  test('tells what was used on the last settled day, what covered it, its cost', async () => {
    const { day } = await overview();
    expect(day.date).toBe('2022-06-08');
    expect(day.usage.map(({ item, covered, overage }) => [item, covered, overage])).toEqual([
      [LEB, `${GB}`, '0'],
      ['live.downstream.mainland', `${10n * GB}`, '0'],
      ['transcode.h264.480p', '0', '3600'],
    ]);
    expect(day.usage.map(({ amount }) => Number(amount) > 0)).toEqual([false, false, true]);
    expect(day.packs).toMatchObject([
      { pack: old, family: 'traffic', deducted: `${12n * GB}`, unit: 'byte' },
    ]);
  });

  test('names what waits: orders, changes of the mode, bills', async () => {
    const of = { account: account.id };
    const placed = await ledger.call<{ order: { id: string } }>('orders.place', {
      ...of,
      sku: 'traffic-100gb',
    });
    await ledger.call('billing-modes.switch', { ...of, area: 'overseas', mode: 'daily-bandwidth' });
    const { pending, unread } = await overview();
    expect(pending).toMatchObject({
      orders: [{ id: placed.order.id, quantity: 1, amount: '26.00' }],
      plugins: [],
      modes: [{ area: 'overseas', mode: 'daily-bandwidth', from: '2022-06-10', cancellable: true }],
      requests: [],
      bills: { count: 1 },
    });
    expect(unread).toBe(1);
    await ledger.call('billing-modes.cancel', { ...of, area: 'overseas' });
    expect((await overview()).pending.modes).toEqual([]);
  });

  test('shows what a pack held after each day, and foretells when it is empty', async () => {
    const { days, ...rest } = await history(old);
    expect(days).toHaveLength(8);
    expect(days.at(-1)).toEqual({
      date: '2022-06-08',
      deducted: `${12n * GB}`,
      left: '18000000000',
    });
    expect(rest).toMatchObject({
      firstDay: '2021-06-20',
      lastDay: '2022-06-19',
      end: null,
      forecast: { emptyOn: '2022-06-10', unused: '0' },
    });
    // The next one begins when that is empty.
    expect((await history(large)).days).toEqual([]);
    expect((await history(large)).forecast).toEqual({ emptyOn: '2022-07-29', unused: '0' });
  });

  test('tells of a day that was settled again what it comes to', async () => {
    await account.use({ day: '2022-06-07', quantity: '1 GB' });
    await ledger.settle('2022-06-07');
    const { days } = await history(old);
    expect(days.slice(-2)).toEqual([
      { date: '2022-06-07', deducted: `${11n * GB}`, left: `${29n * GB}` },
      { date: '2022-06-08', deducted: '12000000000', left: '17000000000' },
    ]);
  });

  describe('while days wait for their settlement', () => {
    test('the day before the first of them is the last one', async () => {
      ledger.itIs('2022-06-13T12:00:00+08:00');
      expect((await overview()).settledUpTo).toBe('2022-06-12');
      await account.use({ day: '2022-06-11', quantity: '1 GB' });
      expect((await overview()).settledUpTo).toBe('2022-06-10');
      expect((await overview()).families[0]?.pace).toMatchObject({ from: '2022-06-04', days: 7 });
    });
  });

  test('nothing is foretold of frozen packs, nor of an account without usage', async () => {
    await account.setMode('live.mainland', 'daily-bandwidth', '2022-06-13');
    await account.setMode('live.overseas', 'daily-bandwidth', '2022-06-13');
    await account.setMode('leb.mainland', 'daily-bandwidth', '2022-06-13');
    await account.setMode('leb.overseas', 'daily-bandwidth', '2022-06-13');
    const { families } = await overview();
    expect(families).toMatchObject([{ frozen: true, forecast: null, packs: 2 }]);
    expect((await history(large)).forecast).toBeNull();
    const other = await ledger.account('Another');
    await other.pack('transcode-5h', '2022-06-01T08:00:00+08:00');
    const shown = await ledger.call<OverviewView>('overview.show', { account: other.id });
    expect(shown).toMatchObject({
      families: [{ family: 'transcode', pace: null, forecast: null }],
      day: { usage: [], packs: [] },
    });
  });

  test('a pack that expired or was refunded says what it held then', async () => {
    const money = { amount: '1000', reference: 'a transfer', key: 'money' };
    await ledger.call('wallet.top-up', { account: account.id, ...money });
    ledger.itIs('2022-06-20T09:00:00+08:00');
    expect(await history(old)).toMatchObject({
      end: { date: '2022-06-20', how: 'expired', quantity: '17000000000' },
      pace: null,
      forecast: null,
    });
    await ledger.call('orders.place', { account: account.id, sku: 'traffic-100gb', pay: true });
    const bought = (await account.packs()).find(({ purchasedAt }) =>
      purchasedAt.startsWith('2022-06-20'),
    );
    await ledger.call('refunds.confirm', { account: account.id, pack: bought?.id, key: 'back' });
    expect(await history(bought?.id ?? '')).toMatchObject({
      days: [],
      end: { date: '2022-06-20', how: 'refunded', quantity: `${100n * GB}` },
    });
  });

  test('packs of other accounts are not found', async () => {
    const other = await ledger.account('A third');
    const asked = { account: other.id, pack: old };
    expect((await ledger.refusal('packs.history', asked)).code).toBe('pack_not_found');
  });
});
