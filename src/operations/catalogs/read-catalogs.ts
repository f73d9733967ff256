// What the platform sells and charges: no secret, but only for those who are signed in.
import { type Static, Type } from 'typebox';
import {
  accept,
  type Catalog,
  nearNames,
  type Outcome,
  parseDay,
  refuse,
} from '../../engine/index.ts';
import { DayField, described, listOf } from '../answer-fields.ts';
import type { Context, Operation } from '../operation.ts';
import {
  CatalogDetail,
  CatalogVersion,
  catalogDetail,
  catalogVersion,
  SkuView,
  skuView,
} from './catalog-views.ts';

const NoInput = Type.Object({});
const ListOutput = Type.Object({
  catalogs: listOf(CatalogVersion, { description: 'In the order of their days.' }),
  current: Type.String({ description: 'The id of the one that began last: names are by it.' }),
});

/** Lists the catalogues of the platform, each with the days on which it holds. */
export const listCatalogsOperation: Operation<typeof NoInput, Static<typeof ListOutput>> = {
  name: 'catalogs.list',
  access: 'person',
  kind: 'read',
  summary: 'List the catalogues, each with the days on which it holds.',
  input: NoInput,
  output: ListOutput,
  run: async ({ catalogs }) => {
    const byStart = [...catalogs.all].sort((a, b) =>
      (a.effectiveFrom ?? '') < (b.effectiveFrom ?? '') ? -1 : 1,
    );
    const uploadedAt = ({ id }: Catalog) => catalogs.written(id)?.uploadedAt ?? null;
    const shown = byStart.map((one) => catalogVersion(one, uploadedAt(one)));
    return accept({ catalogs: shown, current: catalogs.latest.id });
  },
};

const ShowInput = Type.Object({
  catalog: Type.String({ description: 'The id of the catalogue.' }),
});

/** Shows a catalogue: its families, usage items with ratios and prices, modes and zones. */
export const showCatalog: Operation<typeof ShowInput, CatalogDetail> = {
  name: 'catalogs.show',
  access: 'person',
  kind: 'read',
  summary: 'Show a catalogue: pack families, usage items with ratios and prices, modes, zones.',
  input: ShowInput,
  output: CatalogDetail,
  run: async ({ catalogs }, { catalog: id }) => {
    const found = catalogs.all.find((catalog) => catalog.id === id);
    if (found !== undefined) return accept(catalogDetail(found));
    const known = catalogs.all.map((catalog) => catalog.id).join(', ');
    return refuse('catalog_not_found', { catalog: id, known }, 'catalog');
  },
};

const SkusInput = Type.Object({
  date: Type.Optional(Type.String({ description: 'As of this day; as of today if left out.' })),
  family: Type.Optional(Type.String({ description: 'Only what is of this family.' })),
  onSale: Type.Optional(
    Type.Boolean({ description: 'Only what is sold; false: only what is not.' }),
  ),
});
const SkusOutput = Type.Object({
  date: described(DayField, 'The day as of which it is told.'),
  catalog: Type.String({ description: 'The id of the catalogue that holds then.' }),
  currency: Type.String(),
  skus: listOf(SkuView, { description: 'By family, the smallest first.' }),
});

/** Lists what can be bought, or given, on a day. */
export const listSkus: Operation<typeof SkusInput, Static<typeof SkusOutput>> = {
  name: 'skus.list',
  access: 'person',
  kind: 'read',
  summary: 'List what is on sale, with prices, sizes and what comes with it.',
  input: SkusInput,
  output: SkusOutput,
  run: async (context, { family, onSale, ...input }) => {
    const held = catalogOfDay(context, input.date);
    if (!held.ok) return held;
    const { catalog, date } = held.value;
    if (family !== undefined && !catalog.families.has(family)) {
      const known = nearNames(family, catalog.families.keys());
      return refuse('family_is_unknown', { family, known }, 'family');
    }
    const families = [...catalog.families.keys()];
    const skus = [...catalog.skus.values()]
      .filter((sku) => family === undefined || sku.family === family)
      .sort((a, b) => {
        const place = families.indexOf(a.family) - families.indexOf(b.family);
        return place !== 0 ? place : a.size < b.size ? -1 : 1;
      })
      .map((sku) => skuView(catalog, sku))
      .filter((view) => onSale === undefined || view.onSale === onSale);
    return accept({ date, catalog: catalog.id, currency: catalog.currency, skus });
  },
};

function catalogOfDay({ catalogs, clock }: Context, text: string | undefined) {
  const today = catalogs.latest.calendar.dayOf(clock.now());
  const date = text === undefined ? today : parseDay(text);
  if (date === null) return refuse('date_is_not_a_day', { text: text ?? '' }, 'date');
  const catalog: Catalog | null = catalogs.on(date);
  const found: Outcome<{ readonly catalog: Catalog; readonly date: typeof date }> =
    catalog === null
      ? refuse('no_catalog_on_day', { day: date }, 'date')
      : accept({ catalog, date });
  return found;
}
