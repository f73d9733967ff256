import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogDocument, documentWith } from '../../../test/support/catalogs.ts';
import {
  type CatalogOutcome,
  checkCatalogText,
  loadCatalog,
  loadShippedCatalogs,
  SHIPPED_CATALOGS,
} from './load-catalog.ts';

function found(outcome: CatalogOutcome<unknown>): readonly (readonly [string, string])[] {
  return outcome.ok ? [] : outcome.faults.map(({ path: place, code }) => [place, code] as const);
}

function check(document: unknown) {
  return checkCatalogText(JSON.stringify(document), 'mine.json');
}

describe('the shipped catalogues', () => {
  test('fit the schema, themselves and each other', async () => {
    const loaded = await loadShippedCatalogs();
    expect(loaded.ok && loaded.value.map(({ catalog }) => catalog.id)).toEqual([
      'tencent-css-2021',
      'tencent-css-2022',
    ]);
  });

  test('are known by their id and content, however they are indented', async () => {
    const file = path.join(SHIPPED_CATALOGS, 'tencent-css-2022.json');
    const loaded = await loadCatalog(file);
    const printedAnew = check(catalogDocument('tencent-css-2022'));
    const changed = check(documentWith({ 'skus[0].price': '27' }));
    const keys = [loaded, printedAnew, changed].map((outcome) => outcome.ok && outcome.value.key);
    expect(keys[0]).toMatch(/^tencent-css-2022@[0-9a-f]{16}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });
});

describe('a file is checked in three steps', () => {
  test('its text', () => {
    expect(checkCatalogText('{"id": }', 'mine.json')).toMatchObject({
      ok: false,
      faults: [
        {
          file: 'mine.json',
          path: '',
          code: 'json_is_not_readable',
          en: expect.stringContaining('line 1, column 8'),
          zh: expect.stringContaining('第 1 行第 8 列'),
        },
      ],
    });
  });

  test('its form, all of it', () => {
    const document = documentWith({
      'items[3].extra': 1,
      'items[2].ratios[0].ratio': 'x',
      'items[1].prices': undefined,
      'items[9].prices': [],
      'skus[0].gifts[0]': { kind: 'license', years: 0 },
      'skus[1].gifts[0]': { kind: 'plugin', license: 'live', years: 1 },
      'skus[2].perAccount': '1',
      tierBasis: 'month',
      'scopes[0].modes[4]': 'daily-traffic',
      'title.zh': '',
      'zones[0].id': 'x'.repeat(65),
    });
    expect(found(check(document)).toSorted()).toEqual(
      [
        ['items[1].prices', 'field_is_missing'],
        ['items[2].ratios[0].ratio', 'text_is_written_otherwise'],
        ['items[3].extra', 'field_is_unknown'],
        ['items[9].prices', 'list_is_too_short'],
        ['scopes[0].modes[4]', 'list_names_it_twice'],
        ['skus[0].gifts[0].license', 'field_is_missing'],
        ['skus[0].gifts[0].years', 'number_is_too_small'],
        ['skus[1].gifts[0].license', 'field_is_unknown'],
        ['skus[2].perAccount', 'value_is_of_another_kind'],
        ['tierBasis', 'value_is_not_among'],
        ['title.zh', 'text_is_empty_or_too_long'],
        ['zones[0].id', 'text_is_empty_or_too_long'],
      ].toSorted(),
    );
  });

  test('more problems than a validator tells by itself', () => {
    const items = Array.from({ length: 50 }, () => ({}));
    expect(found(check(documentWith({ items }))).length).toBeGreaterThan(300);
  });

  test('whether its parts fit each other', () => {
    const document = documentWith({ 'items[0].family': 'trafic', 'items[2].order': 2 });
    expect(found(check(document))).toEqual([
      ['items[2].order', 'order_is_used_twice'],
      ['items[0].family', 'family_is_unknown'],
    ]);
  });

  test('what would be right is said in both languages', () => {
    const [fault] = (() => {
      const outcome = check(documentWith({ 'items[0].prices[0].per': 'GB/day' }));
      return outcome.ok ? [] : outcome.faults;
    })();
    expect(fault).toMatchObject({
      path: 'items[0].prices[0].per',
      en: '"GB/day" is none of: B, kB, MB, GB, TB, PB, bps, kbps, Mbps, Gbps, s, min, h',
      zh: expect.stringContaining('不在可选值之中'),
    });
  });

  test.each(['null', '[]', '3', '"x"'])('%s is no catalogue', (text) => {
    expect(found(checkCatalogText(text, 'x'))).toEqual([['', 'value_is_of_another_kind']]);
  });
});

describe('a directory of catalogues', () => {
  let directory = '';
  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'packledger-catalogs-'));
  });
  afterAll(async () => {
    await rm(directory, { recursive: true });
  });

  test('must have one', async () => {
    expect(found(await loadShippedCatalogs(directory))).toEqual([['', 'directory_has_no_catalog']]);
    const missing = await loadShippedCatalogs(path.join(directory, 'none'));
    expect(found(missing)).toEqual([['', 'file_is_not_readable']]);
    expect(found(await loadCatalog(path.join(directory, 'none.json')))).toEqual([
      ['', 'file_is_not_readable'],
    ]);
  });

  test('tells what is wrong with any of them, then whether they overlap', async () => {
    const write = (name: string, document: unknown) =>
      writeFile(path.join(directory, name), JSON.stringify(document));
    await write('a.json', documentWith({ timeZone: 'Mars/Base' }));
    await write('b.json', documentWith({ currency: 'yuan' }));
    expect(found(await loadShippedCatalogs(directory))).toEqual([
      ['timeZone', 'time_zone_is_unknown'],
      ['currency', 'text_is_written_otherwise'],
    ]);
    await write('a.json', catalogDocument('tencent-css-2021'));
    await write('b.json', documentWith({ effectiveFrom: '2022-01-03' }));
    const outcome = await loadShippedCatalogs(directory);
    expect(outcome).toMatchObject({
      faults: [
        {
          file: path.join(directory, 'b.json'),
          path: 'effectiveFrom',
          code: 'catalogs_are_in_effect_together',
        },
      ],
    });
  });
});
