// What uploading a catalogue would do to the platform's timeline, or why it is not taken.
import {
  accept,
  addDays,
  type Catalog,
  type Day,
  type Outcome,
  refuse,
} from '../../engine/index.ts';
import { catalogChanges } from './catalog-changes.ts';
import type { Catalogs, LoadedCatalog } from './catalogs.ts';
import { continueTimeline, gapAfter, timelineProblems } from './timeline.ts';

export interface UploadPlan {
  /** The platform has it already, as it is: nothing is done. */
  readonly isThere: boolean;
  /** The catalogues that hold until its first day, and then no more. */
  readonly ends: readonly string[];
  /** Those that had not begun, and never will. */
  readonly replaces: readonly string[];
}

/** When it is, and how far accounts are settled; null: nothing is. */
export interface UploadMoment {
  readonly today: Day;
  readonly settledThrough: Day | null;
}

type Refused = ReturnType<typeof refuse>;

const NOTHING: Omit<UploadPlan, 'isThere'> = { ends: [], replaces: [] };
const TOLD_MAX = 3;

/**
 * A catalogue that the platform has stays as it is. Another holds from its first day on, which no
 * settled day may be: what was settled is explained by the catalogue that it was settled by.
 */
export function planUpload(
  catalogs: Catalogs,
  loaded: LoadedCatalog,
  { today, settledThrough }: UploadMoment,
): Outcome<UploadPlan> {
  const { catalog } = loaded;
  const there = catalogs.written(catalog.id);
  if (there !== null) {
    const differences = there.key === loaded.key ? [] : differencesOf(there.catalog, catalog);
    if (differences.length === 0) return accept({ isThere: true, ...NOTHING });
    const params = { catalog: catalog.id, differences: differences.join('; ') };
    return refuse('catalog_is_there_with_other_content', params, 'text');
  }
  const open = settledThrough === null ? null : addDays(settledThrough, 1);
  const { effectiveFrom: from } = catalog;
  if (from === null) return refuse('catalog_has_no_first_day', { open: open ?? today }, 'text');
  if (open !== null && from < open) {
    return refuse('catalog_begins_before_open_day', { from, open }, 'text');
  }
  const lacking = lackOf(catalog, catalogs.on(from) ?? catalogs.latest);
  if (lacking !== null) return lacking;
  const { catalogs: after, ended, replaced } = continueTimeline(catalogs.all, catalog, today);
  const [problem] = timelineProblems(after);
  if (problem !== undefined) return refuse(problem.problem.code, problem.problem.params, 'text');
  const gap = gapAfter(catalog, catalogs.all, after);
  if (gap !== null) return refuse('catalog_leaves_days_without_prices', { day: gap }, 'text');
  const ids = (ones: readonly Catalog[]) => ones.map(({ id }) => id);
  return accept({ isThere: false, ends: ids(ended), replaces: ids(replaced) });
}

/** Packs and billing modes outlive the catalogue that they began in; null: all of it goes on. */
function lackOf(catalog: Catalog, before: Catalog): Refused | null {
  for (const { id, unit, deductsBy } of before.families.values()) {
    const own = catalog.families.get(id);
    if (own?.unit === unit && own.deductsBy === deductsBy) continue;
    return refuse('catalog_lacks_family', { family: id, catalog: before.id }, 'text');
  }
  const scope = [...before.scopes.keys()].find((id) => !catalog.scopes.has(id));
  if (scope === undefined) return null;
  return refuse('catalog_lacks_scope', { scope, catalog: before.id }, 'text');
}

/** What a catalogue that is there says otherwise, in a few words. */
function differencesOf(there: Catalog, other: Catalog): readonly string[] {
  const told = catalogChanges(there, other).flatMap(({ what, id, change, fields }) =>
    change === 'changed'
      ? fields.map(({ field, before, after }) => `${what} ${id} ${field}: ${before} → ${after}`)
      : [`${what} ${id}: ${change}`],
  );
  const rest = told.length - TOLD_MAX;
  return rest > 0 ? [...told.slice(0, TOLD_MAX), `… +${rest}`] : told;
}
