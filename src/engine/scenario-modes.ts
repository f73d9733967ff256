// Reads the billing modes of a scenario.
import type { ModeChange } from './billing-mode.ts';
import type { Catalog } from './catalog.ts';
import { readDayField, readFields, readText } from './document-fields.ts';
import { nearNames } from './near-names.ts';
import type { Place } from './place.ts';

/** Reads one change of a billing mode; what is wrong with it is a problem, and null. */
export function readBillingMode(entry: unknown, place: Place, catalog: Catalog): ModeChange | null {
  const fields = readFields(entry, place, ['scope', 'mode', 'from']);
  if (fields === null) return null;
  const id = readText(fields, 'scope');
  const written = readText(fields, 'mode');
  const from = readDayField(fields, 'from');
  if (id === null || written === null || from === null) return null;
  const scope = catalog.scopes.get(id);
  if (scope === undefined) {
    const known = nearNames(id, catalog.scopes.keys());
    place.at('scope').problem('scope_is_unknown', { scope: id, known });
    return null;
  }
  const mode = scope.modes.find((candidate) => candidate === written);
  if (mode === undefined) {
    const params = { scope: id, mode: written, known: scope.modes.join(', ') };
    place.at('mode').problem('scope_has_no_such_mode', params);
    return null;
  }
  return { scope: id, mode, from };
}
