// Makes a catalogue of a file that fits the schema, or says all that is wrong with it.
// See docs/concepts/catalogue.md.

import type { Catalog, Sku } from './catalog.ts';
import { readAreas } from './catalog-areas.ts';
import { checkYears, readDayOrNull } from './catalog-dates.ts';
import type {
  CatalogDocument,
  FamilyDocument,
  ScopeDocument,
  ZoneDocument,
} from './catalog-document.ts';
import { readItems } from './catalog-items.ts';
import { readSkus } from './catalog-skus.ts';
import { Calendar, type Day, isTimeZone } from './day.ts';
import { nearNames } from './near-names.ts';
import { Place, type Problem, uniqueById } from './place.ts';

/** One thing wrong with a catalogue file. */
export type CatalogProblem = Problem;

/** A catalogue that is in order, or all that is wrong with it. */
export type CatalogReading =
  | { readonly ok: true; readonly value: Catalog }
  | { readonly ok: false; readonly problems: readonly CatalogProblem[] };

/** No pack can be given back for longer. */
const REFUND_DAYS_MAX = 3650;

/**
 * Reads a catalogue that fits the schema and checks that its parts fit each other. All problems are
 * told at once, each with its place in the file and what would be right.
 */
export function readCatalog(document: CatalogDocument): CatalogReading {
  const problems: CatalogProblem[] = [];
  const root = new Place(problems);
  const { id, title, timeZone, currency, settleAt, tierBasis, director } = document;
  const { effectiveFrom, effectiveTo } = readEffect(document, root);
  const timeZoneKnown = isTimeZone(timeZone);
  if (!timeZoneKnown) root.at('timeZone').problem('time_zone_is_unknown', { timeZone });
  checkZones(document.zones, root.at('zones'));
  const scopes = readScopes(document.scopes, root.at('scopes'));
  const areas = readAreas(document.areas ?? [], scopes, root.at('areas'));
  const families = readFamilies(document, root.at('families'));
  const items = readItems(document.items, { scopes, families }, root.at('items'));
  const itemsById = uniqueById(items, root.at('items'));
  const skus = uniqueById(readSkus(document.skus, families, root.at('skus')), root.at('skus'));
  checkWelcome(document, skus, root.at('welcome'));
  if (problems.length > 0) return { ok: false, problems };
  const value: Catalog = {
    id,
    title,
    effectiveFrom,
    effectiveTo,
    calendar: new Calendar(timeZone),
    currency,
    settleAt,
    tierBasis,
    director,
    zones: document.zones,
    scopes,
    areas,
    families,
    items: itemsById,
    skus,
    welcome: document.welcome ?? [],
  };
  return { ok: true, value };
}

/** What every new account is given is on the list of packs. */
function checkWelcome(
  { welcome = [] }: CatalogDocument,
  skus: ReadonlyMap<string, Sku>,
  place: Place,
): void {
  for (const [index, sku] of welcome.entries()) {
    if (skus.has(sku)) continue;
    const known = nearNames(sku, skus.keys());
    place.entry(index).problem('welcome_pack_is_unknown', { sku, known });
  }
}

function readEffect(
  document: CatalogDocument,
  root: Place,
): { readonly effectiveFrom: Day | null; readonly effectiveTo: Day | null } {
  const effectiveFrom = readDayOrNull(document.effectiveFrom, root.at('effectiveFrom'));
  const effectiveTo = readDayOrNull(document.effectiveTo, root.at('effectiveTo'));
  if (effectiveFrom !== null && effectiveTo !== null && effectiveTo <= effectiveFrom) {
    const params = { from: effectiveFrom, to: effectiveTo };
    root.at('effectiveTo').problem('effective_range_is_empty', params);
  }
  return { effectiveFrom, effectiveTo };
}

/** A region in two zones would have two prices. */
function checkZones(zones: readonly ZoneDocument[], place: Place): void {
  uniqueById(zones, place);
  const zoneOf = new Map<string, string>();
  for (const [index, zone] of zones.entries()) {
    for (const [position, region] of zone.regions.entries()) {
      const other = zoneOf.get(region);
      if (other !== undefined && other !== zone.id) {
        const here = place.entry(index).at('regions').entry(position);
        here.problem('region_is_in_two_zones', { region, zone: other });
      }
      zoneOf.set(region, zone.id);
    }
  }
}

function readScopes(
  documents: readonly ScopeDocument[],
  place: Place,
): ReadonlyMap<string, ScopeDocument> {
  for (const [index, { defaultMode: mode, modes }] of documents.entries()) {
    if (modes.includes(mode)) continue;
    const here = place.entry(index).at('defaultMode');
    here.problem('default_mode_is_not_among_modes', { mode, modes: modes.join(', ') });
  }
  return uniqueById(documents, place);
}

function readFamilies(
  document: CatalogDocument,
  place: Place,
): ReadonlyMap<string, FamilyDocument> {
  for (const [index, family] of document.families.entries()) {
    checkFamily(family, document, place.entry(index));
  }
  return uniqueById(document.families, place);
}

function checkFamily(family: FamilyDocument, document: CatalogDocument, place: Place): void {
  const { id, unit, deductsBy, deductsIn, validity, refund } = family;
  if (deductsIn !== null && deductsBy !== 'quantity') {
    place.at('deductsIn').problem('mode_needs_packs_that_deduct_by_quantity', { family: id });
  }
  checkYears(validity.years, place.at('validity').at('years'));
  if (refund !== null && refund.days > REFUND_DAYS_MAX) {
    const params = { days: `${refund.days}`, max: `${REFUND_DAYS_MAX}` };
    place.at('refund').at('days').problem('refund_window_is_too_long', params);
  }
  if (deductsBy !== 'binding') return;
  if (unit !== 'day') place.at('unit').problem('bound_packs_are_not_counted_in_days', { unit });
  const years = document.director.bindWithinYears;
  if (validity.kind !== 'years' || validity.years !== years) {
    // Both say until when a pack may be bound; if they differ, one of them is not meant.
    const params = { family: id, years: `${years}` };
    place.at('validity').problem('validity_differs_from_bind_within_years', params);
  }
}
