// What an account's packs gave on the last settled days, and what becomes of them at that pace.
import {
  addDays,
  type Catalog,
  type Day,
  daysBetween,
  type Forecast,
  forecastOf,
  PACE_DAYS,
  type PackBalance,
} from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import { type PackUse, readPackUses, readSettledSpan } from '../../store/settled-use.ts';
import type { Context } from '../operation.ts';
import { settledBy } from '../packs/list-packs.ts';

/** The days that are looked back on. */
export interface LookBack {
  /** The last day of which all usage is settled. */
  readonly settledUpTo: Day;
  /** Up to that day; null: no day was settled yet. */
  readonly days: { readonly from: Day; readonly to: Day; readonly count: number } | null;
  /** What each pack gave on these days. */
  readonly uses: readonly PackUse[];
}

/**
 * Looks back on the last settled days. A day without usage needs no settlement: it counts as
 * settled once it is due to be, and no day before it waits.
 */
export async function lookBack(
  { catalogs, clock }: Context,
  connection: Connection,
  accountId: string,
): Promise<LookBack> {
  const { first, last, nextUsed } = await readSettledSpan(connection, accountId);
  const due = settledBy(catalogs.latest, clock.now());
  const whole = nextUsed !== null && nextUsed <= due ? addDays(nextUsed, -1) : due;
  const settledUpTo = last !== null && last > whole ? last : whole;
  if (first === null) return { settledUpTo, days: null, uses: [] };
  const count = Math.min(PACE_DAYS, daysBetween(first, settledUpTo) + 1);
  const days = { from: addDays(settledUpTo, 1 - count), to: settledUpTo };
  const uses = await readPackUses(connection, accountId, days);
  return { settledUpTo, days: { ...days, count }, uses };
}

/** What the packs of a family gave on the days that are looked back on. */
export function deductedOf({ uses }: LookBack, family: string): bigint {
  return uses.reduce((sum, use) => (use.family === family ? sum + use.deducted : sum), 0n);
}

/** What becomes of the packs of a family at the pace of the days that are looked back on. */
export function foretell(
  { calendar }: Catalog,
  back: LookBack,
  family: string,
  packs: readonly PackBalance[],
): Forecast | null {
  if (back.days === null) return null;
  const pace = { deducted: deductedOf(back, family), days: back.days.count };
  return forecastOf(calendar, packs, { pace, after: back.settledUpTo });
}
