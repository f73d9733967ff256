import { type Static, Type } from 'typebox';
import {
  accept,
  type Instant,
  mayGivePlugin,
  type Outcome,
  parseInstant,
  refuse,
} from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import { listGifts } from '../../store/gifts.ts';
import { listPacks, packOfRow } from '../../store/packs.ts';
import {
  listPluginApplications,
  listPluginPeriods,
  listPluginReviews,
} from '../../store/plugins.ts';
import { listOf, oneOf, TimeField } from '../answer-fields.ts';
import { IdPosition, NextField, PageInput, pageOf, readPage, sortBy } from '../cursor.ts';
import { AccountField, AsOfField } from '../input-fields.ts';
import type { Context, Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import { PLUGIN_STATUSES, PluginView, pluginView } from './plugin-view.ts';

const SORTS = ['-appliedAt', 'appliedAt', '-endsAt', 'endsAt'] as const;

const Input = Type.Object({
  account: AccountField,
  status: Type.Optional(oneOf(PLUGIN_STATUSES, { description: 'Only plugins that stand so.' })),
  search: Type.Optional(
    Type.String({
      maxLength: 100,
      description: 'Only plugins whose id or AppID begins so, or whose name has this in it.',
    }),
  ),
  endsAfter: Type.Optional(
    Type.String({ description: 'Only plugins whose time ends at this moment or later.' }),
  ),
  endsBefore: Type.Optional(
    Type.String({ description: 'Only plugins whose time ends before this moment.' }),
  ),
  asOf: AsOfField,
  sort: sortBy(SORTS),
  ...PageInput,
});

const Filter = Type.Pick(Input, ['status', 'search', 'endsAfter', 'endsBefore']);

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
    const asOf = momentOf(input.asOf ?? calendar.format(context.clock.now()), 'asOf');
    if (!asOf.ok) return asOf;
    const wanted = readFilter(input);
    if (!wanted.ok) return wanted;
    return readAccount(context.database, account, async (connection) => {
      const applications = await listPluginApplications(connection, account);
      const reviews = await listPluginReviews(connection, account);
      const periods = await listPluginPeriods(connection, account);
      const all = applications.flatMap((row) => {
        const own = (fact: { applicationId: string }) => fact.applicationId === row.applicationId;
        const facts = { row, reviews: reviews.filter(own), periods: periods.filter(own) };
        const made = facts.reviews[0]?.at ?? row.submittedAt;
        return made <= asOf.value ? [pluginView(calendar, facts, asOf.value)] : [];
      });
      // How a plugin stands is worked out of all its facts, and an account has but a few of them.
      const sorted = inOrderOf(sort, all);
      const behind = sorted.findIndex(({ id }) => id === page.value.after?.id) + 1;
      const found = sorted.slice(behind).filter(wanted.value).slice(0, page.value.take);
      const { rows: plugins, next } = pageOf(page.value, found, ({ id }) => ({ id }));
      const packs = await packsToBind(context, connection, account);
      return accept({ asOf: calendar.format(asOf.value), plugins, packs, next });
    });
  },
};

/** Reads which plugins are wanted: a test of each. */
function readFilter({
  status,
  search = '',
  ...input
}: Static<typeof Filter>): Outcome<(plugin: PluginView) => boolean> {
  const after = input.endsAfter === undefined ? null : momentOf(input.endsAfter, 'endsAfter');
  if (after?.ok === false) return after;
  const before = input.endsBefore === undefined ? null : momentOf(input.endsBefore, 'endsBefore');
  if (before?.ok === false) return before;
  const text = search.toLowerCase();
  return accept(({ id, appId, name, endsAt, ...plugin }) => {
    const ends = endsAt === null ? null : parseInstant(endsAt);
    return (
      (status === undefined || plugin.status === status) &&
      (id.startsWith(search) || appId.startsWith(search) || name.toLowerCase().includes(text)) &&
      (after === null || (ends !== null && ends >= after.value)) &&
      (before === null || (ends !== null && ends < before.value))
    );
  });
}

function momentOf(text: string, path: string): Outcome<Instant> {
  const at = parseInstant(text);
  return at === null ? refuse('time_is_not_readable', { text }, path) : accept(at);
}

/** By id, which is the order of applying; by the end, those without one are the last. */
function inOrderOf(
  sort: (typeof SORTS)[number],
  plugins: readonly PluginView[],
): readonly PluginView[] {
  const sign = sort.startsWith('-') ? -1 : 1;
  const byId = (a: PluginView, b: PluginView) => (a.id < b.id ? -sign : sign);
  if (sort.endsWith('appliedAt')) return plugins.toSorted(byId);
  const endOf = ({ endsAt }: PluginView) => (endsAt === null ? null : parseInstant(endsAt));
  return plugins.toSorted((a, b) => {
    const [first, second] = [endOf(a), endOf(b)];
    if (first === second) return byId(a, b);
    if (first === null) return 1;
    return second === null ? -1 : sign * (first - second);
  });
}

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
