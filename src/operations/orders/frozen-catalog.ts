import {
  assert,
  type Catalog,
  type CatalogDocument,
  type Instant,
  present,
  readCatalog,
  type Sku,
} from '../../engine/index.ts';
import { findCatalog, hasCatalog, insertCatalogs } from '../../store/catalogs.ts';
import type { Connection } from '../../store/database.ts';
import type { Context } from '../operation.ts';

/** Keeps a catalogue by which a price is frozen, so that orders can be paid by it; its key. */
export async function keepCatalog(
  { catalogs }: Context,
  connection: Connection,
  catalog: Catalog,
  at: Instant,
): Promise<string> {
  const key = catalogs.keyOf(catalog);
  if (await hasCatalog(connection, key)) return key;
  const document = present(catalogs.documents.get(key), 'a catalogue of ours has its document');
  await insertCatalogs(connection, new Map([[key, document]]), at);
  return key;
}

/** The catalogue of a key: one of the platform's, or as it was kept when a price was frozen. */
export async function catalogOfKey(
  { catalogs }: Context,
  connection: Connection,
  key: string,
): Promise<Catalog> {
  const ours = catalogs.all.find((catalog) => catalogs.keyOf(catalog) === key);
  if (ours !== undefined) return ours;
  // It was checked before it was kept.
  const read = readCatalog((await findCatalog(connection, key)) as CatalogDocument);
  assert(read.ok, `the stored catalogue ${key} is in order`);
  return read.value;
}

/** A SKU of the catalogue that its quote or order froze. */
export function skuOf(catalog: Catalog, sku: string): Sku {
  return present(catalog.skus.get(sku), `the catalogue ${catalog.id} sold ${sku}`);
}

/** What a SKU is bought as: a pack, or years of a plugin. */
export function kindOf(catalog: Catalog, sku: Sku): 'packs' | 'plugin' {
  return catalog.families.get(sku.family)?.deductsBy === 'none' ? 'plugin' : 'packs';
}
