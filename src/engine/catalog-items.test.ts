import { describe, expect, test } from 'vitest';
import { CATALOG_2021, documentWith, problemsOf } from '../../test/support/catalogs.ts';

// Items of the shipped catalogue: 0 LEB mainland, 27 a bandwidth peak, 45 transcoding 480p,
// 96 director output.
describe('what is wrong with an item is told at its place, with what would be right', () => {
  test.each([
    [{ family: 'trafic' }, 'family', 'family_is_unknown', { family: 'trafic' }],
    [{ family: 'transcode' }, 'unit', 'unit_differs_from_family', { right: 'second' }],
    [{ family: 'mic' }, 'measure', 'family_does_not_deduct_by_measure', { mode: 'daily-duration' }],
    [{ scope: 'leb.nowhere' }, 'scope', 'scope_is_unknown', { scope: 'leb.nowhere' }],
    [{ scope: 'mic' }, 'scope', 'scope_never_bills_measure', { measure: 'traffic' }],
    [{ scope: 'mic' }, 'scope', 'scope_lacks_mode_of_family', { mode: 'daily-traffic' }],
    [{ unit: 'second' }, 'unit', 'unit_does_not_fit_measure', { right: 'byte' }],
    [{ ratios: [] }, 'ratios', 'ratio_is_missing', { family: 'traffic' }],
    [{ ratios: undefined }, 'ratios', 'ratio_is_missing', { family: 'traffic' }],
    [{ family: null }, 'ratios', 'ratio_has_no_pack_to_take_from', {}],
    [{ 'ratios[0].ratio': '1,5' }, 'ratios[0].ratio', 'ratio_is_not_readable', { text: '1,5' }],
    [{ 'ratios[0].ratio': '0' }, 'ratios[0].ratio', 'ratio_is_not_readable', { text: '0' }],
    [{ prices: [] }, 'prices', 'price_is_missing', {}],
    [
      { 'prices[0].from': '2022-01-04' },
      'prices[0].from',
      'price_is_missing_before_date',
      { date: '2022-01-04' },
    ],
    [
      { 'prices[0].per': 'min' },
      'prices[0].per',
      'price_is_per_another_unit',
      { units: 'B kB MB GB TB PB' },
    ],
    [{ 'prices[0].per': 'GiB' }, 'prices[0].per', 'price_is_per_another_unit', { per: 'GiB' }],
    [
      { 'prices[0].tiers[0].from': '1 B' },
      'prices[0].tiers[0].from',
      'first_tier_does_not_begin_at_zero',
      { from: '1 B' },
    ],
    [
      { 'prices[0].tiers[2].from': '2 TB' },
      'prices[0].tiers[2].from',
      'tiers_do_not_rise',
      { before: '2 TB' },
    ],
    [
      { 'prices[0].tiers[2].from': '1 TB' },
      'prices[0].tiers[2].from',
      'tiers_do_not_rise',
      { from: '1 TB' },
    ],
    [
      { 'prices[0].tiers[2].from': '9 min' },
      'prices[0].tiers[2].from',
      'quantity_is_in_another_unit',
      {},
    ],
    [
      { 'prices[0].tiers[2].price': '0,5' },
      'prices[0].tiers[2].price',
      'price_is_not_readable',
      { text: '0,5' },
    ],
  ])('%j: %s %s', (...[changes, path, code, params]) => {
    const entries = Object.entries(changes).map(([field, value]) => [`items[0].${field}`, value]);
    const problems = problemsOf(documentWith(Object.fromEntries(entries)));
    expect(problems).toContainEqual({
      path: `items[0].${path}`,
      code,
      params: expect.objectContaining(params),
    });
  });

  test.each([
    ['items[1].order', 1, 'items[1].order', 'order_is_used_twice'],
    [
      'items[96].perInstance',
      false,
      'items[96].perInstance',
      'item_of_bound_packs_is_not_per_instance',
    ],
    ['items[96].ratios', [{ ratio: '1' }], 'items[96].ratios', 'ratio_has_no_pack_to_take_from'],
  ])('%s = %j: %s %s', (field, value, path, code) => {
    const problems = problemsOf(documentWith({ [field]: value }));
    expect(problems).toContainEqual(expect.objectContaining({ path, code }));
  });

  test('two ratios and two prices on one date', () => {
    const dated = [
      { ratio: '2' },
      { from: '2022-05-01', ratio: '3' },
      { from: '2022-05-01', ratio: '4' },
    ];
    const tiers = [{ from: '0 B', price: '1' }];
    const prices = [
      { per: 'GB', tiers },
      { from: '2022-05-01', per: 'GB', tiers },
      { from: '2022-04-01', per: 'GB', tiers },
    ];
    const document = documentWith({ 'items[0].ratios': dated, 'items[0].prices': prices });
    expect(problemsOf(document).map(({ path, code }) => [path, code])).toEqual([
      ['items[0].ratios[2].from', 'two_ratios_on_one_date'],
      ['items[0].prices[2].from', 'dates_are_not_in_order'],
    ]);
  });

  test('one order for items of different families is no problem, nor for items of none', () => {
    const document = documentWith({ 'items[45].order': 1, 'items[27].order': 37 });
    expect(problemsOf(document)).toEqual([]);
  });
});

test('ratios and prices are kept latest first', () => {
  const audio = CATALOG_2021.items.get('transcode.audio');
  expect(audio?.ratios.map(({ from, text }) => [from, text])).toEqual([
    ['2021-02-01', '0.35'],
    [null, '0.1'],
  ]);
  expect(audio?.prices.map(({ from }) => from)).toEqual(['2021-02-01', null]);
});

test('a price is kept as it is written, with the size of its unit', () => {
  const [list] = CATALOG_2021.items.get('live.bandwidth.mainland')?.prices ?? [];
  expect(list).toMatchObject({ per: 'Mbps', perSize: 1_000_000n });
  expect(list?.tiers[0]).toEqual({ from: 0n, price: { num: 16n, den: 25n }, text: '0.64' });
});
