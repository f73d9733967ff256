// The modes of an area over time: now, before, and what is still to come.
// See docs/concepts/billing-modes.md.
import { type ModeChange, modeOn } from './billing-mode.ts';
import type { Area, BillingMode, Catalog } from './catalog.ts';
import type { Day } from './day.ts';

/** A mode of a scope from a day on, until the next one; null: since ever, by the catalogue. */
export interface ModePeriod {
  readonly mode: BillingMode;
  readonly from: Day | null;
}

/** The mode of an area; `mixed` (组合计费) where its services are billed differently. */
export type AreaMode = BillingMode | 'mixed';

/**
 * The modes of a scope one after another, each another than the one before: what was said twice, or
 * taken back before it came, is not in it.
 */
export function modePeriods(
  catalog: Catalog,
  changes: readonly ModeChange[],
  scope: string,
): readonly ModePeriod[] {
  const firstDays = changes.filter((change) => change.scope === scope).map(({ from }) => from);
  const initial = catalog.scopes.get(scope)?.defaultMode;
  const periods: ModePeriod[] = initial === undefined ? [] : [{ mode: initial, from: null }];
  for (const from of [...new Set(firstDays)].sort()) {
    const { mode } = modeOn(catalog, changes, scope, from);
    if (periods.at(-1)?.mode !== mode) periods.push({ mode, from });
  }
  return periods;
}

/** The mode of an area on a day. */
export function areaModeOn(
  catalog: Catalog,
  changes: readonly ModeChange[],
  area: Area,
  on: Day,
): AreaMode {
  const modes = area.scopes.map((scope) => modeOn(catalog, changes, scope, on).mode);
  const [first] = modes;
  return first !== undefined && modes.every((mode) => mode === first) ? first : 'mixed';
}

/** What is still to come for the scopes of an area after a day, the soonest first. */
export function pendingChanges(
  catalog: Catalog,
  changes: readonly ModeChange[],
  area: Area,
  after: Day,
): readonly ModeChange[] {
  const pending: ModeChange[] = [];
  for (const scope of area.scopes) {
    for (const { mode, from } of modePeriods(catalog, changes, scope)) {
      if (from !== null && from > after) pending.push({ scope, mode, from });
    }
  }
  return pending.sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? -1 : 1));
}
