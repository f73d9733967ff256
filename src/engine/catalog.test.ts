import { describe, expect, test } from 'vitest';
import { CATALOG_2021, CATALOG_2022, CATALOGS } from '../../test/support/catalogs.ts';
import { present } from './assert.ts';
import { type Catalog, catalogOn, pricesOn, ratioOn } from './catalog.ts';
import { day } from './day.ts';

function itemOf(catalog: Catalog, id: string) {
  return present(catalog.items.get(id), id);
}

describe('what holds on a day is the latest that began not after it', () => {
  test.each([
    ['live.downstream.apac-1', '2021-02-28', null],
    ['live.downstream.apac-1', '2021-03-01', '1.8'],
    ['leb.downstream.apac-1', '2021-04-19', null],
    ['leb.downstream.apac-1', '2021-04-20', '3.4'],
    ['transcode.audio', '2021-01-31', '0.1'],
    ['transcode.audio', '2021-02-01', '0.35'],
    ['live.bandwidth.mainland', '2021-06-01', null],
  ])('the ratio of %s on %s is %s', (item, on, ratio) => {
    expect(ratioOn(itemOf(CATALOG_2021, item), day(on))?.text ?? null).toBe(ratio);
  });

  test('every item has a price on every day', () => {
    for (const catalog of CATALOGS) {
      for (const item of catalog.items.values()) {
        expect([item.id, pricesOn(item, day('1970-01-01'))?.from]).toEqual([item.id, null]);
        expect(pricesOn(item, day('2199-12-31'))).not.toBeNull();
      }
    }
  });
});

describe('the catalogue in effect', () => {
  test.each([
    ['1999-01-01', 'tencent-css-2021'],
    ['2022-01-03', 'tencent-css-2021'],
    ['2022-01-04', 'tencent-css-2022'],
    ['2030-01-01', 'tencent-css-2022'],
  ])('on %s is %s', (on, id) => {
    expect(catalogOn(CATALOGS, day(on))?.id).toBe(id);
  });

  test('is none in a gap', () => {
    expect(catalogOn([CATALOG_2022], day('2022-01-03'))).toBeNull();
  });
});
