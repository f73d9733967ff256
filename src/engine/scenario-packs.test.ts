import { describe, expect, test } from 'vitest';
import { CATALOG_2022 } from '../../test/support/catalogs.ts';
import { instant, packOf } from '../../test/support/packs.ts';
import { Place, type Problem } from './place.ts';
import { readBinding, readPackEvent, readScenarioPack, uniquePacks } from './scenario-packs.ts';

function read(entry: unknown) {
  const problems: Problem[] = [];
  const place = new Place(problems, 'packs[0]');
  return { pack: readScenarioPack(entry, place, CATALOG_2022)?.pack, problem: problems[0] };
}

const OF_SKU = { ref: 'P1', sku: 'traffic-10tb', purchasedAt: '2022-01-04T10:00:00+08:00' };
const OF_SIZE = {
  ref: 'P1',
  family: 'traffic',
  size: '1.5 TB',
  purchasedAt: '2022-01-04T10:00:00+08:00',
};

describe('a pack', () => {
  test('of a SKU has its size and its family’s validity', () => {
    expect(read(OF_SKU).pack).toEqual({
      id: 'P1',
      family: 'traffic',
      sku: 'traffic-10tb',
      total: 10n ** 13n,
      purchasedAt: instant('2022-01-04T10:00:00+08:00'),
      expiresAt: instant('2023-01-04T10:00:00+08:00'),
      gift: false,
      refundedAt: null,
    });
  });

  test('of a size of its own has no SKU, and may end when it likes', () => {
    expect(read(OF_SIZE).pack).toMatchObject({ sku: null, total: 1_500_000_000_000n });
    expect(read({ ...OF_SIZE, expiresAt: '2022-02-01T00:00:00+08:00' }).pack?.expiresAt).toBe(
      instant('2022-02-01T00:00:00+08:00'),
    );
  });

  test('may be a gift', () => {
    expect(read({ ...OF_SKU, gift: true }).pack?.gift).toBe(true);
  });
});

describe('what is wrong with a pack is told with what would be right', () => {
  test.each([
    [{ ...OF_SKU, sku: 'traffic-10bt' }, 'sku', 'sku_is_unknown'],
    [{ ...OF_SKU, sku: 10 }, 'sku', 'text_is_expected'],
    [{ ...OF_SKU, size: '10 TB' }, 'size', 'field_is_unknown'],
    [{ ...OF_SKU, expiresAt: '2022-02-01T00:00:00+08:00' }, 'expiresAt', 'field_is_unknown'],
    [{ ...OF_SKU, purchasedAt: '2022-01-04' }, 'purchasedAt', 'time_is_not_readable'],
    [{ ...OF_SKU, gift: 'no' }, 'gift', 'true_or_false_is_expected'],
    [{ sku: 'traffic-10tb', purchasedAt: OF_SKU.purchasedAt }, 'ref', 'field_is_missing'],
    [{ ref: 'P1', sku: 'traffic-10tb' }, 'purchasedAt', 'field_is_missing'],
    [{ ref: 'P1', purchasedAt: OF_SKU.purchasedAt }, 'sku', 'field_is_missing'],
    [{ ...OF_SIZE, family: 'trafic' }, 'family', 'family_is_unknown'],
    [{ ...OF_SIZE, family: undefined }, 'family', 'field_is_missing'],
    [{ ...OF_SIZE, size: '5 h' }, 'size', 'quantity_is_in_another_unit'],
    [{ ...OF_SIZE, size: '0 B' }, 'size', 'pack_size_is_zero'],
    [{ ...OF_SIZE, family: 'director', size: '99999999 day' }, 'size', 'quantity_is_too_large'],
    [{ ...OF_SIZE, expiresAt: OF_SIZE.purchasedAt }, 'expiresAt', 'expiry_is_not_after_purchase'],
  ])('%j: %s %s', (entry, field, code) => {
    // Left out is what JSON.parse gives for a field that is not written.
    const written: unknown = JSON.parse(JSON.stringify(entry));
    expect(read(written).problem).toMatchObject({ path: `packs[0].${field}`, code });
  });

  test('a SKU that is nearly right is answered with the nearest', () => {
    const { problem } = read({ ...OF_SKU, sku: 'traffic-10bt' });
    expect(problem?.params['known']?.split(', ')[0]).toBe('traffic-10tb');
  });
});

test('refs are unique', () => {
  const problems: Problem[] = [];
  const place = new Place(problems).at('packs');
  uniquePacks([
    { pack: packOf(), place: place.entry(0) },
    { pack: packOf(), place: place.entry(1) },
  ]);
  expect(problems).toEqual([
    { path: 'packs[1].ref', code: 'pack_ref_is_used_twice', params: { ref: 'P1' } },
  ]);
});

describe('what happened to a pack', () => {
  const packs = new Map([['P1', packOf()]]);
  const AT = '2022-03-02T00:00:00+08:00';

  function event(entry: unknown, reader: typeof readPackEvent = readPackEvent) {
    const problems: Problem[] = [];
    return { value: reader(entry, new Place(problems, 'refunds[0]'), packs), problem: problems[0] };
  }

  test('is read with its pack and time', () => {
    expect(event({ pack: 'P1', at: AT }).value).toEqual({ pack: 'P1', at: instant(AT) });
    expect(event({ pack: 'P1', at: AT, instance: 'a' }, readBinding).value).toEqual({
      pack: 'P1',
      at: instant(AT),
      instance: 'a',
    });
  });

  test.each([
    [{ pack: 'P2', at: AT }, 'pack', 'pack_ref_is_unknown'],
    [{ pack: 'P1', at: 'noon' }, 'at', 'time_is_not_readable'],
    [{ at: AT }, 'pack', 'field_is_missing'],
    [{ pack: 'P1', at: AT, instance: 'a' }, 'instance', 'field_is_unknown'],
  ])('%j: %s %s', (entry, field, code) => {
    expect(event(entry).problem).toMatchObject({ path: `refunds[0].${field}`, code });
  });

  test('a binding names its instance', () => {
    expect(event({ pack: 'P1', at: AT }, readBinding)).toMatchObject({
      value: null,
      problem: { path: 'refunds[0].instance', code: 'field_is_missing' },
    });
  });
});
