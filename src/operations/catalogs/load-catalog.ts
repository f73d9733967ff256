// Catalogue files: read, checked against the schema, then against themselves and each other.
// See docs/concepts/catalogue.md.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Catalog,
  type CatalogDocument,
  type Problem,
  readCatalog,
} from '../../engine/index.ts';
import { parseJsonText } from '../json-text.ts';
import { problemText } from '../problem-texts.ts';
import { SchemaCheck } from '../schema-problems.ts';
import type { LoadedCatalog } from './catalogs.ts';
import { timelineProblems } from './timeline.ts';

/** One thing wrong with a catalogue file, in both languages. */
export interface CatalogFault extends Problem {
  readonly file: string;
  readonly zh: string;
  readonly en: string;
}

/** What was asked for, or all that is wrong with it. */
export type CatalogOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly CatalogFault[] };

/** The catalogues that come with the package; src/ and dist/ are equally deep in it. */
export const SHIPPED_CATALOGS = fileURLToPath(new URL('../../../catalogs', import.meta.url));

const SCHEMA_FILE = 'catalog.schema.json';
let schemaCheck: SchemaCheck | null = null;

/** Reads a catalogue file and checks it: its form first, then whether its parts fit each other. */
export async function loadCatalog(file: string): Promise<CatalogOutcome<LoadedCatalog>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return refuseFile(file, [unreadable(error)]);
  }
  return checkCatalogText(text, file);
}

/** Checks the text of a catalogue file; `file` only names it in what is told. */
export function checkCatalogText(text: string, file: string): CatalogOutcome<LoadedCatalog> {
  const parsed = parseJsonText(text);
  if (!parsed.ok) return refuseFile(file, [{ path: '', ...parsed.refusal }]);
  const problems = shippedSchema().problems(parsed.value);
  if (problems.length > 0) return refuseFile(file, problems);
  // The schema has just said that it is one.
  const reading = readCatalog(parsed.value as CatalogDocument);
  if (!reading.ok) return refuseFile(file, reading.problems);
  // Printed anew, so that a file that was only indented otherwise is the same catalogue.
  const document = JSON.stringify(parsed.value);
  const fingerprint = createHash('sha256').update(document).digest('hex').slice(0, 16);
  const { value: catalog } = reading;
  return { ok: true, value: { catalog, key: `${catalog.id}@${fingerprint}`, document } };
}

/**
 * Reads all catalogues of a directory, which make up a timeline: no two are in effect on one day.
 * All that is wrong with any of them is told at once.
 */
export async function loadShippedCatalogs(
  directory: string = SHIPPED_CATALOGS,
): Promise<CatalogOutcome<readonly LoadedCatalog[]>> {
  let names: readonly string[];
  try {
    names = await readdir(directory);
  } catch (error) {
    return refuseFile(directory, [unreadable(error)]);
  }
  const files = names.filter((name) => name.endsWith('.json') && name !== SCHEMA_FILE).sort();
  if (files.length === 0) {
    return refuseFile(directory, [{ path: '', code: 'directory_has_no_catalog', params: {} }]);
  }
  const read = await Promise.all(
    files.map(async (name) => {
      const file = path.join(directory, name);
      return { file, outcome: await loadCatalog(file) };
    }),
  );
  const faults = read.flatMap(({ outcome }) => (outcome.ok ? [] : outcome.faults));
  if (faults.length > 0) return { ok: false, faults };
  const loaded = read.flatMap(({ file, outcome }) =>
    outcome.ok ? [{ file, value: outcome.value }] : [],
  );
  const clashes = checkTimeline(
    loaded.map(({ file, value }) => ({ file, catalog: value.catalog })),
  );
  if (clashes.length > 0) return { ok: false, faults: clashes };
  return { ok: true, value: loaded.map(({ value }) => value) };
}

/** What is wrong with catalogues that are to be in effect one after another. */
export function checkTimeline(
  catalogs: readonly { readonly file: string; readonly catalog: Catalog }[],
): readonly CatalogFault[] {
  const files = new Map(catalogs.map(({ file, catalog }) => [catalog, file]));
  return timelineProblems(catalogs.map(({ catalog }) => catalog)).map(({ catalog, problem }) =>
    fault(files.get(catalog) ?? catalog.id, problem),
  );
}

function shippedSchema(): SchemaCheck {
  if (schemaCheck === null) {
    const text = readFileSync(path.join(SHIPPED_CATALOGS, SCHEMA_FILE), 'utf8');
    schemaCheck = new SchemaCheck(JSON.parse(text));
  }
  return schemaCheck;
}

function unreadable(error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  return { path: '', code: 'file_is_not_readable', params: { reason } };
}

function refuseFile(
  file: string,
  problems: readonly Problem[],
): { readonly ok: false; readonly faults: readonly CatalogFault[] } {
  return { ok: false, faults: problems.map((problem) => fault(file, problem)) };
}

function fault(file: string, { path: place, code, params }: Problem): CatalogFault {
  return { file, path: place, code, params, ...problemText(code, params) };
}
