import type { Context } from '../operation.ts';

type Following = Pick<Context, 'catalogs' | 'clock' | 'database' | 'wallClock'>;

/** Lets pages see what was uploaded elsewhere a moment ago; asked as often as one likes. */
export function followCatalogs({ catalogs, clock, database, wallClock }: Following): Promise<void> {
  return catalogs.keepFresh(database, { now: clock.now(), wallClock: wallClock.now() });
}

/** Knows every upload that is stored by now: before what is charged depends on it. */
export function refreshCatalogs({ catalogs, clock, database }: Following): Promise<void> {
  return catalogs.refresh(database, clock.now());
}
