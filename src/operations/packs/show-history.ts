import { type Static, Type } from 'typebox';
import { accept, addDays, refuse } from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import { findPack, type PackRow } from '../../store/packs.ts';
import { readPackDays } from '../../store/settled-use.ts';
import { DayField, described, listOf, oneOf, orNull, QuantityField } from '../answer-fields.ts';
import { AccountField } from '../input-fields.ts';
import { UnitField } from '../ledger-fields.ts';
import type { Context, Operation } from '../operation.ts';
import { paceView, readHeldPacks } from '../overview/held-packs.ts';
import { PaceView } from '../overview/overview-view.ts';
import { readAccount } from '../read-account.ts';

const Input = Type.Object({
  account: AccountField,
  pack: Type.String({ description: 'The id of the pack.' }),
});

/** How a pack was used up, day by day, and what becomes of the rest. */
export const PackHistory = Type.Object(
  {
    pack: Type.String({ description: 'The id of the pack.' }),
    family: Type.String(),
    unit: UnitField,
    total: QuantityField,
    firstDay: described(DayField, 'The day of its purchase, all of which it covers.'),
    lastDay: described(DayField, 'The last day that it covers, or would have covered.'),
    settledUpTo: described(DayField, 'The last day of which all usage is settled.'),
    days: listOf(
      Type.Object({
        date: DayField,
        deducted: described(QuantityField, 'What it gave, of all revisions of the day together.'),
        left: described(QuantityField, 'What it held after the day.'),
      }),
      { description: 'The days on which it gave something, the earliest first.' },
    ),
    end: orNull(
      Type.Object({
        date: DayField,
        how: oneOf(['expired', 'refunded', 'reclaimed']),
        quantity: described(QuantityField, 'What it held then, and does not hold any more.'),
      }),
      { description: 'What ended it while it held something; null: nothing did.' },
    ),
    pace: orNull(PaceView, { description: 'Null: it is over, or no day was settled yet.' }),
    forecast: orNull(
      Type.Object({
        emptyOn: orNull(DayField, { description: 'The day that uses it up; null: it expires.' }),
        unused: described(QuantityField, 'What it will still hold when it expires.'),
      }),
      {
        description: 'At the pace of its family; null: it is over or frozen, or nothing is used.',
      },
    ),
  },
  { title: 'PackHistory' },
);
export type PackHistory = Static<typeof PackHistory>;

/** Shows what a pack held after each day, and when it will be empty. */
export const showPackHistory: Operation<typeof Input, PackHistory> = {
  name: 'packs.history',
  access: 'viewer',
  kind: 'read',
  summary: 'Show what a pack held after each day, and when it will be empty.',
  input: Input,
  output: PackHistory,
  run: async (context, { account, pack }) =>
    readAccount(context.database, account, async (connection) => {
      const row = await findPack(connection, account, pack);
      if (row === null) return refuse('pack_not_found', { pack, account }, 'pack');
      return accept(await readHistory(context, connection, row));
    }),
};

async function readHistory(
  context: Context,
  connection: Connection,
  row: PackRow,
): Promise<PackHistory> {
  const { calendar, families } = context.catalogs.latest;
  const { accountId, packId, family, total } = row;
  const firstDay = calendar.dayOf(row.purchasedAt);
  const lastDay = addDays(calendar.dayOf(row.expiresAt), -1);
  const held = await readHeldPacks(context, connection, accountId);
  const own = held.families.find((one) => one.own.some(({ view }) => view.id === packId));
  const foretold = own?.forecast?.packs.find((one) => one.pack === packId);
  const span = { from: firstDay, to: lastDay };
  const gave = await readPackDays(connection, { accountId, packId }, span);
  let left = total;
  const days = gave.map(({ day: date, deducted }) => {
    left -= deducted;
    return { date, deducted: `${deducted}`, left: `${left}` };
  });
  return {
    pack: packId,
    family,
    unit: families.get(family)?.unit ?? 'byte',
    total: `${total}`,
    firstDay,
    lastDay,
    settledUpTo: held.back.settledUpTo,
    days,
    end: endOf(context, row, left),
    pace: own === undefined ? null : paceView(held.back, family),
    forecast:
      foretold === undefined ? null : { emptyOn: foretold.emptyOn, unused: `${foretold.unused}` },
  };
}

function endOf({ catalogs, clock }: Context, row: PackRow, left: bigint): PackHistory['end'] {
  const { calendar, families } = catalogs.latest;
  const { refundedAt, reclaimedAt, expiresAt } = row;
  const quantity = `${left}`;
  const at = (time: number) => calendar.dayOf(time);
  if (refundedAt !== null) return { date: at(refundedAt), how: 'refunded', quantity };
  // What a bound pack gave are days of its instance, of which there are no deductions.
  if (left === 0n || families.get(row.family)?.deductsBy === 'binding') return null;
  if (reclaimedAt !== null && reclaimedAt < expiresAt) {
    return { date: at(reclaimedAt), how: 'reclaimed', quantity };
  }
  return clock.now() < expiresAt ? null : { date: at(expiresAt), how: 'expired', quantity };
}
