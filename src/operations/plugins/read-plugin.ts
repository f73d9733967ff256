import { accept, type Outcome, refuse } from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import {
  findPluginApplication,
  listPluginPeriods,
  listPluginReviews,
  type PluginApplicationRow,
  type PluginPeriodRow,
  type PluginReviewRow,
} from '../../store/plugins.ts';

/** An application with all that happened to it. */
export interface PluginWithFacts {
  readonly row: PluginApplicationRow;
  readonly reviews: readonly PluginReviewRow[];
  readonly periods: readonly PluginPeriodRow[];
}

/** Reads an application of an account; refused when it has none of this id. */
export async function readPlugin(
  connection: Connection,
  account: string,
  application: string,
): Promise<Outcome<PluginWithFacts>> {
  const row = await findPluginApplication(connection, account, application);
  if (row === null) {
    return refuse('plugin_application_not_found', { application, account }, 'application');
  }
  const reviews = await listPluginReviews(connection, account, application);
  const periods = await listPluginPeriods(connection, account, application);
  return accept({ row, reviews, periods });
}
