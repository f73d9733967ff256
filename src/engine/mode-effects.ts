// What a change of modes does: how usage is billed then, and which packs freeze or thaw.
// See docs/concepts/billing-modes.md.
import {
  frozenOn,
  isMonthly,
  MEASURE_OF,
  type ModeChange,
  modeOn,
  scopesOf,
} from './billing-mode.ts';
import { type BillingMode, type Catalog, catalogOn, type Measure } from './catalog.ts';
import { addDays, type Day } from './day.ts';
import type { ModeDecision } from './mode-switch.ts';
import type { PackBalance } from './pack.ts';

/** How the usage of a scope is billed. */
export interface BilledHow {
  readonly mode: BillingMode;
  /** Only usage of this measure costs anything. */
  readonly measure: Measure;
  readonly bill: 'day' | 'month';
  /** The families whose packs are charged first. */
  readonly families: readonly string[];
}

/** What becomes different about a scope. */
export interface ScopeEffect {
  readonly scope: string;
  readonly before: BilledHow;
  readonly after: BilledHow;
}

/** A pack that will no longer be charged, or will be again. */
export interface PackEffect {
  readonly effect: 'freezes' | 'thaws';
  readonly balance: PackBalance;
}

/** All that a change does, from its first day on. */
export interface ModeEffects {
  readonly scopes: readonly ScopeEffect[];
  /** In the order given. Validity runs on while they are frozen. */
  readonly packs: readonly PackEffect[];
}

/**
 * What a decision does: the day before its first day compared with that day. Packs that hold
 * nothing, were given back, or are over by then are not told.
 */
export function effectsOf(
  { from, changes: added }: Pick<ModeDecision, 'from' | 'changes'>,
  account: {
    readonly catalogs: readonly Catalog[];
    readonly changes: readonly ModeChange[];
    readonly packs: readonly PackBalance[];
  },
): ModeEffects {
  const { catalogs, changes, packs } = account;
  const after = catalogOn(catalogs, from);
  const before = catalogOn(catalogs, addDays(from, -1));
  if (after === null || before === null) return { scopes: [], packs: [] };
  const old = { catalog: before, changes, on: addDays(from, -1) };
  const fresh = { catalog: after, changes: [...changes, ...added], on: from };
  const effects: PackEffect[] = [];
  for (const balance of packs) {
    const { pack, left } = balance;
    const over = pack.expiresAt <= after.calendar.startOf(from) || pack.refundedAt !== null;
    const [was, is] = [frozen(old, pack.family), frozen(fresh, pack.family)];
    if (left === 0n || over || was === is) continue;
    effects.push({ effect: is ? 'freezes' : 'thaws', balance });
  }
  const scopes = added.map(({ scope }) => ({
    scope,
    before: billedHow(old, scope),
    after: billedHow(fresh, scope),
  }));
  return { scopes, packs: effects };
}

/** The modes on a day. */
interface DayModes {
  readonly catalog: Catalog;
  readonly changes: readonly ModeChange[];
  readonly on: Day;
}

function frozen({ catalog, changes, on }: DayModes, id: string): boolean {
  const family = catalog.families.get(id);
  return family !== undefined && frozenOn(catalog, changes, family, on) !== null;
}

function billedHow({ catalog, changes, on }: DayModes, scope: string): BilledHow {
  const { mode } = modeOn(catalog, changes, scope, on);
  const families = [...catalog.families.values()].filter(
    ({ id, deductsIn, deductsBy }) =>
      deductsBy === 'quantity' &&
      (deductsIn === null || deductsIn === mode) &&
      scopesOf(catalog, id).has(scope),
  );
  return {
    mode,
    measure: MEASURE_OF[mode],
    bill: isMonthly(mode) ? 'month' : 'day',
    families: families.map(({ id }) => id),
  };
}
