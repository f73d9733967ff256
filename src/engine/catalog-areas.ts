// Reads the areas of a catalogue: scopes whose billing mode is switched together.
// See docs/concepts/billing-modes.md.
import type { Area, Scope } from './catalog.ts';
import type { AreaDocument } from './catalog-document.ts';
import { nearNames } from './near-names.ts';
import { type Place, uniqueById } from './place.ts';

/**
 * The areas by id. A scope that no area names is one by itself, with its own name. What is wrong is
 * a problem: a scope in two areas, scopes that do not have the same modes, a misleading name.
 */
export function readAreas(
  documents: readonly AreaDocument[],
  scopes: ReadonlyMap<string, Scope>,
  place: Place,
): ReadonlyMap<string, Area> {
  const areaOf = new Map<string, string>();
  const named: Area[] = [];
  for (const [index, document] of documents.entries()) {
    const here = place.entry(index);
    const { id } = document;
    if (scopes.has(id) && !document.scopes.includes(id)) {
      here.at('id').problem('area_has_the_name_of_another_scope', { area: id });
    }
    const members = readMembers(document, { scopes, areaOf }, here.at('scopes'));
    const modes = members[0]?.modes ?? [];
    named.push({ ...document, scopes: members.map((scope) => scope.id), modes });
  }
  const single = [...scopes.values()]
    .filter(({ id }) => !areaOf.has(id))
    .map(({ id, title, modes }): Area => ({ id, title, scopes: [id], modes }));
  const taken = uniqueById(named, place);
  return new Map([...taken, ...single.map((area): [string, Area] => [area.id, area])]);
}

function readMembers(
  { id: area, scopes: names }: AreaDocument,
  known: { readonly scopes: ReadonlyMap<string, Scope>; readonly areaOf: Map<string, string> },
  place: Place,
): readonly Scope[] {
  const members: Scope[] = [];
  for (const [index, name] of names.entries()) {
    const scope = known.scopes.get(name);
    if (scope === undefined) {
      const near = nearNames(name, known.scopes.keys());
      place.entry(index).problem('scope_is_unknown', { scope: name, known: near });
      continue;
    }
    const other = known.areaOf.get(name);
    if (other !== undefined) {
      place.entry(index).problem('scope_is_in_two_areas', { scope: name, area: other });
    }
    known.areaOf.set(name, area);
    const [first = scope] = members;
    if (modesOf(first) !== modesOf(scope)) {
      const params = {
        scope: name,
        modes: modesOf(scope),
        first: first.id,
        others: modesOf(first),
      };
      place.entry(index).problem('area_scopes_differ_in_modes', params);
    }
    members.push(scope);
  }
  return members;
}

function modesOf({ modes }: Scope): string {
  return [...modes].sort().join(', ');
}
