// The worked examples and price tables of the field, as data: what the engine and the shipped
// catalogues must give to the byte and the cent.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  type Catalog,
  day,
  formatRatio,
  type Item,
  itemOfMeasured,
  present,
  price,
  pricesOn,
  ratioOn,
} from '../../src/engine/index.ts';
import { CATALOG_2021, CATALOG_2022, CATALOGS } from '../support/catalogs.ts';
import { type Row, readStories, simulated, unmatched } from '../support/scenarios.ts';

describe('stories', () => {
  for (const story of readStories(new URL('./scenarios/', import.meta.url))) {
    test(`${story.title} (${story.file})`, () => {
      const actual = new Map(Object.entries(simulated(story.scenario)));
      for (const [section, rows] of Object.entries(story.expect)) {
        const found: unknown = actual.get(section);
        const missing = unmatched(rows, Array.isArray(found) ? found : []);
        expect(missing, `${section}, among ${JSON.stringify(found)}`).toEqual([]);
      }
    });
  }
});

interface TierTable {
  readonly catalog: string;
  readonly on: string;
  /** By item: the tiers' lower bounds and prices. */
  readonly tiers: Readonly<Record<string, readonly (readonly [string, string])[]>>;
}

describe('price tables', () => {
  for (const file of ['overage-tiers.json', 'bandwidth-tiers.json']) {
    const golden = table<{ per: string; tables: readonly TierTable[] }>(file);
    for (const { catalog: id, on, tiers } of golden.tables) {
      test(`${file}: every tier of ${id} on ${on}, up to its bounds`, () => {
        for (const [name, rows] of Object.entries(tiers)) {
          checkTiers(itemOf(catalogNamed(id), name), { on, per: golden.per, rows });
        }
      });
    }
  }

  test('a price by the minute and a ratio for every item that is measured in time', () => {
    interface DurationRow {
      readonly item: string;
      readonly price: string;
      readonly ratio: string | null;
    }
    const files = ['duration-prices.json', 'transcode-ratios.json', 'topspeed-ratios.json'];
    const on = day('2022-06-01');
    for (const { per, rows } of files.map((file) =>
      table<{ per: string; rows: readonly DurationRow[] }>(file),
    )) {
      for (const row of rows) {
        const item = itemOf(CATALOG_2022, row.item);
        const ratio = ratioOn(item, on);
        expect([item.id, ratio?.text ?? null]).toEqual([row.item, row.ratio]);
        const priced = price(item, on, 60n, 60n);
        expect([item.id, priced.unitPrice, priced.per]).toEqual([row.item, row.price, per]);
      }
    }
  });

  test('audio transcoding cost a tenth before 2021-02-01', () => {
    interface EarlierRow {
      readonly catalog: string;
      readonly item: string;
      readonly price: string;
      readonly ratio: string;
    }
    const { before20210201: rows } = table<{ before20210201: readonly EarlierRow[] }>(
      'transcode-ratios.json',
    );
    for (const row of rows) {
      const item = itemOf(catalogNamed(row.catalog), row.item);
      expect(ratioOn(item, day('2021-01-31'))?.text).toBe(row.ratio);
      expect(pricesOn(item, day('2021-01-31'))?.tiers[0]?.text).toBe(row.price);
    }
  });

  test('top-speed ratios have the decimals that are published', () => {
    const { rows } = table<{ rows: readonly { item: string; ratio: string; shown: string }[] }>(
      'topspeed-ratios.json',
    );
    for (const { item: name, shown } of rows) {
      const ratio = present(ratioOn(itemOf(CATALOG_2022, name), day('2022-06-01')), name).ratio;
      const million = (ratio.num * 2_000_000n + ratio.den) / (2n * ratio.den);
      expect([name, formatRatio({ num: million, den: 1_000_000n })]).toEqual([name, shown]);
    }
  });
});

describe('pictures', () => {
  interface SizeRow {
    readonly kind: string;
    readonly codec: string;
    readonly item?: string;
    readonly code?: string;
    readonly pictures: readonly string[];
  }
  const golden = table<{ classes: readonly SizeRow[]; refused: readonly SizeRow[] }>(
    'picture-sizes.json',
  );

  test('are of the class that both of their sides fit, and of an item that there is', () => {
    for (const { kind, codec, item = '', pictures } of golden.classes) {
      itemOf(CATALOG_2022, item);
      for (const size of pictures) {
        const found = itemOfMeasured({ kind, codec, size, picture: null });
        expect([kind, size, found]).toEqual([kind, size, { ok: true, value: item }]);
      }
    }
  });

  test('without a price, or that are none, are refused', () => {
    for (const { kind, codec, code, pictures } of golden.refused) {
      for (const size of pictures) {
        const found = itemOfMeasured({ kind, codec, size, picture: null });
        expect([kind, size, found]).toMatchObject([kind, size, { refusal: { code } }]);
      }
    }
  });
});

