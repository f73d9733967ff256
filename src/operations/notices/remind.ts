// The reminders of a day. See docs/concepts/reminders.md.
import { addDays, type Catalog, expiryWindows, LOW_PERCENT_DEFAULT } from '../../engine/index.ts';
import {
  accountsWithExpiry,
  accountsWithLowPacks,
  finishReminderDay,
  lastReminderDay,
} from '../../store/reminders.ts';
import type { Context } from '../operation.ts';
import { remindAccount } from './remind-account.ts';

/**
 * Tells the people of all accounts what there is to be told today: packs that became low since they
 * were looked at, packs, licences and plugins that expire soon. To be run when the day before is
 * settled. Once more on the same day it tells only what it did not; days on which it did not run
 * are made up for.
 */
export async function remind(
  context: Context,
): Promise<{ readonly accounts: number; readonly messages: number }> {
  const { catalogs, clock, database } = context;
  const at = clock.now();
  const { calendar } = catalogs.latest;
  const today = calendar.dayOf(at);
  const after = (await lastReminderDay(database, today)) ?? addDays(today, -1);
  const low = await accountsWithLowPacks(database, { at, ...lowRule(catalogs.latest) });
  const windows = expiryWindows(calendar, { after, today });
  const ending = await accountsWithExpiry(database, windows, at);
  let accounts = 0;
  let messages = 0;
  for (const account of [...new Set([...low, ...ending])].sort()) {
    const told = await remindAccount(context, account, { after, today });
    messages += told;
    if (told > 0) accounts += 1;
  }
  await finishReminderDay(database, today, at);
  return { accounts, messages };
}

function lowRule({ families }: Catalog) {
  const counted = [...families.values()].filter(({ deductsBy }) => deductsBy === 'quantity');
  return {
    families: counted.map(({ id }) => id),
    reminding: counted.filter(({ reminds }) => reminds === true).map(({ id }) => id),
    percent: LOW_PERCENT_DEFAULT,
  };
}
