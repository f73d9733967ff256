import { describe, expect, test } from 'vitest';
import { CATALOG_2021, CATALOG_2022 } from '../../test/support/catalogs.ts';
import { accountDay, full, instant, packOf } from '../../test/support/packs.ts';
import type { Coverage } from './binding.ts';
import type { BillingMode } from './catalog.ts';
import { day } from './day.ts';
import { formatExact } from './money.ts';
import { type AccountDay, settleDay, type UsageLine } from './settlement.ts';

const GB = 10n ** 9n;
const MAINLAND = 'live.downstream.mainland';

function usage(item: string, quantity: bigint, instance: string | null = null): UsageLine {
  return { item, instance, quantity };
}

function mode(scope: string, to: BillingMode, from = '2022-01-01') {
  return { scope, mode: to, from: day(from) };
}

/** Why each pack was or was not charged for the only line of a day. */
function reasons(changes: Partial<AccountDay>) {
  const { lines } = settleDay(accountDay(changes), true);
  return lines[0]?.considered.map(({ pack, outcome, details }) => [pack, outcome, details]);
}

describe('a day is charged item by item, pack by pack', () => {
  const late = packOf({ id: 'LATE', expiresAt: instant('2023-04-01T00:00:00+08:00') });
  const early = packOf({ id: 'EARLY', expiresAt: instant('2023-03-01T00:00:00+08:00') });

  test('each step tells what the pack held before and after', () => {
    const plan = settleDay(
      accountDay({
        packs: full(late, early),
        usage: [usage('push.upstream.mainland', 30n * GB), usage(MAINLAND, 120n * GB)],
      }),
    );
    expect(
      plan.charges.map(({ item, pack, usage: covered, leftBefore, leftAfter }) => {
        return [item, pack, covered / GB, leftBefore / GB, leftAfter / GB];
      }),
    ).toEqual([
      [MAINLAND, 'EARLY', 100n, 100n, 0n],
      [MAINLAND, 'LATE', 20n, 100n, 80n],
      ['push.upstream.mainland', 'LATE', 30n, 80n, 50n],
    ]);
    expect(plan.overage).toEqual([]);
    expect(plan.packs.map(({ pack, left }) => [pack.id, left / GB])).toEqual([
      ['EARLY', 0n],
      ['LATE', 50n],
    ]);
  });

  test('what is left below one unit of a dear item is kept for a cheaper one', () => {
    const plan = settleDay(
      accountDay({
        packs: full(packOf({ total: 3n })),
        usage: [usage('leb.downstream.apac-1', 5n), usage(MAINLAND, 5n)],
      }),
    );
    expect(plan.charges).toMatchObject([{ item: MAINLAND, usage: 3n, leftAfter: 0n }]);
    expect(plan.overage.map(({ item, quantity }) => [item, quantity])).toEqual([
      ['leb.downstream.apac-1', 5n],
      [MAINLAND, 2n],
    ]);
  });

  test('lines of one item go by instance', () => {
    const item = 'director.general.720p';
    const plan = settleDay(accountDay({ usage: [usage(item, 60n, 'b'), usage(item, 60n, 'a')] }));
    expect(plan.lines.map(({ instance }) => instance)).toEqual(['a', 'b']);
  });
});

describe('which quantity reaches a tier', () => {
  const input = accountDay({
    packs: full(packOf({ total: 10_000n * GB })),
    usage: [usage(MAINLAND, 11_000n * GB)],
  });

  test.each([
    ['overage', '0.26', '260'],
    ['day', '0.24', '240'],
  ] as const)('%s', (tierBasis, unitPrice, amount) => {
    const { overage } = settleDay({ ...input, catalog: { ...CATALOG_2022, tierBasis } });
    expect(overage).toMatchObject([{ quantity: 1000n * GB, unitPrice }]);
    expect(overage.map((line) => formatExact(line.amount))).toEqual([amount]);
  });
});