describe('catalogue tables', () => {
  test('the ratio of every traffic item on the days around its changes', () => {
    interface RatioTable {
      readonly catalog: string;
      readonly on: string;
      readonly ratios: Readonly<Record<string, string | null>>;
    }
    const { tables } = table<{ tables: readonly RatioTable[] }>('traffic-ratios.json');
    for (const { catalog, on, ratios } of tables) {
      for (const [name, ratio] of Object.entries(ratios)) {
        const actual = ratioOn(itemOf(catalogNamed(catalog), name), day(on))?.text ?? null;
        expect([on, name, actual]).toEqual([on, name, ratio]);
      }
    }
  });

  test('items are charged in the published order', () => {
    const { orders } = table<{ orders: Readonly<Record<string, readonly string[]>> }>(
      'item-order.json',
    );
    for (const catalog of CATALOGS) {
      for (const [family, order] of Object.entries(orders)) {
        const items = [...catalog.items.values()].filter((item) => item.family === family);
        items.sort((a, b) => a.order - b.order);
        const known = new Set(items.map(({ id }) => id));
        expect(items.map(({ id }) => id)).toEqual(order.filter((id) => known.has(id)));
      }
    }
    const families = [...CATALOG_2022.items.values()].map(({ family }) => family);
    for (const [family, order] of Object.entries(orders)) {
      expect(families.filter((candidate) => candidate === family)).toHaveLength(order.length);
    }
  });

  test('every region is in its zone', () => {
    const { zones } = table<{ zones: Readonly<Record<string, readonly string[]>> }>('zones.json');
    const actual = CATALOG_2022.zones.map(({ id, regions }) => [id, [...regions].sort()]);
    const expected = Object.entries(zones).map(([id, regions]) => [id, [...regions].sort()]);
    expect(Object.fromEntries(actual)).toEqual(Object.fromEntries(expected));
  });

  for (const catalog of CATALOGS) {
    test(`every pack of ${catalog.id} with its size, price and gifts`, () => {
      const golden = table<Readonly<Record<string, readonly Row[]>>>('packs-on-sale.json');
      const expected = new Map(golden[catalog.id]?.map((row) => [row['sku'], row]));
      const actual = [...catalog.skus.values()].map((sku) => ({
        sku: sku.id,
        family: sku.family,
        size: `${sku.size}`,
        price: sku.price,
        refundable: sku.refundable,
        gifts: sku.gifts.map(({ kind, license, years, from }) =>
          [kind, license, `${years}y`, from === undefined ? undefined : `from ${from}`]
            .filter((word) => word !== undefined)
            .join(' '),
        ),
        ...(sku.gift ? { gift: true } : {}),
        ...(sku.trial ? { trial: true } : {}),
        ...(sku.perAccount === null ? {} : { perAccount: sku.perAccount }),
        ...(sku.existingUsersOnly ? { existingUsersOnly: true } : {}),
        ...(sku.listPrice === null ? {} : { listPrice: sku.listPrice }),
      }));
      expect(new Map(actual.map((row) => [row.sku, row]))).toEqual(expected);
    });
  }
});

/** One unit below its bound a quantity is in the tier before, at the bound in the tier itself. */
function checkTiers(
  item: Item,
  { on, per, rows }: { on: string; per: string; rows: readonly (readonly [string, string])[] },
): void {
  rows.forEach(([bound, expected], index) => {
    const at = BigInt(bound);
    const reached = price(item, day(on), at, at);
    expect([item.id, bound, reached.unitPrice, reached.per]).toEqual([
      item.id,
      bound,
      expected,
      per,
    ]);
    const before = rows[index - 1]?.[1];
    if (before === undefined) return;
    const below = price(item, day(on), at - 1n, at - 1n);
    expect([item.id, bound, below.unitPrice]).toEqual([item.id, bound, before]);
  });
  expect([item.id, pricesOn(item, day(on))?.tiers.length]).toEqual([item.id, rows.length]);
}

function table<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
}

function catalogNamed(id: string): Catalog {
  return present(
    [CATALOG_2021, CATALOG_2022].find((catalog) => catalog.id === id),
    `${id} is shipped`,
  );
}

function itemOf(catalog: Catalog, id: string): Item {
  return present(catalog.items.get(id), `${catalog.id} has ${id}`);
}
