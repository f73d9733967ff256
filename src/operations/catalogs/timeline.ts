// Catalogues one after another: on no day may two be in effect. A gap is allowed; usage in it is
// refused when it is settled, not guessed.
import { type Catalog, catalogOn, type Day, type Problem } from '../../engine/index.ts';

export interface TimelineProblem {
  readonly catalog: Catalog;
  readonly problem: Problem;
}

/** What is wrong with a set of catalogues as the timeline of one platform. */
export function timelineProblems(catalogs: readonly Catalog[]): readonly TimelineProblem[] {
  const ordered = [...catalogs].sort(byStart);
  const found: TimelineProblem[] = [];
  for (const [index, catalog] of ordered.entries()) {
    const before = ordered.slice(0, index);
    const problem = (path: string, code: string, params: Problem['params']) =>
      found.push({ catalog, problem: { path, code, params } });
    if (before.some(({ id }) => id === catalog.id)) {
      problem('id', 'catalog_is_there_twice', { catalog: catalog.id });
    }
    for (const other of before) {
      if (!overlap(other, catalog)) continue;
      const { effectiveFrom: from, effectiveTo: to } = other;
      const params = { catalog: other.id, from: from ?? '…', to: to ?? '…' };
      problem('effectiveFrom', 'catalogs_are_in_effect_together', params);
    }
    const first = before[0];
    if (first !== undefined && first.calendar.timeZone !== catalog.calendar.timeZone) {
      const params = { catalog: first.id, right: first.calendar.timeZone };
      problem('timeZone', 'catalogs_differ_in_time_zone', params);
    }
    if (first !== undefined && first.currency !== catalog.currency) {
      const params = { catalog: first.id, right: first.currency };
      problem('currency', 'catalogs_differ_in_currency', params);
    }
  }
  return found;
}

/** A time line after a version was uploaded, and what became of the others. */
export interface Continued {
  readonly catalogs: readonly Catalog[];
  /** Catalogues that end with the first day of the version. */
  readonly ended: readonly Catalog[];
  /** Catalogues that had not begun, and never will. */
  readonly replaced: readonly Catalog[];
}

/**
 * A time line goes on with a version: what held on its first day ends there, and what was to begin
 * later, but had not on the day of the upload, gives way where the version holds.
 */
export function continueTimeline(
  catalogs: readonly Catalog[],
  version: Catalog,
  uploadedOn: Day,
): Continued {
  const own = range(version);
  const until = version.effectiveFrom;
  const ended = catalogs.filter((other) => range(other).from < own.from && overlap(other, version));
  const replaced = catalogs.filter((other) => {
    const { from } = range(other);
    return from >= own.from && from > uploadedOn && overlap(other, version);
  });
  const kept = catalogs
    .filter((other) => !replaced.includes(other))
    .map((other) => (ended.includes(other) ? { ...other, effectiveTo: until } : other));
  return { catalogs: [...kept, version], ended, replaced };
}

/** The day from which on no catalogue would hold, where one did; null: there is none. */
export function gapAfter(
  version: Catalog,
  before: readonly Catalog[],
  after: readonly Catalog[],
): Day | null {
  const end = version.effectiveTo;
  if (end === null || catalogOn(after, end) !== null) return null;
  return catalogOn(before, end) === null ? null : end;
}

function byStart(a: Catalog, b: Catalog): number {
  const [first, second] = [range(a).from, range(b).from];
  if (first !== second) return first < second ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function overlap(a: Catalog, b: Catalog): boolean {
  const [first, second] = [range(a), range(b)];
  return first.from < second.to && second.from < first.to;
}

/** From a day (included) to a day (not included), as texts that sort; open ends lie outermost. */
function range(catalog: Catalog): { readonly from: string; readonly to: string } {
  return { from: catalog.effectiveFrom ?? '', to: catalog.effectiveTo ?? '~' };
}
