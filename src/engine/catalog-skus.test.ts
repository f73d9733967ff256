import { describe, expect, test } from 'vitest';
import { CATALOG_2022, documentWith, problemsOf } from '../../test/support/catalogs.ts';

describe('what is wrong with a pack on sale is told at its place', () => {
  test.each([
    [{ family: 'trafic' }, 'family', 'family_is_unknown'],
    [{ family: 'plugin', size: '1 year' }, 'refundable', 'family_has_no_refund_window'],
    [{ size: '100 h' }, 'size', 'quantity_is_in_another_unit'],
    [{ size: '0.5 B' }, 'size', 'quantity_is_not_whole'],
    [{ size: '100' }, 'size', 'quantity_is_not_readable'],
    [{ size: '0 B' }, 'size', 'pack_size_is_zero'],
    [{ size: '1001 PB' }, 'size', 'quantity_is_too_large'],
    [{ family: 'director', size: '36501 day' }, 'size', 'quantity_is_too_large'],
    [{ price: '-26' }, 'price', 'price_is_not_readable'],
    [{ price: '0.000000001' }, 'price', 'price_is_not_readable'],
    [{ listPrice: 'x' }, 'listPrice', 'price_is_not_readable'],
    [{ 'gifts[0].years': 101 }, 'gifts[0].years', 'validity_is_too_long'],
    [{ 'gifts[0].from': '2022-05-32' }, 'gifts[0].from', 'date_is_not_a_day'],
  ])('%j: %s %s', (...[changes, path, code]) => {
    const entries = Object.entries(changes).map(([field, value]) => [`skus[0].${field}`, value]);
    const problems = problemsOf(documentWith(Object.fromEntries(entries)));
    expect(problems.map((problem) => [problem.path, problem.code])).toEqual([
      [`skus[0].${path}`, code],
    ]);
  });
});

describe('a pack on sale', () => {
  test('has what is not written as it mostly is', () => {
    expect(CATALOG_2022.skus.get('traffic-10tb')).toMatchObject({
      size: 10n ** 13n,
      price: '2350',
      listPrice: null,
      gift: false,
      trial: false,
      perAccount: null,
      existingUsersOnly: false,
      gifts: [{ kind: 'license', license: 'live', years: 1 }],
    });
  });

  test('keeps what is written', () => {
    expect(CATALOG_2022.skus.get('mic-trial-3000m')).toMatchObject({
      size: 180_000n,
      listPrice: '48',
      trial: true,
      perAccount: 1,
      refundable: false,
    });
  });
});
