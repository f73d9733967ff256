import {
  addDays,
  type Catalog,
  catalogOn,
  type Day,
  frozenOn,
  type ModeChange,
} from '../../engine/index.ts';

/** Days on which a pack is frozen; both are. */
export interface FrozenDays {
  readonly from: Day;
  /** Null: until a change of modes that nobody has made yet, or until it expires. */
  readonly to: Day | null;
}

/** When a pack of a family is frozen between two days; a switch that is to come counts, too. */
export function frozenDays(
  catalogs: readonly Catalog[],
  changes: readonly ModeChange[],
  pack: { readonly family: string; readonly from: Day; readonly to: Day },
): readonly FrozenDays[] {
  const { family: id, from, to } = pack;
  const starts = catalogs.flatMap(({ effectiveFrom }) => effectiveFrom ?? []);
  const edges = [...changes.map((change) => change.from), ...starts].filter(
    (day) => day > from && day <= to,
  );
  const frozen: FrozenDays[] = [];
  let since: Day | null = null;
  for (const day of [from, ...[...new Set(edges)].sort()]) {
    const catalog = catalogOn(catalogs, day);
    const family = catalog?.families.get(id);
    const is =
      catalog !== null && family !== undefined && frozenOn(catalog, changes, family, day) !== null;
    if (is && since === null) since = day;
    if (!is && since !== null) {
      frozen.push({ from: since, to: addDays(day, -1) });
      since = null;
    }
  }
  if (since !== null) frozen.push({ from: since, to: null });
  return frozen;
}
