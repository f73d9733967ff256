// Whether an account is served, by what it owes and since when. See docs/concepts/arrears.md.
import type { Instant } from './day.ts';
import type { Money } from './money.ts';

/** Whether an account is served (欠费停服): what it owes, and what an operator decided. */
export type Standing = 'running' | 'arrears' | 'stopped' | 'stopped-for-violation' | 'reclaimed';

/** How long an account in arrears is still served. */
export const GRACE_MS = 24 * 3_600_000;
/** How long a stopped account keeps its packs. */
export const KEEP_MS = 60 * 24 * 3_600_000;

/** All that decides an account's standing. */
export interface StandingFacts {
  readonly standing: Standing;
  /** When the standing began; null: it is as it always was. */
  readonly since: Instant | null;
  readonly cash: Money;
  readonly at: Instant;
}

/**
 * The standing of an account from now on, one step at a time. Who pays runs again, whatever he was
 * (packs that were reclaimed stay so); who owes is in arrears for 24 hours, then stopped, and after
 * 60 days reclaimed. What an operator stopped for a violation only an operator restores.
 */
export function nextStanding({ standing, since, cash, at }: StandingFacts): Standing {
  if (cash >= 0n && standing !== 'stopped-for-violation') return 'running';
  const begun = since ?? at;
  switch (standing) {
    case 'running':
      return 'arrears';
    case 'arrears':
      return at >= begun + GRACE_MS ? 'stopped' : 'arrears';
    case 'stopped':
      return at >= begun + KEEP_MS ? 'reclaimed' : 'stopped';
    case 'reclaimed':
    case 'stopped-for-violation':
      return standing;
  }
}

/** When the standing changes by itself if nothing is paid; null: it does not. */
export function standingUntil({
  standing,
  since,
}: Pick<StandingFacts, 'standing' | 'since'>): Instant | null {
  if (since === null) return null;
  if (standing === 'arrears') return since + GRACE_MS;
  return standing === 'stopped' ? since + KEEP_MS : null;
}
