import { Type } from 'typebox';
import {
  accept,
  assert,
  type Catalog,
  type CatalogDocument,
  type Considered,
  type Day,
  formatExact,
  groupBy,
  type LinePlan,
  nearNames,
  type Outcome,
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
import { findAccount } from '../../store/accounts.ts';
import { findCatalog } from '../../store/catalogs.ts';
import type { Connection } from '../../store/database.ts';
import { coverageOfRow, listBindings } from '../../store/director.ts';
import { listModeChanges } from '../../store/mode-changes.ts';
import { listPacks, type PackRow, packKnownAt, packOfRow } from '../../store/packs.ts';
import {
  findSettlement,
  listNetCharges,
  listNetOverage,
  listUsageOfDay,
  type NetChargeRow,
} from '../../store/settlement-history.ts';
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
    return context.database.transaction((connection) =>
      explain(context, connection, { account: input.account, day, only: input.item ?? null }),
    );
  },
};

async function explain(
  context: Context,
  connection: Connection,
  asked: { readonly account: string; readonly day: Day; readonly only: string | null },
): Promise<Outcome<ExplainedDay>> {
  const { account, day, only } = asked;
  if ((await findAccount(connection, account)) === null) {
    return refuse('account_not_found', { account }, 'account');
  }
  const settled = await findSettlement(connection, account, day);
  const catalog = await catalogOfDay(context, connection, day, settled?.catalog ?? null);
  const reported = await listUsageOfDay(connection, account, day);
  const charges = await listNetCharges(connection, [account], day);
  const usage = settled === null ? reported : await settledUsage(connection, account, day, charges);
  // Before the packs: so that of whatever is bound meanwhile the pack is known.
  const bound = await listBindings(connection, [account]);
  const rows = await listPacks(connection, account);
  // A settled day is explained by what was known when it was settled.
  const known = (row: { readonly recorded: bigint }) =>
    settled === null || row.recorded < settled.recorded;
  const packs = balancesBefore(charges, rows.filter(known), settled?.recorded ?? null);
  const modes = (await listModeChanges(connection, account)).filter(known);
  const coverage = bound.filter(known).map((row) => coverageOfRow(catalog, row));
  const plan = settleDay({ catalog, day, packs, modes, coverage, usage }, true);
  const shown = plan.lines.filter(({ item }) => only === null || item === only);
  const later = rows.filter((row) => !known(row));
  return accept({
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
        packs: [...line.considered.map((one) => packView(one, rows)), ...later.map(laterView)],
      });
    }),
  });
}

/** The catalogue that the day was settled by; that in effect on it when it is not settled. */
async function catalogOfDay(
  context: Context,
  connection: Connection,
  day: Day,
  key: string | null,
): Promise<Catalog> {
  const current = present(context.catalogs.on(day), 'the day was checked to have a catalogue');
  if (key === null || key === context.catalogs.keyOf(current)) return current;
  // It was checked before it was stored.
  const read = readCatalog((await findCatalog(connection, key)) as CatalogDocument);
  assert(read.ok, `the stored catalogue ${key} is in order`);
  return read.value;
}

/** The lines as they were settled: what packs covered of each, and what they did not. */
async function settledUsage(
  connection: Connection,
  account: string,
  day: Day,
  charges: readonly NetChargeRow[],
): Promise<UsageLine[]> {
  const overage = await listNetOverage(connection, [account], day);
  const parts = [...charges.map((row) => ({ ...row, quantity: row.usage })), ...overage].filter(
    (row) => row.day === day,
  );
  const lines = groupBy(parts, ({ item, instance }) => `${item} ${instance ?? ''}`);
  return [...lines.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const quantity = same.reduce((sum, part) => sum + part.quantity, 0n);
    return [{ item: first.item, instance: first.instance, quantity }];
  });
}

/**
 * What the packs held before the day: what they hold, and all they gave from the day on. A pack
 * that was refunded after the day was settled held all of it then, for it had given nothing.
 */
function balancesBefore(
  charges: readonly NetChargeRow[],
  rows: readonly PackRow[],
  settled: bigint | null,
): PackBalance[] {
  const given = new Map<string, bigint>();
  for (const { pack, deducted } of charges) {
    given.set(pack, (given.get(pack) ?? 0n) + deducted);
  }
  return rows.map((row) => {
    const pack = settled === null ? packOfRow(row) : packKnownAt(row, settled);
    const refundedLater = row.refundedAt !== null && pack.refundedAt === null;
    const left = refundedLater ? row.total : row.remaining;
    return { pack, left: left + (given.get(row.packId) ?? 0n) };
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

function packView(considered: Considered, rows: readonly PackRow[]): ExplainedPack {
  const row = rows.find(({ packId }) => packId === considered.pack);
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

function laterView(row: PackRow): ExplainedPack {
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