describe('the mode of its scope says how a line is billed', () => {
  const packs = full(packOf());
  test.each<[string, BillingMode, string, string, bigint]>([
    [MAINLAND, 'daily-traffic', 'packs', '', 0n],
    [MAINLAND, 'monthly-traffic', 'monthly-bill', 'month', 260_000_000n],
    [MAINLAND, 'daily-bandwidth', 'other-measure', 'none', 0n],
    ['live.bandwidth.mainland', 'daily-bandwidth', 'daily-bill', 'day', 650_000_000_000n],
    ['live.bandwidth.mainland', 'monthly-bandwidth', 'monthly-bill', 'month', 650_000_000_000n],
    ['live.bandwidth.mainland', 'daily-traffic', 'other-measure', 'none', 0n],
  ])('%s in %s', (...[item, to, treatment, bill, amount]) => {
    const modes = [mode('live.mainland', to)];
    const plan = settleDay(accountDay({ packs, modes, usage: [usage(item, 10n * GB)] }));
    expect(plan.lines).toMatchObject([{ treatment, mode: { mode: to, since: '2022-01-01' } }]);
    if (bill === '') {
      expect(plan.overage).toEqual([]);
      expect(plan.charges).toHaveLength(1);
      return;
    }
    expect(plan.charges).toEqual([]);
    // At the list's price, whatever the month reaches: 10 Gbps are in the tier from 5 Gbps.
    const expected = item === MAINLAND ? amount : (amount * 61n) / 65n;
    expect(plan.overage).toMatchObject([{ bill, amount: expected, quantity: 10n * GB }]);
  });
});

describe('why a pack was passed over', () => {
  const line = [usage(MAINLAND, 10n)];
  const pack = packOf();
  test.each([
    ['pack_of_other_family', packOf({ family: 'mic' }), { family: 'mic' }],
    [
      'pack_refunded',
      { ...pack, refundedAt: instant('2022-03-01T09:00:00+08:00') },
      { at: '2022-03-01T09:00:00+08:00' },
    ],
    [
      'pack_not_yet_bought',
      { ...pack, purchasedAt: instant('2022-03-03T00:00:00+08:00') },
      { at: '2022-03-03T00:00:00+08:00' },
    ],
    [
      'pack_expired',
      { ...pack, expiresAt: instant('2022-03-02T23:59:59+08:00') },
      { at: '2022-03-02T23:59:59+08:00' },
    ],
  ])('%s', (outcome, of, details) => {
    expect(reasons({ packs: full(of), usage: line })).toEqual([['P1', outcome, details]]);
  });

  test('pack_empty', () => {
    expect(reasons({ packs: [{ pack, left: 0n }], usage: line })).toEqual([
      ['P1', 'pack_empty', {}],
    ]);
  });

  test('pack_left_below_one_unit, with what is left', () => {
    const packs = [{ pack, left: 1n }];
    expect(reasons({ packs, usage: [usage('leb.downstream.mainland', 10n)] })).toEqual([
      ['P1', 'pack_left_below_one_unit', { left: '1' }],
    ]);
  });

  test('line_covered_before, after the packs that covered it', () => {
    const second = packOf({ id: 'P2' });
    expect(reasons({ packs: full(second, pack), usage: line })).toEqual([
      ['P1', 'charged', {}],
      ['P2', 'line_covered_before', {}],
    ]);
  });

  test('item_not_covered_yet, with the day from which it is', () => {
    const early = packOf({ purchasedAt: instant('2021-01-01T00:00:00+08:00') });
    const input = { catalog: CATALOG_2021, day: day('2021-08-20'), packs: full(early) };
    expect(reasons({ ...input, usage: [usage('push.upstream.mainland', 1n)] })).toEqual([
      ['P1', 'item_not_covered_yet', { from: '2021-08-21' }],
    ]);
  });

  test.each<[BillingMode]>([['daily-bandwidth'], ['monthly-traffic']])(
    'pack_frozen_by_billing_mode, with %s and since when',
    (to) => {
      const modes = [mode('live.mainland', to, '2022-03-02')];
      expect(reasons({ packs: full(pack), modes, usage: line })).toEqual([
        ['P1', 'pack_frozen_by_billing_mode', { mode: to, since: '2022-03-02' }],
      ]);
    },
  );

  test('a frozen family still tells what else is wrong with a pack', () => {
    const modes = [mode('live.mainland', 'monthly-traffic')];
    const packs = full(packOf({ family: 'mic' }));
    expect(reasons({ packs, modes, usage: line })).toEqual([
      ['P1', 'pack_of_other_family', { family: 'mic' }],
    ]);
  });

  test('of an item that no pack ever covers, nothing needs saying', () => {
    const peak = [usage('live.bandwidth.mainland', 1n)];
    expect(reasons({ packs: full(pack), usage: peak })).toEqual([]);
  });
});

