import { type Static, Type } from 'typebox';
import { accept, type Catalog } from '../../engine/index.ts';
import { described, listOf, orNull } from '../answer-fields.ts';
import type { Operation } from '../operation.ts';
import { CatalogChange, catalogChanges } from './catalog-changes.ts';
import { CatalogView, catalogView } from './catalog-views.ts';
import type { Catalogs } from './catalogs.ts';
import { checkCatalogText, checkTimeline } from './load-catalog.ts';

/** A shipped catalogue has seventy thousand letters. */
const TEXT_MAX = 900_000;
const FAULTS_MAX = 500;
const FILE = 'catalog.json';

const Input = Type.Object({
  text: Type.String({ maxLength: TEXT_MAX, description: 'The catalogue file, as it is.' }),
});

const Output = Type.Object({
  faults: listOf(
    Type.Object({
      path: Type.String({ description: 'Where: `items[3].prices`.' }),
      code: Type.String(),
      zh: Type.String({ description: 'What is wrong and what would be right, in Chinese.' }),
      en: Type.String({ description: 'The same in English.' }),
    }),
    { description: `All that is wrong with it, ${FAULTS_MAX} at the most; empty: it is right.` },
  ),
  catalog: described(orNull(CatalogView), 'What it is; null: it cannot be read.'),
  comparedWith: orNull(Type.String(), {
    description:
      'The catalogue that it would replace, or else the one before it; null: there is none.',
  }),
  changes: listOf(CatalogChange, { description: 'What it has otherwise than that one.' }),
});

/** Checks a catalogue file and tells what would be different by it; nothing of it is kept. */
export const checkCatalog: Operation<typeof Input, Static<typeof Output>> = {
  name: 'catalogs.check',
  access: 'operator',
  kind: 'read',
  summary: 'Check a catalogue file and tell what would be different by it.',
  input: Input,
  output: Output,
  run: async ({ catalogs }, { text }) => {
    const checked = checkCatalogText(text, FILE);
    if (!checked.ok) {
      const faults = checked.faults.slice(0, FAULTS_MAX).map(shown);
      return accept({ faults, catalog: null, comparedWith: null, changes: [] });
    }
    const { catalog } = checked.value;
    const others = catalogs.all.filter(({ id }) => id !== catalog.id);
    const files = others.map((other) => ({ file: other.id, catalog: other }));
    const clashes = checkTimeline([...files, { file: FILE, catalog }]);
    const compared = comparable(catalogs, catalog);
    return accept({
      faults: clashes.map(shown),
      catalog: catalogView(catalog),
      comparedWith: compared?.id ?? null,
      changes: compared === null ? [] : [...catalogChanges(compared, catalog)],
    });
  },
};

function shown({ path, code, zh, en }: Record<'path' | 'code' | 'zh' | 'en', string>) {
  return { path, code, zh, en };
}

/** The catalogue of the same id; else the latest that begins before it. */
function comparable({ all }: Catalogs, { id, effectiveFrom }: Catalog): Catalog | null {
  const same = all.find((other) => other.id === id);
  if (same !== undefined) return same;
  const begins = (catalog: Pick<Catalog, 'effectiveFrom'>) => catalog.effectiveFrom ?? '';
  const before = all.filter((other) => begins(other) < begins({ effectiveFrom }));
  return before.sort((a, b) => (begins(a) < begins(b) ? 1 : -1))[0] ?? null;
}
