import { type Static, Type } from 'typebox';
import { accept, type Catalog, type Day, type Outcome } from '../../engine/index.ts';
import { lastSettledDay } from '../../store/catalog-versions.ts';
import { described, listOf, orNull } from '../answer-fields.ts';
import type { Operation } from '../operation.ts';
import { messageOf } from '../refusals.ts';
import { CatalogChange, catalogChanges } from './catalog-changes.ts';
import { CatalogView, catalogView } from './catalog-views.ts';
import type { Catalogs } from './catalogs.ts';
import { type CatalogFault, checkCatalogText, checkTimeline } from './load-catalog.ts';
import { planUpload, type UploadPlan } from './plan-upload.ts';
import { continueTimeline } from './timeline.ts';

/** A shipped catalogue has seventy thousand letters. */
const TEXT_MAX = 900_000;
const FAULTS_MAX = 500;
/** What a text is called that was sent without the name of its file. */
export const CATALOG_FILE = 'catalog.json';

/** A catalogue file. */
export const CatalogTextInput = Type.Object({
  text: Type.String({ maxLength: TEXT_MAX, description: 'The catalogue file, as it is.' }),
});

const Ids = listOf(Type.String());
const Upload = Type.Object({
  isThere: Type.Boolean({ description: 'The platform has it already, exactly so.' }),
  ends: described(Ids, 'Catalogues that would hold until its first day, and then no more.'),
  replaces: described(Ids, 'Catalogues that have not begun, and never would.'),
  refusal: orNull(Type.Object({ code: Type.String(), zh: Type.String(), en: Type.String() }), {
    description: 'Why it would not be taken; null: it would.',
  }),
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
  upload: orNull(Upload, {
    description: 'What `catalogs.upload` would do with it; null: it has faults.',
  }),
});

/** Checks a catalogue file and tells what would be different by it; nothing of it is kept. */
export const checkCatalog: Operation<typeof CatalogTextInput, Static<typeof Output>> = {
  name: 'catalogs.check',
  access: 'operator',
  kind: 'read',
  summary: 'Check a catalogue file and tell what would be different by it.',
  input: CatalogTextInput,
  output: Output,
  run: async (context, { text }) => {
    const { catalogs, database, clock } = context;
    const checked = checkCatalogText(text, CATALOG_FILE);
    if (!checked.ok) {
      const faults = checked.faults.slice(0, FAULTS_MAX).map(shown);
      return accept({ faults, catalog: null, comparedWith: null, changes: [], upload: null });
    }
    const { catalog } = checked.value;
    const now = clock.now();
    await catalogs.refresh(database, now);
    const compared = comparable(catalogs, catalog);
    const today = catalogs.latest.calendar.dayOf(now);
    const settledThrough = await lastSettledDay(database);
    const plan = planUpload(catalogs, checked.value, { today, settledThrough });
    const faults = clashesOf(catalogs, catalog, today).map(shown);
    return accept({
      faults,
      catalog: catalogView(catalog),
      comparedWith: compared?.id ?? null,
      changes: compared === null ? [] : [...catalogChanges(compared, catalog)],
      upload: uploadView(plan),
    });
  },
};

/** What is wrong with the time line with it: in place of its namesake, or as the next. */
function clashesOf(catalogs: Catalogs, catalog: Catalog, today: Day): readonly CatalogFault[] {
  const others = catalogs.all.filter(({ id }) => id !== catalog.id);
  const isNew = others.length === catalogs.all.length;
  const all = isNew ? continueTimeline(others, catalog, today).catalogs : [...others, catalog];
  return checkTimeline(
    all.map((one) => ({ file: one === catalog ? CATALOG_FILE : one.id, catalog: one })),
  );
}

function uploadView(plan: Outcome<UploadPlan>): Static<typeof Upload> {
  if (plan.ok) {
    const { isThere, ends, replaces } = plan.value;
    return { isThere, ends: [...ends], replaces: [...replaces], refusal: null };
  }
  const { refusal } = plan;
  const [zh, en] = [messageOf(refusal, 'zh'), messageOf(refusal, 'en')];
  return { isThere: false, ends: [], replaces: [], refusal: { code: refusal.code, zh, en } };
}

function shown({ path, code, zh, en }: Record<'path' | 'code' | 'zh' | 'en', string>) {
  return { path, code, zh, en };
}

/** The catalogue of the same id; else the latest that begins before it. */
function comparable(catalogs: Catalogs, { id, effectiveFrom }: Catalog): Catalog | null {
  const { all } = catalogs;
  const same = catalogs.written(id);
  if (same !== null) return same.catalog;
  const begins = (catalog: Pick<Catalog, 'effectiveFrom'>) => catalog.effectiveFrom ?? '';
  const before = all.filter((other) => begins(other) < begins({ effectiveFrom }));
  return before.sort((a, b) => (begins(a) < begins(b) ? 1 : -1))[0] ?? null;
}
