// Reads the packs of a scenario and what happened to them.
import type { Catalog, Family } from './catalog.ts';
import type { Instant } from './day.ts';
import {
  type Fields,
  readFields,
  readFlag,
  readInstant,
  readInstantIfAny,
  readText,
} from './document-fields.ts';
import { nearNames } from './near-names.ts';
import { expiryOf, type Pack } from './pack.ts';
import type { Place } from './place.ts';
import { parseQuantity } from './quantity.ts';

/** Something that happened to one pack. */
export interface PackEvent {
  readonly pack: string;
  readonly at: Instant;
}

/** A pack bound to an instance in a scenario. */
export interface ScenarioBinding extends PackEvent {
  readonly instance: string;
}

/** A pack and its place in the document. */
export interface PlacedPack {
  readonly pack: Pack;
  readonly place: Place;
}

/** What a pack holds and of which family it is. */
interface Contents {
  readonly family: Family;
  readonly sku: string | null;
  readonly total: bigint;
}

const OF_SKU = ['ref', 'sku', 'purchasedAt', 'gift'];
const OF_SIZE = ['ref', 'family', 'size', 'purchasedAt', 'expiresAt', 'gift'];

/**
 * Reads one pack: of a SKU, or of a family and a size of its own. What is wrong with it is a
 * problem, and null.
 */
export function readScenarioPack(
  entry: unknown,
  place: Place,
  catalog: Catalog,
): PlacedPack | null {
  // One with neither is told about the SKU, which is what most want.
  const isOfSize =
    typeof entry === 'object' &&
    entry !== null &&
    !Object.hasOwn(entry, 'sku') &&
    (Object.hasOwn(entry, 'family') || Object.hasOwn(entry, 'size'));
  const fields = readFields(entry, place, isOfSize ? OF_SIZE : OF_SKU);
  if (fields === null) return null;
  const id = readText(fields, 'ref');
  const contents = isOfSize ? contentsOfSize(fields, catalog) : contentsOfSku(fields, catalog);
  const purchasedAt = readInstant(fields, 'purchasedAt');
  const written = isOfSize ? readInstantIfAny(fields, 'expiresAt') : null;
  const gift = readFlag(fields, 'gift');
  if (id === null || contents === null || purchasedAt === null) return null;
  const { family, sku, total } = contents;
  const expiresAt = written ?? expiryOf(catalog, family, purchasedAt);
  if (expiresAt <= purchasedAt) {
    const params = { purchasedAt: catalog.calendar.format(purchasedAt) };
    place.at('expiresAt').problem('expiry_is_not_after_purchase', params);
  }
  const pack = {
    id,
    family: family.id,
    sku,
    total,
    purchasedAt,
    expiresAt,
    gift,
    refundedAt: null,
  };
  return { pack, place };
}

/** The packs by ref; a ref that was used before is a problem. */
export function uniquePacks(read: readonly PlacedPack[]): ReadonlyMap<string, Pack> {
  const packs = new Map<string, Pack>();
  for (const { pack, place } of read) {
    if (packs.has(pack.id)) place.at('ref').problem('pack_ref_is_used_twice', { ref: pack.id });
    packs.set(pack.id, pack);
  }
  return packs;
}

/** Reads what happened to a pack; what is wrong with it is a problem, and null. */
export function readPackEvent(
  entry: unknown,
  place: Place,
  packs: ReadonlyMap<string, Pack>,
): PackEvent | null {
  const fields = readFields(entry, place, ['pack', 'at']);
  return fields === null ? null : packEventOf(fields, packs);
}

/** Reads the binding of a pack to an instance; what is wrong with it is a problem, and null. */
export function readBinding(
  entry: unknown,
  place: Place,
  packs: ReadonlyMap<string, Pack>,
): ScenarioBinding | null {
  const fields = readFields(entry, place, ['pack', 'instance', 'at']);
  if (fields === null) return null;
  const event = packEventOf(fields, packs);
  const instance = readText(fields, 'instance');
  return event === null || instance === null ? null : { ...event, instance };
}

function packEventOf(fields: Fields, packs: ReadonlyMap<string, Pack>): PackEvent | null {
  const pack = readText(fields, 'pack');
  const at = readInstant(fields, 'at');
  if (pack === null || at === null) return null;
  if (packs.has(pack)) return { pack, at };
  const known = nearNames(pack, packs.keys());
  fields.place.at('pack').problem('pack_ref_is_unknown', { ref: pack, known });
  return null;
}

function contentsOfSku(fields: Fields, catalog: Catalog): Contents | null {
  const id = readText(fields, 'sku');
  if (id === null) return null;
  const sku = catalog.skus.get(id);
  const family = sku === undefined ? undefined : catalog.families.get(sku.family);
  if (sku === undefined || family === undefined) {
    const params = { sku: id, known: nearNames(id, catalog.skus.keys()) };
    fields.place.at('sku').problem('sku_is_unknown', params);
    return null;
  }
  return { family, sku: id, total: sku.size };
}

function contentsOfSize(fields: Fields, catalog: Catalog): Contents | null {
  const id = readText(fields, 'family');
  const text = readText(fields, 'size');
  if (id === null || text === null) return null;
  const family = catalog.families.get(id);
  if (family === undefined) {
    const params = { family: id, known: nearNames(id, catalog.families.keys()) };
    fields.place.at('family').problem('family_is_unknown', params);
    return null;
  }
  const size = parseQuantity(text, family.unit);
  if (!size.ok) {
    fields.place.at('size').problem(size.refusal.code, size.refusal.params);
    return null;
  }
  if (size.value === 0n) fields.place.at('size').problem('pack_size_is_zero', { text });
  return { family, sku: null, total: size.value };
}
