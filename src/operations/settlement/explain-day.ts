import { Type } from 'typebox';
import {
  accept,
  assert,
  type Catalog,
  type CatalogDocument,
  type Considered,
  type Day,
  formatExact,
  type LinePlan,
  nearNames,
  type Overage,
  type PackBalance,
  parseDay,
  present,
  ratioOn,
  readCatalog,
  refuse,
  settleDay,
  type Unit,
  type UsageLine,
} from '../../engine/index.ts';
import { findCatalog } from '../../store/catalogs.ts';
import { coverageOfRow } from '../../store/director.ts';
import {
  type ExplainedInput,
  type ExplainedPackRow,
  readExplainedInput,
} from '../../store/explained-input.ts';
import { packKnownAt, packOfRow } from '../../store/packs.ts';
import { AccountField } from '../input-fields.ts';
import type { Context, Operation } from '../operation.ts';
import { ExplainedDay, type ExplainedLine, type ExplainedPack } from './explained-day.ts';

const Input = Type.Object({
  account: AccountField,
  date: Type.String({ description: 'The day: 2022-01-04.' }),
  item: Type.Optional(Type.String({ description: 'The lines of this item alone.' })),
});

/** Explains a day: for each line, every pack in order and why it was or was not charged. */
export const explainDay: Operation<typeof Input, ExplainedDay> = {
  name: 'settlement.explain-day',
  access: 'viewer',
  kind: 'read',
  summary: 'Explain why each pack was or was not charged on a day.',
  input: Input,
  output: ExplainedDay,
  run: async (context, input) => {
    const day = parseDay(input.date);
    if (day === null) return refuse('date_is_not_a_day', { text: input.date }, 'date');
    const catalog = context.catalogs.on(day);
    if (catalog === null) return refuse('no_catalog_on_day', { day }, 'date');
    if (input.item !== undefined && !catalog.items.has(input.item)) {
      const known = nearNames(input.item, catalog.items.keys());
      const params = { item: input.item, catalog: catalog.id, known };
      return refuse('item_is_unknown', params, 'item');
    }
    const { account, item } = input;
    const { calendar } = catalog;
    const [start, end] = [calendar.startOf(day), calendar.endOf(day)];
    const asked = { accountId: account, day, start, end };
    const found = await readExplainedInput(context.database, asked);
    if (found === null) return refuse('account_not_found', { account }, 'account');
    return accept(await explain(context, found, { account, day, only: item ?? null }));
  },
};

async function explain(
  context: Context,
  found: ExplainedInput,
  {
    account,
    day,
    only,
  }: { readonly account: string; readonly day: Day; readonly only: string | null },
): Promise<ExplainedDay> {
  const { settled, reported } = found;
  const catalog = await catalogOfDay(context, day, settled?.catalog ?? null);
  const usage = settled === null ? reported : found.settledLines;
  // A settled day is explained by what was known when it was settled.
  const known = (row: { readonly recorded: bigint }) =>
    settled === null || row.recorded < settled.recorded;
  const packs = balancesBefore(found.packs.filter(known), settled?.recorded ?? null);
  const modes = found.modes.filter(known);
  const coverage = found.bindings.filter(known).map((row) => coverageOfRow(catalog, row));
  const plan = settleDay({ catalog, day, packs, modes, coverage, usage }, true);
  const shown = plan.lines.filter(({ item }) => only === null || item === only);
  const later = found.packs.filter((row) => !known(row)).map(laterView);
  const rows = new Map(found.packs.map((row) => [row.packId, row]));
  return {
    account,
    date: day,
    catalog: catalog.id,
    settled:
      settled === null
        ? null
        : { revision: settled.revision, at: catalog.calendar.format(settled.settledAt) },
    lateUsage: settled !== null && !sameLines(usage, reported),
    currency: catalog.currency,
    lines: shown.map((line) => {
      const priced = plan.overage.find(
        ({ item, instance }) => item === line.item && instance === line.instance,
      );
      const item = catalog.items.get(line.item);
      return lineView(line, item?.unit ?? 'byte', {
        ratio: item === undefined ? null : (ratioOn(item, day)?.text ?? null),
        overage: priced ?? null,
        packs: [...line.considered.map((one) => packView(one, rows)), ...later],
      });
    }),
  };
}

/** The catalogue that the day was settled by; that in effect on it when it is not settled. */
async function catalogOfDay(context: Context, day: Day, key: string | null): Promise<Catalog> {
  const current = present(context.catalogs.on(day), 'the day was checked to have a catalogue');
  if (key === null || key === context.catalogs.keyOf(current)) return current;
  // It was checked before it was stored.
  const read = readCatalog((await findCatalog(context.database, key)) as CatalogDocument);
  assert(read.ok, `the stored catalogue ${key} is in order`);
  return read.value;
}

/**
 * What the packs held before the day. A pack that was refunded after the day was settled held all
 * of it then, for it had given nothing.
 */
function balancesBefore(
  rows: readonly ExplainedPackRow[],
  settled: bigint | null,
): readonly PackBalance[] {
  return rows.map((row) => {
    const pack = settled === null ? packOfRow(row) : packKnownAt(row, settled);
    const refundedLater = row.refundedAt !== null && pack.refundedAt === null;
    return { pack, left: refundedLater ? row.total : row.held };
  });
}

function lineView(
  line: LinePlan,
  unit: Unit,
  more: {
    readonly ratio: string | null;
    readonly overage: Overage | null;
    readonly packs: readonly ExplainedPack[];
  },
): ExplainedLine {
  const { overage } = more;
  return {
    item: line.item,
    ...(line.instance === null ? {} : { instance: line.instance }),
    usage: `${line.usage}`,
    unit,
    covered: `${line.covered}`,
    uncovered: `${line.uncovered}`,
    mode: line.mode?.mode ?? null,
    modeSince: line.mode?.since ?? null,
    treatment: line.treatment,
    ratio: more.ratio,
    packs: more.packs,
    overage:
      overage === null || overage.bill === 'none'
        ? null
        : {
            quantity: `${overage.quantity}`,
            unitPrice: overage.unitPrice,
            per: overage.per,
            amount: formatExact(overage.amount),
            bill: overage.bill,
          },
  };
}

function packView(
  considered: Considered,
  rows: ReadonlyMap<string, ExplainedPackRow>,
): ExplainedPack {
  const row = rows.get(considered.pack);
  const { outcome, details, charge } = considered;
  return {
    pack: considered.pack,
    sku: row?.sku ?? null,
    family: row?.family ?? '',
    outcome,
    details,
    ...(charge === null
      ? {}
      : {
          usage: `${charge.usage}`,
          deducted: `${charge.deducted}`,
          leftBefore: `${charge.leftBefore}`,
          leftAfter: `${charge.leftAfter}`,
        }),
  };
}

function laterView(row: ExplainedPackRow): ExplainedPack {
  const { packId, sku, family } = row;
  return { pack: packId, sku, family, outcome: 'pack_recorded_after_settlement', details: {} };
}

function sameLines(a: readonly UsageLine[], b: readonly UsageLine[]): boolean {
  const text = (lines: readonly UsageLine[]) =>
    lines
      .filter(({ quantity }) => quantity !== 0n)
      .map(({ item, instance, quantity }) => `${item} ${instance ?? ''} ${quantity}`)
      .sort()
      .join('\n');
  return text(a) === text(b);
}
