import {
  accept,
  type Day,
  type Expiring,
  expiryReminder,
  type LookedDays,
  lowReminder,
  type WatchedPack,
} from '../../engine/index.ts';
import { lastTold } from '../../store/messages.ts';
import {
  listEndingLicenses,
  listEndingPlugins,
  markLow,
  unmarkLow,
} from '../../store/reminders.ts';
import { type Change, changeAccount } from '../change.ts';
import type { Context } from '../operation.ts';
import type { Notice, NoticeKind } from './notice-kinds.ts';
import { notify } from './notify.ts';
import { readThresholds, readWatchedPacks } from './watched-packs.ts';

/** How many packs a message names. */
const NAMED_MAX = 20;

/** The kinds that are told of at most once a day. */
const DAILY_KINDS = [
  'packs-low',
  'pack-expiring',
  'license-expiring',
  'plugin-expiring',
] as const satisfies readonly NoticeKind[];
type DailyKind = (typeof DAILY_KINDS)[number];

/** Tells the people of one account what there is to be told today; how many messages. */
export async function remindAccount(
  context: Context,
  account: string,
  days: LookedDays,
): Promise<number> {
  const outcome = await changeAccount(context, { account, operation: 'remind' }, async (change) => {
    const look = await lookAt(change, days);
    const low = await followLow(look);
    const notices = [
      low.notice,
      packNotice(look),
      await licenseNotice(look),
      await pluginNotice(look),
    ];
    const told: NoticeKind[] = [];
    for (const notice of notices) {
      if (notice !== null && (await notify(change, notice))) told.push(notice.kind);
    }
    const after = { told, low: low.fallen, notLow: low.risen };
    if (Object.values(after).every(({ length }) => length === 0)) return change.unchanged(0);
    await change.audit({ subject: '', before: null, after });
    return accept(told.length);
  });
  // An account is never removed, and nothing else is refused.
  return outcome.ok ? outcome.value : 0;
}

/** What is looked at in one account, and what was told before. */
interface Look {
  readonly change: Change;
  readonly packs: readonly WatchedPack[];
  readonly days: LookedDays;
  /** The day of the last message of a kind. */
  readonly toldOn: ReadonlyMap<string, Day>;
}

async function lookAt(change: Change, days: LookedDays): Promise<Look> {
  const { connection, context, at } = change;
  const { accountId } = change.account;
  const catalog = context.catalogs.latest;
  const thresholds = await readThresholds(connection, accountId);
  const packs = await readWatchedPacks(connection, { accountId, at, catalog, thresholds });
  const last = await lastTold(connection, accountId, DAILY_KINDS);
  const toldOn = new Map([...last].map(([kind, time]) => [kind, catalog.calendar.dayOf(time)]));
  return { change, packs, days, toldOn };
}

interface LowPacks {
  readonly notice: Notice | null;
  readonly fallen: readonly string[];
  readonly risen: readonly string[];
}

/**
 * Follows packs over their thresholds. When people were told of low packs today, those that fell
 * since wait for tomorrow: one message a day.
 */
async function followLow({ change, packs, days, toldOn }: Look): Promise<LowPacks> {
  const { connection, at } = change;
  const { accountId } = change.account;
  const crossed = lowReminder(packs);
  const risen = crossed.risen.map(({ pack }) => pack.id);
  await unmarkLow(connection, accountId, risen);
  const [first] = crossed.fallen;
  const toldToday = toldOn.get('packs-low') === days.today;
  if (first === undefined || toldToday) return { notice: null, fallen: [], risen };
  const fallen = crossed.fallen.map(({ pack }) => pack.id);
  await markLow(connection, accountId, fallen, at);
  const { id, sku, family, total } = first.pack;
  const params = {
    pack: id,
    sku: sku ?? '',
    family,
    left: `${first.left}`,
    total: `${total}`,
    percent: `${first.percent}`,
    count: `${fallen.length}`,
    packs: fallen.slice(0, NAMED_MAX).join(','),
  };
  const key = `packs-low:${days.today}`;
  return { notice: { kind: 'packs-low', subject: id, params, key }, fallen, risen };
}

function packNotice(look: Look): Notice | null {
  const held = look.packs.filter(({ left }) => left > 0n);
  const ending = endingOf(
    look,
    'pack-expiring',
    held.map(({ pack, left }) => ({ ...pack, left })),
  );
  if (ending === null) return null;
  const { id, sku, family, left } = ending.soonest;
  const params = { ...ending.params, pack: id, sku: sku ?? '', family, left: `${left}` };
  return { kind: 'pack-expiring', subject: id, params, key: ending.key };
}

async function licenseNotice(look: Look): Promise<Notice | null> {
  const { connection, account, at } = look.change;
  const licenses = await listEndingLicenses(connection, account.accountId, at);
  const ending = endingOf(look, 'license-expiring', licenses);
  if (ending === null) return null;
  const { id, name } = ending.soonest;
  const params = { ...ending.params, license: id, app: name };
  return { kind: 'license-expiring', subject: id, params, key: ending.key };
}

async function pluginNotice(look: Look): Promise<Notice | null> {
  const { connection, account, at } = look.change;
  const plugins = await listEndingPlugins(connection, account.accountId, at);
  const ending = endingOf(look, 'plugin-expiring', plugins);
  if (ending === null) return null;
  const { id, name, appId } = ending.soonest;
  const params = { ...ending.params, application: id, name, appId };
  return { kind: 'plugin-expiring', subject: id, params, key: ending.key };
}

/** What of these ends soonest of those to be told of today, and what a message says of its end. */
function endingOf<Thing extends Expiring>(
  { change, days, toldOn }: Look,
  kind: DailyKind,
  things: readonly Thing[],
) {
  const { today } = days;
  const { calendar } = change.context.catalogs.latest;
  const told = toldOn.get(kind) ?? days.after;
  if (told === today) return null;
  // What was told on a day that was not finished is not told again.
  const after = told > days.after ? told : days.after;
  const reminder = expiryReminder(calendar, things, { at: change.at, today, after });
  if (reminder === null) return null;
  const { soonest } = reminder;
  const params = {
    expiresAt: calendar.format(soonest.expiresAt),
    days: `${reminder.days}`,
    count: `${reminder.count}`,
  };
  return { soonest, params, key: `${kind}:${today}` };
}
