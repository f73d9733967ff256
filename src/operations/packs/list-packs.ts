import { Type } from 'typebox';
import {
  accept,
  addDays,
  type Catalog,
  catalogOn,
  type Day,
  figuresOf,
  frozenOn,
  type Instant,
  type ModeChange,
  nearNames,
  type PackStatus,
  parseInstant,
  refuse,
  statusOf,
  type Unit,
} from '../../engine/index.ts';
import { findAccount } from '../../store/accounts.ts';
import { deductedThrough } from '../../store/deductions.ts';
import { listModeChanges } from '../../store/mode-changes.ts';
import { listPacks, type PackRow } from '../../store/packs.ts';
import type { Context, Operation } from '../operation.ts';

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
}

/** Lists an account's packs in the order in which they are charged. */
export const listPacksOperation: Operation<
  typeof Input,
  { readonly asOf: string; readonly packs: readonly PackView[] }
> = {
  name: 'packs.list',
  access: 'viewer',
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
    return context.database.transaction(async (connection) => {
      if ((await findAccount(connection, account)) === null) {
        return refuse('account_not_found', { account }, 'account');
      }
      const rows = await listPacks(connection, account, family ?? null);
      const modes = await listModeChanges(connection, account);
      // Now, the balances tell what was deducted; at another moment, the rows of the days that are
      // settled by then do.
      const through = settledBy(latest, at);
      const deducted =
        asOf === undefined ? null : await deductedThrough(connection, account, through);
      const packs = rows.map((row) => {
        const used =
          deducted === null ? row.total - row.remaining : (deducted.get(row.packId) ?? 0n);
        return packView(context, { row, modes, deducted: used, asOf: at });
      });
      return accept({ asOf: latest.calendar.format(at), packs });
    });
  },
};

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
    modes,
    deducted,
    asOf,
  }: {
    readonly row: PackRow;
    readonly modes: readonly ModeChange[];
    readonly deducted: bigint;
    readonly asOf: Instant;
  },
): PackView {
  const { latest } = context.catalogs;
  const pack = { ...row, id: row.packId, refundedAt: null };
  const today = latest.calendar.dayOf(asOf);
  const catalog: Catalog = catalogOn(context.catalogs.all, today) ?? latest;
  const family = catalog.families.get(row.family);
  const frozen = family !== undefined && frozenOn(catalog, modes, family, today) !== null;
  const figures = figuresOf(pack, deducted, asOf);
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
    status: statusOf({ pack, deducted, bound: false, frozen, asOf }),
    purchasedAt: latest.calendar.format(row.purchasedAt),
    expiresAt: latest.calendar.format(row.expiresAt),
    gift: row.gift,
  };
}
