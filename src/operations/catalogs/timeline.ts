// Catalogues one after another: on no day may two be in effect. A gap is allowed; usage in it is
// refused when it is settled, not guessed.
import type { Catalog, Problem } from '../../engine/index.ts';

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
