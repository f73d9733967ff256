// The shipped catalogues for tests: read as they are, and parts of them changed.
import { readFileSync } from 'node:fs';
import {
  type Catalog,
  type CatalogDocument,
  type CatalogProblem,
  readCatalog,
} from '../../src/engine/index.ts';

export type CatalogId = 'tencent-css-2021' | 'tencent-css-2022';

/** A catalogue file, parsed anew each time, so that a test may change it. */
export function catalogDocument(id: CatalogId = 'tencent-css-2022'): CatalogDocument {
  const file = new URL(`../../catalogs/${id}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** The catalogue of a document; throws with all its problems when it has any. */
export function catalogOf(document: CatalogDocument): Catalog {
  const reading = readCatalog(document);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems, null, 2));
  return reading.value;
}

/** What is wrong with a document. */
export function problemsOf(document: CatalogDocument): readonly CatalogProblem[] {
  const reading = readCatalog(document);
  return reading.ok ? [] : reading.problems;
}

export const CATALOG_2021 = catalogOf(catalogDocument('tencent-css-2021'));
export const CATALOG_2022 = catalogOf(catalogDocument('tencent-css-2022'));
export const CATALOGS: readonly Catalog[] = [CATALOG_2021, CATALOG_2022];

/**
 * A shipped catalogue file with fields set otherwise, each by its path: `items[3].ratios[0].from`.
 * An undefined value leaves the field out.
 */
export function documentWith(
  changes: Readonly<Record<string, unknown>>,
  id: CatalogId = 'tencent-css-2022',
): CatalogDocument {
  const document = catalogDocument(id);
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
    const last = keys.pop() ?? '';
    let target: object = document;
    // A path of a test leads through objects and lists that are there.
    for (const key of keys) target = Reflect.get(target, key);
    if (value === undefined) Reflect.deleteProperty(target, last);
    else Reflect.set(target, last, value);
  }
  return document;
}
