// Reads the usage items of a catalogue: their references, order, ratios and prices.
import { MEASURE_OF } from './billing-mode.ts';
import type { DatedRatio, Family, Item, Measure, PriceList, Scope, Tier } from './catalog.ts';
import { readDates } from './catalog-dates.ts';
import type {
  ItemDocument,
  PriceDocument,
  RatioDocument,
  TierDocument,
} from './catalog-document.ts';
import { nearNames } from './near-names.ts';
import type { Place } from './place.ts';
import { parseQuantity, type Unit, unitSize, writtenUnits } from './quantity.ts';
import { formatRatio, parseDecimal, parseRatio } from './ratio.ts';

/** What items may refer to. */
export interface ItemReferences {
  readonly scopes: ReadonlyMap<string, Scope>;
  readonly families: ReadonlyMap<string, Family>;
}

/** The only unit in which each measure is counted. */
const UNIT_OF: Readonly<Record<Measure, Unit>> = {
  traffic: 'byte',
  bandwidth: 'bit/s',
  duration: 'second',
};

/** Reads the items; whatever is wrong with any of them is gathered at its place. */
export function readItems(
  documents: readonly ItemDocument[],
  references: ItemReferences,
  place: Place,
): readonly Item[] {
  checkOrder(documents, place);
  return documents.map((document, index) => readItem(document, references, place.entry(index)));
}

function readItem(document: ItemDocument, references: ItemReferences, place: Place): Item {
  const { id, title, measure, unit, order, perInstance = false } = document;
  if (unit !== UNIT_OF[measure]) {
    place
      .at('unit')
      .problem('unit_does_not_fit_measure', { unit, measure, right: UNIT_OF[measure] });
  }
  const family = familyOf(document, references, place);
  checkScope(document, references, place, family);
  if (family?.deductsBy === 'binding' && !perInstance) {
    place.at('perInstance').problem('item_of_bound_packs_is_not_per_instance', { item: id });
  }
  return {
    id,
    title,
    family: document.family,
    order,
    scope: document.scope,
    measure,
    unit,
    perInstance,
    ratios: readRatios(document, family, place),
    prices: readPrices(document.prices, unit, place.at('prices')),
  };
}

/** The family of an item; null when it has none, undefined when that is wrong. */
function familyOf(
  document: ItemDocument,
  references: ItemReferences,
  place: Place,
): Family | null | undefined {
  if (document.family === null) return null;
  const family = references.families.get(document.family);
  if (family === undefined) {
    const known = nearNames(document.family, references.families.keys());
    place.at('family').problem('family_is_unknown', { family: document.family, known });
    return undefined;
  }
  const { id, deductsBy, deductsIn } = family;
  if (deductsBy === 'quantity' && document.unit !== family.unit) {
    const params = { unit: document.unit, family: id, right: family.unit };
    place.at('unit').problem('unit_differs_from_family', params);
  }
  if (deductsIn !== null && MEASURE_OF[deductsIn] !== document.measure) {
    const params = { measure: document.measure, family: id, mode: deductsIn };
    place.at('measure').problem('family_does_not_deduct_by_measure', params);
  }
  return family;
}

function checkScope(
  document: ItemDocument,
  references: ItemReferences,
  place: Place,
  family: Family | null | undefined,
): void {
  if (document.scope === null) return;
  const scope = references.scopes.get(document.scope);
  if (scope === undefined) {
    const known = nearNames(document.scope, references.scopes.keys());
    place.at('scope').problem('scope_is_unknown', { scope: document.scope, known });
    return;
  }
  const modes = scope.modes.join(', ');
  if (!scope.modes.some((mode) => MEASURE_OF[mode] === document.measure)) {
    const params = { scope: scope.id, measure: document.measure, modes };
    place.at('scope').problem('scope_never_bills_measure', params);
  }
  const mode = family?.deductsIn ?? null;
  if (mode !== null && !scope.modes.includes(mode)) {
    place.at('scope').problem('scope_lacks_mode_of_family', { scope: scope.id, mode, modes });
  }
}

