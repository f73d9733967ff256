import {
  accept,
  type Instant,
  type Outcome,
  pluginStatus,
  pluginYears,
  takePluginStep,
} from '../../engine/index.ts';
import { insertPluginPeriod } from '../../store/plugins.ts';
import type { Change } from '../change.ts';
import { readPlugin } from './read-plugin.ts';

/** Years for a plugin, and what gave them: a paid order, or the gift of a pack. */
export interface YearsToStart {
  readonly application: string;
  readonly years: number;
  readonly source: { readonly kind: 'order' | 'gift'; readonly id: string };
}

/**
 * Gives years to a plugin that was approved, within the change that pays or binds them: after its
 * end while it is usable, else from now on. An order or gift gives its years once.
 */
export async function startPluginYears(
  change: Change,
  { application, years, source }: YearsToStart,
): Promise<Outcome<{ readonly from: Instant; readonly to: Instant }>> {
  const { connection, account, at, recorded } = change;
  const { accountId } = account;
  const found = await readPlugin(connection, accountId, application);
  if (!found.ok) return found;
  const { row, periods } = found.value;
  const step = source.kind === 'order' ? 'buy' : 'bind-pack';
  const taken = takePluginStep(pluginStatus(found.value, at), step);
  if (!taken.ok) return taken;
  const { calendar } = change.context.catalogs.latest;
  const period = pluginYears(calendar, periods, { years, at });
  const given = { source: source.kind, sourceId: source.id, recorded };
  await insertPluginPeriod(connection, {
    ...period,
    ...given,
    accountId,
    applicationId: application,
  });
  const { from, to } = period;
  const told = {
    application,
    appId: row.appId,
    source: source.kind,
    sourceId: source.id,
    years,
    from: calendar.format(from),
    to: calendar.format(to),
  };
  await change.emit(periods.length === 0 ? 'plugin.started' : 'plugin.renewed', told);
  const endsAt = row.endsAt === null ? null : calendar.format(row.endsAt);
  await change.audit({ subject: application, before: { endsAt }, after: { endsAt: told.to } });
  return accept({ from, to });
}
