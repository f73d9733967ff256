import { type Static, Type } from 'typebox';
import type { Catalog, Family, Instant, Item, Sku } from '../../engine/index.ts';
import {
  DayField,
  described,
  listOf,
  MoneyField,
  oneOf,
  orNull,
  QuantityField,
  TimeField,
  titleField,
} from '../answer-fields.ts';
import { BILLING_MODES, UnitField } from '../ledger-fields.ts';

const Id = Type.String();
const Mode = oneOf(BILLING_MODES);
const Modes = listOf(Mode, { description: 'The modes that may be chosen.' });
const Ids = listOf(Type.String());

/** A catalogue by its name and the days on which it holds. */
export const CatalogView = Type.Object({
  id: Id,
  title: titleField('What it is called.'),
  effectiveFrom: described(orNull(DayField), 'The first day; null: since ever.'),
  effectiveTo: described(orNull(DayField), 'The first day on which it no longer holds.'),
  timeZone: Type.String({ description: 'Whose midnights part the days.' }),
  currency: Type.String({ description: 'Of all its prices.' }),
  settleAt: Type.String({ description: 'When a day is settled on the next: 10:00.' }),
  tierBasis: oneOf(['overage', 'day'], {
    description: 'What reaches a tier: what packs left uncovered, or all of the day.',
  }),
});
export type CatalogView = Static<typeof CatalogView>;

/** A catalogue of the platform, with how it came there. */
export const CatalogVersion = Type.Object(
  {
    ...CatalogView.properties,
    uploadedAt: described(orNull(TimeField), 'When it was uploaded; null: it is one of the files.'),
  },
  { title: 'CatalogVersion' },
);
export type CatalogVersion = Static<typeof CatalogVersion>;

const FamilyView = Type.Object({
  id: Id,
  title: titleField('What such packs are called.'),
  unit: UnitField,
  deductsIn: described(orNull(Mode), 'The only mode in which its packs are charged; null: all.'),
  deductsBy: oneOf(['quantity', 'binding', 'none'], {
    description: 'By what is used, by whole days of an instance, or not at all.',
  }),
  validity: Type.Object({ kind: oneOf(['years', 'end-of-month']), years: Type.Integer() }),
  refundDays: described(orNull(Type.Integer()), 'How long one may be given back; null: never.'),
  settlement: oneOf(['daily', 'realtime']),
  onSale: Type.Boolean(),
});

const ItemView = Type.Object({
  id: Id,
  title: titleField('What the usage is called.'),
  family: described(orNull(Type.String()), 'Whose packs may cover it; null: none.'),
  scope: described(orNull(Type.String()), 'Whose billing mode it follows; null: none.'),
  measure: oneOf(['traffic', 'bandwidth', 'duration']),
  unit: UnitField,
  perInstance: Type.Boolean({ description: 'Whether usage is told apart by instance.' }),
  ratios: listOf(Type.Object({ from: orNull(DayField), ratio: Type.String() }), {
    description: 'What a pack loses for one of it, from a day on; the latest first.',
  }),
  prices: listOf(
    Type.Object({
      from: orNull(DayField),
      per: Type.String({ description: 'What a price is for: GB, say.' }),
      tiers: listOf(Type.Object({ from: QuantityField, price: MoneyField })),
    }),
    { description: 'From a day on; the latest first.' },
  ),
});

/** A catalogue with all that it says, but for what is on sale. */
export const CatalogDetail = Type.Object({
  ...CatalogView.properties,
  zones: listOf(Type.Object({ id: Id, title: titleField('Its name.'), regions: Ids })),
  scopes: listOf(
    Type.Object({ id: Id, title: titleField('Its name.'), defaultMode: Mode, modes: Modes }),
  ),
  areas: listOf(Type.Object({ id: Id, title: titleField('Its name.'), scopes: Ids, modes: Modes })),
  families: listOf(FamilyView),
  items: listOf(ItemView, { description: 'In the order in which they are charged on a day.' }),
});
export type CatalogDetail = Static<typeof CatalogDetail>;

