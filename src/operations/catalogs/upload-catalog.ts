import { accept, type Outcome, refuse } from '../../engine/index.ts';
import { insertVersion, lastSettledDay, lockForUpload } from '../../store/catalog-versions.ts';
import { insertCatalogs } from '../../store/catalogs.ts';
import type { Connection } from '../../store/database.ts';
import { auditChange } from '../change.ts';
import type { Context, Operation } from '../operation.ts';
import { CatalogVersion, catalogVersion, catalogView } from './catalog-views.ts';
import type { LoadedCatalog } from './catalogs.ts';
import { CATALOG_FILE, CatalogTextInput } from './check-catalog.ts';
import { checkCatalogText } from './load-catalog.ts';
import { planUpload, type UploadPlan } from './plan-upload.ts';

/**
 * Takes a catalogue into the platform: it holds from its first day on, for all processes. The same
 * again gives the same answer; settled days stay as they are.
 */
export const uploadCatalog: Operation<typeof CatalogTextInput, CatalogVersion> = {
  name: 'catalogs.upload',
  access: 'operator',
  kind: 'change',
  summary: 'Upload a catalogue, which holds from its first day on; no settled day is changed.',
  input: CatalogTextInput,
  output: CatalogVersion,
  run: async (context, { text }) => {
    const checked = checkCatalogText(text, CATALOG_FILE);
    if (!checked.ok) {
      const [first] = checked.faults;
      const { path = '', zh = '', en = '' } = first ?? {};
      const params = { count: `${checked.faults.length}`, place: path || CATALOG_FILE, zh, en };
      return refuse('catalog_is_not_in_order', params, 'text');
    }
    const loaded = checked.value;
    const { database, catalogs, clock } = context;
    const plan = await database.transaction((connection) => upload(context, connection, loaded));
    if (!plan.ok) return plan;
    await catalogs.refresh(database, clock.now());
    const { id } = loaded.catalog;
    const { catalog, uploadedAt } = catalogs.written(id) ?? loaded;
    return accept(catalogVersion(catalog, uploadedAt ?? null));
  },
};

/** Settlements that begin meanwhile wait: theirs is a settled day, or they know the new version. */
async function upload(
  context: Context,
  connection: Connection,
  loaded: LoadedCatalog,
): Promise<Outcome<UploadPlan>> {
  const { catalogs, clock, actor } = context;
  await lockForUpload(connection);
  const at = clock.now();
  await catalogs.refresh(connection, at);
  const today = catalogs.latest.calendar.dayOf(at);
  const settledThrough = await lastSettledDay(connection);
  const plan = planUpload(catalogs, loaded, { today, settledThrough });
  if (!plan.ok || plan.value.isThere) return plan;
  const { catalog, key, document } = loaded;
  await insertCatalogs(connection, new Map([[key, document]]), at);
  await insertVersion(connection, {
    version: catalogs.version + 1,
    catalogId: catalog.id,
    catalog: key,
    uploadedAt: at,
    uploadedBy: actor.id,
  });
  const { ends, replaces } = plan.value;
  await auditChange(context, connection, {
    accountId: '',
    operation: 'catalogs.upload',
    at,
    subject: catalog.id,
    before: null,
    after: { ...catalogView(catalog), catalog: key, ends, replaces },
  });
  return plan;
}
