import { Type } from 'typebox';
import { accept, daysBetween, type Forecast, formatExact } from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import { countUnread } from '../../store/messages.ts';
import { readPackUses } from '../../store/settled-use.ts';
import { readUsageTotals } from '../../store/usage-day-pages.ts';
import { AccountField } from '../input-fields.ts';
import type { Context, Operation } from '../operation.ts';
import { titleOfSku } from '../packs/pack-view.ts';
import { readAccount } from '../read-account.ts';
import { peakItems, unitOfItem } from '../settlement/item-unit.ts';
import { type HeldFamily, type HeldPack, paceView, readHeldPacks } from './held-packs.ts';
import type { LookBack } from './look-back.ts';
import {
  type DayOverview,
  type ExpiringPack,
  type FamilyOverview,
  OverviewView,
} from './overview-view.ts';
import { readPending } from './pending-things.ts';

/** Within so many days of its expiry people look after a pack, as reminders do. */
const EXPIRING_DAYS = 30;

const Input = Type.Object({ account: AccountField });

/** Shows how an account stands: what is left, until when, what was used, what waits. */
export const showOverview: Operation<typeof Input, OverviewView> = {
  name: 'overview.show',
  access: 'viewer',
  kind: 'read',
  summary: 'Show what is left, until when it lasts, what was used last, and what waits.',
  input: Input,
  output: OverviewView,
  run: async (context, { account }) => {
    const shown = await readAccount(context.database, account, async (connection) =>
      accept(await readOverview(context, connection, account)),
    );
    if (!shown.ok) return shown;
    const pending = await readPending(context, account);
    return pending.ok ? accept({ ...shown.value, pending: pending.value }) : pending;
  },
};

async function readOverview(
  context: Context,
  connection: Connection,
  account: string,
): Promise<Omit<OverviewView, 'pending'>> {
  const { latest } = context.catalogs;
  const now = context.clock.now();
  const { back, families } = await readHeldPacks(context, connection, account);
  return {
    asOf: latest.calendar.format(now),
    currency: latest.currency,
    settledUpTo: back.settledUpTo,
    families: families.map((each) => familyOverview(context, back, each)),
    expiring: families.flatMap((each) => expiringPacks(context, each)).sort(bySoonest),
    day: await readDay(context, connection, { account, back }),
    unread: await countUnread(connection, account),
  };
}

function familyOverview(
  { catalogs }: Context,
  back: LookBack,
  { family, own, frozen, forecast }: HeldFamily,
): FamilyOverview {
  const { title = { zh: family, en: family }, unit = 'byte' } =
    catalogs.latest.families.get(family) ?? {};
  const sum = (figure: (one: HeldPack) => bigint) =>
    own.reduce((all, one) => all + figure(one), 0n);
  return {
    family,
    title,
    unit,
    packs: own.length,
    total: `${sum(({ balance }) => balance.pack.total)}`,
    left: `${sum(({ balance }) => balance.left)}`,
    frozen,
    pace: paceView(back, family),
    forecast: forecast === null ? null : forecastView(forecast),
  };
}

function forecastView({ lastsUntil, ends, packs }: Forecast) {
  const unused = packs.reduce((sum, pack) => sum + pack.unused, 0n);
  return { lastsUntil, ends, unused: `${unused}` };
}

function expiringPacks(
  { catalogs, clock }: Context,
  { own, forecast }: HeldFamily,
): readonly ExpiringPack[] {
  const { calendar } = catalogs.latest;
  const today = calendar.dayOf(clock.now());
  return own.flatMap(({ view, balance: { pack } }) => {
    const daysLeft = daysBetween(today, calendar.dayOf(pack.expiresAt));
    if (daysLeft > EXPIRING_DAYS) return [];
    const { id, family, title, left, unit, expiresAt } = view;
    const foretold = forecast?.packs.find((one) => one.pack === id);
    const unused = foretold === undefined ? null : `${foretold.unused}`;
    return [{ pack: id, family, title, left, unit, expiresAt, daysLeft, unused }];
  });
}

function bySoonest(a: ExpiringPack, b: ExpiringPack): number {
  const [first, second] = [Date.parse(a.expiresAt), Date.parse(b.expiresAt)];
  return first - second || (a.pack < b.pack ? -1 : 1);
}

async function readDay(
  context: Context,
  connection: Connection,
  { account, back }: { readonly account: string; readonly back: LookBack },
): Promise<DayOverview> {
  const { latest } = context.catalogs;
  const day = back.settledUpTo;
  const filter = { accountId: account, from: day, to: day, item: null, instance: null };
  const usage = await readUsageTotals(connection, filter, peakItems(context));
  const uses = await readPackUses(connection, account, { from: day, to: day });
  return {
    date: day,
    usage: usage.map(({ item, quantity, covered, overage, amount }) => ({
      item,
      unit: unitOfItem(context, item),
      quantity: `${quantity}`,
      covered: `${covered}`,
      overage: `${overage}`,
      amount: formatExact(amount),
    })),
    packs: uses.map(({ pack, family, sku, deducted }) => ({
      pack,
      family,
      title: titleOfSku(context, sku),
      deducted: `${deducted}`,
      unit: latest.families.get(family)?.unit ?? 'byte',
    })),
  };
}
