// Billing modes (计费方式) of scopes, by day. See docs/concepts/billing-modes.md.
import { assert } from './assert.ts';
import type { BillingMode, Catalog, Family, Item, Measure } from './catalog.ts';
import type { Day } from './day.ts';

/** From this day on the scope is billed so, until a later change. */
export interface ModeChange {
  readonly scope: string;
  readonly mode: BillingMode;
  readonly from: Day;
}

/** The mode of a scope on a day, and since when. */
export interface ModeOn {
  readonly mode: BillingMode;
  /** The first day of the mode; null when it is the catalogue's default. */
  readonly since: Day | null;
}

/** What a mode bills by. */
export const MEASURE_OF: Readonly<Record<BillingMode, Measure>> = {
  'daily-traffic': 'traffic',
  'daily-bandwidth': 'bandwidth',
  'monthly-traffic': 'traffic',
  'monthly-bandwidth': 'bandwidth',
  'daily-duration': 'duration',
  'monthly-duration': 'duration',
};

/** Whether a mode's usage goes to the bill of the month rather than of the day. */
export function isMonthly(mode: BillingMode): boolean {
  return mode.startsWith('monthly-');
}

/**
 * The mode of a scope on a day: the change with the latest day not after it; of two for one day the
 * later in the list (the operator's last word); without one the catalogue's default.
 */
export function modeOn(
  catalog: Catalog,
  changes: readonly ModeChange[],
  scope: string,
  on: Day,
): ModeOn {
  let latest: ModeChange | null = null;
  for (const change of changes) {
    if (change.scope !== scope || change.from > on) continue;
    if (latest === null || change.from >= latest.from) latest = change;
  }
  if (latest !== null) return { mode: latest.mode, since: latest.from };
  const known = catalog.scopes.get(scope);
  assert(known !== undefined, `the catalogue ${catalog.id} has no scope ${scope}`);
  return { mode: known.defaultMode, since: null };
}

/** How a line of an item is billed on a day. */
export type Treatment =
  /** Packs first, what they leave to the day's bill. */
  | 'packs'
  /** No pack works in this mode; to the day's bill. */
  | 'daily-bill'
  /** No pack works in this mode; to the month's bill. */
  | 'monthly-bill'
  /** The scope is billed by another measure: this line costs nothing. */
  | 'other-measure';

/** How an item's usage is billed under the mode of its scope. */
export function treatmentOf(item: Item, family: Family | null, on: ModeOn | null): Treatment {
  if (on === null) return family === null ? 'daily-bill' : 'packs';
  if (MEASURE_OF[on.mode] !== item.measure) return 'other-measure';
  if (isMonthly(on.mode)) return 'monthly-bill';
  if (family === null) return 'daily-bill';
  return family.deductsIn === null || family.deductsIn === on.mode ? 'packs' : 'daily-bill';
}

/**
 * Whether the packs of a family are frozen on a day: none of the scopes of its items is in the mode
 * in which they deduct. `since` is the day the last of them left it.
 */
export function frozenOn(
  catalog: Catalog,
  changes: readonly ModeChange[],
  family: Family,
  on: Day,
): { readonly mode: BillingMode; readonly since: Day | null } | null {
  if (family.deductsIn === null) return null;
  let last: ModeOn | null = null;
  for (const scope of scopesOf(catalog, family.id)) {
    const mode = modeOn(catalog, changes, scope, on);
    if (mode.mode === family.deductsIn) return null;
    if (last === null || (mode.since ?? '') > (last.since ?? '')) last = mode;
  }
  return last;
}

/** The scopes whose usage the packs of a family offset. */
export function scopesOf(catalog: Catalog, family: string): ReadonlySet<string> {
  const scopes = new Set<string>();
  for (const item of catalog.items.values()) {
    if (item.family === family && item.scope !== null) scopes.add(item.scope);
  }
  return scopes;
}