/** Two items of a family on one place would leave open which is charged first. */
function checkOrder(documents: readonly ItemDocument[], place: Place): void {
  const taken = new Map<string, string>();
  for (const [index, { family, order, id }] of documents.entries()) {
    if (family === null) continue;
    const key = `${family} ${order}`;
    const other = taken.get(key);
    if (other === undefined) {
      taken.set(key, id);
    } else {
      const params = { order: `${order}`, item: other, family };
      place.entry(index).at('order').problem('order_is_used_twice', params);
    }
  }
}

function readRatios(
  document: ItemDocument,
  family: Family | null | undefined,
  place: Place,
): readonly DatedRatio[] {
  const documents = document.ratios ?? [];
  const here = place.at('ratios');
  if (family?.deductsBy === 'quantity' && documents.length === 0) {
    here.problem('ratio_is_missing', { item: document.id, family: family.id });
  } else if (family !== undefined && family?.deductsBy !== 'quantity' && documents.length > 0) {
    here.problem('ratio_has_no_pack_to_take_from', { item: document.id });
  }
  const dates = readDates(documents, here, 'two_ratios_on_one_date');
  const ratios = documents.map((ratio, index) =>
    readRatio(ratio, dates[index] ?? null, here.entry(index)),
  );
  return ratios.reverse();
}

function readRatio(document: RatioDocument, from: DatedRatio['from'], place: Place): DatedRatio {
  const { ratio: text } = document;
  const ratio = parseRatio(text);
  if (ratio === null || ratio.num === 0n) {
    place.at('ratio').problem('ratio_is_not_readable', { text });
    return { from, ratio: { num: 1n, den: 1n }, text };
  }
  return { from, ratio, text: formatRatio(ratio) };
}

function readPrices(
  documents: readonly PriceDocument[],
  unit: Unit,
  place: Place,
): readonly PriceList[] {
  if (documents.length === 0) place.problem('price_is_missing');
  const first = documents[0]?.from;
  if (first !== undefined) {
    place.entry(0).at('from').problem('price_is_missing_before_date', { date: first });
  }
  const dates = readDates(documents, place, 'two_prices_on_one_date');
  const prices = documents.map(({ per, tiers }, index) => {
    const here = place.entry(index);
    const size = unitSize(per);
    if (size === null || size.unit !== unit) {
      here.at('per').problem('price_is_per_another_unit', { per, units: writtenUnits(unit) });
    }
    return {
      from: dates[index] ?? null,
      per,
      perSize: size?.value ?? 1n,
      tiers: readTiers(tiers, unit, here.at('tiers')),
    };
  });
  return prices.reverse();
}

function readTiers(documents: readonly TierDocument[], unit: Unit, place: Place): readonly Tier[] {
  let before: Tier | null = null;
  return documents.map((document, index) => {
    const here = place.entry(index);
    const tier = readTier(document, unit, here);
    if (index === 0 && tier.from !== 0n) {
      here.at('from').problem('first_tier_does_not_begin_at_zero', { from: document.from });
    }
    if (before !== null && tier.from <= before.from) {
      const params = { from: document.from, before: documents[index - 1]?.from ?? '' };
      here.at('from').problem('tiers_do_not_rise', params);
    }
    before = tier;
    return tier;
  });
}

function readTier(document: TierDocument, unit: Unit, place: Place): Tier {
  const from = parseQuantity(document.from, unit);
  if (!from.ok) place.at('from').problem(from.refusal.code, from.refusal.params);
  const price = parseDecimal(document.price);
  if (price === null) place.at('price').problem('price_is_not_readable', { text: document.price });
  // "0.50" is the price "0.5": recorded lines are compared by it.
  return {
    from: from.ok ? from.value : 0n,
    price: price ?? { num: 0n, den: 1n },
    text: price === null ? document.price : formatRatio(price),
  };
}
