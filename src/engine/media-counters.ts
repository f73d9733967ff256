// What the counters of a media server itself rose by between two looks, beside what its sessions
// reported. docs/concepts/media-servers.md.
import { hasFallen } from './media-session.ts';

/** Where a counter stands, in bytes; its name is no other's, nor its own after it began anew. */
export interface ServerCounter {
  readonly counter: string;
  readonly sent: bigint;
  readonly received: bigint;
}

/** What all counters rose by, in bytes, and whether the server was seen to begin anew. */
export interface CountersRisen {
  readonly played: bigint;
  readonly published: bigint;
  readonly began: boolean;
}

/**
 * What counters rose by. One that fell, or is new, has counted from zero; the former tells that the
 * server began anew, and so does one that is gone where counters end with their server only.
 */
export function risenBetween(
  before: readonly ServerCounter[],
  now: readonly ServerCounter[],
  { endWithServer }: { readonly endWithServer: boolean },
): CountersRisen {
  const known = new Map(before.map((one) => [one.counter, one]));
  const there = new Set(now.map(({ counter }) => counter));
  let [played, published] = [0n, 0n];
  let began = endWithServer && before.some(({ counter }) => !there.has(counter));
  for (const counter of now) {
    const last = known.get(counter.counter);
    const fell = last !== undefined && hasFallen(last, counter);
    began ||= fell;
    const from = last === undefined || fell ? { sent: 0n, received: 0n } : last;
    played += counter.sent - from.sent;
    published += counter.received - from.received;
  }
  return { played, published, began };
}
