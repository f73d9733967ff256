import { type Static, Type } from 'typebox';
import { accept, mayGivePlugin, parseInstant, refuse } from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import { listGifts } from '../../store/gifts.ts';
import { listPacks, packOfRow } from '../../store/packs.ts';
import {
  listPluginApplications,
  listPluginPeriods,
  listPluginReviews,
} from '../../store/plugins.ts';
import { listOf, TimeField } from '../answer-fields.ts';
import { IdPosition, NextField, PageInput, pageOf, readPage, sortBy } from '../cursor.ts';
import { AccountField, AsOfField } from '../input-fields.ts';
import type { Context, Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import { PluginView, pluginView } from './plugin-view.ts';

const Input = Type.Object({
  account: AccountField,
  asOf: AsOfField,
  sort: sortBy(['-appliedAt', 'appliedAt']),
  ...PageInput,
});

/** A pack whose plugin years nothing uses yet. */
const PackWithPlugin = Type.Object({ pack: Type.String(), years: Type.Integer() });
type PackWithPlugin = Static<typeof PackWithPlugin>;

const PluginList = Type.Object({
  asOf: TimeField,
  plugins: listOf(PluginView),
  next: NextField,
  packs: listOf(PackWithPlugin, { description: 'Packs whose plugin years may be used now.' }),
});
export type PluginList = Static<typeof PluginList>;

/** Lists an account's plugins, and the packs that may be bound. */
export const listPlugins: Operation<typeof Input, PluginList> = {
  name: 'plugins.list',
  access: 'viewer',
  kind: 'read',
  summary: "List an account's plugins.",
  input: Input,
  output: PluginList,
  run: async (context, { account, sort = '-appliedAt', ...input }) => {
    const page = readPage(input, { sort, position: IdPosition });
    if (!page.ok) return page;
    const { calendar } = context.catalogs.latest;
    const asOf = input.asOf === undefined ? context.clock.now() : parseInstant(input.asOf);
    if (asOf === null) return refuse('time_is_not_readable', { text: input.asOf ?? '' }, 'asOf');
    return readAccount(context.database, account, async (connection) => {
      const found = await listPluginApplications(connection, account, page.value);
      const { rows, next } = pageOf(page.value, found, ({ applicationId: id }) => ({ id }));
      const reviews = await listPluginReviews(connection, account);
      const periods = await listPluginPeriods(connection, account);
      const plugins = rows.flatMap((row) => {
        const own = (fact: { applicationId: string }) => fact.applicationId === row.applicationId;
        const facts = { row, reviews: reviews.filter(own), periods: periods.filter(own) };
        const made = facts.reviews[0]?.at ?? row.submittedAt;
        return made <= asOf ? [pluginView(calendar, facts, asOf)] : [];
      });
      const packs = await packsToBind(context, connection, account);
      return accept({ asOf: calendar.format(asOf), plugins, packs, next });
    });
  },
};

async function packsToBind(
  context: Context,
  connection: Connection,
  account: string,
): Promise<readonly PackWithPlugin[]> {
  const { calendar } = context.catalogs.latest;
  const now = context.clock.now();
  const packs = await listPacks(connection, account);
  const valid = packs.filter(
    (row) => row.reclaimedAt === null && mayGivePlugin(calendar, packOfRow(row), now).ok,
  );
  const ids = new Set(valid.map(({ packId }) => packId));
  return (await listGifts(connection, account))
    .filter(({ kind, packId, usedAt, withdrawnAt }) => {
      return kind === 'plugin' && usedAt === null && withdrawnAt === null && ids.has(packId);
    })
    .map(({ packId, years }) => ({ pack: packId, years }));
}
