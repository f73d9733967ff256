// How often somebody may try: by whom it is tried and from where, counted by all processes
// together. docs/operating/sign-in.md says the figures.
import { isIPv6 } from 'node:net';
import { accept, type Outcome, refuse } from '../../engine/index.ts';
import {
  type AttemptRule,
  countAttempt,
  forgetAttempts,
  takeBackAttempt,
} from '../../store/sign-in-attempts.ts';
import type { Context } from '../operation.ts';
import { hashOfToken } from './person-details.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** After so long, nothing that was counted matters anymore. */
export const ATTEMPTS_KEPT_MS = DAY_MS;

/** Of one person: after the fifth failure a minute, after each further one twice as long. */
const PERSON: AttemptRule = {
  free: 5,
  firstLockMs: MINUTE_MS,
  lockMaxMs: HOUR_MS,
  forgetMs: DAY_MS,
};
/** Of one address, behind which many people may be. */
const ADDRESS: AttemptRule = { ...PERSON, free: 30, forgetMs: HOUR_MS };
/** Mails that anybody can have sent to somebody. */
const MAIL: AttemptRule = { ...PERSON, free: 3, firstLockMs: 15 * MINUTE_MS };

/** What is tried; by whom, as far as that is said. */
export interface Attempt {
  readonly what: 'sign-in' | 'password' | 'reset' | 'reset-mail';
  /** An e-mail address or the id of a person; whether there is such a person counts for nothing. */
  readonly who: string | null;
  readonly address: string;
}

/** An attempt that is under way. */
export interface BegunAttempt {
  /** It went well, and is no reason to be careful. */
  succeed(): Promise<void>;
}

/**
 * Begins an attempt, which counts as failed until it went well. Refused: `too_many_attempts`; then
 * even the right password is refused.
 */
export async function beginAttempt(
  context: Context,
  { what, who, address }: Attempt,
): Promise<Outcome<BegunAttempt>> {
  const { database, wallClock, catalogs } = context;
  const at = wallClock.now();
  const from = `${what} from ${hashOfToken(networkOf(address))}`;
  const by = who === null ? null : `${what} by ${hashOfToken(who)}`;
  const rule = what === 'reset-mail' ? MAIL : PERSON;
  // The address first: whoever is locked out by it locks nobody else out.
  const locks = [await countAttempt(database, from, { rule: ADDRESS, at })];
  if (locks[0] === null && by !== null) locks.push(await countAttempt(database, by, { rule, at }));
  const until = locks.find((lock) => lock !== null) ?? null;
  if (until !== null) {
    const seconds = `${Math.max(1, Math.ceil((until - at) / 1000))}`;
    const time = catalogs.latest.calendar.format(until);
    return refuse('too_many_attempts', { until: time, seconds });
  }
  return accept({
    succeed: async () => {
      await takeBackAttempt(database, from, ADDRESS);
      if (by !== null) await forgetAttempts(database, by);
    },
  });
}

/** What of an address is one household's: an IPv6 network of 64 bits, an IPv4 address. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = address.split('::');
  const first = head.split(':').filter((group) => group !== '');
  const last = tail.split(':').filter((group) => group !== '');
  const gap = address.includes('::') ? 8 - first.length - last.length : 0;
  const groups = [...first, ...Array.from({ length: Math.max(0, gap) }, () => '0'), ...last];
  return groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':');
}
