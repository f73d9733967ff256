import { type Static, Type } from 'typebox';
import type { Considered, Treatment } from '../../engine/index.ts';
import {
  DayField,
  described,
  listOf,
  MoneyField,
  oneOf,
  orNull,
  QuantityField,
  TimeField,
} from '../answer-fields.ts';
import { BILLING_MODES, UnitField } from '../ledger-fields.ts';

const OUTCOMES = [
  'charged',
  'covers_by_binding',
  'pack_of_other_family',
  'pack_refunded',
  'pack_not_yet_bought',
  'pack_expired',
  'item_not_covered_yet',
  'pack_frozen_by_billing_mode',
  'pack_empty',
  'pack_left_below_one_unit',
  'line_covered_before',
  'pack_not_bound',
  'pack_bound_to_other_instance',
  'coverage_not_begun',
  'coverage_ended',
  'pack_recorded_after_settlement',
] as const satisfies readonly (Considered['outcome'] | 'pack_recorded_after_settlement')[];

const TREATMENTS = [
  'packs',
  'daily-bill',
  'monthly-bill',
  'other-measure',
] as const satisfies readonly Treatment[];

/** One pack looked at for a line, with the reason. Quantities are of the pack's unit. */
export const ExplainedPack = Type.Object({
  pack: Type.String({ description: 'The id of the pack.' }),
  sku: orNull(Type.String()),
  family: Type.String(),
  outcome: oneOf(OUTCOMES, { description: 'What became of it; each reads as a sentence.' }),
  details: Type.Record(Type.String(), Type.String(), {
    description: 'What makes the reason readable: a date, a mode.',
  }),
  usage: Type.Optional(
    described(QuantityField, "How much of the line it covered, in the item's unit."),
  ),
  deducted: Type.Optional(described(QuantityField, 'What it lost for that.')),
  leftBefore: Type.Optional(QuantityField),
  leftAfter: Type.Optional(QuantityField),
});
export type ExplainedPack = Static<typeof ExplainedPack>;

/** One line of the day: covered + uncovered = usage. Quantities are of the item's unit. */
export const ExplainedLine = Type.Object({
  item: Type.String(),
  instance: Type.Optional(Type.String({ description: 'Absent: usage of no instance.' })),
  usage: QuantityField,
  unit: UnitField,
  covered: described(QuantityField, 'What packs covered of the usage.'),
  uncovered: QuantityField,
  mode: orNull(oneOf(BILLING_MODES)),
  modeSince: described(orNull(DayField), 'Null: the mode is that of the catalogue.'),
  treatment: oneOf(TREATMENTS, {
    description: 'Packs first; or only a bill of the day or month; or it costs nothing.',
  }),
  ratio: described(orNull(Type.String()), 'Null: no pack covers the item.'),
  packs: listOf(ExplainedPack, { description: 'In the order in which they are charged.' }),
  overage: orNull(
    Type.Object({
      quantity: QuantityField,
      unitPrice: MoneyField,
      per: Type.String({ description: 'What the price is for: GB, say.' }),
      amount: described(MoneyField, 'Exact, with up to 8 decimals.'),
      bill: oneOf(['day', 'month']),
    }),
  ),
});
export type ExplainedLine = Static<typeof ExplainedLine>;

/** A day of an account with the reasons. */
export const ExplainedDay = Type.Object({
  account: Type.String(),
  date: DayField,
  catalog: Type.String({ description: 'The id of the catalogue that holds on the day.' }),
  settled: described(
    orNull(Type.Object({ revision: Type.Integer(), at: TimeField })),
    'The latest revision of the day; null when it is not settled: then this is a preview.',
  ),
  lateUsage: Type.Boolean({
    description: 'Usage came after the day was settled: settle it again to record the difference.',
  }),
  currency: Type.String(),
  lines: listOf(ExplainedLine),
});
export type ExplainedDay = Static<typeof ExplainedDay>;
