import { describe, expect, test } from 'vitest';
import { CATALOGS } from '../../test/support/catalogs.ts';
import { instant } from '../../test/support/packs.ts';
import { simulated, unmatched } from '../../test/support/scenarios.ts';
import { parseScenario } from './scenario.ts';
import { simulate } from './simulation.ts';

const PACK = { ref: 'P1', sku: 'traffic-100gb', purchasedAt: '2022-03-01T08:00:00+08:00' };
const traffic = (date: string, quantity = '10 GB') => ({
  date,
  item: 'live.downstream.mainland',
  quantity,
});
const monthly = (from: string) => ({ scope: 'live.mainland', mode: 'monthly-traffic', from });

describe('a day is settled at ten the next morning', () => {
  const scenario = { packs: [PACK], usage: [traffic('2022-03-02'), traffic('2022-03-03')] };

  test.each([
    ['2022-03-03T09:59:59+08:00', 0],
    ['2022-03-03T10:00:00+08:00', 1],
    ['2022-03-04T09:59:59+08:00', 1],
    ['2022-03-04T10:00:00+08:00', 2],
  ])('as of %s %d days have been', (asOf, days) => {
    const { deductions, packs } = simulated({ ...scenario, asOf });
    expect(deductions).toHaveLength(days);
    expect(packs[0]).toMatchObject({
      left: `${100 - 10 * days}000000000`,
      status: days === 0 ? 'unused' : 'in-use',
    });
  });

  test('by default all have been', () => {
    expect(simulated(scenario).asOf).toBe('2022-03-04T10:00:00+08:00');
    expect(simulated(scenario).deductions).toHaveLength(2);
  });
});

describe('by default a scenario is told after all that happens in it', () => {
  test.each([
    ['nothing at all', {}, null],
    ['a purchase', { packs: [PACK] }, '2022-03-01T08:00:00+08:00'],
    ['a settlement', { usage: [traffic('2022-03-02')] }, '2022-03-03T10:00:00+08:00'],
    [
      'a bill of the month',
      { usage: [traffic('2022-03-02')], billingModes: [monthly('2022-03-01')] },
      '2022-04-01T10:00:00+08:00',
    ],
    [
      'a refund',
      { packs: [PACK], refunds: [{ pack: 'P1', at: '2022-03-05T00:00:00+08:00' }] },
      '2022-03-05T00:00:00+08:00',
    ],
    [
      'a licence',
      { packs: [PACK], licenses: [{ pack: 'P1', at: '2022-03-06T00:00:00+08:00' }] },
      '2022-03-06T00:00:00+08:00',
    ],
    [
      'a binding',
      { packs: [PACK], bindings: [{ pack: 'P1', instance: 'a', at: '2022-03-07T00:00:00+08:00' }] },
      '2022-03-07T00:00:00+08:00',
    ],
  ])('%s', (_, scenario, asOf) => {
    expect(simulated(scenario).asOf).toBe(asOf);
  });
});

describe('an asOf is strict: what comes after it has not happened', () => {
  const scenario = {
    packs: [
      PACK,
      { ref: 'K1', sku: 'director-7d', purchasedAt: '2022-03-01T08:00:00+08:00' },
      { ...PACK, ref: 'LATER', purchasedAt: '2022-03-05T00:00:01+08:00' },
    ],
    usage: [traffic('2022-03-04')],
    bindings: [{ pack: 'K1', instance: 'a', at: '2022-03-05T00:00:01+08:00' }],
    refunds: [{ pack: 'P1', at: '2022-03-05T00:00:01+08:00' }],
  };

  test('not a second before it', () => {
    expect(simulated({ ...scenario, asOf: '2022-03-05T00:00:00+08:00' })).toMatchObject({
      deductions: [],
      overage: [],
      bills: [],
      coverage: [],
      refunds: [],
      packs: [
        { ref: 'P1', status: 'unused' },
        { ref: 'K1', status: 'unused' },
      ],
    });
  });

  test('at the second itself', () => {
    expect(simulated({ ...scenario, asOf: '2022-03-05T00:00:01+08:00' })).toMatchObject({
      deductions: [],
      coverage: [{ pack: 'K1', from: '2022-03-05', to: '2022-03-11' }],
      refunds: [{ pack: 'P1', accepted: true }],
      packs: [
        { ref: 'P1', status: 'refunded' },
        { ref: 'K1', status: 'in-use' },
        { ref: 'LATER', status: 'unused' },
      ],
    });
  });
});

describe('a refund races the settlement of the day', () => {
  const race = (at: string) =>
    simulated({ packs: [PACK], usage: [traffic('2022-03-01')], refunds: [{ pack: 'P1', at }] });

  test('before it the pack is given back, and the day is billed', () => {
    const result = race('2022-03-02T09:59:59+08:00');
    expect(result.refunds).toMatchObject([{ accepted: true, amount: '26.00', reason: null }]);
    expect(result.deductions).toEqual([]);
    expect(result.bills).toMatchObject([{ date: '2022-03-01', amount: '2.60' }]);
    expect(result.packs).toMatchObject([{ left: '0', refunded: '100000000000' }]);
  });

  test('at the same instant the settlement comes first', () => {
    const result = race('2022-03-02T10:00:00+08:00');
    expect(result.refunds).toMatchObject([
      { accepted: false, amount: '0.00', reason: 'pack_used' },
    ]);
    expect(result.deductions).toHaveLength(1);
  });

  test('a pack is refunded once', () => {
    const refunds = [1, 2].map((hour) => ({ pack: 'P1', at: `2022-03-02T0${hour}:00:00+08:00` }));
    expect(simulated({ packs: [PACK], refunds }).refunds).toMatchObject([
      { accepted: true },
      { accepted: false, reason: 'pack_already_refunded' },
    ]);
  });
});

