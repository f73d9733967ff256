import { type Static, Type } from 'typebox';
import {
  accept,
  addDays,
  type Catalog,
  type Day,
  type Instant,
  nearNames,
  type Outcome,
  parseInstant,
  refuse,
} from '../../engine/index.ts';
import { findAccount } from '../../store/accounts.ts';
import {
  type PackFilter,
  type PackOrder,
  type PackPosition,
  type PackWithUses,
  readPackPage,
} from '../../store/pack-pages.ts';
import { listOf, oneOf, TimeField } from '../answer-fields.ts';
import {
  NextField,
  type Page,
  PageInput,
  PositionMoment,
  pageOf,
  readPage,
  sortBy,
} from '../cursor.ts';
import { AccountField, AsOfField } from '../input-fields.ts';
import { PACK_STATUSES } from '../ledger-fields.ts';
import type { Context, Operation } from '../operation.ts';
import { PackView, packViewer } from './pack-view.ts';

const ORDERS = [
  'charge-order',
  '-charge-order',
  'purchasedAt',
  '-purchasedAt',
  'expiresAt',
  '-expiresAt',
] as const;
/** How many are read at once where only some of them are shown. */
const SIEVED = 500;

const Input = Type.Object({
  account: AccountField,
  family: Type.Optional(Type.String({ description: 'Only packs of this family: `traffic`.' })),
  status: Type.Optional(oneOf(PACK_STATUSES, { description: 'Only packs that stand so.' })),
  search: Type.Optional(
    Type.String({
      maxLength: 100,
      description: 'Only packs whose id begins so, or whose SKU or its name has this in it.',
    }),
  ),
  expiresAfter: Type.Optional(
    Type.String({ description: 'Only packs that expire at this moment or later.' }),
  ),
  expiresBefore: Type.Optional(
    Type.String({ description: 'Only packs that expire before this moment.' }),
  ),
  asOf: AsOfField,
  sort: sortBy(ORDERS),
  ...PageInput,
});

const Output = Type.Object({ asOf: TimeField, packs: listOf(PackView), next: NextField });

const Position = Type.Object({
  expiresAt: PositionMoment,
  purchasedAt: PositionMoment,
  id: Type.String(),
});

/** Lists an account's packs; if not asked otherwise in the order in which they are charged. */
export const listPacksOperation: Operation<typeof Input, Static<typeof Output>> = {
  name: 'packs.list',
  access: 'viewer',
  kind: 'read',
  summary: "List an account's packs.",
  input: Input,
  output: Output,
  run: async (context, input) => {
    const { account, status, sort = ORDERS[0] } = input;
    const filter = filterOf(context, input);
    if (!filter.ok) return filter;
    const moment = momentOf(input.asOf, 'asOf');
    if (!moment.ok) return moment;
    const page = readPage(input, { sort, position: Position });
    if (!page.ok) return page;
    const { calendar } = context.catalogs.latest;
    const asOf = moment.value ?? context.clock.now();
    const through = moment.value === null ? null : settledBy(context.catalogs.latest, asOf);
    const wish = { filter: filter.value, order: orderOf(sort), deductedThrough: through, asOf };
    const shown = await readShown(context, wish, page.value, status);
    if (shown.length === 0 && (await findAccount(context.database, account)) === null) {
      return refuse('account_not_found', { account }, 'account');
    }
    const { rows, next } = pageOf(page.value, shown, ({ position }) => position);
    return accept({ asOf: calendar.format(asOf), packs: rows.map(({ view }) => view), next });
  },
};

interface ShownPack {
  readonly view: PackView;
  readonly position: PackPosition;
}

interface Wish {
  readonly filter: PackFilter;
  readonly order: PackOrder;
  readonly deductedThrough: Day | null;
  readonly asOf: Instant;
}

/**
 * The packs of a page. How a pack stands is decided by the engine, not by the database: of those
 * that stand otherwise than is asked, the next ones are read until the page is full.
 */
async function readShown(
  context: Context,
  { asOf, filter, order, deductedThrough }: Wish,
  { descending, take, after: start }: Page<PackPosition>,
  status: PackView['status'] | undefined,
): Promise<readonly ShownPack[]> {
  const shown: ShownPack[] = [];
  const batch = status === undefined ? take : SIEVED;
  for (let after = start; ; ) {
    const asked = { filter, order, deductedThrough, descending, take: batch, after };
    const { packs, modes } = await readPackPage(context.database, asked);
    const show = packViewer(context, { asOf, modes });
    for (const row of packs) {
      const view = show(row);
      if (status === undefined || view.status === status) {
        shown.push({ view, position: positionOf(row) });
      }
    }
    const last = packs.at(-1);
    if (last === undefined || packs.length < batch || shown.length >= take) return shown;
    after = positionOf(last);
  }
}

function positionOf({ packId: id, expiresAt, purchasedAt }: PackWithUses): PackPosition {
  return { expiresAt, purchasedAt, id };
}

/** What expires first is charged first. */
function orderOf(sort: (typeof ORDERS)[number]): PackOrder {
  return sort.endsWith('purchasedAt') ? 'purchasedAt' : 'expiresAt';
}

function filterOf(context: Context, input: Static<typeof Input>): Outcome<PackFilter> {
  const { account: accountId, family, search } = input;
  const { latest } = context.catalogs;
  if (family !== undefined && !latest.families.has(family)) {
    const known = nearNames(family, latest.families.keys());
    return refuse('family_is_unknown', { family, known }, 'family');
  }
  const from = momentOf(input.expiresAfter, 'expiresAfter');
  if (!from.ok) return from;
  const before = momentOf(input.expiresBefore, 'expiresBefore');
  if (!before.ok) return before;
  const text = search?.trim() ?? '';
  return accept({
    accountId,
    packId: null,
    family: family ?? null,
    search: text === '' ? null : { id: text, skus: skusNamed(context, text) },
    expiresFrom: from.value,
    expiresBefore: before.value,
  });
}

function momentOf(text: string | undefined, path: string): Outcome<Instant | null> {
  if (text === undefined) return accept(null);
  const instant = parseInstant(text);
  return instant === null ? refuse('time_is_not_readable', { text }, path) : accept(instant);
}

/** The SKUs that have a text in their id or name. */
function skusNamed({ catalogs }: Context, text: string): readonly string[] {
  const wanted = text.toLowerCase();
  const named = catalogs.all.flatMap(({ skus }) =>
    [...skus.values()].filter(({ id, title }) =>
      [id, title.zh, title.en].some((name) => name.toLowerCase().includes(wanted)),
    ),
  );
  return [...new Set(named.map(({ id }) => id))];
}

/** The last day whose settlement is due by an instant, whenever it really ran. */
export function settledBy(catalog: Catalog, at: Instant): Day {
  const { calendar, settleAt } = catalog;
  const today = calendar.dayOf(at);
  return addDays(today, at >= calendar.at(today, settleAt) ? -1 : -2);
}
