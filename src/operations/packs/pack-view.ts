import { type Static, Type } from 'typebox';
import {
  boundFigures,
  boundStatus,
  type Catalog,
  type Coverage,
  catalogOn,
  type Day,
  type Family,
  figuresOf,
  frozenOn,
  type Instant,
  type ModeChange,
  type PackFigures,
  type PackStatus,
  statusOf,
} from '../../engine/index.ts';
import { coverageOfRow } from '../../store/director.ts';
import type { PackWithUses } from '../../store/pack-pages.ts';
import { packOfRow } from '../../store/packs.ts';
import { DayField, described, oneOf, orNull, QuantityField, TimeField } from '../answer-fields.ts';
import { PACK_STATUSES, UnitField } from '../ledger-fields.ts';
import type { Context } from '../operation.ts';

/** A pack as it is shown; total = left + used + voided + refunded. */
export const PackView = Type.Object({
  id: Type.String(),
  family: Type.String(),
  sku: described(orNull(Type.String()), 'Null: it is of a size that is not on sale.'),
  title: described(
    orNull(Type.Object({ zh: Type.String(), en: Type.String() })),
    'What it is sold as; null: it is not on sale.',
  ),
  total: QuantityField,
  used: described(QuantityField, 'What was deducted from it.'),
  left: described(QuantityField, 'What may still be deducted.'),
  voided: described(QuantityField, 'What was left when it expired.'),
  refunded: described(QuantityField, 'What was left when it was given back.'),
  unit: UnitField,
  status: oneOf(PACK_STATUSES),
  purchasedAt: TimeField,
  expiresAt: TimeField,
  gift: Type.Boolean(),
  refundedAt: orNull(TimeField),
  reclaimedAt: described(
    orNull(TimeField),
    'When it was taken back from an account that did not pay; it is void from then on.',
  ),
  boundTo: described(
    orNull(Type.String()),
    'The instance that a director pack covers; null for one that is not bound.',
  ),
  coverage: described(
    orNull(Type.Object({ from: DayField, to: DayField })),
    'The days on which it covers its instance; both are covered.',
  ),
  queued: Type.Boolean({
    description: 'It waits for the packs before it on its instance to end.',
  }),
});
export type PackView = Static<typeof PackView>;

/** As of when packs are shown, and the modes of their account. */
export interface PacksAsOf {
  readonly asOf: Instant;
  readonly modes: readonly ModeChange[];
}

/** Shows packs as they stand at a moment; what all of them share is found once. */
export function packViewer(
  context: Context,
  { asOf, modes }: PacksAsOf,
): (row: PackWithUses) => PackView {
  const { latest, all } = context.catalogs;
  const { calendar } = latest;
  const today = calendar.dayOf(asOf);
  const catalog = catalogOn(all, today) ?? latest;
  const as: Standing = { asOf, catalog, frozen: frozenFamilies(catalog, modes, today) };
  const written = (at: Instant | null) => (at === null ? null : calendar.format(at));
  return (row) => {
    const binding = bindingOf(row, asOf);
    const coverage = binding === null ? null : coverageOfRow(catalog, binding);
    const { figures, status } = standingOf(row, coverage, as);
    return {
      id: row.packId,
      family: row.family,
      sku: row.sku,
      title: titleOfSku(context, row.sku),
      total: `${figures.total}`,
      used: `${figures.deducted}`,
      left: `${figures.left}`,
      voided: `${figures.voided}`,
      refunded: `${figures.refunded}`,
      unit: catalog.families.get(row.family)?.unit ?? 'byte',
      status,
      purchasedAt: calendar.format(row.purchasedAt),
      expiresAt: calendar.format(row.expiresAt),
      gift: row.gift,
      refundedAt: written(row.refundedAt),
      reclaimedAt: written(row.reclaimedAt),
      boundTo: binding?.instance ?? null,
      coverage: binding === null ? null : { from: binding.from, to: binding.to },
      queued: coverage !== null && coverage.from > today && coverage.to >= coverage.from,
    };
  };
}

/** The title of the latest catalogue that sells it; null: it is of a size that none sells. */
export function titleOfSku({ catalogs }: Pick<Context, 'catalogs'>, sku: string | null) {
  if (sku === null) return null;
  const sold =
    catalogs.latest.skus.get(sku) ?? catalogs.all.find(({ skus }) => skus.has(sku))?.skus.get(sku);
  return sold?.title ?? null;
}

/** How a pack is bound at the moment: nobody knows yet of a reclaiming that comes later. */
function bindingOf({ packId, binding, reclaimedAt }: PackWithUses, asOf: Instant) {
  if (binding === null || binding.boundAt > asOf) return null;
  const reclaimed = reclaimedAt !== null && reclaimedAt <= asOf ? reclaimedAt : null;
  return { ...binding, packId, reclaimedAt: reclaimed };
}

/** The families whose packs are frozen on a day, each looked up when it is asked for first. */
function frozenFamilies(catalog: Catalog, modes: readonly ModeChange[], on: Day) {
  const known = new Map<Family, boolean>();
  return (family: Family): boolean => {
    let frozen = known.get(family);
    if (frozen === undefined) {
      frozen = frozenOn(catalog, modes, family, on) !== null;
      known.set(family, frozen);
    }
    return frozen;
  };
}

interface Standing {
  readonly asOf: Instant;
  readonly catalog: Catalog;
  readonly frozen: (family: Family) => boolean;
}

function standingOf(
  row: PackWithUses,
  coverage: Coverage | null,
  { asOf, catalog, frozen: isFrozen }: Standing,
): { readonly figures: PackFigures; readonly status: PackStatus } {
  const pack = packOfRow(row);
  const family = catalog.families.get(row.family);
  if (family?.deductsBy === 'binding') {
    const figures = boundFigures(catalog, pack, coverage, asOf);
    return { figures, status: boundStatus(catalog, pack, coverage, asOf) };
  }
  // Now, the balance tells what was deducted (a refunded pack holds nothing, and gave nothing); at
  // another moment the rows of the days that are settled by then do.
  const gave = row.refundedAt === null ? row.total - row.remaining : 0n;
  const deducted = row.deducted ?? gave;
  const frozen = family !== undefined && isFrozen(family);
  const bound = row.giftUsedAt !== null && row.giftUsedAt <= asOf;
  const status = statusOf({ pack, deducted, bound, frozen, asOf });
  return { figures: figuresOf(pack, deducted, asOf), status };
}