describe('director output is covered by what is bound to its instance', () => {
  const director = (id: string) => packOf({ id, family: 'director', total: 7n });
  const coverage: readonly Coverage[] = [
    { instance: 'a', pack: 'K1', from: day('2022-03-01'), to: day('2022-03-02') },
    { instance: 'a', pack: 'K2', from: day('2022-03-03'), to: day('2022-03-09') },
    { instance: 'b', pack: 'K3', from: day('2022-03-01'), to: day('2022-03-07') },
    { instance: 'a', pack: 'K0', from: day('2022-02-20'), to: day('2022-02-28') },
  ];
  const packs = full(
    director('K0'),
    director('K1'),
    director('K2'),
    director('K3'),
    director('K4'),
  );
  const item = 'director.general.720p';

  test('whole, by a row that takes nothing from the pack', () => {
    const plan = settleDay(accountDay({ packs, coverage, usage: [usage(item, 90_000n, 'a')] }));
    const left = { leftBefore: 7n, leftAfter: 7n };
    expect(plan).toMatchObject({
      charges: [{ pack: 'K1', usage: 90_000n, ratio: '0', deducted: 0n, ...left }],
      overage: [],
      lines: [{ covered: 90_000n }],
    });
  });

  test('without a row when there is nothing to cover', () => {
    const plan = settleDay(accountDay({ packs, coverage, usage: [usage(item, 0n, 'a')] }));
    expect(plan).toMatchObject({ charges: [], overage: [] });
  });

  test('even after the pack has expired', () => {
    const expired = packs.map((balance) => ({
      ...balance,
      pack: { ...balance.pack, expiresAt: balance.pack.purchasedAt + 1 },
    }));
    const usages = [usage(item, 60n, 'a')];
    expect(settleDay(accountDay({ packs: expired, coverage, usage: usages })).overage).toEqual([]);
  });

  test('up to what one event can report: what is more cannot be output', () => {
    const most = [usage(item, 10n ** 18n + 60n, 'a')];
    expect(settleDay(accountDay({ packs, coverage, usage: most }))).toMatchObject({
      charges: [{ usage: 10n ** 18n }],
      overage: [{ quantity: 60n }],
    });
  });

  test('with the reason for every pack', () => {
    expect(reasons({ packs, coverage, usage: [usage(item, 60n, 'a')] })).toEqual([
      ['K0', 'coverage_ended', { instance: 'a', from: '2022-02-20', to: '2022-02-28' }],
      ['K1', 'covers_by_binding', { from: '2022-03-01', to: '2022-03-02' }],
      ['K2', 'coverage_not_begun', { instance: 'a', from: '2022-03-03', to: '2022-03-09' }],
      [
        'K3',
        'pack_bound_to_other_instance',
        { instance: 'b', from: '2022-03-01', to: '2022-03-07' },
      ],
      ['K4', 'pack_not_bound', {}],
    ]);
  });

  test('an instance to which none is bound is billed', () => {
    const plan = settleDay(accountDay({ packs, coverage, usage: [usage(item, 600n, 'c')] }));
    expect(plan.overage.map(({ amount }) => formatExact(amount))).toEqual(['3.31']);
  });
});

describe('what can only be a fault of ours', () => {
  test.each([
    ['an item the catalogue does not have', usage('nothing', 1n), 'no item nothing'],
    ['usage below zero', usage(MAINLAND, -1n), 'not negative'],
  ])('%s', (_, line, message) => {
    expect(() => settleDay(accountDay({ usage: [line] }))).toThrow(message);
  });
});
