import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CATALOG_2022, CATALOGS } from '../../test/support/catalogs.ts';
import { areaModeOn, pendingChanges } from './area-mode.ts';
import { frozenOn, type ModeChange, modeOn } from './billing-mode.ts';
import type { BillingMode } from './catalog.ts';
import { addDays, type Day, day } from './day.ts';
import { effectsOf } from './mode-effects.ts';
import {
  decideApproval,
  decideCancel,
  decideModeWish,
  type ModeFacts,
  type SwitchFact,
} from './mode-switch.ts';

// Laws: a decision changes no day that has begun; after it the area is in the wished mode from its
// first day on and no other area is touched; one switch a day; a switch taken back never was.

type Step =
  | { readonly kind: 'switch' | 'approve'; readonly area: string; readonly mode: BillingMode }
  | { readonly kind: 'cancel'; readonly area: string }
  | { readonly kind: 'sleep'; readonly days: number };

const AREAS = [...CATALOG_2022.areas.values()];
const SCOPES = [...CATALOG_2022.scopes.keys()];

const wish = fc
  .constantFrom(...AREAS)
  .chain((area) => fc.record({ area: fc.constant(area.id), mode: fc.constantFrom(...area.modes) }));

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: wish.map((wished) => ({ kind: 'switch' as const, ...wished })) },
  { weight: 1, arbitrary: wish.map((wished) => ({ kind: 'approve' as const, ...wished })) },
  { weight: 3, arbitrary: wish.map(({ area }) => ({ kind: 'cancel' as const, area })) },
  {
    weight: 2,
    arbitrary: fc.integer({ min: 1, max: 40 }).map((days) => ({ kind: 'sleep' as const, days })),
  },
);

/** The modes of all scopes on the days around one. */
function modesAround(changes: readonly ModeChange[], today: Day): readonly string[] {
  const days = Array.from({ length: 60 }, (_, index) => addDays(today, index - 5));
  return days.flatMap((on) =>
    SCOPES.map((scope) => `${on} ${scope} ${modeOn(CATALOG_2022, changes, scope, on).mode}`),
  );
}

interface World extends ModeFacts {
  readonly changes: ModeChange[];
  readonly switches: SwitchFact[];
  today: Day;
}

function perform(world: World, done: Exclude<Step, { readonly kind: 'sleep' }>): void {
  const { changes, switches, today } = world;
  const before = [...changes];
  if (done.kind === 'cancel') {
    const back = decideCancel(world, done.area);
    if (!back.ok) return;
    changes.push(...back.value.changes);
    switches.push({ ...back.value.cancelled, action: 'cancel', day: today });
    expect(switches.filter((one) => one.area === done.area).at(-2)?.action).toBe('switch');
    return;
  }
  const decide = done.kind === 'switch' ? decideModeWish : decideApproval;
  const decided = decide(world, done);
  if (!decided.ok) return;
  const { way, area, from, mode, former } = decided.value;
  if (done.kind === 'switch' && way === 'request') return;
  const packs = effectsOf(decided.value, { catalogs: CATALOGS, changes: before, packs: [] });
  expect(packs.scopes.every(({ after }) => after.mode === mode)).toBe(true);
  changes.push(...decided.value.changes);
  if (done.kind === 'switch' && former !== 'mixed') {
    expect(from).toBe(addDays(today, 1));
    switches.push({ area: area.id, action: 'switch', day: today, from, former, mode });
  }
  expect(from > today).toBe(true);
  expect(areaModeOn(CATALOG_2022, changes, area, from)).toBe(mode);
  // Only the area, and only from its first day on.
  const old = modesAround(before, today);
  const differ = modesAround(changes, today).filter((line, index) => line !== old[index]);
  for (const line of differ) {
    const [on = '', scope = ''] = line.split(' ');
    expect(on >= from && area.scopes.includes(scope)).toBe(true);
  }
}

test('whatever is switched, approved and taken back, day after day', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const world: World = {
        catalogs: CATALOGS,
        changes: [],
        switches: [],
        today: day('2022-03-01'),
      };
      for (const done of steps) {
        if (done.kind === 'sleep') world.today = addDays(world.today, done.days);
        else perform(world, done);
      }
      const acts = world.switches.map(({ area, action, day: on }) => `${area} ${action} ${on}`);
      expect(new Set(acts).size).toBe(acts.length);
      for (const area of AREAS) {
        const last = pendingChanges(CATALOG_2022, world.changes, area, world.today).at(-1)?.from;
        if (last === undefined) continue;
        // Everything comes at the latest with the next month.
        expect(last <= addDays(world.today, 31)).toBe(true);
      }
    }),
  );
});

test('a switch that is taken back never was, and nothing more is switched that day', () => {
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 4 }), wish, wish, (approved, wanted, again) => {
      const world: World = {
        catalogs: CATALOGS,
        changes: [],
        switches: [],
        today: day('2022-03-01'),
      };
      for (const one of approved) {
        const decided = decideApproval(world, one);
        if (decided.ok) world.changes.push(...decided.value.changes);
        world.today = addDays(world.today, 31);
      }
      const before = modesAround(world.changes, world.today);
      const decided = decideModeWish(world, wanted);
      if (!decided.ok || decided.value.way === 'request') return;
      perform(world, { kind: 'switch', ...wanted });
      perform(world, { kind: 'cancel', area: wanted.area });
      expect(world.switches.map(({ action }) => action)).toEqual(['switch', 'cancel']);
      expect(modesAround(world.changes, world.today)).toEqual(before);
      const more = decideModeWish(world, { ...again, area: wanted.area });
      expect(more.ok && more.value.way === 'self-service').toBe(false);
    }),
  );
});

test('packs freeze and thaw as frozenOn says', () => {
  const traffic = CATALOG_2022.families.get('traffic');
  if (traffic === undefined) throw new Error('the catalogue has traffic packs');
  fc.assert(
    fc.property(fc.array(wish, { minLength: 1, maxLength: 6 }), (wishes) => {
      const changes: ModeChange[] = [];
      let today = day('2022-03-01');
      for (const one of wishes) {
        const decided = decideApproval({ catalogs: CATALOGS, changes, switches: [], today }, one);
        if (decided.ok) {
          const { from } = decided.value;
          const pack = {
            id: 'P',
            family: 'traffic',
            sku: null,
            total: 5n,
            purchasedAt: 0,
            expiresAt: CATALOG_2022.calendar.endOf(from),
            gift: false,
            refundedAt: null,
          };
          const packs = [{ pack, left: 3n }];
          const [effect] = effectsOf(decided.value, { catalogs: CATALOGS, changes, packs }).packs;
          const was = frozenOn(CATALOG_2022, changes, traffic, addDays(from, -1)) !== null;
          changes.push(...decided.value.changes);
          const is = frozenOn(CATALOG_2022, changes, traffic, from) !== null;
          expect(effect?.effect ?? null).toBe(was === is ? null : is ? 'freezes' : 'thaws');
        }
        today = addDays(today, 31);
      }
    }),
  );
});
