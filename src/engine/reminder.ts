// When people are told that a pack is low or something expires. See docs/concepts/reminders.md.
import type { Catalog } from './catalog.ts';
import { addDays, type Calendar, type Day, daysBetween, type Instant } from './day.ts';
import type { Pack, PackBalance } from './pack.ts';
import { comparePacks } from './pack-order.ts';

/** How many days before its expiry people are told of something. */
export const REMINDED_BEFORE_DAYS = [30, 15, 7, 1] as const;

/** Below how many percent of its size a pack is low, where the account set nothing else. */
export const LOW_PERCENT_DEFAULT = 15;

/** What the account set: for itself, for a family, for one pack. The closest one counts. */
export interface Thresholds {
  readonly account: number | null;
  readonly families: ReadonlyMap<string, number>;
  readonly packs: ReadonlyMap<string, number>;
}

/** Below how many percent this pack is low. */
export function thresholdOf(thresholds: Thresholds, pack: Pack): number {
  return (
    thresholds.packs.get(pack.id) ??
    thresholds.families.get(pack.family) ??
    thresholds.account ??
    LOW_PERCENT_DEFAULT
  );
}

/**
 * Whether people are told about this pack: its family says so in the catalogue, or they set a
 * threshold for the family or the pack. Never of packs that are not deducted by quantity.
 */
export function packReminds(catalog: Catalog, thresholds: Thresholds, pack: Pack): boolean {
  const family = catalog.families.get(pack.family);
  if (family?.deductsBy !== 'quantity') return false;
  const chosen = thresholds.families.has(pack.family) || thresholds.packs.has(pack.id);
  return chosen || family.reminds === true;
}

/** Whether less than `percent` of the pack is left: 15 GB of 100 GB are not below 15 percent. */
export function isLow({ pack, left }: PackBalance, percent: number): boolean {
  return left * 100n < BigInt(percent) * pack.total;
}

/** A pack that is looked at, and whether it was low when looked at before. */
export interface WatchedPack extends PackBalance {
  readonly percent: number;
  readonly wasLow: boolean;
}

/** The packs that crossed their threshold, either way. */
export interface LowReminder {
  /** The packs that went from their threshold or above to below it, in the order of packs. */
  readonly fallen: readonly WatchedPack[];
  /** The packs that are at their threshold or above it again: usage of theirs was returned. */
  readonly risen: readonly WatchedPack[];
}

/** Which packs crossed their threshold since they were looked at; not those that stayed low. */
export function lowReminder(packs: readonly WatchedPack[]): LowReminder {
  const crossed = packs.filter((watched) => isLow(watched, watched.percent) !== watched.wasLow);
  const fallen = crossed.filter(({ wasLow }) => !wasLow);
  return {
    fallen: fallen.sort((a, b) => comparePacks(a.pack, b.pack)),
    risen: crossed.filter(({ wasLow }) => wasLow),
  };
}

/** The days of a look: those after the one of the look before, up to today. */
export interface LookedDays {
  readonly after: Day;
  readonly today: Day;
}

/** An end from the first instant to before the second. */
export interface ExpiryWindow {
  readonly from: Instant;
  readonly to: Instant;
}

/** Where the ends lie that people are told of: one of the days is 30, 15, 7 or 1 before them. */
export function expiryWindows(calendar: Calendar, days: LookedDays): readonly ExpiryWindow[] {
  return REMINDED_BEFORE_DAYS.map((before) => ({
    from: calendar.endOf(addDays(days.after, before)),
    to: calendar.endOf(addDays(days.today, before)),
  }));
}

/** Something that ends: a pack, a licence, a plugin. */
export interface Expiring {
  readonly id: string;
  readonly expiresAt: Instant;
}

/** One thing that ends soon, and how many do. */
export interface ExpiryReminder<Thing> {
  /** What ends soonest of those that people are told of; of two at once the first by id. */
  readonly soonest: Thing;
  /** In how many calendar days it ends; 0: today. */
  readonly days: number;
  /** Of how many the look would tell. */
  readonly count: number;
}

/** What people are told of things that end, at an instant of the last day looked at. */
export function expiryReminder<Thing extends Expiring>(
  calendar: Calendar,
  things: readonly Thing[],
  { at, ...days }: LookedDays & { readonly at: Instant },
): ExpiryReminder<Thing> | null {
  const windows = expiryWindows(calendar, days);
  const due = things.filter(
    ({ expiresAt }) =>
      at < expiresAt && windows.some(({ from, to }) => from <= expiresAt && expiresAt < to),
  );
  const [soonest] = due.sort((a, b) => a.expiresAt - b.expiresAt || (a.id < b.id ? -1 : 1));
  if (soonest === undefined) return null;
  const left = daysBetween(days.today, calendar.dayOf(soonest.expiresAt));
  return { soonest, days: left, count: due.length };
}
