// Until when the packs of a family last, if they go on as in the days before.
// See docs/concepts/forecast.md.
import { assert } from './assert.ts';
import { addDays, type Calendar, type Day, daysBetween } from './day.ts';
import type { Pack, PackBalance } from './pack.ts';
import { inPackOrder } from './pack-order.ts';
import { dividedRoundedDown, timesRoundedUp } from './ratio.ts';

/** So many settled days are looked back on. */
export const PACE_DAYS = 7;

/** What the packs of a family gave on some days, one after another. */
export interface Pace {
  readonly deducted: bigint;
  readonly days: number;
}

/** What becomes of a pack. */
export interface PackForecast {
  readonly pack: string;
  /** The day on which the last of it is used; null: it expires first. */
  readonly emptyOn: Day | null;
  /** What it still holds when it expires. */
  readonly unused: bigint;
}

/** What becomes of the packs of a family. */
export interface Forecast {
  /** The last day on which there is something left. */
  readonly lastsUntil: Day;
  /** Whether it is used up on that day, or expires after it. */
  readonly ends: 'used-up' | 'expired';
  /** In the order in which they are charged. */
  readonly packs: readonly PackForecast[];
}

/**
 * What becomes of packs of one family that are charged in their order after a day, each day the
 * mean of the pace. Exact: no day's part is rounded, only the day itself is a whole one. Null when
 * there are no packs with something left, or nothing uses them.
 */
export function forecastOf(
  calendar: Calendar,
  balances: readonly PackBalance[],
  { pace, after }: { readonly pace: Pace; readonly after: Day },
): Forecast | null {
  assert(pace.days > 0, 'a pace is of one day or more');
  const held = inPackOrder(balances.filter(({ left }) => left > 0n));
  if (held.length === 0 || pace.deducted <= 0n) return null;
  const { deducted } = pace;
  const days = BigInt(pace.days);
  // Time goes in parts of a day, of which a day has as many as were deducted.
  let now = 0n;
  const packs: PackForecast[] = [];
  let last: Pick<Forecast, 'lastsUntil' | 'ends'> = { lastsUntil: after, ends: 'expired' };
  for (const { pack, left } of held) {
    const lastDay = lastDayOf(calendar, pack);
    const end = BigInt(Math.max(0, daysBetween(after, lastDay))) * deducted;
    const takes = left * days;
    if (now + takes <= end) {
      now += takes;
      const emptyOn = addDays(after, Number(timesRoundedUp(now, { num: 1n, den: deducted })));
      packs.push({ pack: pack.id, emptyOn, unused: 0n });
      last = { lastsUntil: emptyOn, ends: 'used-up' };
      continue;
    }
    const given = end > now ? dividedRoundedDown(end - now, { num: days, den: 1n }) : 0n;
    if (end > now) now = end;
    packs.push({ pack: pack.id, emptyOn: null, unused: left - given });
    last = { lastsUntil: lastDay, ends: 'expired' };
  }
  return { ...last, packs };
}

/** A pack must be valid to the end of a day to cover it. */
function lastDayOf(calendar: Calendar, { expiresAt }: Pack): Day {
  return addDays(calendar.dayOf(expiresAt), -1);
}
