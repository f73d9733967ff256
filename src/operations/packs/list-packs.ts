import { Type } from 'typebox';
import {
  accept,
  addDays,
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
  nearNames,
  type Pack,
  type PackFigures,
  type PackStatus,
  parseInstant,
  refuse,
  statusOf,
  type Unit,
} from '../../engine/index.ts';
import { deductedThrough } from '../../store/deductions.ts';
import { type BindingRow, coverageOfRow, listBindings } from '../../store/director.ts';
import { type GiftRow, listGifts } from '../../store/gifts.ts';
import { listModeChanges } from '../../store/mode-changes.ts';
import { listPacks, type PackRow, packOfRow } from '../../store/packs.ts';
import type { Context, Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';

const Input = Type.Object({
  account: Type.String(),
  family: Type.Optional(Type.String()),
  asOf: Type.Optional(Type.String()),
});

/** A pack as it is shown; total = left + used + voided + refunded. Quantities are texts. */
export interface PackView {
  readonly id: string;
  readonly family: string;
  readonly sku: string | null;
  readonly total: string;
  readonly used: string;
  readonly left: string;
  readonly voided: string;
  readonly refunded: string;
  readonly unit: Unit;
  readonly status: PackStatus;
  readonly purchasedAt: string;
  readonly expiresAt: string;
  readonly gift: boolean;
  readonly refundedAt: string | null;
  /** When it was taken back from an account that did not pay; it is void from then on. */
  readonly reclaimedAt: string | null;
  /** The instance that a director pack covers; null for one that is not bound. */
  readonly boundTo: string | null;
  /** The days on which it covers its instance; both are covered. */
  readonly coverage: { readonly from: Day; readonly to: Day } | null;
  /** It waits for the packs before it on its instance to end. */
  readonly queued: boolean;
}

/** Lists an account's packs in the order in which they are charged. */
export const listPacksOperation: Operation<
  typeof Input,
  { readonly asOf: string; readonly packs: readonly PackView[] }
> = {
  name: 'packs.list',
  access: 'viewer',
  kind: 'read',
  summary: "List an account's packs.",
  input: Input,
  run: async (context, { account, family, asOf }) => {
    const { latest } = context.catalogs;
    const at = asOf === undefined ? context.clock.now() : parseInstant(asOf);
    if (at === null) return refuse('time_is_not_readable', { text: asOf ?? '' }, 'asOf');
    if (family !== undefined && !latest.families.has(family)) {
      const known = nearNames(family, latest.families.keys());
      return refuse('family_is_unknown', { family, known }, 'family');
    }
    return readAccount(context.database, account, async (connection) => {
      const rows = await listPacks(connection, account, family ?? null);
      const uses: PackUses = {
        asOf: at,
        modes: await listModeChanges(connection, account),
        bindings: await listBindings(connection, [account]),
        gifts: await listGifts(connection, account),
      };
      // Now, the balances tell what was deducted; at another moment, the rows of the days that are
      // settled by then do.
      const through = settledBy(latest, at);
      const deducted =
        asOf === undefined ? null : await deductedThrough(connection, account, through);
      const packs = rows.map((row) => {
        // A refunded pack holds nothing, and gave nothing.
        const gave = row.refundedAt === null ? row.total - row.remaining : 0n;
        const used = deducted === null ? gave : (deducted.get(row.packId) ?? 0n);
        return packView(context, { row, deducted: used, uses });
      });
      return accept({ asOf: latest.calendar.format(at), packs });
    });
  },
};

/** What of an account decides how its packs stand at a moment. */
interface PackUses {
  readonly asOf: Instant;
  readonly modes: readonly ModeChange[];
  readonly bindings: readonly BindingRow[];
  readonly gifts: readonly GiftRow[];
}

/** The last day whose settlement is due by an instant, whenever it really ran. */
function settledBy(catalog: Catalog, at: Instant): Day {
  const { calendar, settleAt } = catalog;
  const today = calendar.dayOf(at);
  return addDays(today, at >= calendar.at(today, settleAt) ? -1 : -2);
}

function packView(
  context: Context,
  {
    row,
    deducted,
    uses,
  }: { readonly row: PackRow; readonly deducted: bigint; readonly uses: PackUses },
): PackView {
  const { latest } = context.catalogs;
  const { calendar } = latest;
  const today = calendar.dayOf(uses.asOf);
  const catalog: Catalog = catalogOn(context.catalogs.all, today) ?? latest;
  const family = catalog.families.get(row.family);
  const binding = bindingOf(row, uses);
  const coverage = binding === null ? null : coverageOfRow(catalog, binding);
  const standing = { catalog, family, pack: packOfRow(row), coverage, deducted, uses };
  const { figures, status } = standingOf(standing);
  return {
    id: row.packId,
    family: row.family,
    sku: row.sku,
    total: figures.total.toString(),
    used: figures.deducted.toString(),
    left: figures.left.toString(),
    voided: figures.voided.toString(),
    refunded: figures.refunded.toString(),
    unit: family?.unit ?? 'byte',
    status,
    purchasedAt: calendar.format(row.purchasedAt),
    expiresAt: calendar.format(row.expiresAt),
    gift: row.gift,
    refundedAt: row.refundedAt === null ? null : calendar.format(row.refundedAt),
    reclaimedAt: row.reclaimedAt === null ? null : calendar.format(row.reclaimedAt),
    boundTo: binding?.instance ?? null,
    coverage: binding === null ? null : { from: binding.from, to: binding.to },
    queued: coverage !== null && coverage.from > today && coverage.to >= coverage.from,
  };
}

/** How a pack is bound at the moment: nobody knows yet of a reclaiming that comes later. */
function bindingOf({ packId }: PackRow, { bindings, asOf }: PackUses): BindingRow | null {
  const found = bindings.find((row) => row.packId === packId && row.boundAt <= asOf);
  if (found === undefined) return null;
  const { reclaimedAt } = found;
  return {
    ...found,
    reclaimedAt: reclaimedAt !== null && reclaimedAt <= asOf ? reclaimedAt : null,
  };
}

function standingOf({
  catalog,
  family,
  pack,
  coverage,
  deducted,
  uses,
}: {
  readonly catalog: Catalog;
  readonly family: Family | undefined;
  readonly pack: Pack;
  readonly coverage: Coverage | null;
  readonly deducted: bigint;
  readonly uses: PackUses;
}): { readonly figures: PackFigures; readonly status: PackStatus } {
  const { asOf, gifts, modes } = uses;
  if (family?.deductsBy === 'binding') {
    const figures = boundFigures(catalog, pack, coverage, asOf);
    return { figures, status: boundStatus(catalog, pack, coverage, asOf) };
  }
  const today = catalog.calendar.dayOf(asOf);
  const frozen = family !== undefined && frozenOn(catalog, modes, family, today) !== null;
  const bound = gifts.some(
    ({ packId, usedAt }) => packId === pack.id && usedAt !== null && usedAt <= asOf,
  );
  const status = statusOf({ pack, deducted, bound, frozen, asOf });
  return { figures: figuresOf(pack, deducted, asOf), status };
}
