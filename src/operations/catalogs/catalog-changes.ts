// What is different between two catalogues, in the words of those who read price lists.
import { type Static, Type } from 'typebox';
import type { Catalog, Item, Sku } from '../../engine/index.ts';
import { listOf, oneOf, orNull } from '../answer-fields.ts';

const SUBJECTS = ['head', 'family', 'item', 'sku', 'scope', 'area', 'zone'] as const;

/** One thing that is different. */
export const CatalogChange = Type.Object(
  {
    what: oneOf(SUBJECTS, { description: 'What it is: `sku`, say.' }),
    id: Type.String({ description: 'Its id; of the head the name of the field.' }),
    change: oneOf(['added', 'removed', 'changed']),
    fields: listOf(
      Type.Object({
        field: Type.String({ description: 'As catalogue files call it.' }),
        before: orNull(Type.String({ description: 'As JSON.' })),
        after: orNull(Type.String({ description: 'As JSON.' })),
      }),
      { description: 'What of it is different; empty for what was added or removed.' },
    ),
  },
  { title: 'CatalogChange' },
);
export type CatalogChange = Static<typeof CatalogChange>;

type Fields = Readonly<Record<string, unknown>>;
type Named = readonly (readonly [string, Fields])[];

/** What a catalogue has otherwise than another, part by part. */
export function catalogChanges(before: Catalog, after: Catalog): readonly CatalogChange[] {
  const part = (what: CatalogChange['what'], of: (catalog: Catalog) => Named) =>
    changesOf(what, new Map(of(before)), new Map(of(after)));
  return [
    ...part('head', headOf),
    ...part('zone', ({ zones }) => zones.map(({ id, ...rest }) => [id, rest])),
    ...part('scope', ({ scopes }) => named(scopes)),
    ...part('area', ({ areas }) => named(areas)),
    ...part('family', ({ families }) => named(families)),
    ...part('item', ({ items }) => [...items].map(([id, item]) => [id, itemFields(item)])),
    ...part('sku', ({ skus }) => [...skus].map(([id, sku]) => [id, skuFields(sku)])),
  ];
}

function headOf(catalog: Catalog): Named {
  const { title, effectiveFrom, effectiveTo, calendar, currency, settleAt, tierBasis } = catalog;
  const { director, welcome, id } = catalog;
  const fields: Fields = { id, title, effectiveFrom, effectiveTo, currency, settleAt, tierBasis };
  const all: Fields = { ...fields, timeZone: calendar.timeZone, director, welcome };
  return Object.entries(all).map(([name, value]) => [name, { [name]: value }]);
}

function named(parts: ReadonlyMap<string, { readonly id: string }>): Named {
  return [...parts].map(([id, part]) => [id, { ...part, id: undefined }]);
}

/** An item with its figures as they are written. */
function itemFields({ id: _, ratios, prices, ...rest }: Item): Fields {
  return {
    ...rest,
    ratios: ratios.map(({ from, text }) => ({ from, ratio: text })),
    prices: prices.map(({ from, per, tiers }) => ({
      from,
      per,
      tiers: tiers.map((tier) => ({ from: `${tier.from}`, price: tier.text })),
    })),
  };
}

function skuFields({ id: _, size, ...rest }: Sku): Fields {
  return { ...rest, size: `${size}` };
}

function changesOf(
  what: CatalogChange['what'],
  before: ReadonlyMap<string, Fields>,
  after: ReadonlyMap<string, Fields>,
): readonly CatalogChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id): CatalogChange[] => {
    const [old, now] = [before.get(id), after.get(id)];
    if (now === undefined) return [{ what, id, change: 'removed', fields: [] }];
    if (old === undefined) return [{ what, id, change: 'added', fields: [] }];
    const fields = fieldsChanged(old, now);
    return fields.length === 0 ? [] : [{ what, id, change: 'changed', fields }];
  });
}

function fieldsChanged(before: Fields, after: Fields): CatalogChange['fields'] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((field) => {
    const [old, now] = [written(before[field]), written(after[field])];
    return old === now ? [] : [{ field, before: old, after: now }];
  });
}

function written(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
