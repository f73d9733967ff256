import { type Static, Type } from 'typebox';
import { accept, nearNames, type Outcome, refuse } from '../../engine/index.ts';
import type { DeductionFilter, DeductionRow } from '../../store/deductions.ts';
import { DayField, described, oneOf, orNull, QuantityField, TimeField } from '../answer-fields.ts';
import { readDays } from '../days-asked.ts';
import { AccountField, FromDayField, ToDayField } from '../input-fields.ts';
import { UnitField } from '../ledger-fields.ts';
import type { Context } from '../operation.ts';

/** A deduction as it is shown. A return has negative figures. */
export const DeductionView = Type.Object({
  date: described(DayField, 'The day of the usage; settlement.explain-day tells of it why.'),
  item: Type.String(),
  instance: Type.Optional(Type.String({ description: 'Absent: usage of no instance.' })),
  pack: Type.String({ description: 'The id of the pack.' }),
  family: Type.String(),
  sku: orNull(Type.String()),
  type: oneOf(['deduction', 'return'], {
    description: 'What was taken, or what was given back when the day was settled again.',
  }),
  usage: described(QuantityField, "How much of the usage it covers, in the item's unit."),
  ratio: Type.String({ description: 'An exact decimal, or a fraction: 314/165.' }),
  deducted: described(QuantityField, 'What the pack lost.'),
  leftBefore: QuantityField,
  leftAfter: QuantityField,
  unit: UnitField,
  revision: Type.Integer({ description: 'How often the day had been settled, with this time.' }),
  settledAt: TimeField,
});
export type DeductionView = Static<typeof DeductionView>;

/** Which deductions are wanted. */
export const DeductionFilterInput = {
  account: AccountField,
  pack: Type.Optional(Type.String({ description: 'Only from this pack, by its id.' })),
  family: Type.Optional(Type.String({ description: 'Only from packs of this family.' })),
  item: Type.Optional(Type.String({ description: 'Only of this usage item.' })),
  instance: Type.Optional(Type.String({ description: 'Only of this instance.' })),
  from: FromDayField,
  to: ToDayField,
  type: Type.Optional(
    oneOf(['deduction', 'return'], { description: 'Only what was taken, or given back.' }),
  ),
};

interface DeductionsAsked {
  readonly account: string;
  readonly pack?: string | undefined;
  readonly family?: string | undefined;
  readonly item?: string | undefined;
  readonly instance?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly type?: 'deduction' | 'return' | undefined;
}

/** Reads which deductions are wanted. Refused: days, families and items that are none. */
export function deductionFilterOf(
  context: Context,
  asked: DeductionsAsked,
): Outcome<DeductionFilter> {
  const { account: accountId, pack, family, item, instance, type } = asked;
  const days = readDays(asked);
  if (!days.ok) return days;
  const known = checkNames(context, { family, item });
  if (!known.ok) return known;
  return accept({
    accountId,
    pack: pack ?? null,
    family: family ?? null,
    item: item ?? null,
    instance: instance ?? null,
    type: type ?? null,
    ...days.value,
  });
}

/** Holds a family and an item to the platform's catalogues. */
export function checkNames(
  { catalogs }: Context,
  { family, item }: { readonly family?: string | undefined; readonly item?: string | undefined },
): Outcome<null> {
  const { latest, all } = catalogs;
  if (family !== undefined && !all.some(({ families }) => families.has(family))) {
    const known = nearNames(family, latest.families.keys());
    return refuse('family_is_unknown', { family, known }, 'family');
  }
  if (item !== undefined && !all.some(({ items }) => items.has(item))) {
    const known = nearNames(item, latest.items.keys());
    return refuse('item_is_unknown', { item, catalog: latest.id, known }, 'item');
  }
  return accept(null);
}

/** Shows the rows of a page. */
export function deductionViews(
  { catalogs }: Context,
  rows: readonly DeductionRow[],
): readonly DeductionView[] {
  const { calendar, families } = catalogs.latest;
  return rows.map((row) => ({
    date: row.day,
    item: row.item,
    ...(row.instance === null ? {} : { instance: row.instance }),
    pack: row.pack,
    family: row.family,
    sku: row.sku,
    type: row.deducted < 0n ? 'return' : 'deduction',
    usage: `${row.usage}`,
    ratio: row.ratio,
    deducted: `${row.deducted}`,
    leftBefore: `${row.leftBefore}`,
    leftAfter: `${row.leftBefore - row.deducted}`,
    unit: families.get(row.family)?.unit ?? 'byte',
    revision: row.revision,
    settledAt: calendar.format(row.settledAt),
  }));
}
