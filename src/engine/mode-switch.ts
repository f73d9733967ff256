// Who may change the mode of an area, to what, and from which day on: switching, asking for a
// monthly mode, approving, taking back. See docs/concepts/billing-modes.md.
import { type AreaMode, areaModeOn, pendingChanges } from './area-mode.ts';
import { isMonthly, type ModeChange, modeOn } from './billing-mode.ts';
import { type Area, type BillingMode, type Catalog, catalogOn } from './catalog.ts';
import { addDays, type Day, firstOfNextMonth } from './day.ts';
import { nearNames } from './near-names.ts';
import { accept, type Outcome, refuse } from './outcome.ts';

/** What an account did about the mode of an area itself. */
export interface SwitchFact {
  readonly area: string;
  /** `cancel` takes back a switch before its first day. */
  readonly action: 'switch' | 'cancel';
  /** The day on which it was done. */
  readonly day: Day;
  /** The first day of the new mode. */
  readonly from: Day;
  readonly former: BillingMode;
  readonly mode: BillingMode;
}

/** What is known of an account when somebody wants to change its modes. */
export interface ModeFacts {
  readonly catalogs: readonly Catalog[];
  /** In the order in which they were recorded. */
  readonly changes: readonly ModeChange[];
  /** In the order in which they were done. */
  readonly switches: readonly SwitchFact[];
  readonly today: Day;
}

/** Which mode is wanted for an area; both as the caller wrote them. */
export interface ModeWish {
  readonly area: string;
  readonly mode: string;
}

/** What a change of an area's mode comes to. */
export interface ModeDecision {
  /** Whether the account may do it by itself, or has to ask an operator for it. */
  readonly way: 'self-service' | 'request';
  readonly area: Area;
  readonly former: AreaMode;
  readonly mode: BillingMode;
  /** Its first day; of a request, if it is approved today. */
  readonly from: Day;
  /** What is to be recorded: the scopes that become different. */
  readonly changes: readonly ModeChange[];
}

/**
 * Decides what an account wants: by self-service between daily modes, effective the next day, once
 * a day for an area; by request to or from a monthly mode and where the area is mixed. Refused
 * while another change is to come.
 */
export function decideModeWish(facts: ModeFacts, wish: ModeWish): Outcome<ModeDecision> {
  const found = findWish(facts, wish);
  if (!found.ok) return found;
  const { catalog, area, former, mode } = found.value;
  const { changes, today } = facts;
  const way = wayOf(former, mode);
  const last = lastSwitch(facts, area);
  if (way === 'self-service' && last?.day === today) return refuseSecond(last);
  const [next] = pendingChanges(catalog, changes, area, today);
  if (next !== undefined) {
    const params = { area: area.id, scope: next.scope, mode: next.mode, from: next.from };
    return refuse('mode_change_is_pending', params, 'area');
  }
  return plan(facts, found.value);
}

/** Decides what approving a request today comes to. What is still to come gives way to it. */
export function decideApproval(facts: ModeFacts, wish: ModeWish): Outcome<ModeDecision> {
  const found = findWish(facts, wish);
  return found.ok ? plan(facts, found.value) : found;
}

/** A switch that is taken back, and what is to be recorded for it. */
export interface CancelDecision {
  readonly area: Area;
  readonly cancelled: SwitchFact;
  readonly changes: readonly ModeChange[];
}

/**
 * Takes back the switch of an area that is still to come: the former mode is said again for the
 * same day. Refused when there is none, or an operator has decided otherwise meanwhile.
 */
export function decideCancel(facts: ModeFacts, areaId: string): Outcome<CancelDecision> {
  const found = findArea(facts, areaId);
  if (!found.ok) return found;
  const { catalog, area } = found.value;
  const last = lastSwitch(facts, area);
  if (last?.action === 'cancel' && last.day === facts.today) return refuseSecond(last);
  const { changes, today } = facts;
  const stands =
    last?.action === 'switch' &&
    last.from > today &&
    areaModeOn(catalog, changes, area, last.from) === last.mode;
  if (!stands) return refuse('no_mode_switch_to_cancel', { area: area.id }, 'area');
  const { former: mode, from } = last;
  const back = area.scopes.map((scope) => ({ scope, mode, from }));
  return accept({ area, cancelled: last, changes: back });
}

/** A wish whose words are known, and what holds today. */
interface FoundWish {
  readonly catalog: Catalog;
  readonly area: Area;
  readonly former: AreaMode;
  readonly mode: BillingMode;
}

function findArea(
  { catalogs, today }: ModeFacts,
  id: string,
): Outcome<{ readonly catalog: Catalog; readonly area: Area }> {
  const catalog = catalogOn(catalogs, today);
  if (catalog === null) return refuse('no_catalog_on_day', { day: today });
  const area = catalog.areas.get(id);
  if (area !== undefined) return accept({ catalog, area });
  const known = nearNames(id, catalog.areas.keys());
  return refuse('area_is_unknown', { area: id, known }, 'area');
}

function findWish(facts: ModeFacts, wish: ModeWish): Outcome<FoundWish> {
  const found = findArea(facts, wish.area);
  if (!found.ok) return found;
  const { catalog, area } = found.value;
  const mode = area.modes.find((name) => name === wish.mode);
  if (mode === undefined) {
    const params = { mode: wish.mode, area: area.id, known: area.modes.join(', ') };
    return refuse('area_has_no_such_mode', params, 'mode');
  }
  const former = areaModeOn(catalog, facts.changes, area, facts.today);
  return accept({ catalog, area, former, mode });
}

function wayOf(former: AreaMode, mode: BillingMode): ModeDecision['way'] {
  if (former === 'mixed' || isMonthly(former) || isMonthly(mode)) return 'request';
  return 'self-service';
}

function plan(facts: ModeFacts, { catalog, area, former, mode }: FoundWish): Outcome<ModeDecision> {
  const { catalogs, changes, today } = facts;
  // A month is billed whole: who leaves a monthly mode leaves it with the month.
  const leavesMonth = area.scopes.some((scope) => {
    const now = modeOn(catalog, changes, scope, today).mode;
    return now !== mode && isMonthly(now);
  });
  const from = leavesMonth ? firstOfNextMonth(today) : addDays(today, 1);
  const then = catalogOn(catalogs, from);
  if (then === null) return refuse('no_catalog_on_day', { day: from });
  const different: ModeChange[] = [];
  for (const scope of area.scopes) {
    const known = then.scopes.get(scope)?.modes ?? [];
    if (!known.includes(mode)) {
      return refuse('scope_has_no_such_mode', { mode, scope, known: known.join(', ') }, 'mode');
    }
    if (modeOn(then, changes, scope, from).mode !== mode) different.push({ scope, mode, from });
  }
  if (different.length === 0) {
    return refuse('area_is_in_mode_already', { area: area.id, mode }, 'mode');
  }
  return accept({ way: wayOf(former, mode), area, former, mode, from, changes: different });
}

function lastSwitch({ switches }: ModeFacts, { id }: Area): SwitchFact | undefined {
  return switches.filter(({ area }) => area === id).at(-1);
}

/** One a day; after one that was taken back none. */
function refuseSecond({ area, action, day }: SwitchFact): ReturnType<typeof refuse> {
  const params = { area, day, next: addDays(day, 1) };
  return action === 'cancel'
    ? refuse('mode_switch_was_cancelled_today', params, 'area')
    : refuse('mode_was_switched_today', params, 'area');
}