describe('bills', () => {
  test('of a month are made on the first of the next, at ten', () => {
    const scenario = {
      billingModes: [monthly('2022-03-01')],
      usage: [traffic('2022-03-30'), traffic('2022-03-31')],
    };
    const before = simulated({ ...scenario, asOf: '2022-04-01T09:59:59+08:00' });
    expect([before.overage.length, before.bills]).toEqual([1, []]);
    const after = simulated({ ...scenario, asOf: '2022-04-01T10:00:00+08:00' });
    expect(after.bills).toEqual([
      { date: '2022-04-01', amount: '5.20', currency: 'CNY', period: 'month' },
    ]);
  });

  test('of a month and of a day may have one date: the month’s goes first', () => {
    const { bills } = simulated({
      billingModes: [
        monthly('2022-03-01'),
        { scope: 'live.mainland', mode: 'daily-traffic', from: '2022-04-01' },
      ],
      usage: [traffic('2022-04-01'), traffic('2022-03-02', '1 GB')],
    });
    expect(bills.map(({ date, period, amount }) => [date, period, amount])).toEqual([
      ['2022-04-01', 'month', '0.26'],
      ['2022-04-01', 'day', '2.60'],
    ]);
  });

  test('of nothing, or of less than half a cent, are not made', () => {
    expect(simulated({ usage: [traffic('2022-03-02', '0 B')] }).overage).toEqual([]);
    const { overage, bills } = simulated({ usage: [traffic('2022-03-02', '19 MB')] });
    expect(overage).toMatchObject([{ amount: '0.00494' }]);
    expect(bills).toEqual([]);
  });

  test('are rounded once, as a whole', () => {
    const push = { ...traffic('2022-03-02', '19 MB'), item: 'push.upstream.mainland' };
    const { bills } = simulated({ usage: [traffic('2022-03-02', '19 MB'), push] });
    expect(bills).toMatchObject([{ amount: '0.01' }]);
  });
});

describe('what was refused at its time is reported', () => {
  test('bindings and licences, with the code', () => {
    const { refusals, coverage } = simulated({
      packs: [PACK],
      bindings: [{ pack: 'P1', instance: 'a', at: '2022-03-02T00:00:00+08:00' }],
      licenses: [
        { pack: 'P1', at: '2022-03-02T00:00:00+08:00' },
        { pack: 'P1', at: '2022-03-03T00:00:00+08:00' },
      ],
    });
    expect(coverage).toEqual([]);
    expect(refusals).toEqual([
      { event: 'binding', pack: 'P1', code: 'pack_family_cannot_be_bound' },
      { event: 'license', pack: 'P1', code: 'pack_bound_to_license' },
    ]);
  });

  test('nothing is said when nothing was', () => {
    expect(simulated({ packs: [PACK] })).not.toHaveProperty('refusals');
  });
});

describe('the day’s overage comes in the order in which the scenario names its lines', () => {
  test('also when days and items are charged in another', () => {
    const named = [
      ['2022-03-05', 'push.upstream.mainland'],
      ['2022-03-02', 'live.downstream.mainland'],
      ['2022-03-05', 'leb.downstream.mainland'],
    ].map(([date, item]) => ({ date, item, quantity: '1 GB' }));
    const { overage } = simulated({ usage: named });
    expect(overage.map(({ date, item }) => [date, item])).toEqual(
      named.map(({ date, item }) => [date, item]),
    );
  });
});

describe('midnight of the zone', () => {
  test.each([
    ['2022-03-02T23:59:59.999+08:00', 1],
    ['2022-03-02T15:59:59.999Z', 1],
    ['2022-03-03T00:00:00+08:00', 0],
    ['2022-03-02T16:00:00Z', 0],
  ])('a pack bought at %s covers %d days of 2022-03-02', (purchasedAt, days) => {
    const scenario = { packs: [{ ...PACK, purchasedAt }], usage: [traffic('2022-03-02')] };
    expect(simulated(scenario).deductions).toHaveLength(days);
  });
});

test('what was read is not changed by being worked through, and gives the same again', () => {
  const read = parseScenario(
    {
      packs: [PACK],
      usage: [traffic('2022-03-02', '150 GB')],
      licenses: [{ pack: 'P1', at: '2022-03-02T00:00:00+08:00' }],
      asOf: '2022-03-09T00:00:00+08:00',
    },
    CATALOGS,
  );
  if (!read.ok) throw new Error(read.refusal.code);
  const { catalog, scenario } = read.value;
  const before = structuredClone(scenario);
  const first = simulate(catalog, scenario);
  expect(simulate(catalog, scenario)).toEqual(first);
  expect(scenario).toEqual(before);
  expect(first.asOf).toBe(instant('2022-03-09T00:00:00+08:00'));
});

test('a director pack has days for figures and gives no deductions', () => {
  const result = simulated({
    packs: [{ ref: 'K1', sku: 'director-7d', purchasedAt: '2022-03-01T08:00:00+08:00' }],
    bindings: [{ pack: 'K1', instance: 'a', at: '2022-03-02T10:00:00+08:00' }],
    usage: [{ date: '2022-03-03', item: 'director.general.720p', quantity: '5 h', instance: 'a' }],
  });
  expect(result.deductions).toEqual([]);
  expect(result.overage).toEqual([]);
  // As of 2022-03-04 10:00 three of its days have begun.
  const expected = { ref: 'K1', unit: 'day', total: '7', used: '3', left: '4', status: 'in-use' };
  expect(unmatched([expected], result.packs)).toEqual([]);
});
