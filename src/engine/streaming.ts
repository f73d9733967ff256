// Whether an account may publish and play, by how it stands and by the packs of the service. See
// docs/concepts/arrears.md.
import { type Standing, standingUntil } from './arrears.ts';
import type { Catalog } from './catalog.ts';
import type { Instant } from './day.ts';
import type { Pack } from './pack.ts';

/** A pack of a service that opens with one only. */
export interface ServicePack {
  readonly pack: Pack;
  readonly left: bigint;
  readonly trial: boolean;
}

/** All that decides whether an account may begin a stream now. */
export interface StreamQuestion {
  readonly standing: Standing;
  readonly since: Instant | null;
  /** The packs of the service's families; null when it opens without one. */
  readonly packs: readonly ServicePack[] | null;
  readonly at: Instant;
}

/** Why an account may begin a stream, or not; each reads as a sentence about it. */
export type StreamReason =
  | 'account_is_served'
  | 'account_in_arrears'
  | 'stopped_in_arrears'
  | 'stopped_for_violation'
  | 'resources_reclaimed'
  | 'trial_pack_used_up'
  | 'service_needs_a_pack';

/** Whether an account may begin a stream, and why. */
export interface StreamAnswer {
  readonly allowed: boolean;
  readonly reason: StreamReason;
  /** Until when it is so if nothing is done; null: until something is. */
  readonly until: Instant | null;
}

/**
 * Whether an account may begin a stream. It says nothing about streams that run: they are not cut.
 * Of several reasons the gravest is told.
 */
export function mayStream({ standing, since, packs, at }: StreamQuestion): StreamAnswer {
  const no = (reason: StreamReason, until: Instant | null = null) => {
    return { allowed: false, reason, until };
  };
  const until = standingUntil({ standing, since });
  if (standing === 'stopped-for-violation') return no('stopped_for_violation');
  if (standing === 'reclaimed') return no('resources_reclaimed');
  if (standing === 'stopped') return no('stopped_in_arrears', until);
  // By the time, not by when somebody looked: the grace is over whether or not it was enforced.
  if (standing === 'arrears' && until !== null && at >= until) return no('stopped_in_arrears');
  const missing = packs === null ? null : missingPack(packs, at);
  if (missing !== null) return no(missing);
  if (standing === 'arrears') return { allowed: true, reason: 'account_in_arrears', until };
  return { allowed: true, reason: 'account_is_served', until: null };
}

/**
 * What a service that opens with a pack lacks: a formal pack opens it for good, a trial pack for as
 * long as something of it is left. What a pack holds is known from its last settled day: it is used
 * up when the bill of the next day is made, and not before.
 */
function missingPack(
  packs: readonly ServicePack[],
  at: Instant,
): 'trial_pack_used_up' | 'service_needs_a_pack' | null {
  const held = packs.filter(({ pack }) => pack.refundedAt === null);
  if (held.some(({ trial }) => !trial)) return null;
  if (held.some(({ pack, left }) => left > 0n && at < pack.expiresAt)) return null;
  return held.some(({ left }) => left === 0n) ? 'trial_pack_used_up' : 'service_needs_a_pack';
}

/** The families of which a service's usage is, by the first part of its items' names: `mic`. */
export function familiesOfService(catalog: Catalog, service: string): ReadonlySet<string> | null {
  let known = false;
  const families = new Set<string>();
  for (const item of catalog.items.values()) {
    if (item.id.split('.')[0] !== service) continue;
    known = true;
    if (item.family !== null) families.add(item.family);
  }
  return known ? families : null;
}

/** The trial packs of some catalogues. A family that has one opens with a pack only. */
export function trialPacks(catalogs: readonly Catalog[]): ReadonlyMap<string, string> {
  const trials = new Map<string, string>();
  for (const { skus } of catalogs) {
    for (const sku of skus.values()) if (sku.trial) trials.set(sku.id, sku.family);
  }
  return trials;
}
