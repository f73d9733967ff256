import { expect, test } from 'vitest';
import { CATALOG_2022 } from '../../test/support/catalogs.ts';
import { instant, packOf } from '../../test/support/packs.ts';
import type { Standing } from './arrears.ts';
import type { Pack } from './pack.ts';
import {
  familiesOfService,
  mayStream,
  type ServicePack,
  type StreamReason,
  trialPacks,
} from './streaming.ts';

const SINCE = instant('2022-06-01T12:00:00+08:00');
const HOUR = 3_600_000;

interface Case {
  readonly standing: Standing;
  readonly hours: number;
  readonly allowed: boolean;
  readonly reason: StreamReason;
}

test.for<Case>([
  { standing: 'running', hours: 0, allowed: true, reason: 'account_is_served' },
  { standing: 'arrears', hours: 23, allowed: true, reason: 'account_in_arrears' },
  { standing: 'arrears', hours: 24, allowed: false, reason: 'stopped_in_arrears' },
  { standing: 'stopped', hours: 24, allowed: false, reason: 'stopped_in_arrears' },
  { standing: 'reclaimed', hours: 0, allowed: false, reason: 'resources_reclaimed' },
  { standing: 'stopped-for-violation', hours: 0, allowed: false, reason: 'stopped_for_violation' },
])('$hours hours $standing: $reason', ({ standing, hours, allowed, reason }) => {
  const question = { standing, since: SINCE, packs: null, at: SINCE + hours * HOUR };
  expect(mayStream(question)).toMatchObject({ allowed, reason });
});

function pack(trial: boolean, left: bigint, changes: Partial<Pack> = {}): ServicePack {
  return { pack: packOf({ family: 'mic', ...changes }), left, trial };
}

const OVER = { expiresAt: SINCE };
const GIVEN_BACK = { refundedAt: SINCE - HOUR };

test.for<{ what: string; packs: readonly ServicePack[]; reason: StreamReason }>([
  { what: 'no pack', packs: [], reason: 'service_needs_a_pack' },
  { what: 'a trial pack', packs: [pack(true, 1n)], reason: 'account_is_served' },
  { what: 'a trial pack used up', packs: [pack(true, 0n)], reason: 'trial_pack_used_up' },
  { what: 'an expired trial pack', packs: [pack(true, 1n, OVER)], reason: 'service_needs_a_pack' },
  {
    what: 'a formal pack beside a trial pack used up',
    packs: [pack(true, 0n), pack(false, 9n, { id: 'P2' })],
    reason: 'account_is_served',
  },
  { what: 'a formal pack used up', packs: [pack(false, 0n, OVER)], reason: 'account_is_served' },
  {
    what: 'a formal pack that was given back',
    packs: [pack(false, 9n, GIVEN_BACK)],
    reason: 'service_needs_a_pack',
  },
])('a service that opens with a pack, with $what: $reason', ({ packs, reason }) => {
  const question = { standing: 'running', since: null, packs, at: SINCE } as const;
  expect(mayStream(question).reason).toBe(reason);
});

test('services and their families are those of the items', () => {
  expect([...(familiesOfService(CATALOG_2022, 'mic') ?? [])]).toEqual(['mic']);
  expect([...(familiesOfService(CATALOG_2022, 'leb') ?? [])]).toEqual(['traffic']);
  expect(familiesOfService(CATALOG_2022, 'radio')).toBeNull();
  expect([...trialPacks([CATALOG_2022])]).toEqual([['mic-trial-3000m', 'mic']]);
});