/** What can be bought, or given. */
export const SkuView = Type.Object({
  id: Id,
  title: titleField('What it is sold as.'),
  family: Type.String(),
  size: described(QuantityField, 'What it holds.'),
  unit: UnitField,
  price: MoneyField,
  listPrice: described(orNull(MoneyField), 'Without its discount; null: there is one price.'),
  onSale: Type.Boolean({ description: 'False: it is not sold; it may be given.' }),
  trial: Type.Boolean(),
  perAccount: described(orNull(Type.Integer()), 'How many an account may ever buy; null: any.'),
  existingUsersOnly: Type.Boolean({
    description: 'Sold only to accounts that had a pack of the family.',
  }),
  refundDays: described(orNull(Type.Integer()), 'How long it may be given back; null: never.'),
  validity: described(
    orNull(FamilyView.properties.validity),
    'So many years, or to the end of the month in which they end.',
  ),
  gifts: listOf(
    Type.Object({
      kind: oneOf(['license', 'plugin']),
      license: Type.Optional(Type.String()),
      years: Type.Integer(),
    }),
    { description: 'What comes with it.' },
  ),
});
export type SkuView = Static<typeof SkuView>;

/** A catalogue as it is listed. */
export function catalogView(catalog: Catalog): CatalogView {
  const { id, title, effectiveFrom, effectiveTo, calendar, currency } = catalog;
  const { settleAt, tierBasis } = catalog;
  const { timeZone } = calendar;
  const days = { effectiveFrom, effectiveTo };
  return { id, title, ...days, timeZone, currency, settleAt, tierBasis };
}

/** A catalogue with when it was uploaded; null: it is one of the files. */
export function catalogVersion(catalog: Catalog, uploadedAt: Instant | null): CatalogVersion {
  const at = uploadedAt === null ? null : catalog.calendar.format(uploadedAt);
  return { ...catalogView(catalog), uploadedAt: at };
}

/** A catalogue as it is shown. */
export function catalogDetail(catalog: Catalog): CatalogDetail {
  return {
    ...catalogView(catalog),
    zones: [...catalog.zones],
    scopes: [...catalog.scopes.values()],
    areas: [...catalog.areas.values()],
    families: [...catalog.families.values()].map(familyView),
    items: [...catalog.items.values()].sort((a, b) => a.order - b.order).map(itemView),
  };
}

function familyView(family: Family): Static<typeof FamilyView> {
  const { id, title, unit, deductsIn, deductsBy, validity, refund, settlement, onSale } = family;
  const kind = { unit, deductsIn, deductsBy, validity: { ...validity } };
  return { id, title, ...kind, refundDays: refund?.days ?? null, settlement, onSale };
}

function itemView(item: Item): Static<typeof ItemView> {
  const { id, title, family, scope, measure, unit, perInstance } = item;
  return {
    id,
    title,
    ...{ family, scope, measure, unit, perInstance },
    ratios: item.ratios.map(({ from, text }) => ({ from, ratio: text })),
    prices: item.prices.map(({ from, per, tiers }) => ({
      from,
      per,
      tiers: tiers.map((tier) => ({ from: `${tier.from}`, price: tier.text })),
    })),
  };
}

/** What a catalogue sells or gives under an id. */
export function skuView({ families }: Catalog, sku: Sku): SkuView {
  const family = families.get(sku.family);
  const { id, title, size, price, listPrice, trial, perAccount, existingUsersOnly } = sku;
  return {
    id,
    title,
    family: sku.family,
    size: `${size}`,
    unit: family?.unit ?? 'byte',
    ...{ price, listPrice, trial, perAccount, existingUsersOnly },
    onSale: !sku.gift && family?.onSale === true,
    refundDays: sku.refundable ? (family?.refund?.days ?? null) : null,
    validity: family === undefined ? null : { ...family.validity },
    gifts: sku.gifts.map(({ kind, license, years }) => ({
      kind,
      ...(license === undefined ? {} : { license }),
      years,
    })),
  };
}
